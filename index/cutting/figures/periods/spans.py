"""Stretches of the calendar: months, quarters, halves, years, weeks, all as (first day, last day)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Days = tuple[date | None, date | None]
TimeUnit = Literal["day", "week", "month", "quarter", "year"]
UNKNOWN: Days = (None, None)


def month(year: int, number: int) -> tuple[date, date]:
    """Give the days of a month; ``number`` 1 to 12."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> tuple[date, date]:
    """Give the days of a calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def months(year_: int, first: int, last: int) -> tuple[date, date]:
    """Give the days from the first to the last month named, of one year."""
    return date(year_, first, 1), month(year_, last)[1]


def quarter(year_: int, number: int) -> tuple[date, date]:
    """Give the days of a calendar quarter, 1 to 4."""
    return months(year_, 3 * number - 2, 3 * number)


def half(year_: int, number: int) -> tuple[date, date]:
    """Give the days of a half year, 1 or 2."""
    return months(year_, 6 * number - 5, 6 * number)


def financial_year(first: int) -> tuple[date, date]:
    """Give the days of the financial year that begins in ``first``.

    1 April to 31 March, as UK statistics count it.
    """
    return date(first, 4, 1), date(first + 1, 3, 31)


def week(day: date) -> tuple[date, date]:
    """Give monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def back(day: date, count: int, unit: TimeUnit) -> date:
    """Give the day ``count`` units before ``day`` (after it when negative).

    Kept inside the month and the calendar.
    """
    if unit in {"day", "week"}:
        shift = timedelta(days=min(max(count, -100_000), 100_000) * (7 if unit == "week" else 1))
        try:
            return day - shift
        except OverflowError:
            return date.min if count > 0 else date.max
    step = count * {"month": 1, "quarter": 3, "year": 12}[unit]
    index = day.year * 12 + day.month - 1 - step
    index = min(max(index, 12), 9999 * 12 + 11)
    year_, number = index // 12, index % 12 + 1
    return date(year_, number, min(day.day, monthrange(year_, number)[1]))


def ending(last: date, count: int, unit: TimeUnit) -> tuple[date, date]:
    """Give the stretch of ``count`` units that ends on ``last``, which it includes."""
    whole_months = last.day == monthrange(last.year, last.month)[1] and unit in {"month", "quarter", "year"}
    if whole_months:
        first = back(last.replace(day=1), count, unit)
        return back(first, -1, "month"), last
    return min(back(last, count, unit) + timedelta(days=1), last), last


def around(day: date, unit: TimeUnit) -> tuple[date, date]:
    """Give the calendar unit that holds ``day``."""
    if unit == "day":
        return day, day
    if unit == "week":
        return week(day)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    return year(day.year)
