"""The time a question asks about, and how well the period of a figure fits it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.cutting.figures.periods.finder import find_periods
from index.models import Figure, Period
from index.words import stems

_BARE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ANY = re.compile(r"\b(?:an?|every|each|any) $", re.IGNORECASE)
_OPEN = timedelta(days=3650)
"""How far a period with only one end given may reach on the other side."""

_DISJOINT = 0.05
_UNSAID = 0.65
_OTHER_WORDS = 0.5
_SAME_WORDS = 0.95


def asked_periods(question: str, published: date | None) -> list[Period]:
    """Read the times that a question names; "last year" is told from the day of publication.

    A day of any week ("on a Sunday") is no time. A year alone is one ("deportations 2024").
    """
    stated = find_periods(question, 0, len(question), published)
    found = [one.period for one in stated if not _ANY.search(question[: one.start])]
    if found:
        return found
    years = (int(year) for year in _BARE_YEAR.findall(question))
    return [Period(text=str(year), start=date(year, 1, 1), end=date(year, 12, 31)) for year in years]


def period_fit(asked: list[Period], figure: Figure) -> float:
    """Give how well a figure's period fits the best of those asked for, 0 to 1; 1 when none is."""
    return max((_fit(one, figure.period) for one in asked), default=1.0)


def _fit(asked: Period, period: Period | None) -> float:
    if period is None:
        return _UNSAID
    wanted, given = _days(asked), _days(period)
    if wanted and given:
        return _overlap(wanted, given)
    told = {*stems(asked.text)}
    return _SAME_WORDS if told and told <= {*stems(period.text)} else _OTHER_WORDS


def _days(period: Period) -> tuple[date, date] | None:
    """Give the days of a period, as far as it may reach where one end is open."""
    if period.start and period.end:
        return period.start, period.end
    if period.start:
        return period.start, min(date.max - _OPEN, period.start) + _OPEN
    if period.end:
        return max(date.min + _OPEN, period.end) - _OPEN, period.end
    return None


def _overlap(asked: tuple[date, date], given: tuple[date, date]) -> float:
    """Give 1 for the same days, less for a part or more of them, least for none of them."""
    first, last = max(asked[0], given[0]), min(asked[1], given[1])
    if first > last:
        return _DISJOINT
    if asked == given:
        return 1.0
    shared = (last - first).days + 1
    whole = max((asked[1] - asked[0]).days, (given[1] - given[0]).days) + 1
    inside = asked[0] <= given[0] and given[1] <= asked[1]
    return (0.8 if inside else 0.65) + 0.15 * shared / whole
