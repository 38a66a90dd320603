"""A small Discord with the bot in it, and the people who use it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import discord
import simcord
from simcord import interactions
from simcord.actors import MemberActor
from simcord.backend.models import Interaction
from simcord.builders import ChannelHandle, GuildHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.client import Cuttings

QUESTION = "How many tram journeys were there at the end of 2024?"


@dataclass
class World:
    """One server with a channel, a member and a moderator."""

    env: simcord.Env
    bot: Cuttings
    guild: GuildHandle
    channel: ChannelHandle
    alice: MemberActor
    mod: MemberActor

    def member(self, name: str, **options: Any) -> MemberActor:  # noqa: ANN401
        """A further member of the server."""
        return self.guild.add_member(self.env.create_user(name), **options)

    async def ask(self, question: str = QUESTION, **options: Any) -> InteractionResult:  # noqa: ANN401
        """Alice asks."""
        return await self.alice.slash(self.channel, "ask", question=question, **options)

    async def restart(self, bot: Cuttings) -> None:
        """Start the bot anew; Discord and its people stay as they are."""
        await self.env.restart_bot(bot)
        self.bot = bot

    async def let_through(self, actor: MemberActor, command: str) -> None:
        """Let Discord offer a command to a member, as a server's settings can."""
        commands = await self.bot.tree.fetch_commands()
        self.guild.set_command_permissions(next(c for c in commands if c.name == command), {actor: True})

    def emit(self, actor: MemberActor, name: str, **options: Any) -> Pending:  # noqa: ANN401
        """Send a slash command and do not wait for the answer."""
        return Pending(self.env, emit_slash(self.env, actor, self.channel, name, options))

    async def quiet(self) -> None:
        """Wait until the bot attends to nobody; cheaper than settling while many wait."""
        await asyncio.sleep(0.02)
        await self.until(lambda: not self.bot.desk.busy, 120)
        await self.env.settle()

    async def until(self, condition: Callable[[], bool], seconds: float = 20) -> None:
        """Wait in real time, for work that other threads do."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, "it never came to be"
            await asyncio.sleep(0.02)


@dataclass
class Pending:
    """A command that was sent, answered or not."""

    env: simcord.Env
    record: Interaction

    @property
    def result(self) -> InteractionResult:
        """What has come of it so far."""
        return InteractionResult(self.env, self.record)

    @property
    def loading(self) -> bool:
        """Whether the user still sees "thinking", or nothing."""
        return not self.record.responded or self.record.loading


def emit_slash(
    env: simcord.Env, actor: MemberActor, channel: ChannelHandle, name: str, options: dict[str, Any]
) -> Interaction:
    """Send a slash command through the gateway, as `MemberActor.slash` does before it waits."""
    parts = name.split()
    root = env.backend.find_command(parts[0], actor.guild.id, type=1)
    assert root is not None
    leaf, nesting = interactions.walk_to_subcommand(root, parts[1:])
    given, _ = interactions.build_options(actor, name, leaf, options, channel_id=channel.id)
    data = {"id": root["id"], "name": root["name"], "type": 1}
    data["options"] = interactions.nest_options(root, nesting, given)
    where = {"channel_id": channel.id, "guild_id": actor.guild.id, "user_id": actor.id}
    record, payload = interactions.base_payload(env.backend, type=2, data=data, **where)
    env.backend.emit("INTERACTION_CREATE", payload)
    return record


def make_world(env: simcord.Env) -> World:
    """A server in which Alice reads and Morag moderates."""
    assert isinstance(env.bot, Cuttings)
    guild = env.create_guild("Kelby Reading Room")
    channel = guild.create_text_channel("news")
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    alice = guild.add_member(env.create_user("alice"))
    mod = guild.add_member(env.create_user("morag"), roles=[moderators])
    return World(env, env.bot, guild, channel, alice, mod)


Shown = ResponseMessage | discord.Message | InteractionResult | Pending | None


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))


def components(message: Shown) -> list[dict[str, Any]]:
    """Every component of a message."""
    if isinstance(message, Pending):
        message = message.result
    if isinstance(message, InteractionResult):
        message = message.response
    assert message is not None, "there is no message"
    if isinstance(message, discord.Message):
        return list(walk([component.to_dict() for component in message.components]))  # type: ignore[misc]
    return list(walk(message.components))


def text(message: Shown) -> str:
    """All words of a message, in order."""
    return "\n".join(c["content"] for c in components(message) if c["type"] == 10)


def labels(message: Shown) -> list[str]:
    """The labels of a message's buttons, an emoji where there is no label."""
    buttons = [c for c in components(message) if c["type"] == 2]
    return [c.get("label") or c["emoji"]["name"] for c in buttons]


def button(message: Shown, action: str) -> str:
    """The custom id of the first button with an action."""
    ids = [c["custom_id"] for c in components(message) if c["type"] == 2]
    return next(each for each in ids if each.split(":")[1] == action)
