"""The commands, one group a file. Each module has a `setup` that adds its group to the client."""

from __future__ import annotations

from collections.abc import Iterable

from discord import app_commands
from rapidfuzz import fuzz, process

from bot.cards.state import Scope
from bot.cards.text import one_line
from bot.dates import first_day, last_day
from bot.desk import RefusalError

_CHOICES = 25
"""Discord shows at most so many choices."""
_CHOICE = 100
"""Characters of a choice's name and value."""
_ALIKE = 60
"""How alike, of 100, a name must be to what was typed."""


def choices(names: Iterable[str], typed: str) -> list[app_commands.Choice[str]]:
    """Give the names that fit what was typed so far, best first, as Discord's choices."""
    known = [name for name in names if name.strip()]
    if not typed.strip():
        best = known[:_CHOICES]
    else:
        found = process.extract(
            typed[:_CHOICE],
            known,
            scorer=fuzz.WRatio,
            processor=str.casefold,
            limit=_CHOICES,
            score_cutoff=_ALIKE,
        )
        best = [name for name, _, _ in found]
    return [app_commands.Choice(name=one_line(name)[:_CHOICE], value=name[:_CHOICE]) for name in best]


def scope(publisher: str | None = None, since: str | None = None, until: str | None = None) -> Scope:
    """Give the filters of a command.

    Raises:
        RefusalError: a date cannot be read, or the first is after the last.
    """
    first, last = (first_day(since) if since else None), (last_day(until) if until else None)
    for typed, read in ((since, first), (until, last)):
        if typed and not read:
            raise RefusalError(
                f"The date “{one_line(typed)[:40]}” cannot be read; write it as 2025, 2025-03 or 2025-03-31."
            )
    if first and last and first > last:
        raise RefusalError("The first day is after the last.")
    return Scope(publisher=publisher, since=first, until=last)
