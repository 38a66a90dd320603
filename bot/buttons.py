"""The buttons under cards. A button carries its card's id, so it works after a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cards.view import Press, pressed
from bot.desk import TOO_OLD, RefusalError, Result
from bot.reply import Interaction, NewMessage

if TYPE_CHECKING:
    import re

    from bot.client import Cuttings

Action = Callable[["discord.Interaction[Cuttings]", Press], Awaitable[None]]
"""Carries out what a button asks for, attending to it from defer to answer."""


class CardButton(ui.DynamicItem[ui.Button[Any]], template=r"cuttings:.*"):
    """Any button of ours, old or new; what it does is looked up by its action's name."""

    def __init__(self, button: ui.Button[Any]) -> None:
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: ui.Item[Any], _match: re.Match[str]
    ) -> CardButton:
        """Take up a button from the message it stands on."""
        assert isinstance(item, ui.Button)  # noqa: S101 - the template matches nothing else
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        """Carry the button's action out; a custom id that no card ever had is refused politely."""
        press = pressed(self.custom_id)
        action = interaction.client.actions.get(press.action) if press else None
        if press and action:
            await action(interaction, press)
            return

        async def refuse() -> Result:
            raise RefusalError(TOO_OLD)

        await interaction.client.attend(interaction, "button", NewMessage(interaction, private=True), refuse)
