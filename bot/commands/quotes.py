"""Quotes: `/quotes`, `/check`, *Check quotes* on a message, and *Post quote* for moderators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.quotes import posted_card
from bot.cards.state import AnswerState, ChecksState, QuotesState, Scope
from bot.cards.view import Press
from bot.commands import choices, scope
from bot.desk import RefusalError, Result
from bot.reply import Interaction, NewMessage
from index.coverage import Filters

if TYPE_CHECKING:
    from bot.client import Cuttings

_LIMIT = 30
"""Quotes to look up, over all pages."""


class Quotes(commands.Cog):
    """Pulls quotes and checks them."""

    def __init__(self, client: Cuttings) -> None:
        self._client = client
        client.actions |= {"quotes": self.of_answer, "post": self.post}
        self._menu = app_commands.ContextMenu(name="Check quotes", callback=self.check_message)
        client.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the message command away with the group."""
        self._client.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(
        description="Quotes word for word, with speaker and source. Example: speaker Ada Holm"
    )
    @app_commands.describe(
        speaker="Who said it: a name, a surname or a title.",
        topic="What it is about.",
        publisher="Look only in this publisher's articles.",
        since="From this day on: 2025, 2025-03 or 2025-03-31.",
        until="Up to this day: 2025, 2025-03 or 2025-03-31.",
        private="Show the quotes to you alone (the default); you can share them afterwards.",
    )
    async def quotes(
        self,
        interaction: Interaction,
        speaker: str | None = None,
        topic: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool = True,
    ) -> None:
        """Show quotes."""

        async def job() -> Result:
            return await self._quotes(topic, speaker, scope(publisher, since, until))

        reply = NewMessage(interaction, private=private)
        await self._client.attend(interaction, "quotes", reply, job, costs=True)

    @quotes.autocomplete("speaker")
    async def speakers(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer everyone who is quoted."""
        return choices(await self._client.archive.look(lambda coverage: coverage.speakers()), typed)

    @quotes.autocomplete("topic")
    async def topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer what the coverage is about."""
        return choices(await self._client.archive.look(lambda coverage: coverage.topics()), typed)

    @quotes.autocomplete("publisher")
    async def publishers(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the publishers of the coverage."""
        return choices(await self._client.archive.look(lambda coverage: coverage.publishers()), typed)

    @app_commands.command(
        description="Is it a true quote? Checks words against the coverage: verbatim, altered, absent."
    )
    @app_commands.describe(
        text="The words, or a message in which somebody quotes somebody.",
        private="Show the check to you alone (the default); you can share it afterwards.",
    )
    async def check(self, interaction: Interaction, text: str, private: bool = True) -> None:
        """Check words against the coverage."""

        async def job() -> Result:
            check = await self._client.archive.search(lambda coverage: coverage.check_quote(text))
            return ChecksState(checks=(check,))

        reply = NewMessage(interaction, private=private)
        await self._client.attend(interaction, "check", reply, job, costs=True)

    async def check_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Check every quotation in a message, privately."""

        async def job() -> Result:
            checks = await self._client.archive.search(
                lambda coverage: coverage.check_message(message.content)
            )
            return ChecksState(checks=tuple(checks), link=message.jump_url)

        reply = NewMessage(interaction, private=True)
        await self._client.attend(interaction, "check-message", reply, job, costs=True)

    async def of_answer(self, interaction: Interaction, press: Press) -> None:
        """Show the quotes on an answer's question, privately."""

        async def job() -> Result:
            _, state = await self._client.desk.card(press.card)
            if not isinstance(state, AnswerState):
                raise RefusalError("Only an answer has quotes to look up.")
            return await self._quotes(state.answer.question, None, state.scope)

        reply = NewMessage(interaction, private=True)
        await self._client.attend(interaction, "quotes-button", reply, job, costs=True)

    async def post(self, interaction: Interaction, press: Press) -> None:
        """Post a quote in the channel; who did is written down first."""

        async def job() -> Result:
            _, state = await self._client.desk.card(press.card)
            if not isinstance(state, QuotesState) or press.argument >= len(state.report.quotes):
                raise RefusalError("This card has no such quote.")
            quote = state.report.quotes[press.argument]
            where = (interaction.user.id, interaction.guild_id, interaction.channel_id)
            await self._client.desk.keep(self._client.store.log_posting, *where, quote)
            return posted_card(quote)

        reply = NewMessage(interaction, private=False)
        await self._client.attend(interaction, "post-quote", reply, job, for_moderators=True)

    async def _quotes(self, topic: str | None, speaker: str | None, within: Scope) -> QuotesState:
        filters = Filters(within.publisher, within.since, within.until)
        report = await self._client.archive.search(
            lambda coverage: coverage.quotes(topic or None, speaker or None, filters, _LIMIT)
        )
        return QuotesState(report=report)


async def setup(client: Cuttings) -> None:
    """Add the group to the client."""
    await client.add_cog(Quotes(client))
