"""Questions: `/ask`, a mention, a direct message, and the buttons under an answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cards.notice import notice_card
from bot.cards.state import AnswerState, Scope, Shown
from bot.cards.text import one_line
from bot.cards.view import Press, custom_id, pressed
from bot.commands import choices, scope
from bot.desk import Redrawn, RefusalError, Request, Result
from bot.follow_up import carry_over
from bot.moderators import is_moderator
from bot.reply import Answer, Interaction, NewMessage, Reply, SameMessage, is_own, is_private
from index.coverage import Filters
from index.models import Answer as Found

if TYPE_CHECKING:
    from bot.client import Cuttings
    from index.coverage import Coverage

HELLO = "Ask me a question about the coverage, in this message or with /ask."
_FIELD = "question"


class FollowUp(ui.Modal, title="Follow up"):
    """Asks for a further question. What is sent is taken up by `Ask.take_up`, also after a restart."""

    question: ui.TextInput[Any] = ui.TextInput(
        label="Your question", placeholder="And in 2022?", custom_id=_FIELD, max_length=500
    )

    def __init__(self, card: str) -> None:
        super().__init__(custom_id=custom_id("ask", card), timeout=900)

    async def on_submit(self, interaction: Interaction) -> None:
        """Leave the answer to the listener, which needs no modal to be remembered."""


class Ask(commands.Cog):
    """Asks the coverage and shows what it says."""

    def __init__(self, client: Cuttings) -> None:
        self._client = client
        client.actions |= {
            "page": self.turn,
            "share": self.share,
            "up": self.vote,
            "down": self.vote,
            "follow": self.follow,
        }

    @app_commands.command(description="What the coverage says, cited. Example: How many trams ran in 2024?")
    @app_commands.describe(
        question="A question in plain words.",
        publisher="Look only in this publisher's articles.",
        since="From this day on: 2025, 2025-03 or 2025-03-31.",
        until="Up to this day: 2025, 2025-03 or 2025-03-31.",
        private="Show the answer to you alone; you can share it afterwards.",
    )
    async def ask(
        self,
        interaction: Interaction,
        question: str,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool = False,
    ) -> None:
        """Answer a question."""

        async def job() -> Result:
            return await self._answer(question, scope(publisher, since, until))

        await self._client.attend(
            interaction, "ask", NewMessage(interaction, private=private), job, costs=True
        )

    @ask.autocomplete("publisher")
    async def publishers(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the publishers of the coverage."""
        return choices(await self._client.archive.look(lambda coverage: coverage.publishers()), typed)

    @commands.Cog.listener("on_message")
    async def answer_mention(self, message: discord.Message) -> None:
        """Answer a message that mentions the bot, replies to it, or is sent to it directly."""
        me = self._client.user
        if me is None or message.author.bot or message.webhook_id:
            return
        if message.guild and me not in message.mentions:
            return
        question = one_line(re.sub(rf"<@!?{me.id}>", " ", message.content))

        async def job() -> Result:
            if not question:
                return notice_card(HELLO)
            earlier = await self._earlier_here(message)
            return await self._answer(question, earlier.scope if earlier else Scope(), earlier)

        request = Request(
            name="mention",
            user=message.author.id,
            at=message.created_at,
            channel=message.channel.id,
            moderator=False,
            reply=Answer(message),
            costs=True,
        )
        await self._client.desk.attend(request, job)

    async def turn(self, interaction: Interaction, press: Press) -> None:
        """Show another page: on one's own card in place, on another's in a private copy."""
        reply: Reply = (
            SameMessage(interaction) if is_own(interaction) else NewMessage(interaction, private=True)
        )
        await self._redraw(interaction, press, reply)

    async def share(self, interaction: Interaction, press: Press) -> None:
        """Post one's own private card in the open."""

        async def job() -> Result:
            stored, _ = await self._client.desk.card(press.card)
            if not is_private(interaction):
                raise RefusalError("This card is in the open already.")
            return Redrawn(stored, Shown(press.argument))

        await self._client.attend(interaction, "share", NewMessage(interaction, private=False), job)

    async def vote(self, interaction: Interaction, press: Press) -> None:
        """Count a vote; the same one again takes it back."""
        value: Literal[-1, 1] = 1 if press.action == "up" else -1

        async def job() -> Result:
            stored, _ = await self._client.desk.card(press.card)
            await self._client.desk.keep(self._client.store.vote, stored.id, interaction.user.id, value)
            return Redrawn(stored, Shown(press.argument, is_private(interaction)))

        await self._client.attend(interaction, "vote", SameMessage(interaction), job)

    async def follow(self, interaction: Interaction, press: Press) -> None:
        """Ask for the further question."""
        await interaction.response.send_modal(FollowUp(press.card))

    @commands.Cog.listener("on_interaction")
    async def take_up(self, interaction: Interaction) -> None:
        """Answer a follow-up; its modal may have been opened before a restart."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        data: Any = interaction.data or {}
        press = pressed(str(data.get("custom_id", "")))
        if not press or press.action != "ask":
            return
        question = one_line(_typed(data))
        reply = NewMessage(interaction, private=is_private(interaction))

        async def job() -> Result:
            _, earlier = await self._client.desk.card(press.card)
            if not isinstance(earlier, AnswerState):
                raise RefusalError("Only an answer can be followed up.")
            return await self._answer(question, earlier.scope, earlier)

        await self._client.attend(interaction, "follow-up", reply, job, costs=True)

    async def _redraw(self, interaction: Interaction, press: Press, reply: Reply) -> None:
        async def job() -> Result:
            stored, _ = await self._client.desk.card(press.card)
            moderator = is_moderator(interaction, self._client.settings.discord)
            return Redrawn(stored, Shown(press.argument, reply.private, moderator))

        await self._client.attend(interaction, "page", reply, job)

    async def _answer(self, question: str, within: Scope, earlier: AnswerState | None = None) -> AnswerState:
        """Look a question up; what it leaves out is carried over from the earlier one."""
        asked = carry_over(earlier.answer.question, question) if earlier else question
        filters = Filters(within.publisher, within.since, within.until)
        limit = self._client.settings.discord.passages

        def look_up(coverage: Coverage) -> Found:
            return coverage.ask(asked, filters, limit)

        answer = await self._client.archive.search(look_up)
        carried = earlier.asked if earlier and asked != question.strip() else None
        return AnswerState(asked=question, earlier=carried, scope=within, answer=answer)

    async def _earlier_here(self, message: discord.Message) -> AnswerState | None:
        """Give the user's last answer in the same thread or direct messages: there, talk goes on."""
        if not isinstance(message.channel, discord.Thread | discord.DMChannel):
            return None
        desk, store = self._client.desk, self._client.store
        stored = await desk.keep(store.latest_card, message.channel.id, message.author.id, "answer")
        return AnswerState.model_validate_json(stored.state) if stored else None


def _typed(data: Any) -> str:  # noqa: ANN401 - JSON as it came
    """Give what was typed into the modal's one field."""
    for component in data.get("components", ()):
        for item in (component, component.get("component") or {}, *component.get("components", ())):
            if item.get("custom_id") == _FIELD:
                return str(item.get("value", ""))
    return ""


async def setup(client: Cuttings) -> None:
    """Add the group to the client."""
    await client.add_cog(Ask(client))
