"""What the bot is and what it keeps about a user: `/about` and `/forget-me`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.cards.about import about_card
from bot.cards.notice import notice_card
from bot.desk import Result
from bot.reply import Interaction, NewMessage

if TYPE_CHECKING:
    from bot.client import Cuttings


class About(commands.Cog):
    """Says what there is, and deletes what is kept about a user."""

    def __init__(self, client: Cuttings) -> None:
        self._client = client

    @app_commands.command(description="What this is, what the coverage holds, and what is kept about you.")
    async def about(self, interaction: Interaction) -> None:
        """Say what the bot is, what it holds, and what it keeps."""

        async def job() -> Result:
            status = await self._client.archive.look(lambda coverage: coverage.status())
            held = await self._client.desk.keep(self._client.store.holding, interaction.user.id)
            return about_card(status, held)

        await self._client.attend(interaction, "about", NewMessage(interaction, private=True), job)

    @app_commands.command(name="forget-me", description="Delete everything that is kept about you.")
    async def forget_me(self, interaction: Interaction) -> None:
        """Delete what is kept about the user who asks."""

        async def job() -> Result:
            held = await self._client.desk.keep(self._client.store.forget, interaction.user.id)
            return notice_card(
                f"Deleted: {held.cards:,} questions and cards, {held.votes:,} votes, and your name from "
                f"{held.postings:,} posted quotes."
            )

        await self._client.attend(interaction, "forget-me", NewMessage(interaction, private=True), job)


async def setup(client: Cuttings) -> None:
    """Add the group to the client."""
    await client.add_cog(About(client))
