"""Buttons that several kinds of cards share."""

from __future__ import annotations

from bot.cards.card import Button
from bot.cards.state import Shown


def turning(page: int, pages: int) -> list[Button]:
    """Give the buttons that turn to the page before and after."""
    back = [Button("page", "Back", argument=page - 1)] if page else []
    more = [Button("page", f"More ({page + 1}/{pages})", argument=page + 1)] if page + 1 < pages else []
    return back + more


def sharing(shown: Shown, page: int) -> list[Button]:
    """Give the button that posts a private card in the open."""
    return [Button("share", "Share", argument=page)] if shown.private else []
