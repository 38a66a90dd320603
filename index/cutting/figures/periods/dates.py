"""Dates, months and years in words, as days: "5 July 2024", "July last year", "March", "yesterday"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser

from index.cutting.figures.cardinals import cardinal
from index.cutting.figures.exclusions import MONTHS
from index.cutting.figures.periods import spans
from index.cutting.figures.periods.grammar import Seen
from index.cutting.figures.periods.spans import UNKNOWN, Days, TimeUnit

MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS.split("|")[:12], start=1)}
WEEKDAYS = {
    name[:3]: n
    for n, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
ORDINALS = {
    "first": 1,
    "opening": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
ORDINALS |= {"final": -1, "last": -1, "closing": -1}


@lru_cache(maxsize=1)
def _library() -> DateDataParser:
    return DateDataParser(languages=["en"], settings={"PREFER_DAY_OF_MONTH": "first", "DATE_ORDER": "DMY"})


@lru_cache(maxsize=4096)
def _written(words: str) -> date | None:
    """Give a date written in full, day, month and year; a library reads it."""
    found = _library().get_date_data(words)
    return found.date_obj.date() if found and found.date_obj and found.period == "day" else None


def nearest_month(number: int, seen: Seen) -> Days:
    """Give the month of that number last begun by the day of publication.

    The next one in talk of the future.
    """
    if seen.published is None:
        return UNKNOWN
    year = seen.published.year
    if number > seen.published.month and not seen.ahead:
        year -= 1
    if number < seen.published.month and seen.ahead:
        year += 1
    return spans.month(year, number)


def own_year(words: str, seen: Seen) -> int | None:
    """Give the year that "last year", "2024" or "the same year" means."""
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
    """Give the days that a date, month or year means.

    "5 July 2024", "July last year", "March", "2022", "yesterday".
    """
    words = words.lower().strip()
    if words in {"yesterday", "today", "tomorrow"}:
        shift = {"yesterday": 1, "today": 0, "tomorrow": -1}[words]
        day = seen.published - timedelta(days=shift) if seen.published else None
        return day, day
    if re.fullmatch(r"\d{4}", words):
        return spans.year(int(words))
    name = re.search(rf"(?:{MONTHS})\b", words)
    if name is None:
        year = own_year(words, seen)
        return spans.year(year) if year else UNKNOWN
    number = MONTH_NUMBERS[name.group()[:3]]
    day_number = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    year = own_year(words, seen) if re.search(r"\d{4}|year", words) else None
    if not day_number:
        return spans.month(year, number) if year else nearest_month(number, seen)
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
    """Give the English name of a month, 1 to 12."""
    return MONTHS.split("|")[number - 1]


def count_of(words: str) -> int | None:
    """Give the whole number said ("twelve", "a", "couple of"), None for "few" and "several"."""
    if "couple" in words:
        return 2
    return None if words in {"few", "several"} else cardinal(words.lower())


def unit_of(words: str) -> tuple[TimeUnit, int] | None:
    """Give a unit of time and how many of it a longer one is: "decade" is ten years."""
    word = words.lower().rstrip("s")
    longer: dict[str, tuple[TimeUnit, int]] = {
        "decade": ("year", 10),
        "fortnight": ("week", 2),
        "century": ("year", 100),
    }
    longer |= {"centurie": ("year", 100), "day": ("day", 1), "week": ("week", 1), "month": ("month", 1)}
    longer |= {"quarter": ("quarter", 1), "year": ("year", 1)}
    return longer.get(word)


def calendar_unit(which: str, word: str, seen: Seen) -> Days:
    """Give the whole calendar day, week, month, quarter or year that "last", "this" or "next" means."""
    unit = unit_of(word)
    if seen.published is None or unit is None:
        return UNKNOWN
    shift = {"last": 1, "previous": 1, "past": 1, "next": -1, "coming": -1, "following": -1}.get(which, 0)
    return spans.around(
        spans.back(
            seen.published.replace(day=min(seen.published.day, 28))
            if unit[0] not in {"day", "week"}
            else seen.published,
            shift * unit[1],
            unit[0],
        ),
        unit[0],
    )


def latest_weekday(name: str, seen: Seen) -> date | None:
    """Give the weekday last passed, the article's own day included; the next one in talk of the future."""
    if seen.published is None:
        return None
    behind = (seen.published.weekday() - WEEKDAYS[name.lower()[:3]]) % 7
    return (
        seen.published - timedelta(days=behind)
        if not seen.ahead
        else seen.published + timedelta(days=-behind % 7)
    )


def between(first: str, second: str, seen: Seen) -> Days:
    """Give the days from the first day of one time to the last of another.

    A year said once holds for both.
    """
    second_days = resolve_date(re.sub(r"the end of ", "", second, flags=re.IGNORECASE), seen)
    if not re.search(r"\d{4}|year|day$", first) and second_days[1] is not None:
        inside = Seen(second_days[1], seen.named, ahead=False)
        return resolve_date(first, inside)[0], second_days[1]
    return resolve_date(first, seen)[0], second_days[1]
