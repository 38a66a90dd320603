"""The grammar of numbers: digits, words, scales, fractions and ratios, with exact decimal values."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from index.cutting.figures.lexer import HYPHENS, Word, glued, lower_at, vocabulary

Form = Literal["digits", "words", "article", "fraction", "vague"]

_SMALL = {
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
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
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
_VAGUE = {"dozens": 12, "tens": 10, "hundreds": 100, "thousands": 1_000, "millions": 10**6, "billions": 10**9}
_VAGUE |= {"trillions": 10**12}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
_PARTS |= {f"{part}s": number for part, number in _PARTS.items() if not part.endswith("s")}
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667", "⅕": "0.2", "⅛": "0.125"}
_AFTER_SHARE = vocabulary(
    """
    of the its his her their our all these those this that more less fewer higher lower larger smaller
    as compared since on full empty cheaper bigger longer shorter
    """
)
_BEFORE_HALF = vocabulary(
    """
    by in almost nearly about around over under than just roughly only cut
    """
)
_LONGEST_DIGITS = 40
METRES_NEXT = vocabulary(
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
    return word in _SMALL or word in _TENS


def read_number(words: list[Word], index: int, money: bool = False) -> Number | None:
    """Read the longest number that begins at ``index``.

    Args:
        words: a sentence's words.
        index: where to read.
        money: a currency sign stands before, so that "m" is a million and never a metre.

    Fractions and ratios ("two thirds", "one in five") give the share as a decimal to six places; a vague
    plural gives the decade it spans: "thousands" is 1000 to 10000, "dozens" 12 to 120.
    """
    return (
        _read_fraction(words, index)
        or _read_ratio(words, index)
        or _read_digits(words, index, money)
        or _read_cardinal(words, index)
        or _read_vague(words, index)
    )


def plain(value: Decimal) -> str:
    """Give a decimal as a plain string: no exponent, no trailing zeros."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"", "-0", "-"} else text


def _share(part: int | Decimal, whole: int | Decimal) -> Decimal:
    return round(Decimal(part) / Decimal(whole), 6)


def _read_digits(words: list[Word], index: int, money: bool) -> Number | None:
    word = words[index]
    if not word.is_digits or len(word.text) > _LONGEST_DIGITS or word.text.count(".") > 1:
        return None
    if "/" in word.text or ":" in word.text:
        return None
    value = Decimal(word.text.replace(",", ""))
    last = index + 1
    if lower_at(words, last) in _VULGAR and glued(words, last):
        return Number(index, last + 1, value + Decimal(_VULGAR[words[last].text]), None, "digits")
    if slash := _slashed(words, index):
        return slash
    value, last = _and_a_part(words, last, value)
    scale, last = _read_scale(words, last, money)
    return Number(index, last, value * scale, None, "digits")


def _slashed(words: list[Word], index: int) -> Number | None:
    """Read "3/4"; larger denominators are dates or names ("9/11", "24/7")."""
    if lower_at(words, index + 1) != "/" or index + 2 >= len(words) or not words[index + 2].is_digits:
        return None
    part, whole = words[index].text, words[index + 2].text
    if part.isdecimal() and whole.isdecimal() and len(part + whole) == 2 and 0 < int(part) < int(whole):
        return Number(index, index + 3, _share(int(part), int(whole)), None, "fraction")
    return None


def _read_scale(words: list[Word], last: int, money: bool) -> tuple[int, int]:
    """Read the scale words after a number: its factor and the index behind it."""
    factor = 1
    while True:
        step = last + 1 if lower_at(words, last) in HYPHENS and lower_at(words, last + 1) in _SCALES else last
        word = lower_at(words, step)
        if word in _SCALES and factor * _SCALES[word] <= 10**15:
            factor, last = factor * _SCALES[word], step + 1
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
    return words[last + 1].lower not in METRES_NEXT


def _read_cardinal(words: list[Word], index: int) -> Number | None:
    """Read "two hundred and fifty thousand", "twenty-five", "a million", "two and a half"."""
    last, total, current, form = index, 0, None, "words"
    if lower_at(words, index) in {"a", "an"}:
        if lower_at(words, index + 1) not in {*_SCALES, "dozen"}:
            return None
        last, current, form = index + 1, 1, "article"
    ceiling = 10**15
    while last < len(words):
        step = _joined(words, last, index)
        word = lower_at(words, step)
        if word in _SMALL and _takes_small(current, _SMALL[word]):
            current = (current or 0) + _SMALL[word]
        elif word in _TENS and (current is None or (current and current % 100 == 0)):
            current = (current or 0) + _TENS[word]
        elif word == "dozen" and current is not None and not total:
            return Number(index, step + 1, Decimal(current * 12), None, "words")
        elif word == "hundred" and current is not None and 0 < current < 100:
            current *= 100
        elif word in _SCALES and current and _SCALES[word] < ceiling and word != "hundred":
            ceiling = _SCALES[word]
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
        tens = words[last - 1].lower in _TENS and _SMALL.get(following, 10) < 10
        return last + 1 if tens or following in _SCALES else last
    if words[last].lower == "and" and words[last - 1].lower in _SCALES and is_number_word(following):
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
        return value + _share(1, _PARTS[words[last + 2].lower]), last + 3
    if lower_at(words, last + 1) == "three" and lower_at(words, last + 2) == "quarters":
        return value + Decimal("0.75"), last + 3
    return value, last


