"""Time along a chart's axis: where a figure's period begins and ends, and which days to name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from index.models import Figure

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 7, 14)


class Span(NamedTuple):
    """The days a figure covers as ordinals, ``end`` inclusive; ``open`` is the side not given."""

    start: int
    end: int
    open: str = ""

    @property
    def middle(self) -> float:
        """The day in the middle."""
        return (self.start + self.end) / 2


def span(figure: Figure) -> Span | None:
    """Give the days that a figure covers, None when its text gives none.

    Where only the beginning is given the figure stands until publication, if that is known and later; where
    only the end is given, at the end.
    """
    period = figure.period
    if period is None:
        return None
    if period.start and period.end:
        first, last = sorted((period.start, period.end))
        return Span(first.toordinal(), last.toordinal())
    if period.start:
        published = figure.article.published if figure.article else None
        last = max(period.start, published or period.start)
        return Span(period.start.toordinal(), last.toordinal(), "end")
    return Span(period.end.toordinal(), period.end.toordinal(), "start") if period.end else None


def ticks(first: float, last: float, most: int) -> list[tuple[int, str]]:
    """Name at most ``most`` days between two ordinals, years, months or days, as many as fit."""
    start, end = _day(first), _day(last)
    for days in _candidates(start, end):
        found = [(day, label) for day, label in days if first <= day <= last]
        if 1 < len(found) <= most:
            return found
    return [(_day((first + last) / 2).toordinal(), f"{_day((first + last) / 2).year}")]


def _candidates(start: date, end: date) -> Iterator[list[tuple[int, str]]]:
    """Offer ticks, from the finest sensible step to the coarsest."""
    length = (end - start).days
    for step in _DAYS if length < 80 else ():
        days = map(date.fromordinal, range(start.toordinal(), end.toordinal() + 1, step))
        yield [
            (day.toordinal(), f"{day.day} {day:%b}" if index else f"{day.day} {day:%b}\n{day.year}")
            for index, day in enumerate(days)
        ]
    for step in _MONTHS if length < 366 * 4 else ():
        yield _months(start, end, step)
    for step in _YEARS:
        years = range(start.year - start.year % step, end.year + 1, step)
        yield [(date(year, 1, 1).toordinal(), str(year)) for year in years if year]


def _months(start: date, end: date, step: int) -> list[tuple[int, str]]:
    """Give every ``step``-th first of a month; the first one and every January say the year."""
    days = [date(year, month, 1) for year in range(start.year, end.year + 1) for month in range(1, 13, step)]
    days = [day for day in days if start <= day <= end]
    return [
        (day.toordinal(), f"{day:%b}\n{day.year}" if day.month == 1 or not index else f"{day:%b}")
        for index, day in enumerate(days)
    ]


def _day(ordinal: float) -> date:
    return date.fromordinal(min(max(round(ordinal), 1), date.max.toordinal()))
