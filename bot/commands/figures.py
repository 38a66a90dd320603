"""Figures: `/figures`, and the button under an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.cards.state import AnswerState, FiguresState, Scope
from bot.cards.view import Press
from bot.commands import choices, scope
from bot.desk import RefusalError, Result
from bot.reply import Interaction, NewMessage
from index.coverage import Filters

if TYPE_CHECKING:
    from bot.client import Cuttings


class Figures(commands.Cog):
    """Shows figures as series over time."""

    def __init__(self, client: Cuttings) -> None:
        self._client = client
        client.actions["figures"] = self.of_answer

    @app_commands.command(
        description="Figures on a topic as series over time, with a chart. Example: tram journeys"
    )
    @app_commands.describe(
        topic="What was counted or measured.",
        publisher="Look only in this publisher's articles.",
        since="From this day on: 2025, 2025-03 or 2025-03-31.",
        until="Up to this day: 2025, 2025-03 or 2025-03-31.",
        private="Show the figures to you alone; you can share them afterwards.",
    )
    async def figures(
        self,
        interaction: Interaction,
        topic: str,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool = False,
    ) -> None:
        """Show the figures on a topic."""

        async def job() -> Result:
            return await self._figures(topic, scope(publisher, since, until))

        reply = NewMessage(interaction, private=private)
        await self._client.attend(interaction, "figures", reply, job, costs=True)

    @figures.autocomplete("topic")
    async def topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer what the coverage measures."""
        return choices(await self._client.archive.look(lambda coverage: coverage.topics()), typed)

    @figures.autocomplete("publisher")
    async def publishers(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the publishers of the coverage."""
        return choices(await self._client.archive.look(lambda coverage: coverage.publishers()), typed)

    async def of_answer(self, interaction: Interaction, press: Press) -> None:
        """Show the figures on an answer's question, privately."""

        async def job() -> Result:
            _, state = await self._client.desk.card(press.card)
            if not isinstance(state, AnswerState):
                raise RefusalError("Only an answer has figures to look up.")
            return await self._figures(state.answer.question, state.scope)

        reply = NewMessage(interaction, private=True)
        await self._client.attend(interaction, "figures-button", reply, job, costs=True)

    async def _figures(self, topic: str, within: Scope) -> FiguresState:
        filters = Filters(within.publisher, within.since, within.until)
        return FiguresState(
            report=await self._client.archive.search(lambda coverage: coverage.figures(topic, filters))
        )


async def setup(client: Cuttings) -> None:
    """Add the group to the client."""
    await client.add_cog(Figures(client))