def _read_fraction(words: list[Word], index: int) -> Number | None:
    """Read "half", "a third of", "two-thirds", "three quarters", "half a million"."""
    word = words[index].lower
    if word in _VULGAR:
        return Number(index, index + 1, Decimal(_VULGAR[word]), None, "fraction")
    if word == "half":
        return _read_half(words, index)
    count = 1 if word in {"a", "an"} else _SMALL.get(word, 0)
    if words[index].text.isdecimal() and len(word) == 1:
        count = int(word)
    step = index + 2 if lower_at(words, index + 1) in HYPHENS and glued(words, index + 1) else index + 1
    part = lower_at(words, step)
    if not count or part not in _PARTS or (count > 1) != part.endswith(("s", "ves")):
        return None
    if count >= _PARTS[part] or (lower_at(words, step + 1) in HYPHENS and glued(words, step + 1)):
        return None
    if word in {"a", "an", "one"} and not _is_share(words, index, step + 1):
        return None
    if part == "half" and word in {"a", "an"} and lower_at(words, step + 1) in _SCALES:
        return Number(index, step + 2, Decimal(_SCALES[words[step + 1].lower]) / 2, None, "article")
    behind = [word.lower for word in words[step + 1 : step + 4]]
    if behind[:2] == ["of", "a"] and behind[2:] and behind[2] in _SCALES:
        return Number(index, step + 4, Decimal(count * _SCALES[behind[2]]) / _PARTS[part], None, "article")
    return Number(index, step + 1, _share(count, _PARTS[part]), None, "fraction")


def _is_share(words: list[Word], index: int, after: int) -> bool:
    """Tell "a third of patients", "rose by a third" from "a third patient"."""
    following = lower_at(words, after)
    before = lower_at(words, index - 1)
    if following in {*_AFTER_SHARE, *_SCALES} and words[after - 1].lower != "fourth":
        return True
    return following == "of" or before in _BEFORE_HALF or (before in {"a", "to"} and following == "")


def _read_half(words: list[Word], index: int) -> Number | None:
    following = lower_at(words, index + 1)
    if following in {"a", "an"}:
        scale = {**_SCALES, "dozen": 12}.get(lower_at(words, index + 2))
        if scale:
            return Number(index, index + 3, Decimal(scale) / 2, None, "article")
        return Number(index, index + 2, Decimal("0.5"), None, "fraction")
    before = lower_at(words, index - 1)
    if before in {
        "first",
        "second",
        "other",
        "better",
        "this",
        "the",
        "each",
        "per",
        "next",
        "last",
        "final",
        "-",
    }:
        return None
    if following in {"of", "the", "its", "their", "all", "his", "her", "our", "those", "these"}:
        return Number(index, index + 1, Decimal("0.5"), None, "fraction")
    ends = following in {"", ".", ",", ";", ")"} or not following.isalpha()
    if before in _BEFORE_HALF and ends and following not in HYPHENS:
        return Number(index, index + 1, Decimal("0.5"), None, "fraction")
    return None


def _read_ratio(words: list[Word], index: int) -> Number | None:
    """Read "one in five", "3 out of 10", "one in every four"."""
    part = _small_integer(words, index)
    if not part or lower_at(words, index - 1) in HYPHENS:
        return None
    if lower_at(words, index + 1) == "in":
        step = index + 2
    elif lower_at(words, index + 1) == "out" and lower_at(words, index + 2) == "of":
        step = index + 3
    else:
        return None
    step += lower_at(words, step) in {"every", "each"}
    if step >= len(words):
        return None
    whole = _read_cardinal(words, step) or _read_digits(words, step, money=False)
    if whole is None or whole.value <= part or whole.value != int(whole.value):
        return None
    is_year = words[step].is_digits and "," not in words[step].text and 1500 <= whole.value <= 2100
    round_whole = whole.value <= 100 or whole.value % 10 == 0
    spelled_in = lower_at(words, index + 1) == "out" or (round_whole and part < 100)
    if is_year or not spelled_in or lower_at(words, whole.last) in _NOT_WHOLE:
        return None
    return Number(index, whole.last, _share(part, whole.value), None, "fraction")


_NOT_WHOLE = vocabulary(
    """
    % percent seconds minutes hours days weeks months years minute hour day week month year decades
    january february march april may june july august september october november december
    """
)


def _small_integer(words: list[Word], index: int) -> int:
    word = words[index].lower
    if word in _SMALL:
        return _SMALL[word]
    return int(word) if word.isdigit() and len(word) <= 2 and word.isascii() else 0


def _read_vague(words: list[Word], index: int) -> Number | None:
    """Read "thousands", "tens of thousands", "hundreds of millions", "several hundred"."""
    word = words[index].lower
    if word in {"several", "few"} and lower_at(words, index + 1) in {
        "hundred",
        "thousand",
        "million",
        "dozen",
    }:
        low = {**_SCALES, "dozen": 12}[words[index + 1].lower]
        return Number(index, index + 2, Decimal(low), Decimal(low * 10), "vague")
    if word not in _VAGUE:
        return None
    low, last = _VAGUE[word], index + 1
    while lower_at(words, last) == "of" and lower_at(words, last + 1) in _VAGUE:
        low, last = low * _VAGUE[words[last + 1].lower], last + 2
        if low > 10**15:
            return None
    if word == "tens" and last == index + 1:
        return None
    if lower_at(words, last) != "of" and (last == index + 1 and lower_at(words, last) not in {"more", ""}):
        return None
    return Number(index, last, Decimal(low), Decimal(low * 10), "vague")


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
    values = [_SMALL.get(part, _TENS.get(part)) for part in parts]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
