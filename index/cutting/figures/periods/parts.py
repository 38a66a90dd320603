"""Parts of years: their ends, quarters, halves, first months, and financial years."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from index.cutting.figures.periods import spans
from index.cutting.figures.periods.dates import (
    ORDINALS,
    calendar_unit,
    count_of,
    own_year,
    resolve_date,
    unit_of,
)
from index.cutting.figures.periods.grammar import COUNT, MONTH, OWN_YEAR, PART, YEAR, Form, Seen, collect
from index.cutting.figures.periods.spans import UNKNOWN, Days

FORMS: list[Form] = []
_form = collect(FORMS)


@_form(
    rf"(?:(?:at|by|since|until|from|before|towards?) )?(?:the )?(?P<w>end|start|beginning|close|turn|"
    rf"middle)[ -]of[ -]"
    rf"(?P<d>{MONTH}|{YEAR}(?! ?[-–/])|{OWN_YEAR}|the {PART} (?:quarter|half)(?: of (?:{YEAR}|{OWN_YEAR}))?|"
    rf"(?:the|this|last|next|that) (?:day|week|month|quarter|year|decade))"
)
def _edge(match: re.Match[str], seen: Seen) -> Days:
    days = _whole(match["d"], seen)
    lead = match.group().lower()
    edge = days[1] if match["w"].lower() in {"end", "close"} else days[0]
    if match["w"].lower() == "middle" or edge is None:
        return UNKNOWN
    if lead.startswith("since"):
        return edge, seen.published
    if lead.startswith(("by", "until")):
        return (None, edge)
    return (edge, None) if lead.startswith("from") else (edge, edge)


def _whole(words: str, seen: Seen) -> Days:
    if part := re.match(
        rf"the (?P<q>{PART}) (?P<u>quarter|half)(?: of (?P<y>{YEAR}|{OWN_YEAR}))?$", words, re.IGNORECASE
    ):
        return _part_of_year(part, seen) or UNKNOWN
    found = re.fullmatch(
        r"(?P<r>the|this|last|next|that) (?P<u>day|week|month|quarter|year|decade)", words.lower()
    )
    if found is None:
        return resolve_date(words, seen)
    if found["u"] == "decade" and seen.published:
        first = seen.published.year // 10 * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    return calendar_unit(found["r"], found["u"], seen)


@_form(
    rf"(?:(?:in|for|during|over) )?(?:the )?(?P<q>{PART})[ -](?P<u>quarter|half)"
    rf"(?:,? (?:of )?(?:the financial year )?(?P<f>(?:19|20)\d\d[-–/]\d\d)|,? (?:of )?(?P<y>{YEAR}|"
    rf"{OWN_YEAR}|the year))?(?! of the \w+ century)"
)
def _part_of_year(match: re.Match[str], seen: Seen) -> Days:
    if match["y"] is None and match["q"].lower() == "last":
        return calendar_unit("last", match["u"], seen) if match["u"].lower() == "quarter" else UNKNOWN
    number = ORDINALS[match["q"].lower()]
    parts = 4 if match["u"].lower() == "quarter" else 2
    number = parts if number < 0 else number
    if number > parts:
        return UNKNOWN
    part = spans.quarter if parts == 4 else spans.half
    if "f" in match.groupdict() and match["f"]:
        return _of_financial_year(int(match["f"][:4]), number, 12 // parts)
    if match["y"]:
        year = own_year(match["y"].lower(), seen)
        return part(year, number) if year else UNKNOWN
    return _latest_part(part, number, seen)


def _of_financial_year(first: int, number: int, length: int) -> Days:
    """Give a quarter or half of the year that begins in April."""
    start = spans.back(date(first, 4, 1), -(number - 1) * length, "month")
    return start, spans.back(start, -length, "month") - timedelta(days=1)


def _latest_part(part: Callable[[int, int], tuple[date, date]], number: int, seen: Seen) -> Days:
    """Give the latest quarter or half of that number that had begun on the day of publication."""
    if seen.published is None:
        return UNKNOWN
    days = part(seen.published.year, number)
    if days[0] > seen.published and not seen.ahead:
        days = part(seen.published.year - 1, number)
    return days


@_form(
    rf"(?:in )?(?P<k>[qh])(?P<n>[1-4])(?:[ ,]+(?P<y>{YEAR}))?|(?:in )?(?P<y2>{YEAR}) "
    rf"?(?P<k2>[qh])(?P<n2>[1-4])"
)
def _short_part(match: re.Match[str], seen: Seen) -> Days:
    kind, number = (match["k"] or match["k2"]).lower(), int(match["n"] or match["n2"])
    part = spans.quarter if kind == "q" else spans.half
    if kind == "h" and number > 2:
        return UNKNOWN
    year = match["y"] or match["y2"]
    return part(int(year), number) if year else _latest_part(part, number, seen)


@_form(
    rf"(?:(?:in|for|during|over) )?(?:the )?(?P<q>first|last|final|opening) (?P<n>{COUNT} )?(?P<u>days?|"
    rf"weeks?|months?) of "
    rf"(?P<d>{MONTH}|{YEAR}|{OWN_YEAR}|the year)"
)
def _first_of(match: re.Match[str], seen: Seen) -> Days:
    first, last = _whole(match["d"], seen)
    unit = unit_of(match["u"])
    count = count_of(match["n"].strip()) if match["n"] else 1
    if first is None or last is None or unit is None or count is None:
        return UNKNOWN
    if match["q"].lower() in {"first", "opening"}:
        return first, spans.back(first, -count, unit[0]) - timedelta(days=1)
    return spans.ending(last, count, unit[0])


@_form(
    r"(?:(?:in|for|during|over) )?(?:the )?(?:(?:financial|fiscal|tax|academic|school) year )?(?P<a>(?:19|"
    r"20)\d\d) ?[-–/] ?(?P<b>(?:19|20)?\d\d)(?: season| campaign| academic year| school year)?"
)
def _financial(match: re.Match[str], seen: Seen) -> Days:
    first, second = int(match["a"]), int(match["b"]) % 100
    if re.search("school|academic|season|campaign", match.group(), re.IGNORECASE):
        return UNKNOWN
    if (first + 1) % 100 == second:
        return spans.financial_year(first)
    if len(match["b"]) == 4 and int(match["b"]) > first:
        return date(first, 1, 1), date(int(match["b"]), 12, 31)
    return UNKNOWN


@_form(
    r"(?:(?:in|for|during|over) )?(?:the )?(?P<r>last|this|next|previous|current|past) (?:financial|"
    r"fiscal|tax) year"
)
def _named_financial(match: re.Match[str], seen: Seen) -> Days:
    if seen.published is None:
        return UNKNOWN
    first = seen.published.year - (seen.published.month < 4)
    shift = {"last": -1, "previous": -1, "past": -1, "next": 1}.get(match["r"].lower(), 0)
    return spans.financial_year(first + shift)


@_form(rf"(?:(?:at|by) )?(?:the )?(?:end-(?P<y>{YEAR})|year[- ]end)")
def _year_end(match: re.Match[str], seen: Seen) -> Days:
    year = int(match["y"]) if match["y"] else seen.published.year if seen.published else None
    last = date(year, 12, 31) if year else None
    return (None, last) if match.group().lower().startswith("by") else (last, last)
