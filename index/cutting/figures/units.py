"""Units of measurement, time and percentage behind a number, read to their singular names."""

from __future__ import annotations

from typing import NamedTuple

from index.cutting.figures.lexer import HYPHENS, Word, glued, lower_at, vocabulary
from index.cutting.figures.money import is_money
from index.cutting.figures.unit_names import CAPITAL, DURATIONS, GLUED, GLUED_ONLY, PHRASES, PRIMES, SINGLE
from index.models import Kind

_CUBES = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
_BODILY = vocabulary("weigh weighs weighed weighing weight shape muscle fat slimmed birthweight")
"""Words that make a pound a weight and not money."""
_NOT_A_RATE = vocabulary("earlier ago later before after prior previously old")
_EACH = vocabulary(
    """
    barrel gallon litre tonne ton ounce pound kilogram kg kilo bushel acre hectare bottle jar pint loaf pack share
    head ticket seat copy person pupil patient child user plate dose ride trip box bag
    """
)
"""What a price is for one of, besides stretches of time: "$42 a share"."""
_NOT_COUNTED = vocabulary(
    "is was has as in on of the a an and or by for from to at than this last per its his"
)
_MEASURED_NOUNS = {"point", "time", "bit", "stone", "quarter", "night", "weekend"}


class Unit(NamedTuple):
    """A unit written at ``words[first:last]``: its singular name and the kind of figure it makes."""

    last: int
    name: str
    kind: Kind


def read_unit(words: list[Word], index: int) -> Unit | None:
    """Read the unit that begins at ``index``, "per" and "a" included.

    "metres per second", "% of" is "percent".
    """
    start = index
    if lower_at(words, index) in HYPHENS and glued(words, index) and glued(words, index + 1):
        index += 1
    if index > start and lower_at(words, index) == "fold":
        return _typed(index + 1, "time")
    found = _read_simple(words, index)
    if found is None:
        return None
    return _aged(words, found) or _per(words, start, found)


def singular_time(word: str) -> str | None:
    """Give the singular of a word for a stretch of time ("months" → "month"), None for any other word."""
    name = SINGLE.get(word)
    return name if name in DURATIONS else None


def unit_of(noun: str) -> str | None:
    """Give the unit that a lower-case noun names, read apart from its number ("517 rushing yards").

    None for others.
    """
    name = SINGLE.get(noun)
    return None if name in _MEASURED_NOUNS or len(noun) < 4 else name


def typed(name: str) -> Kind:
    """Give the kind of figure a unit makes."""
    if is_money(name):
        return "rate" if " per " in name else "money"
    return _typed(0, name).kind


def _read_simple(words: list[Word], index: int) -> Unit | None:
    for length in range(min(5, len(words) - index), 1, -1):
        phrase = " ".join(word.lower for word in words[index : index + length])
        if phrase in PHRASES:
            return _typed(index + length, PHRASES[phrase])
    if index >= len(words):
        return None
    word, joined = words[index], glued(words, index)
    if joined and (word.text == "G" or (word.lower == "s" and len(words[index - 1].text) == 4)):
        return None
    name = _symbol(words, index)
    if name is None and joined:
        name = GLUED.get(word.lower)
    if name is None and (joined or word.lower not in GLUED_ONLY or len(word.lower) > 1):
        name = SINGLE.get(word.lower)
    if name is None and word.lower in {"pound", "pounds"} and any(one.lower in _BODILY for one in words):
        name = "pound-mass"
    if name is None:
        return _slashed_or_none(words, index)
    if name in {"metre", "centimetre", "kilometre"} and lower_at(words, index + 1) in _CUBES:
        return _typed(index + 2, f"{_CUBES[words[index + 1].lower]} {name}")
    return _typed(index + 1, name)


def _symbol(words: list[Word], index: int) -> str | None:
    """Read a symbol whose case or place tells: "MW", "A/cm2", farads where the sentence is of capacitors, 30'."""
    symbol = words[index].text
    if symbol == "F" and any(word.lower.startswith("capacit") for word in words):
        return "farad"
    if symbol == "A" and lower_at(words, index + 1) == "/":
        return "ampere"
    if symbol in PRIMES and glued(words, index) and not _is_quotation(words, index):
        return PRIMES[symbol]
    return CAPITAL.get(symbol)


