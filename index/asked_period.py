"""The time a question asks about, and how well a figure's period fits it."""

from __future__ import annotations

import re
from datetime import date

from index.models import Figure, Period
from index.words import stems

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_DISJOINT = 0.3
_UNSAID = 0.65


def asked_period(question: str, published: date | None) -> Period | None:
    """Read the time a question names; None when it names none."""
    found = _YEAR.search(question)
    if not found:
        return None
    year = int(found.group())
    if re.search(r"\bend of (?:19|20)\d\d", question):
        return Period(text=question, start=date(year, 12, 31), end=date(year, 12, 31))
    return Period(text=found.group(), start=date(year, 1, 1), end=date(year, 12, 31))


def period_fit(asked: Period | None, figure: Figure) -> float:
    """Give how well a figure's period fits the one asked for, 0 to 1; 1 when none is asked for."""
    if asked is None:
        return 1.0
    period = figure.period
    start = period and (period.start or period.end)
    end = period and (period.end or period.start)
    if asked.start and asked.end and start and end:
        return _overlap((asked.start, asked.end), (start, end))
    said = {*stems(period.text)} if period else set()
    told = {*stems(asked.text)}
    if said and told and told <= said:
        return 0.95
    return _UNSAID if period is None else 0.5


def _overlap(asked: tuple[date, date], given: tuple[date, date]) -> float:
    first, last = max(asked[0], given[0]), min(asked[1], given[1])
    if first > last:
        return _DISJOINT
    if asked == given:
        return 1.0
    shared = (last - first).days + 1
    whole = max((asked[1] - asked[0]).days, (given[1] - given[0]).days) + 1
    inside = asked[0] <= given[0] and given[1] <= asked[1]
    return (0.8 if inside else 0.6) + 0.15 * shared / whole
