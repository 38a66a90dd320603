"""Days, weeks, months and years: "on Tuesday", "last month", "in July", "in 2022"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.cutting.figures.periods import spans
from index.cutting.figures.periods.dates import (
    MONTH_NUMBERS,
    between,
    calendar_unit,
    latest_weekday,
    resolve_date,
)
from index.cutting.figures.periods.grammar import DAY, MONTH, MONTH_NAME, WEEKDAY, YEAR, Form, Seen, collect
from index.cutting.figures.periods.spans import UNKNOWN, Days

FORMS: list[Form] = []
_form = collect(FORMS)


@_form(rf"(?:on |last |this |next )?{WEEKDAY},? (?P<d>{DAY})")
def _weekday_date(match: re.Match[str], seen: Seen) -> Days:
    return resolve_date(match["d"], seen)


@_form(rf"(?:on )?(?P<r>last |this |next )?(?P<d>{WEEKDAY})(?: (?:morning|afternoon|evening|night))?")
def _weekday(match: re.Match[str], seen: Seen) -> Days:
    lead = (match["r"] or "").lower().strip()
    ahead = lead in {"next", "this"} or (seen.ahead and lead != "last")
    day = latest_weekday(match["d"], Seen(seen.published, seen.named, ahead))
    if day == seen.published and day is not None and lead in {"last", "next"}:
        day += timedelta(days=7 if lead == "next" else -7)
    return day, day


@_form(r"yesterday|today|tonight|overnight|last night|this (?:morning|afternoon|evening)|tomorrow")
def _deictic(match: re.Match[str], seen: Seen) -> Days:
    if seen.published is None:
        return UNKNOWN
    word = match.group().lower()
    shift = 1 if word in {"yesterday", "last night"} else -1 if word == "tomorrow" else 0
    if word == "overnight":
        return UNKNOWN
    day = seen.published - timedelta(days=shift)
    return day, day


@_form(r"(?:(?:in|for|during|over|earlier|later) )?(?P<r>last|this|next) (?P<u>week|month|quarter|year)")
def _calendar(match: re.Match[str], seen: Seen) -> Days:
    return calendar_unit(match["r"].lower(), match["u"], seen)


@_form(
    r"(?:(?:at|over|on|during) )?(?P<r>last|this|next|the|the past|the coming) (?:bank holiday |long |"
    r"opening |festive )?weekend"
)
def _weekend(match: re.Match[str], seen: Seen) -> Days:
    """Give the weekend last begun; "this" and "next" look ahead, "last" is never one still running."""
    if seen.published is None:
        return UNKNOWN
    saturday = spans.week(seen.published)[0] + timedelta(days=5)
    which = match["r"].lower()
    if which == "next":
        saturday += timedelta(days=7)
    elif which in {"last", "the past"} or (which == "the" and seen.published < saturday):
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


@_form(rf"(?:in|during|over) (?P<a>{MONTH_NAME}|{YEAR}) and (?P<b>{MONTH}|{YEAR})")
def _pair(match: re.Match[str], seen: Seen) -> Days:
    return between(match["a"], match["b"], seen)


@_form(
    rf"(?:(?:on|in|for|during|from|as of|as at|at) )?(?:the month of )?(?P<d>{DAY}|"
    rf"(?:last |this |next )?{MONTH})"
)
def _dated(match: re.Match[str], seen: Seen) -> Days | None:
    words = match["d"].lower()
    if words == match.group().lower() and words.isalpha() and not _is_month(match):
        return None
    for lead in ("last ", "this ", "next "):
        if words.startswith(lead):
            return _led_month(lead.strip(), words[len(lead) :], seen)
    days = resolve_date(words, seen)
    return (days[0], None) if match.group().lower().startswith("from ") else days


def _is_month(match: re.Match[str]) -> bool:
    """Whether a month's name standing alone is the month: capital, and not behind a first name."""
    before = match.string[max(0, match.start() - 30) : match.start()].split()
    name = bool(before) and before[-1][0].isupper() and before[-1].isalpha()
    return match["d"][0].isupper() and not name


def _led_month(lead: str, words: str, seen: Seen) -> Days:
    if seen.published is None or re.search(r"\d{4}|year", words):
        return resolve_date(words, seen)
    number = MONTH_NUMBERS[words[:3]]
    if lead == "this":
        return spans.month(seen.published.year, number)
    year = (
        seen.published.year - (number >= seen.published.month)
        if lead == "last"
        else (seen.published.year + (number <= seen.published.month))
    )
    return spans.month(year, number)


@_form(
    rf"(?:in|during|for|of|throughout|from|as of) (?:all of |the whole of |(?:the )?(?:calendar |fiscal |"
    rf"financial )?(?:year )?)?(?P<y>{YEAR})|"
    rf"(?P<z>{YEAR})(?=[’']s \d| (?:sales|revenues?|profits?|earnings|budget|turnover|results|figures?|"
    rf"target|total|levels?|peak|average|output))"
)
def _in_year(match: re.Match[str], seen: Seen) -> Days:
    days = spans.year(int(match["y"] or match["z"]))
    return (days[0], None) if match.group().lower().startswith("from ") else days


@_form(r"(?:in|during|of|since) the (?P<d>(?:1[5-9]|20)\d0)s")
def _decade(match: re.Match[str], seen: Seen) -> Days:
    first = int(match["d"])
    if match.group().lower().startswith("since"):
        return date(first, 1, 1), seen.published
    return date(first, 1, 1), date(first + 9, 12, 31)


@_form(r"(?:in|during|over) the (?:latest |most recent )?(?:quarter|period|month|week|year)")
def _the_period(match: re.Match[str], seen: Seen) -> Days:
    return UNKNOWN
