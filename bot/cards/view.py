"""A card as Discord's components (version 2), and back from a button's custom id."""

from __future__ import annotations

import io
import re
from typing import Any, NamedTuple

import discord
from discord import ui

from bot.cards.card import COMPONENTS, CUSTOM_ID, LABEL, TEXT, Button, Card, Mark, Style
from bot.cards.text import units

CHART = "chart.png"
_CUSTOM_ID = re.compile(r"cuttings:([a-z]{1,16}):([A-Za-z0-9_-]{1,32}):(\d{1,4})")
_STYLES = {Style.PLAIN: discord.ButtonStyle.secondary, Style.MAIN: discord.ButtonStyle.primary}


class Press(NamedTuple):
    """What a button asks for: an action on a card, with a page or the number of an item."""

    action: str
    card: str
    argument: int


def custom_id(action: str, card: str, argument: int = 0) -> str:
    """Give the custom id of a button, at most 100 characters."""
    text = f"cuttings:{action}:{card}:{argument}"
    if len(text) > CUSTOM_ID:
        raise ValueError(f"The custom id {text!r} is longer than {CUSTOM_ID} characters.")
    return text


def pressed(text: str) -> Press | None:
    """Read a custom id; None when it is not one that a card carries."""
    match = _CUSTOM_ID.fullmatch(text)
    return Press(match[1], match[2], int(match[3])) if match else None


def layout(card: Card, card_id: str = "") -> ui.LayoutView:
    """Give a card as a layout that keeps to Discord's limits.

    Raises:
        ValueError: the card has buttons but no id, or breaks a limit; a defect of ours, never of the input.
    """
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*_blocks(card), *_rows(card, card_id), accent_colour=int(card.accent)))
    total = sum(units(block) for block in card.blocks if isinstance(block, str))
    if total > TEXT or view.total_children_count > COMPONENTS:
        raise ValueError(
            f"A card of {total} units and {view.total_children_count} components breaks the limits."
        )
    return view


def files(card: Card) -> list[discord.File]:
    """Give the files that go with a card."""
    return [discord.File(io.BytesIO(card.chart), CHART)] if card.chart else []


def _blocks(card: Card) -> list[ui.Item[Any]]:
    items: list[ui.Item[Any]] = []
    for block in card.blocks:
        if isinstance(block, str):
            items.append(ui.TextDisplay(block))
        elif block is Mark.RULE:
            items.append(ui.Separator())
        elif block is Mark.GAP:
            items.append(ui.Separator(visible=False))
        elif card.chart:
            picture = discord.MediaGalleryItem(f"attachment://{CHART}", description="The figures as a chart")
            items.append(ui.MediaGallery(picture))
    return items


def _rows(card: Card, card_id: str) -> list[ui.Item[Any]]:
    if card.rows and not card_id:
        raise ValueError("A card with buttons needs an id.")
    return [ui.ActionRow(*(_button(button, card_id) for button in row)) for row in card.rows]


def _button(button: Button, card_id: str) -> ui.Button[Any]:
    label = button.label[:LABEL] if button.label else None
    return ui.Button(
        style=_STYLES[button.style],
        label=label,
        emoji=button.emoji,
        disabled=button.disabled,
        custom_id=custom_id(button.action, card_id, button.argument),
    )
