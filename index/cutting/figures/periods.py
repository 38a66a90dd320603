"""Periods in text: where a time is stated, and the days it means, seen from the day of publication.

Financial years are the ones of UK statistics, 1 April to 31 March. Weeks run from Monday to Sunday. A time
that the text does not pin to days ("since the election", "in her first term") keeps its words and no dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateparser.date import DateDataParser

from index.cutting.figures import spans
from index.cutting.figures.exclusions import MONTHS
from index.cutting.figures.numbers import cardinal
from index.cutting.figures.spans import UNKNOWN, Days, TimeUnit
from index.models import Period

_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS.split("|")[:12], start=1)}
_WEEKDAYS = {name[:3]: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_ORDINALS = {"first": 1, "opening": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_ORDINALS |= {"final": -1, "last": -1, "closing": -1}

_M = rf"(?:{MONTHS})\b\.?"
_Y = r"(?:19|20)\d\d(?!\d|[-–/]\d|,\d|\.\d)"
_N = (
    r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"eighteen|twenty|twenty-four|thirty|forty|fifty|sixty|hundred|couple of|few|several)"
)
_U = r"(?:day|week|fortnight|month|quarter|year|decade|hour|century|centurie)s?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_M}|{_M} \d{{1,2}}(?:st|nd|rd|th)?(?!\d))(?:,? {_Y})?"
_OWN = r"(?:last|this|next|that|the previous|the same|the following) year"
_MONTH = rf"{_M}(?:,? (?:of )?(?:{_Y}|{_OWN}))?"
_SEASON = r"(?:spring|summer|autumn|winter|christmas|easter)"
_DATE = rf"(?:{_DAY}|{_MONTH}|{_Y}|yesterday|today|tomorrow)"
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_QN = r"(?:first|second|third|fourth|final|last|opening|closing|1st|2nd|3rd|4th)"


class Seen(NamedTuple):
    """What a period is resolved against: the day of publication, the last period named, and whether it is to come."""

    published: date | None
    named: Days
    ahead: bool


class Stated(NamedTuple):
    """A period stated at ``start:end`` of a text; ``relative`` when it is told from another ("a year earlier")."""

    start: int
    end: int
    period: Period
    relative: bool


Resolver = Callable[[re.Match[str], Seen], Days]
_FORMS: list[tuple[str, Resolver, bool]] = []


def _form(pattern: str, relative: bool = False) -> Callable[[Resolver], Resolver]:
    def keep(resolver: Resolver) -> Resolver:
        _FORMS.append((pattern, resolver, relative))
        return resolver

    return keep


def find_periods(text: str, start: int, end: int, published: date | None, named: Days = UNKNOWN) -> list[Stated]:
    """Find every period stated in ``text[start:end]``, in order, none overlapping.

    Args:
        text: the paragraph; offsets are into it.
        start: where the sentence begins.
        end: where it ends.
        published: the article's date, None when it states none; then only absolute times get dates.
        named: the days of the period named last before, for "the same period".
    """
    found: list[Stated] = []
    ahead = bool(_AHEAD.search(text, start, end))
    for match in _any_form().finditer(text, start, end):
        number = int((match.lastgroup or "f0")[1:])
        pattern, resolver, relative = _compiled()[number]
        inner = pattern.match(text, match.start(), end)
        if inner is None or inner.end() == inner.start():
            continue
        days = _ordered(resolver(inner, Seen(published, named, ahead)))
        words = text[inner.start() : inner.end()]
        if words.endswith(".") and len(words.split()[-1]) > 5:
            words = words[:-1]
        if days != UNKNOWN and not relative:
            named = days
        found.append(Stated(inner.start(), inner.start() + len(words), Period(text=words, start=days[0], end=days[1]), relative))
    return found


def _ordered(days: Days) -> Days:
    first, last = days
    return UNKNOWN if first and last and first > last else days


@lru_cache(maxsize=1)
def _compiled() -> list[tuple[re.Pattern[str], Resolver, bool]]:
    return [(re.compile(rf"\b(?:{form})(?!\w)", re.IGNORECASE), resolver, relative) for form, resolver, relative in _FORMS]


@lru_cache(maxsize=1)
def _any_form() -> re.Pattern[str]:
    """One pattern that finds any form; groups are told apart by number, inner names are dropped."""
    bare = [re.sub(r"\(\?P<\w+>", "(?:", form) for form, _, _ in _FORMS]
    return re.compile(
        r"\b(?:" + "|".join(f"(?P<f{n}>{form})" for n, form in enumerate(bare)) + r")(?!\w)", re.IGNORECASE
    )


_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|set|expected|forecast|projected|planned|to|going)|plans? to|"
    r"due to|expects? to|aims? to|hopes? to|wants? to|pledged to|promised to|target)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _library() -> DateDataParser:
    return DateDataParser(languages=["en"], settings={"PREFER_DAY_OF_MONTH": "first", "DATE_ORDER": "DMY"})


@lru_cache(maxsize=4096)
def _written(words: str) -> date | None:
    """A date written in full, day, month and year; a library reads it."""
    found = _library().get_date_data(words)
    return found.date_obj.date() if found and found.date_obj and found.period == "day" else None


def _nearest_month(number: int, seen: Seen) -> Days:
    if seen.published is None:
        return UNKNOWN
    year = seen.published.year
    if number > seen.published.month and not seen.ahead:
        year -= 1
    if number < seen.published.month and seen.ahead:
        year += 1
    return spans.month(year, number)


def _own_year(words: str, seen: Seen) -> int | None:
    """The year that "last year", "2024" or "the same year" means."""
    if digits := re.search(r"\d{4}", words):
        return int(digits.group())
    if "same" in words or "that" in words:
        return seen.named[0].year if seen.named[0] else None
    if seen.published is None:
        return None
    if "last" in words or "previous" in words:
        return seen.published.year - 1
    return seen.published.year + (1 if "next" in words or "following" in words else 0)


def resolve_date(words: str, seen: Seen) -> Days:
    """Give the days that a date, month or year means: "5 July 2024", "July last year", "March", "2022", "yesterday"."""
    words = words.lower().strip()
    if words in {"yesterday", "today", "tomorrow"}:
        shift = {"yesterday": 1, "today": 0, "tomorrow": -1}[words]
        day = seen.published - timedelta(days=shift) if seen.published else None
        return day, day
    if re.fullmatch(r"\d{4}", words):
        return spans.year(int(words))
    name = re.search(rf"(?:{MONTHS})\b", words)
    if name is None:
        year = _own_year(words, seen)
        return spans.year(year) if year else UNKNOWN
    number = _MONTH_NUMBERS[name.group()[:3]]
    day_number = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    year = _own_year(words, seen) if re.search(r"\d{4}|year", words) else None
    if not day_number:
        return spans.month(year, number) if year else _nearest_month(number, seen)
    return _day(int(day_number.group()), number, year, words, seen)


def _day(day: int, number: int, year: int | None, words: str, seen: Seen) -> Days:
    if year is None:
        if seen.published is None:
            return UNKNOWN
        year = seen.published.year
        passed = (number, day) <= (seen.published.month, seen.published.day)
        year += (0 if passed else -1) if not seen.ahead else (1 if passed else 0)
        found = _written(f"{day} {number_name(number)} {year}")
    else:
        found = _written(f"{day} {number_name(number)} {year}")
    return (found, found) if found else UNKNOWN


def number_name(number: int) -> str:
    """The English name of a month, 1 to 12."""
    return MONTHS.split("|")[number - 1]


def _count(words: str) -> int | None:
    if "couple" in words:
        return 2
    return None if words in {"few", "several"} else cardinal(words.lower())


def _unit(words: str) -> tuple[TimeUnit, int] | None:
    """A unit of time and how many of it a longer one is: "decade" is ten years."""
    word = words.lower().rstrip("s")
    longer: dict[str, tuple[TimeUnit, int]] = {"decade": ("year", 10), "fortnight": ("week", 2), "century": ("year", 100)}
    longer |= {"centurie": ("year", 100), "day": ("day", 1), "week": ("week", 1), "month": ("month", 1)}
    longer |= {"quarter": ("quarter", 1), "year": ("year", 1)}
    return longer.get(word)


# Ranges


@_form(rf"(?:between|from) (?P<a>{_DATE}),? (?:and|to|until|till|through) (?P<b>(?:the end of )?{_DATE})")
def _range(match: re.Match[str], seen: Seen) -> Days:
    return _between(match["a"], match["b"], seen)


@_form(rf"(?:between |from )?(?P<a>{_DAY}|{_MONTH}) ?(?:to|until|through|[-–]) ?(?P<b>{_DAY}|{_MONTH})")
def _bare_range(match: re.Match[str], seen: Seen) -> Days:
    return _between(match["a"], match["b"], seen)


@_form(rf"(?:between|from) (?P<a>\d{{1,2}})(?:st|nd|rd|th)? (?:and|to) (?P<b>\d{{1,2}}(?:st|nd|rd|th)? {_M}(?: {_Y})?)")
def _day_range(match: re.Match[str], seen: Seen) -> Days:
    last = resolve_date(match["b"], seen)[1]
    first = last.replace(day=int(match["a"])) if last and 0 < int(match["a"]) <= last.day else None
    return first, last


def _between(first: str, second: str, seen: Seen) -> Days:
    second_days = resolve_date(re.sub(r"the end of ", "", second, flags=re.IGNORECASE), seen)
    if not re.search(r"\d{4}|year|day$", first) and second_days[1] is not None:
        inside = Seen(second_days[1], seen.named, ahead=False)
        return resolve_date(first, inside)[0], second_days[1]
    return resolve_date(first, seen)[0], second_days[1]


# Stretches that end on a date


@_form(
    rf"(?:(?:in|for|over|during) )?(?:the )?(?P<n>{_N} )?(?P<u>{_U})(?:,)? (?:ending|ended|to|up to|until|that ended)"
    rf"(?: in| on)? (?P<e>the end of )?(?P<d>{_DAY}|{_MONTH}|{_Y})"
)
def _ending(match: re.Match[str], seen: Seen) -> Days:
    unit, last = _unit(match["u"]), resolve_date(match["d"], seen)[1]
    count = _count(match["n"].strip()) if match["n"] else 1
    if unit is None or last is None or count is None:
        return UNKNOWN
    return spans.ending(last, count * unit[1], unit[0])


# Points: the end, start or middle of something


@_form(
    rf"(?:(?:at|by|since|until|from|before|towards?) )?(?:the )?(?P<w>end|start|beginning|close|turn|middle)[ -]of[ -]"
    rf"(?P<d>{_MONTH}|{_Y}(?! ?[-–/])|{_OWN}|the {_QN} (?:quarter|half)(?: of (?:{_Y}|{_OWN}))?|"
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
    if part := re.match(rf"the (?P<q>{_QN}) (?P<u>quarter|half)(?: of (?P<y>{_Y}|{_OWN}))?$", words, re.IGNORECASE):
        return _part_of_year(part, seen)
    found = re.fullmatch(r"(?P<r>the|this|last|next|that) (?P<u>day|week|month|quarter|year|decade)", words.lower())
    if found is None:
        return resolve_date(words, seen)
    if found["u"] == "decade" and seen.published:
        first = seen.published.year // 10 * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    return _calendar_unit(found["r"], found["u"], seen)


def _calendar_unit(which: str, word: str, seen: Seen) -> Days:
    unit = _unit(word)
    if seen.published is None or unit is None:
        return UNKNOWN
    shift = {"last": 1, "previous": 1, "past": 1, "next": -1, "coming": -1, "following": -1}.get(which, 0)
    return spans.around(spans.back(seen.published.replace(day=min(seen.published.day, 28)) if unit[0] not in {"day", "week"} else seen.published, shift * unit[1], unit[0]), unit[0])


# Quarters, halves, first months of a year


@_form(
    rf"(?:(?:in|for|during|over) )?(?:the )?(?P<q>{_QN})[ -](?P<u>quarter|half)"
    rf"(?:,? (?:of )?(?:the financial year )?(?P<f>(?:19|20)\d\d[-–/]\d\d)|,? (?:of )?(?P<y>{_Y}|{_OWN}|the year))?(?! of the \w+ century)"
)
def _part_of_year(match: re.Match[str], seen: Seen) -> Days:
    if match["y"] is None and match["q"].lower() == "last":
        return _calendar_unit("last", match["u"], seen) if match["u"].lower() == "quarter" else UNKNOWN
    number = _ORDINALS[match["q"].lower()]
    parts = 4 if match["u"].lower() == "quarter" else 2
    number = parts if number < 0 else number
    if number > parts:
        return UNKNOWN
    part = spans.quarter if parts == 4 else spans.half
    if "f" in match.groupdict() and match["f"]:
        return _of_financial_year(int(match["f"][:4]), number, 12 // parts)
    if match["y"]:
        year = _own_year(match["y"].lower(), seen)
        return part(year, number) if year else UNKNOWN
    return _latest_part(part, number, seen)


def _of_financial_year(first: int, number: int, length: int) -> Days:
    """A quarter or half of the year that begins in April."""
    start = spans.back(date(first, 4, 1), -(number - 1) * length, "month")
    return start, spans.back(start, -length, "month") - timedelta(days=1)


def _latest_part(part: Callable[[int, int], tuple[date, date]], number: int, seen: Seen) -> Days:
    """The latest quarter or half of that number that had begun on the day of publication."""
    if seen.published is None:
        return UNKNOWN
    days = part(seen.published.year, number)
    if days[0] > seen.published and not seen.ahead:
        days = part(seen.published.year - 1, number)
    return days


@_form(rf"(?:in )?(?P<k>[qh])(?P<n>[1-4])(?:[ ,]+(?P<y>{_Y}))?|(?:in )?(?P<y2>{_Y}) ?(?P<k2>[qh])(?P<n2>[1-4])")
def _short_part(match: re.Match[str], seen: Seen) -> Days:
    kind, number = (match["k"] or match["k2"]).lower(), int(match["n"] or match["n2"])
    part = spans.quarter if kind == "q" else spans.half
    if kind == "h" and number > 2:
        return UNKNOWN
    year = match["y"] or match["y2"]
    return part(int(year), number) if year else _latest_part(part, number, seen)


@_form(
    rf"(?:(?:in|for|during|over) )?(?:the )?(?P<q>first|last|final|opening) (?P<n>{_N} )?(?P<u>days?|weeks?|months?) of "
    rf"(?P<d>{_MONTH}|{_Y}|{_OWN}|the year)"
)
def _first_of(match: re.Match[str], seen: Seen) -> Days:
    first, last = _whole(match["d"], seen)
    unit = _unit(match["u"])
    count = _count(match["n"].strip()) if match["n"] else 1
    if first is None or last is None or unit is None or count is None:
        return UNKNOWN
    if match["q"].lower() in {"first", "opening"}:
        return first, spans.back(first, -count, unit[0]) - timedelta(days=1)
    return spans.ending(last, count, unit[0])


# Financial years


@_form(rf"(?:(?:in|for|during|over) )?(?:the )?(?:(?:financial|fiscal|tax|academic|school) year )?(?P<a>(?:19|20)\d\d) ?[-–/] ?(?P<b>(?:19|20)?\d\d)(?: season| campaign| academic year| school year)?")
def _financial(match: re.Match[str], seen: Seen) -> Days:
    first, second = int(match["a"]), int(match["b"]) % 100
    if re.search("school|academic|season|campaign", match.group(), re.IGNORECASE):
        return UNKNOWN
    if (first + 1) % 100 == second:
        return spans.financial_year(first)
    if len(match["b"]) == 4 and int(match["b"]) > first:
        return date(first, 1, 1), date(int(match["b"]), 12, 31)
    return UNKNOWN


@_form(r"(?:(?:in|for|during|over) )?(?:the )?(?P<r>last|this|next|previous|current|past) (?:financial|fiscal|tax) year")
def _named_financial(match: re.Match[str], seen: Seen) -> Days:
    if seen.published is None:
        return UNKNOWN
    first = seen.published.year - (seen.published.month < 4)
    shift = {"last": -1, "previous": -1, "past": -1, "next": 1}.get(match["r"].lower(), 0)
    return spans.financial_year(first + shift)


# To date, since, by


@_form(r"(?:so far|to date|already) (?P<u>this (?:year|month|week|quarter))|(?P<v>this (?:year|month|week|quarter)) (?:so far|to date)|(?:in )?(?:the )?(?P<w>year)[ -]to[ -]date")
def _so_far(match: re.Match[str], seen: Seen) -> Days:
    unit = (match["u"] or match["v"] or "this year").split()[-1]
    return _calendar_unit("this", unit, seen)[0], seen.published


@_form(rf"since (?:the )?(?:(?P<e>start|beginning|end) of )?(?P<early>early |late |mid-?)?(?P<d>{_DATE}|{_OWN}|last (?:week|month)|(?:last )?{_WEEKDAY})")
def _since(match: re.Match[str], seen: Seen) -> Days:
    if re.fullmatch(rf"(?:last )?{_WEEKDAY}", match["d"], re.IGNORECASE):
        day = _latest_weekday(match["d"].split()[-1], seen)
        return day, seen.published
    words = match["d"].lower()
    days = _calendar_unit("last", words.split()[1], seen) if words in {"last week", "last month"} else resolve_date(words, seen)
    return (days[1] if (match["e"] or "").lower() == "end" else days[0]), (seen.published if days[0] else None)


@_form(rf"(?:by|until|before|up to) (?:the (?:start|beginning) of )?(?P<d>{_DATE}|next year|(?:next )?{_WEEKDAY})")
def _by(match: re.Match[str], seen: Seen) -> Days:
    if re.search(_WEEKDAY, match["d"], re.IGNORECASE):
        return None, _latest_weekday(match["d"].split()[-1], seen)
    return None, resolve_date(match["d"], seen)[1]


@_form(r"since (?:the|its|his|her|their|[A-Z][\w’']{0,30}) (?:[\w’'-]{1,30} ){0,4}?(?:election|pandemic|war|invasion|start|launch|outbreak|referendum|crisis|vote|attack|attacks|lockdown|turn of the century|end of the war|coup|ceasefire|inauguration|budget|financial crash|crash|merger|takeover|opening|second world war|first world war)(?: began| started)?|since (?:then|taking office|coming to power|records began|brexit|covid)")
def _since_event(match: re.Match[str], seen: Seen) -> Days:
    return UNKNOWN


# The same period, earlier and ago


@_form(
    rf"(?:(?:in|during|for|over|at) )?the (?:same|corresponding|equivalent) (?:period|time|quarter|month|week|day|point|stage|\w{{3,9}}|{_N} {_U})"
    rf"(?P<s> (?:of |in |during )?(?:last year|the previous year|a year (?:earlier|ago|before)|the year before|{_N} {_U} (?:prior|earlier|before|ago|previously)|"
    rf"(?:the|in the) (?:previous|prior|preceding) (?:{_N} )?{_U}|{_Y}))?",
    relative=True,
)
def _same(match: re.Match[str], seen: Seen) -> Days:
    if match["s"] is None:
        return seen.named
    if digits := re.search(r"\d{4}", match["s"]):
        return _shifted(seen.named, seen.named[0].year - int(digits.group()), "year") if seen.named[0] else UNKNOWN
    found = re.search(rf"(?P<n>{_N} )?(?P<u>{_U})", match["s"].lower().replace("previous ", "").replace("prior ", "").replace("the ", ""))
    unit = _unit(found["u"]) if found else None
    count = _count(found["n"].strip()) if found and found["n"] else 1
    if "last year" in match["s"].lower() or "previous year" in match["s"].lower():
        unit, count = ("year", 1), 1
    return _shifted(seen.named, count * unit[1], unit[0]) if unit and count else UNKNOWN


def _shifted(days: Days, count: int, unit: TimeUnit) -> Days:
    first, last = days
    if first is None or last is None:
        return UNKNOWN
    whole = last == spans.month(last.year, last.month)[1] and unit in {"month", "quarter", "year"}
    moved = spans.back(last, count, unit)
    return spans.back(first, count, unit), spans.month(moved.year, moved.month)[1] if whole else moved


@_form(rf"(?P<n>{_N}) (?P<u>{_U}) (?:earlier|before|prior|previously)|(?:the|in the|over the) (?:previous|preceding|prior) (?P<m>{_N} )?(?P<v>days?|weeks?|months?|quarters?|years?)|the (?P<w>day|week|month|quarter|year) before", relative=True)
def _earlier(match: re.Match[str], seen: Seen) -> Days:
    unit = _unit(match["u"] or match["v"] or match["w"])
    number = match["n"] or match["m"]
    count = _count(number.strip()) if number else 1
    return _shifted(seen.named, count * unit[1], unit[0]) if unit and count else UNKNOWN


@_form(r"(?:(?:in|over|during) )?(?:the )?following (?P<u>day|week|month|quarter|year)|a (?P<v>day|week|month|quarter|year) later", relative=True)
def _later(match: re.Match[str], seen: Seen) -> Days:
    unit = _unit(match["u"] or match["v"])
    return _shifted(seen.named, -unit[1], unit[0]) if unit else UNKNOWN


@_form(rf"(?P<n>{_N}) (?P<u>{_U}) ago(?: (?P<t>today))?")
def _ago(match: re.Match[str], seen: Seen) -> Days:
    unit, count = _unit(match["u"]), _count(match["n"])
    if seen.published is None or unit is None or count is None:
        return UNKNOWN
    if unit[0] != "day":
        return UNKNOWN
    day = spans.back(seen.published, count, "day")
    return day, day


# Rolling stretches


@_form(rf"(?:(?:in|over|during|for|within|across) )?the (?:past|last|latest|most recent) (?P<n>{_N} )?(?P<u>{_U})")
def _rolling(match: re.Match[str], seen: Seen) -> Days:
    unit, count = _unit(match["u"]), _count(match["n"].strip()) if match["n"] else 1
    if match["u"].lower().startswith("hour") and count and seen.published:
        return seen.published - timedelta(days=(count + 23) // 24), seen.published
    if seen.published is None or unit is None or count is None or (not match["n"] and match["u"].endswith("s")):
        return UNKNOWN
    return min(spans.back(seen.published, count * unit[1], unit[0]) + timedelta(days=1), seen.published), seen.published


@_form(rf"(?:(?:in|over|during|for|within) )?the (?:next|coming) (?P<n>{_N} )?(?P<u>{_U})")
def _coming(match: re.Match[str], seen: Seen) -> Days:
    unit, count = _unit(match["u"]), _count(match["n"].strip()) if match["n"] else 1
    if seen.published is None or unit is None or count is None or (not match["n"] and match["u"].endswith("s")):
        return UNKNOWN
    return seen.published, spans.back(seen.published, -count * unit[1], unit[0]) - timedelta(days=1)


# Stated in words only


@_form(
    rf"(?:in|during|over|within|for) (?:the|its|his|her|their|our|my|(?:[\w’'.-]{{1,30}} ){{0,2}}?[\w.-]{{1,30}}[’']s?) "
    rf"(?:first|second|third|final|opening|last|initial)(?: full)? (?:{_N} )?(?:days?|weeks?|months?|years?|term)"
    r"(?: (?:in|of|at|as|since|after|that|under) (?:[\w’'-]{1,30} ){0,5}?(?:office|power|government|operation|trading|work|charge|tenure|opening|treatment|life|war|conflict|term|presidency|premiership|leader|minister))?"
)
def _in_words(match: re.Match[str], seen: Seen) -> Days:
    return UNKNOWN


# Days, weeks, months, years


@_form(rf"(?:on |last |this |next )?{_WEEKDAY},? (?P<d>{_DAY})")
def _weekday_date(match: re.Match[str], seen: Seen) -> Days:
    return resolve_date(match["d"], seen)


@_form(rf"(?:on )?(?P<r>last |this |next )?(?P<d>{_WEEKDAY})(?: (?:morning|afternoon|evening|night))?")
def _weekday(match: re.Match[str], seen: Seen) -> Days:
    lead = (match["r"] or "").lower().strip()
    ahead = lead in {"next", "this"} or (seen.ahead and lead != "last")
    day = _latest_weekday(match["d"], Seen(seen.published, seen.named, ahead))
    if day == seen.published and day is not None and lead in {"last", "next"}:
        day += timedelta(days=7 if lead == "next" else -7)
    return day, day


def _latest_weekday(name: str, seen: Seen) -> date | None:
    if seen.published is None:
        return None
    behind = (seen.published.weekday() - _WEEKDAYS[name.lower()[:3]]) % 7
    return seen.published - timedelta(days=behind) if not seen.ahead else seen.published + timedelta(days=-behind % 7)


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
    return _calendar_unit(match["r"].lower(), match["u"], seen)


@_form(r"(?:(?:at|over|on|during) )?(?P<r>last|this|next|the|the past|the coming) weekend")
def _weekend(match: re.Match[str], seen: Seen) -> Days:
    """The weekend last begun; "this" and "next" look ahead, "last" is never one still running."""
    if seen.published is None:
        return UNKNOWN
    saturday = spans.week(seen.published)[0] + timedelta(days=5)
    which = match["r"].lower()
    if which == "next":
        saturday += timedelta(days=7)
    elif which in {"last", "the past"} or (which == "the" and seen.published < saturday):
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


@_form(
    rf"(?:(?:in|during|since|over|from|by|until) )?(?:last|this|next|the|the previous) {_SEASON}(?: of {_Y})?|"
    rf"(?:in|during|over|since) (?:the )?(?:early|late|mid)[ -]?(?:{_Y}|(?:the )?(?:1[5-9]|20)\d0s)|"
    rf"(?:in|during|over) (?:the )?{_SEASON} (?:of )?{_Y}|"
    r"(?:in|over|during) (?:recent|the coming|coming) (?:days|weeks|months|years|decades)|"
    r"during (?:the|his|her|their|its|last|this) (?:[\w’'-]{1,20} ){0,2}?(?:pandemic|lockdowns?|war|election|campaign|crisis|strikes?|"
    r"recession|heatwave|storms?|season|holidays?|tournament|festival|visit|term|drought|occupation|boom|floods?|riots?|protests?)|"
    r"under the (?:previous|last|current|former) (?:government|administration|management|owners?|regime)"
)
def _vague(match: re.Match[str], seen: Seen) -> Days:
    return UNKNOWN


@_form(rf"(?:in|during|over) (?P<a>{_M}|{_Y}) and (?P<b>{_MONTH}|{_Y})")
def _pair(match: re.Match[str], seen: Seen) -> Days:
    return _between(match["a"], match["b"], seen)


@_form(rf"(?:(?:on|in|for|during|from|as of|as at|at) )?(?:the month of )?(?:early |late |mid-?)?(?P<d>{_DAY}|(?:last |this |next )?{_MONTH})")
def _dated(match: re.Match[str], seen: Seen) -> Days:
    words = match["d"].lower()
    if words in {"may", "march", "mar", "sun", "dec", "sat"} and not _is_month(match):
        return UNKNOWN
    for lead in ("last ", "this ", "next "):
        if words.startswith(lead):
            return _led_month(lead.strip(), words[len(lead) :], seen)
    days = resolve_date(words, seen)
    return (days[0], None) if match.group().lower().startswith("from ") else days


def _is_month(match: re.Match[str]) -> bool:
    return match["d"][0].isupper()


def _led_month(lead: str, words: str, seen: Seen) -> Days:
    if seen.published is None or re.search(r"\d{4}|year", words):
        return resolve_date(words, seen)
    number = _MONTH_NUMBERS[words[:3]]
    if lead == "this":
        return spans.month(seen.published.year, number)
    year = seen.published.year - (number >= seen.published.month) if lead == "last" else (
        seen.published.year + (number <= seen.published.month)
    )
    return spans.month(year, number)


@_form(rf"(?:in|during|for|of|throughout|from|as of) (?:all of |the year |calendar year |calendar |fiscal |fiscal year )?(?P<y>{_Y})|"
       rf"(?P<z>{_Y})(?=[’']s \d| (?:sales|revenues?|profits?|earnings|budget|turnover|results|figures?|target|total|levels?|peak|average|output))")
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


def governs(period: Period) -> Days:
    """The days of a period, for what is told from it."""
    return period.start, period.end