def _is_quotation(words: list[Word], index: int) -> bool:
    """Whether a mark behind a number closes a quotation, or begins a word's ending, and is no unit."""
    mark = words[index].text
    if mark in {"′", "″"}:
        return False
    opens = any(word.text in {mark, "‘", "“"} for word in words[:index])
    return opens or (glued(words, index + 1) and words[index + 1].is_word)


def _slashed_or_none(words: list[Word], index: int) -> Unit | None:
    phrase = "".join(word.lower for word in words[index : index + 3])
    name = {"km/h": "kilometre per hour", "m/s": "metre per second", "kv/cm": "kilovolt per centimetre"}.get(
        phrase
    )
    return _typed(index + 3, name) if name else None


def _typed(last: int, name: str) -> Unit:
    if name in {"percent", "percentage_point", "basis point"}:
        return Unit(last, name, "share")
    if name in DURATIONS:
        return Unit(last, name, "duration")
    return Unit(last, name, "measurement")


def _aged(words: list[Word], unit: Unit) -> Unit | None:
    """Make "year-old" and "years of age" an age; "10 years old" too."""
    if unit.name not in {"year", "month", "week", "day"}:
        return None
    step = unit.last
    if lower_at(words, step) in HYPHENS:
        step += 1
    if lower_at(words, step) in {"old", "olds"}:
        return Unit(step + 1, f"{unit.name} of age", "age")
    if lower_at(words, step) == "of" and lower_at(words, step + 1) == "age":
        return Unit(step + 2, f"{unit.name} of age", "age")
    return None


def read_per(words: list[Word], index: int) -> tuple[str, int] | None:
    """Read what a rate is by ("per 100,000 people", "a month", "/hour"): its name and the index behind it."""
    mark = lower_at(words, index)
    if mark in HYPHENS and lower_at(words, index + 1) in {"a", "per"}:
        index, mark = index + 1, words[index + 1].lower
        if lower_at(words, index + 1) in HYPHENS:
            index += 1
    if mark == "each":
        mark = "a" if lower_at(words, index + 1) in DURATIONS - {"quarter"} else ""
    if mark in {"a", "an", "/"}:
        return _a_what(words, index + 1, mark == "/")
    if mark != "per" or index + 1 >= len(words):
        return None
    return _per_what(words, index + 1)


def _a_what(words: list[Word], index: int, slashed: bool) -> tuple[str, int] | None:
    simple = _read_simple(words, index)
    name, last = (simple.name, simple.last) if simple else (lower_at(words, index), index + 1)
    if _tells_when(words, last):
        return None
    each = name in _EACH or (simple is not None and (slashed or simple.name in DURATIONS))
    return (name, last) if each else None


def _tells_when(words: list[Word], index: int) -> bool:
    """Whether "a year" goes on to tell a time or a length: "a year earlier", "a year on, …", "a year and a half"."""
    word, following = lower_at(words, index), lower_at(words, index + 1)
    if word == "and":
        return following == "a"
    if word == "on":
        return not following.isalnum() or following == "from"
    return word in _NOT_A_RATE or (word == "from" and following in {"now", "today"})


def _per_what(words: list[Word], index: int) -> tuple[str, int] | None:
    following = words[index]
    if following.is_digits:
        last = _counted_behind(words, index + 1)
        return " ".join(word.text for word in words[index:last]), last
    simple = _read_simple(words, index)
    if simple:
        return simple.name, simple.last
    if following.lower in {"cent", "se"} or not following.is_word:
        return None
    return following.lower, index + 1


def _counted_behind(words: list[Word], index: int) -> int:
    """Give the index behind the plural that a rate is by: "people", "live births"; ``index`` where none is."""
    for last in (index + 1, index + 2):
        word = lower_at(words, last - 1)
        if not word.isalpha() or word in _NOT_COUNTED:
            return index
        if word in {"people", "children", "men", "women", "population"} or word.endswith("s"):
            return last
    return index


def _per(words: list[Word], start: int, unit: Unit) -> Unit:
    if unit.name in {"percent", "percentage_point", "basis point"}:
        return unit
    found = read_per(words, unit.last)
    if (
        unit.name in DURATIONS
        and found
        and lower_at(words, unit.last) in {"a", "an"}
        and found[0] == unit.name
    ):
        return unit
    if found is None:
        return unit
    return Unit(
        found[1], f"{unit.name} per {found[0]}", "measurement" if found[0] in {"hour", "second"} else "rate"
    )
