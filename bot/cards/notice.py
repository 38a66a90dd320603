"""One sentence to the user: a refusal, an error, a confirmation."""

from __future__ import annotations

from datetime import datetime

from bot.cards.card import Accent, Card, compose, fixed
from bot.cards.text import clip, one_line


def notice_card(sentence: str, accent: Accent = Accent.ABSTAIN) -> Card:
    """Give a sentence, escaped and cut if it is overlong."""
    return compose(accent, [[fixed(clip(one_line(sentence), 1_500))]])


def error_card(sentence: str, reference: str) -> Card:
    """Give an error in one sentence, with the reference that stands in the log."""
    words = clip(one_line(sentence), 1_500)
    return compose(Accent.BAD, [[fixed(f"{words}\n-# Reference `{reference}`")]])


def cooldown_card(until: datetime) -> Card:
    """Give the time at which the user may ask again, in their own time zone."""
    moment = int(until.timestamp()) + 1
    return compose(Accent.ABSTAIN, [[fixed(f"You can ask again <t:{moment}:R>, at <t:{moment}:T>.")]])
