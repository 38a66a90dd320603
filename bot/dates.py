"""Dates as people type them into a command."""

from __future__ import annotations

import calendar
import re
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def first_day(text: str) -> date | None:
    """Give the first day of "2025", "2025-03" or "2025-03-31"; None when it is not a date."""
    return _day(text, last=False)


def last_day(text: str) -> date | None:
    """Give the last day of "2025", "2025-03" or "2025-03-31"; None when it is not a date."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date | None:
    match = _FORM.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        month = month or (12 if last else 1)
        return date(year or 0, month, day or (calendar.monthrange(year or 0, month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError):
        return None
