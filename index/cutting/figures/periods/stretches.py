"""Stretches told from today or from another time: "so far this year", "since 2018", "a year earlier"."""

from __future__ import annotations

import re
from datetime import timedelta

from index.cutting.figures.periods import spans
from index.cutting.figures.periods.dates import calendar_unit, count_of, latest_weekday, resolve_date, unit_of
from index.cutting.figures.periods.grammar import (
    COUNT,
    DATE,
    MONTH,
    MONTH_NAME,
    OWN_YEAR,
    UNIT,
    WEEKDAY,
    YEAR,
    Form,
    Seen,
    collect,
)
from index.cutting.figures.periods.spans import UNKNOWN, Days, TimeUnit

FORMS: list[Form] = []
_form = collect(FORMS)
_relative = collect(FORMS, relative=True)


@_relative(
    r"(?:so far|to date|already) (?P<u>this (?:year|month|week|quarter))|(?P<v>this (?:year|month|week|"
    r"quarter)) (?:so far|to date)|(?:in )?(?:the )?(?P<w>year)[ -]to[ -]date"
)
def _so_far(match: re.Match[str], seen: Seen) -> Days:
    unit = (match["u"] or match["v"] or "this year").split()[-1]
    return calendar_unit("this", unit, seen)[0], seen.published


@_form(rf"(?:so far|to date|already) in (?P<d>{MONTH}|{YEAR})|in (?P<e>{MONTH}|{YEAR}) (?:so far|to date)")
def _so_far_in(match: re.Match[str], seen: Seen) -> Days:
    first, last = resolve_date(match["d"] or match["e"], seen)
    running = first and last and seen.published and first <= seen.published <= last
    return first, seen.published if running else last


@_form(
    rf"since (?:the )?(?:(?P<e>start|beginning|end) of )?(?P<d>{DATE}|"
    rf"{OWN_YEAR}|last (?:week|month)|(?:last )?{WEEKDAY})"
)
def _since(match: re.Match[str], seen: Seen) -> Days:
    if re.fullmatch(rf"(?:last )?{WEEKDAY}", match["d"], re.IGNORECASE):
        day = latest_weekday(match["d"].split()[-1], seen)
        return day, seen.published
    words = match["d"].lower()
    days = (
        calendar_unit("last", words.split()[1], seen)
        if words in {"last week", "last month"}
        else resolve_date(words, seen)
    )
    return (days[1] if (match["e"] or "").lower() == "end" else days[0]), (
        seen.published if days[0] else None
    )


@_form(
    rf"(?:by|until|before|up to) (?:the (?:start|beginning) of )?(?P<d>{DATE}|next year|next {MONTH_NAME}|"
    rf"(?:next )?{WEEKDAY})"
)
def _by(match: re.Match[str], seen: Seen) -> Days:
    if re.search(WEEKDAY, match["d"], re.IGNORECASE):
        return None, latest_weekday(match["d"].split()[-1], seen)
    if re.match("next ", match["d"], re.IGNORECASE):
        last = resolve_date(match["d"], Seen(seen.published, seen.named, ahead=True))[1]
        running = (
            last
            and seen.published
            and last.month == seen.published.month
            and "year" not in match["d"].lower()
        )
        return None, spans.back(last, -1, "year") if last and running else last
    return None, resolve_date(match["d"], seen)[1]


@_form(
    r"since (?:the|its|his|her|their|[A-Z][\w’']{0,30}) (?:[\w’'-]{1,30} ){0,4}?(?:election|pandemic|war|"
    r"invasion|start|launch|outbreak|referendum|crisis|vote|attack|attacks|lockdown|turn of the century|"
    r"end of the war|coup|ceasefire|inauguration|budget|financial crash|crash|merger|takeover|opening|"
    r"second world war|first world war)(?: began| started)?|since (?:then|taking office|coming to power|"
    r"records began|brexit|covid)"
)
def _since_event(match: re.Match[str], seen: Seen) -> Days:
    return UNKNOWN


@_form(
    rf"(?:(?:in|during|for|over|at) )?the (?:same|corresponding|equivalent) (?:{COUNT}[ -]{UNIT}(?: "
    rf"(?:period|stretch|span))?|period|time|quarter|month|week|day|point|stage|(?!{COUNT}\b)\w{{3,9}})"
    rf"(?P<s>,? (?:of |in |during )?(?:last year|the previous year|a year (?:earlier|ago|before)|the year "
    rf"before|{COUNT} {UNIT} (?:prior|earlier|before|ago|previously)|"
    rf"(?:the|in the) (?:previous|prior|preceding) (?:{COUNT} )?{UNIT}|{YEAR}))?"
)
def _same(match: re.Match[str], seen: Seen) -> Days:
    if match["s"] is None:
        return seen.named
    if digits := re.search(r"\d{4}", match["s"]):
        return (
            shifted(seen.named, seen.named[0].year - int(digits.group()), "year")
            if seen.named[0]
            else UNKNOWN
        )
    found = re.search(
        rf"(?P<n>{COUNT} )?(?P<u>{UNIT})",
        match["s"].lower().replace("previous ", "").replace("prior ", "").replace("the ", ""),
    )
    unit = unit_of(found["u"]) if found else None
    count = count_of(found["n"].strip()) if found and found["n"] else 1
    if "last year" in match["s"].lower() or "previous year" in match["s"].lower():
        unit, count = ("year", 1), 1
    return shifted(seen.named, count * unit[1], unit[0]) if unit and count else UNKNOWN


