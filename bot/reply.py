"""Where an answer goes: a new message, the message whose button was pressed, or a reply to a mention."""

from __future__ import annotations

from typing import Any, Protocol

import discord

from bot.cards.card import Card
from bot.cards.view import files, layout

Interaction = discord.Interaction[Any]


class Reply(Protocol):
    """One request's way back to Discord."""

    @property
    def private(self) -> bool:
        """Say whether only the user sees the answer."""

    async def defer(self) -> None:
        """Tell Discord and the user at once that the answer is coming."""

    async def send(self, card: Card, card_id: str = "") -> None:
        """Show the answer; called again, it replaces what it showed."""

    async def refuse(self, card: Card) -> None:
        """Show why there is no answer, to the user alone where Discord can do that."""


class NewMessage:
    """Answers an interaction with a message of its own."""

    def __init__(self, interaction: Interaction, *, private: bool) -> None:
        self._interaction = interaction
        self.private = private

    async def defer(self) -> None:
        """Show "thinking"; whether the answer is private is settled here."""
        await self._interaction.response.defer(ephemeral=self.private, thinking=True)

    async def send(self, card: Card, card_id: str = "") -> None:
        """Put the card in place of "thinking"."""
        await self._interaction.edit_original_response(view=layout(card, card_id), attachments=files(card))

    async def refuse(self, card: Card) -> None:
        """Answer privately, or in place of "thinking", whose privacy is settled."""
        if self._interaction.response.is_done():
            await self.send(card)
        else:
            await self._interaction.response.send_message(view=layout(card), ephemeral=True)


class SameMessage:
    """Answers a button by changing the message it stands on."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self.private = is_private(interaction)

    async def defer(self) -> None:
        """Acknowledge; the message stays as it is until the answer is there."""
        await self._interaction.response.defer()

    async def send(self, card: Card, card_id: str = "") -> None:
        """Put the card in place of the one there."""
        await self._interaction.edit_original_response(view=layout(card, card_id), attachments=files(card))

    async def refuse(self, card: Card) -> None:
        """Answer privately and leave the message as it is."""
        if self._interaction.response.is_done():
            await self._interaction.followup.send(view=layout(card), ephemeral=True)
        else:
            await self._interaction.response.send_message(view=layout(card), ephemeral=True)


class Answer:
    """Answers a message that mentions the bot with a reply, in its channel, thread or direct messages."""

    private = False

    def __init__(self, message: discord.Message) -> None:
        self._message = message
        self._sent: discord.Message | None = None

    async def defer(self) -> None:
        """Show that the bot is typing."""
        await self._message.channel.typing()

    async def send(self, card: Card, card_id: str = "") -> None:
        """Reply, without a ping."""
        if self._sent:
            await self._sent.edit(view=layout(card, card_id), attachments=files(card))
        else:
            self._sent = await self._message.reply(view=layout(card, card_id), files=files(card))

    async def refuse(self, card: Card) -> None:
        """Reply; a message cannot be answered privately."""
        await self.send(card)


def is_private(interaction: Interaction) -> bool:
    """Say whether the message of a pressed button is seen by its user alone."""
    return bool(interaction.message and interaction.message.flags.ephemeral)


def is_own(interaction: Interaction) -> bool:
    """Say whether the message of a pressed button answers a command of the same user."""
    metadata = interaction.message.interaction_metadata if interaction.message else None
    return is_private(interaction) or bool(metadata and metadata.user.id == interaction.user.id)
