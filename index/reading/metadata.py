"""What an article says of itself: title, publisher, author, date, address. What is not stated is None."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<iso>{_YEAR}-\d\d?-\d\d?)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?P<day>{_DAY})(?:st|nd|rd|th)?(?: day)?(?: of)?[ -](?P<month>{_MONTH}),?[ -](?P<year>{_YEAR})"
    rf"|(?P<us_month>{_MONTH}) (?P<us_day>{_DAY})(?:st|nd|rd|th)?,? (?P<us_year>{_YEAR})"
    rf"|(?P<numbers>\d\d?[/.-]\d\d?[/.-]{_YEAR}|{_YEAR}[/.]\d\d?[/.]\d\d?))(?![\w/-])",
    re.IGNORECASE,
)
"""A full date, day to year, as English papers write it. A date without its year is no date to us."""


class Metadata(NamedTuple):
    """What is stated of an article; None is "not stated"."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """Fill what is not stated here with what ``other`` states."""
        missing: dict[str, Any] = {
            key: theirs for key, theirs in other._asdict().items() if getattr(self, key) is None
        }
        return self._replace(**missing)


def find_date(text: str) -> date | None:
    """Give the first full date in ``text``; None when there is none or its day and month could be swapped."""
    found = DATE.search(text)
    return _parse(found) if found else None


def read_date(value: object) -> date | None:
    """Read a date as a person or a page wrote it: a date, a date with time, or text that holds one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return find_date(str(value)) if value is not None else None


def _parse(found: re.Match[str]) -> date | None:
    if found["iso"]:
        return _date(*map(int, found["iso"].split("-")))
    if found["numbers"]:
        return _from_numbers(*map(int, re.split(r"[/.-]", found["numbers"])))
    month = (found["month"] or found["us_month"])[:3].lower()
    day, year = found["day"] or found["us_day"], found["year"] or found["us_year"]
    return _date(int(year), _MONTHS.index(month) + 1, int(day))


def _from_numbers(first: int, second: int, third: int) -> date | None:
    """Read day/month/year in either order; 3/4/2024 may be March or April, so it is neither."""
    swapped = {(third, second, first), (third, first, second)}
    readings = {(first, second, third)} if first > 31 else swapped
    dates = {day for reading in readings if (day := _date(*reading)) is not None}
    return dates.pop() if len(dates) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar; None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
