"""A card: what one message shows, and the one place that knows Discord's limits.

A card's text is made of parts. A fixed part (a figure, a citation, a heading) is shown whole or left out;
an elastic part is given a number of units and returns text that fits. So a citation is never cut and a
link never breaks. Limits: https://discord.com/developers/docs/components/reference
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, IntEnum

from bot.cards.text import units

TEXT = 4_000
"""Units of text in all text displays of a message."""
COMPONENTS = 40
"""Components of a message, nested ones counted."""
ROW = 5
"""Buttons in a row."""
CUSTOM_ID = 100
LABEL = 80


class Accent(IntEnum):
    """The colour at a card's edge, as 0xRRGGBB."""

    ANSWER = 0x2D7D9A
    ABSTAIN = 0x80848E
    GOOD = 0x248046
    CAUTION = 0xC27C0E
    BAD = 0xC03537


class Style(Enum):
    """How a button looks."""

    PLAIN = "secondary"
    MAIN = "primary"


@dataclass(frozen=True)
class Button:
    """A button names an action and its argument, a page or an item; drawing adds the card's id."""

    action: str
    label: str | None = None
    emoji: str | None = None
    argument: int = 0
    style: Style = Style.PLAIN
    disabled: bool = False


@dataclass(frozen=True)
class Part:
    """A stretch of text: ``grow(room)`` gives at most ``room`` units, or "" when that is too little."""

    grow: Callable[[int], str]
    elastic: bool = True
    optional: bool = False
    """Left out, whole, when the fixed parts do not fit together; the last optional part goes first."""


class Mark(Enum):
    """What stands between texts, or instead of one."""

    RULE = "rule"
    GAP = "gap"
    CHART = "chart"


def fixed(text: str, *, optional: bool = False) -> Part:
    """Give a part that is shown whole."""
    return Part(lambda _room: text, elastic=False, optional=optional)


@dataclass(frozen=True)
class Card:
    """What a message shows. ``blocks`` are texts that fit Discord's limits together, and marks."""

    accent: Accent
    blocks: tuple[str | Mark, ...]
    rows: tuple[tuple[Button, ...], ...] = ()
    chart: bytes | None = None

    @property
    def text(self) -> str:
        """All the card's words, in order, as Discord's Markdown."""
        return "\n".join(block for block in self.blocks if isinstance(block, str))

    def with_chart(self, png: bytes | None) -> Card:
        """Give the card with its picture; without one, its place goes."""
        blocks = self.blocks if png else tuple(block for block in self.blocks if block is not Mark.CHART)
        return replace(self, chart=png, blocks=blocks)


def compose(
    accent: Accent, blocks: Sequence[Sequence[Part] | Mark], rows: Sequence[Sequence[Button]] = ()
) -> Card:
    """Lay parts out so that the whole card keeps to Discord's limits.

    Each block of parts becomes one text, a line a part. What the fixed parts leave is shared by the
    elastic ones, in order; what one does not use goes to those after it. A row of buttons that is too
    long is broken into several.
    """
    texts = _fill(_fitting([part for block in blocks if not isinstance(block, Mark) for part in block]))
    drawn: list[str | Mark] = []
    for block in blocks:
        if isinstance(block, Mark):
            drawn.append(block)
            continue
        lines = [line for part in block if (line := texts.get(id(part)))]
        drawn += ["\n".join(lines)] if lines else []
    broken = [tuple(row[i : i + ROW]) for row in rows for i in range(0, len(row), ROW)]
    return Card(accent, _tidy(drawn), tuple(broken))


def _fitting(parts: Sequence[Part]) -> list[Part]:
    """Leave out optional fixed parts, the last first, until the fixed ones fit."""
    kept = list(parts)
    while _fixed_units(kept) > TEXT:
        losers = [part for part in kept if part.optional and not part.elastic]
        if not losers:
            raise ValueError("The fixed parts of a card do not fit a message.")
        kept.remove(losers[-1])
    return kept


def _fixed_units(parts: Sequence[Part]) -> int:
    """Count the fixed parts, and a line feed for each part."""
    return sum((0 if part.elastic else units(part.grow(TEXT))) + 1 for part in parts)


def _fill(parts: Sequence[Part]) -> dict[int, str]:
    """Give each part its text, by identity."""
    left = TEXT - _fixed_units(parts)
    waiting = sum(part.elastic for part in parts)
    texts: dict[int, str] = {}
    for part in parts:
        if not part.elastic:
            texts[id(part)] = part.grow(TEXT)
            continue
        text = part.grow(max(0, left // waiting))
        left, waiting = left - units(text), waiting - 1
        texts[id(part)] = text
    return texts


def _tidy(blocks: Sequence[str | Mark]) -> tuple[str | Mark, ...]:
    """Drop rules and gaps that part nothing from nothing."""
    partings = (Mark.RULE, Mark.GAP)
    tidy: list[str | Mark] = []
    for block in blocks:
        if block in partings and (not tidy or tidy[-1] in partings):
            continue
        tidy.append(block)
    while tidy and tidy[-1] in partings:
        tidy.pop()
    return tuple(tidy)
