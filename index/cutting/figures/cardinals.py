"""Whole and decimal numbers in digits and words, with their scales: "3.2bn", "two hundred and five"."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from index.cutting.figures.lexer import HYPHENS, Word, glued, lower_at, vocabulary

Form = Literal["digits", "words", "article", "fraction", "vague"]
SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_SCALES = {
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_SPACED_SHORT = frozenset({"bn", "mn", "mln", "tn", "trn", "cr"})
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667", "⅕": "0.2", "⅛": "0.125"}
_PART_OF = {"half": "0.5", "quarter": "0.25", "third": "0.333333"}
_LONGEST_DIGITS = 40
_METRES_NEXT = vocabulary(
    """
    long deep wide tall high away sprint race hurdles freestyle relay final butterfly backstroke
    breaststroke medley dash above below underwater pool walk x
    """
)


class Number(NamedTuple):
    """A number at ``words[first:last]``; ``upper`` is set for a vague plural such as "thousands"."""

    first: int
    last: int
    value: Decimal
    upper: Decimal | None
    form: Form


def is_number_word(word: str) -> bool:
    """Whether a lower-case word is a cardinal such as "seven" or "forty"."""
    return word in SMALL or word in TENS


def cardinal(words: str) -> int | None:
    """Give the whole number that a few words or digits say ("twenty-four".

    "12", "a"), None when they say none.
    """
    if words.isdecimal():
        return int(words)
    if words in {"a", "an"}:
        return 1
    if words == "hundred":
        return 100
    parts = words.split("-")
    values = [SMALL.get(part, TENS.get(part)) for part in parts]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def plain(value: Decimal) -> str:
    """Give a decimal as a plain string: no exponent, no trailing zeros."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"", "-0", "-"} else text


def read_digits(words: list[Word], index: int, money: bool) -> Number | None:
    """Read digits with separators, decimals and scale: "19,244", "3.2bn", "2½"."""
    word = words[index]
    if not word.is_digits or len(word.text) > _LONGEST_DIGITS or word.text.count(".") > 1:
        return None
    if "/" in word.text or ":" in word.text:
        return None
    value = Decimal(word.text.replace(",", ""))
    last = index + 1
    if lower_at(words, last) in VULGAR and glued(words, last):
        return Number(index, last + 1, value + Decimal(VULGAR[words[last].text]), None, "digits")
    value, last = _and_a_part(words, last, value)
    scale, last = _read_scale(words, last, money)
    return Number(index, last, value * scale, None, "digits")


def _read_scale(words: list[Word], last: int, money: bool) -> tuple[int, int]:
    """Read the scale words after a number: its factor and the index behind it."""
    factor = 1
    while True:
        step = last + 1 if lower_at(words, last) in HYPHENS and lower_at(words, last + 1) in SCALES else last
        word = lower_at(words, step)
        if word in SCALES and factor * SCALES[word] <= 10**15:
            factor, last = factor * SCALES[word], step + 1
            continue
        break
    if factor == 1 and _is_short_scale(words, last, money):
        return _SHORT_SCALES[words[last].lower], last + 1
    return factor, last


def _is_short_scale(words: list[Word], last: int, money: bool) -> bool:
    word = lower_at(words, last)
    if word not in _SHORT_SCALES:
        return False
    if not glued(words, last):
        following = lower_at(words, last + 1)
        return (
            word in _SPACED_SHORT
            or (money and word in {"m", "b"})
            or (words[last].text in {"B", "M"} and following.isalpha() and words[last + 1].text.islower())
        )
    if word != "m" or money:
        return lower_at(words, last + 1) != "/"
    if last + 1 >= len(words) or not words[last + 1].is_word:
        return lower_at(words, last + 1) in HYPHENS and words[last + 1].end != words[last + 1].start
    return words[last + 1].lower not in _METRES_NEXT


def read_cardinal(words: list[Word], index: int) -> Number | None:
    """Read "two hundred and fifty thousand", "twenty-five", "a million", "two and a half"."""
    last, total, current, form = index, 0, None, "words"
    if lower_at(words, index) in {"a", "an"}:
        if lower_at(words, index + 1) not in {*SCALES, "dozen"}:
            return None
        last, current, form = index + 1, 1, "article"
    ceiling = 10**15
    while last < len(words):
        step = _joined(words, last, index)
        word = lower_at(words, step)
        if word in SMALL and _takes_small(current, SMALL[word]):
            current = (current or 0) + SMALL[word]
        elif word in TENS and (current is None or (current and current % 100 == 0)):
            current = (current or 0) + TENS[word]
        elif word == "dozen" and current is not None and not total:
            return Number(index, step + 1, Decimal(current * 12), None, "words")
        elif word == "hundred" and current is not None and 0 < current < 100:
            current *= 100
        elif word in SCALES and current and SCALES[word] < ceiling and word != "hundred":
            ceiling = SCALES[word]
            total, current = total + current * ceiling, None
        else:
            break
        last = step + 1
    if last == index or (current is None and total == 0):
        return None
    value, behind = _and_a_part(words, last, Decimal(total + (current or 0)))
    scale, last = _read_scale(words, behind, money=False) if behind > last else (1, last)
    return Number(index, last, value * scale, None, "article" if form == "article" else "words")


def _joined(words: list[Word], last: int, first: int) -> int:
    """Step over the "-" of "twenty-five" and the "and" of "two hundred and five"."""
    if last == first or last + 1 >= len(words):
        return last
    following = words[last + 1].lower
    if words[last].lower in HYPHENS and glued(words, last) and glued(words, last + 1):
        tens = words[last - 1].lower in TENS and SMALL.get(following, 10) < 10
        return last + 1 if tens or following in SCALES else last
    if words[last].lower == "and" and words[last - 1].lower in SCALES and is_number_word(following):
        return last + 1
    return last


def _takes_small(current: int | None, small: int) -> bool:
    if current is None:
        return True
    return small > 0 and (
        current > 0 and (current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and small < 10))
    )


def _and_a_part(words: list[Word], last: int, value: Decimal) -> tuple[Decimal, int]:
    """Add "and a half" or "and three quarters"."""
    if lower_at(words, last) != "and":
        return value, last
    step = 2 if lower_at(words, last + 1) in {"a", "one"} else 0
    if step and lower_at(words, last + 2) in {"half", "quarter", "third"}:
        return value + Decimal(_PART_OF[words[last + 2].lower]), last + 3
    if lower_at(words, last + 1) == "three" and lower_at(words, last + 2) == "quarters":
        return value + Decimal("0.75"), last + 3
    return value, last
