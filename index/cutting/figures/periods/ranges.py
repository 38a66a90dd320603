"""From one date to another, and stretches that end on a date."""

from __future__ import annotations

import re

from index.cutting.figures.periods import spans
from index.cutting.figures.periods.dates import between, count_of, latest_weekday, resolve_date, unit_of
from index.cutting.figures.periods.grammar import (
    COUNT,
    DATE,
    DAY,
    MONTH,
    MONTH_NAME,
    UNIT,
    WEEKDAY,
    YEAR,
    Form,
    Seen,
    collect,
)
from index.cutting.figures.periods.spans import UNKNOWN, Days

FORMS: list[Form] = []
_form = collect(FORMS)


@_form(rf"(?:between|from) (?P<a>{DATE}),? (?:and|to|until|till|through) (?P<b>(?:the end of )?{DATE})")
def _range(match: re.Match[str], seen: Seen) -> Days:
    return between(match["a"], match["b"], seen)


@_form(rf"(?:between |from )?(?P<a>{DAY}|{MONTH}) ?(?:to|until|through|[-–]) ?(?P<b>{DAY}|{MONTH})")
def _bare_range(match: re.Match[str], seen: Seen) -> Days:
    return between(match["a"], match["b"], seen)


@_form(
    rf"(?:between|from) (?P<a>\d{{1,2}})(?:st|nd|rd|th)? (?:and|to) (?P<b>\d{{1,2}}(?:st|nd|rd|th)? "
    rf"{MONTH_NAME}(?: {YEAR})?)"
)
def _day_range(match: re.Match[str], seen: Seen) -> Days:
    last = resolve_date(match["b"], seen)[1]
    first = last.replace(day=int(match["a"])) if last and 0 < int(match["a"]) <= last.day else None
    return first, last


@_form(
    rf"(?:(?:in|for|over|during) )?(?:the )?(?P<n>{COUNT} )?(?P<u>{UNIT})(?:,)? (?:ending|ended|to|up to|"
    rf"until|that ended)"
    rf"(?: in| on)? (?P<e>the end of )?(?P<d>{DAY}|{MONTH}|{YEAR})"
)
def _ending(match: re.Match[str], seen: Seen) -> Days:
    unit, last = unit_of(match["u"]), resolve_date(match["d"], seen)[1]
    count = count_of(match["n"].strip()) if match["n"] else 1
    if unit is None or last is None or count is None:
        return UNKNOWN
    return spans.ending(last, count * unit[1], unit[0])


@_form(rf"(?:between|from) (?P<a>{WEEKDAY}) (?:and|to|until) (?P<b>{WEEKDAY})")
def _weekday_range(match: re.Match[str], seen: Seen) -> Days:
    last = latest_weekday(match["b"], seen)
    first = latest_weekday(match["a"], Seen(last, seen.named, ahead=False)) if last else None
    return first, last