def shifted(days: Days, count: int, unit: TimeUnit) -> Days:
    """Give a stretch moved back by ``count`` units; one that ends with a month goes on doing so."""
    first, last = days
    if first is None or last is None:
        return UNKNOWN
    whole = last == spans.month(last.year, last.month)[1] and unit in {"month", "quarter", "year"}
    moved = spans.back(last, count, unit)
    return spans.back(first, count, unit), spans.month(moved.year, moved.month)[1] if whole else moved


@_relative(
    rf"(?P<n>{COUNT}) (?P<u>{UNIT}) (?:earlier|prior|previously|before(?=[,.;:)”\"]|$| and\b| but\b| or\b| "
    rf"when\b))|(?:the|in the|over the) "
    rf"(?:previous|preceding|prior) (?P<v>days?|weeks?|months?|quarters?|years?)|the "
    rf"(?P<w>day|week|month|quarter|year) before"
)
def _earlier(match: re.Match[str], seen: Seen) -> Days:
    unit = unit_of(match["u"] or match["v"] or match["w"])
    count = count_of(match["n"]) if match["n"] else 1
    return shifted(seen.named, count * unit[1], unit[0]) if unit and count else UNKNOWN


@_relative(
    rf"(?:(?:in|over|during|for) )?the (?:(?:previous|preceding|prior) (?P<n>{COUNT})[ -](?P<u>{UNIT})"
    rf"(?: period)?|(?P<m>{COUNT}) (?P<v>{UNIT}) (?:before that|before|previously|prior))"
)
def _run_up(match: re.Match[str], seen: Seen) -> Days:
    """Give the stretch of its own length that ends where the period named last begins."""
    unit, count = unit_of(match["u"] or match["v"]), count_of(match["n"] or match["m"])
    first = seen.named[0]
    if unit is None or not count or first is None or first.toordinal() < 2:
        return UNKNOWN
    return spans.ending(first - timedelta(days=1), count * unit[1], unit[0])


@_relative(
    rf"(?:(?:in|over|during) )?(?:the )?following (?P<u>day|week|month|quarter|year)|(?P<n>{COUNT}) "
    rf"(?P<v>{UNIT}) (?:later|afterwards)"
)
def _later(match: re.Match[str], seen: Seen) -> Days:
    unit, count = unit_of(match["u"] or match["v"]), count_of(match["n"]) if match["n"] else 1
    return shifted(seen.named, -count * unit[1], unit[0]) if unit and count else UNKNOWN


@_form(rf"(?P<n>{COUNT}) (?P<u>{UNIT}) ago(?: (?P<t>today))?")
def _ago(match: re.Match[str], seen: Seen) -> Days:
    unit, count = unit_of(match["u"]), count_of(match["n"])
    if seen.published is None or unit is None or count is None:
        return UNKNOWN
    if unit[0] != "day":
        return UNKNOWN
    day = spans.back(seen.published, count, "day")
    return day, day


@_form(
    rf"(?:(?:in|over|during|for|within|across) )?the (?:past|last|latest|most recent) (?P<n>{COUNT} "
    rf")?(?P<u>{UNIT})"
)
def _rolling(match: re.Match[str], seen: Seen) -> Days:
    unit, count = unit_of(match["u"]), count_of(match["n"].strip()) if match["n"] else 1
    if match["u"].lower().startswith("hour") and count and seen.published:
        return seen.published - timedelta(days=(count + 23) // 24), seen.published
    if (
        seen.published is None
        or unit is None
        or count is None
        or (not match["n"] and match["u"].endswith("s"))
    ):
        return UNKNOWN
    return min(
        spans.back(seen.published, count * unit[1], unit[0]) + timedelta(days=1), seen.published
    ), seen.published


@_form(rf"(?:(?:in|over|during|for|within) )?the (?:next|coming) (?P<n>{COUNT} )?(?P<u>{UNIT})")
def _coming(match: re.Match[str], seen: Seen) -> Days:
    unit, count = unit_of(match["u"]), count_of(match["n"].strip()) if match["n"] else 1
    if (
        seen.published is None
        or unit is None
        or count is None
        or (not match["n"] and match["u"].endswith("s"))
    ):
        return UNKNOWN
    return seen.published, spans.back(seen.published, -count * unit[1], unit[0]) - timedelta(days=1)
