"""The Discord client: started, synced, stopped. What it does stands in `bot.commands`, one group a file."""

from __future__ import annotations

import asyncio
import logging
import pkgutil
import signal
from collections.abc import Awaitable
from typing import TypeVar

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands
from discord.http import Route

import bot.commands
from bot.archive import Archive
from bot.buttons import Action, CardButton
from bot.desk import Desk, Job, Request, Result
from bot.logs import start_logging
from bot.moderators import is_moderator
from bot.reply import Interaction, NewMessage, Reply
from bot.settings import Settings
from bot.store import Store
from index.errors import CuttingsError

log = logging.getLogger(__name__)
T = TypeVar("T")

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""None is privileged: a message that mentions the bot, or is sent to it directly, comes with its text."""
_LAST_SECONDS = 5.0
"""How long the connection may take to close before it is dropped."""


class Tree(app_commands.CommandTree["Cuttings"]):
    """The command tree; what goes wrong before a command begins is answered like all else."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """Answer an error that arose outside a request, such as an argument that cannot be read."""

        async def fail() -> Result:
            raise getattr(error, "original", error)

        name = interaction.command.qualified_name if interaction.command else "unknown"
        await interaction.client.attend(interaction, name, NewMessage(interaction, private=True), fail)


class Cuttings(commands.AutoShardedBot):
    """One connection to Discord, sharded as Discord advises."""

    def __init__(self, settings: Settings, archive: Archive, store: Store) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            max_messages=None,
        )
        self.settings = settings
        self.archive = archive
        self.store = store
        self.desk = Desk(settings.discord, store)
        self.actions: dict[str, Action] = {}
        """What each button does, by the name in its custom id; the command groups add theirs."""

    async def setup_hook(self) -> None:
        """Load every command group and take up the buttons of cards sent in earlier lives."""
        for module in pkgutil.iter_modules(bot.commands.__path__, f"{bot.commands.__name__}."):
            await self.load_extension(module.name)
        self.add_dynamic_items(CardButton)

    async def on_ready(self) -> None:
        """Say in the log that Discord listens."""
        log.info("ready", extra={"guilds": len(self.guilds), "shards": self.shard_count})

    async def on_message(self, _message: discord.Message) -> None:
        """Leave messages to the listeners: there are no commands with a prefix."""

    async def attend(
        self,
        interaction: Interaction,
        name: str,
        reply: Reply,
        job: Job,
        *,
        costs: bool = False,
        for_moderators: bool = False,
    ) -> None:
        """Attend to an interaction: who asks, and where, is read from it."""
        request = Request(
            name=name,
            user=interaction.user.id,
            at=interaction.created_at,
            channel=interaction.channel_id,
            moderator=is_moderator(interaction, self.settings.discord),
            reply=reply,
            costs=costs,
            for_moderators=for_moderators,
        )
        await self.desk.attend(request, job)

    async def close(self) -> None:
        """Finish what is running, end the threads, close the store, and then the connection."""
        if not self.is_closed():
            await self.desk.close(self.settings.discord.grace_seconds)
            await asyncio.to_thread(self.archive.close)
            self.store.close()
        await super().close()


def run(settings: Settings) -> None:
    """Serve Discord until SIGTERM or Ctrl-C.

    Raises:
        CuttingsError: the token, the index or the model is missing, or Discord refuses the token or
            cannot be reached; the sentence says what to do.
    """
    token = _token(settings)
    start_logging(settings.discord.log, settings.token)
    archive = Archive.open(settings)
    asyncio.run(_serve(settings, archive, token))


def sync(settings: Settings, guild: int | None = None) -> int:
    """Register the commands with Discord, everywhere or in one test server, and give how many there are.

    Raises:
        CuttingsError: the token is missing, or Discord refuses it or cannot be reached.
    """
    token = _token(settings)
    start_logging(settings.discord.log, settings.token)
    return asyncio.run(_sync(settings, token, guild))


async def _sync(settings: Settings, token: str, guild: int | None) -> int:
    client = _client(settings, Archive.unopened(settings))
    try:
        await _reaching(client.login(token))
        target = discord.Object(guild) if guild else None
        if target:
            client.tree.copy_global_to(guild=target)
        return len(await _reaching(client.tree.sync(guild=target)))
    finally:
        await client.close()


async def _serve(settings: Settings, archive: Archive, token: str) -> None:
    client = _client(settings, archive)
    client.store.prune(settings.discord.card_days)
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    serving = asyncio.create_task(_reaching(client.start(token)))
    stopping = asyncio.create_task(stopped.wait())
    await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
    log.info("stopping")
    await client.close()
    stopping.cancel()
    if stopped.is_set():
        await asyncio.wait((serving,), timeout=_LAST_SECONDS)
        serving.cancel()
    else:
        await serving
    log.info("stopped")


def _client(settings: Settings, archive: Archive) -> Cuttings:
    """Make the client; the address of Discord's API is a constant of discord.py, set once here."""
    if settings.discord.api_base:
        Route.BASE = str(settings.discord.api_base).rstrip("/")
    return Cuttings(settings, archive, Store(settings.store))


def _token(settings: Settings) -> str:
    token = settings.token.get_secret_value().strip() if settings.token else ""
    if not token:
        raise CuttingsError(
            "The Discord token is missing; set CUTTINGS_TOKEN, in the environment or in .env, to the token "
            "from the application's page at https://discord.com/developers/applications."
        )
    return token


async def _reaching(call: Awaitable[T]) -> T:
    """Await a call to Discord and say in one sentence why it was not reached."""
    try:
        return await call
    except discord.LoginFailure as error:
        raise CuttingsError(
            "Discord refused the token; copy it anew from the application's page into CUTTINGS_TOKEN."
        ) from error
    except discord.HTTPException as error:
        raise CuttingsError(f"Discord refused the request: {error.text or error.status}.") from error
    except (aiohttp.ClientError, OSError) as error:
        raise CuttingsError(f"Discord cannot be reached: {error}.") from error
