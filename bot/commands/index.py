"""The index, for moderators: `/index rebuild` and `/index status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.cards.index import status_card
from bot.desk import Result
from bot.moderators import PERMISSION
from bot.rebuild import rebuild
from bot.reply import Interaction, NewMessage

if TYPE_CHECKING:
    from bot.client import Cuttings


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(PERMISSION)
class Index(commands.GroupCog, name="index", description="The index of the coverage, for moderators."):
    """Builds the index anew and says how it stands."""

    def __init__(self, client: Cuttings) -> None:
        self._client = client

    @app_commands.command(name="rebuild", description="Build the index from the articles as they are now.")
    async def rebuild(self, interaction: Interaction) -> None:
        """Build a new generation; the old one answers meanwhile."""
        reply = NewMessage(interaction, private=True)

        async def job() -> Result:
            return await rebuild(self._client.archive, reply)

        await self._client.attend(interaction, "index rebuild", reply, job, for_moderators=True)

    @app_commands.command(
        name="status", description="What the index holds, how old it is, and what could not be read."
    )
    async def status(self, interaction: Interaction) -> None:
        """Say how the index stands."""

        async def job() -> Result:
            return status_card(await self._client.archive.look(lambda coverage: coverage.status()))

        reply = NewMessage(interaction, private=True)
        await self._client.attend(interaction, "index status", reply, job, for_moderators=True)


async def setup(client: Cuttings) -> None:
    """Add the group to the client."""
    await client.add_cog(Index(client))
