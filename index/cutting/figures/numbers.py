"""Fractions and ratios in words and digits: "half", "two thirds", "3/4", "one in five"."""

from __future__ import annotations

from decimal import Decimal

from index.cutting.figures.cardinals import SCALES, SMALL, TENS, VULGAR, Number, read_cardinal, read_digits
from index.cutting.figures.lexer import HYPHENS, Word, glued, lower_at, vocabulary

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
_AFTER_BY_HALF = vocabulary(
    "since in over from on to compared last this between during after within and while"
)
_HIGHEST_POWER = 100
_NOT_WHOLE = vocabulary(
    """
    % percent seconds minutes hours days weeks months years minute hour day week month year decades
    january february march april may june july august september october november december
    """
)


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
        or _slashed(words, index)
        or _powered(words, index)
        or read_digits(words, index, money)
        or read_cardinal(words, index)
        or _read_vague(words, index)
        or _folded(words, index)
    )


def _powered(words: list[Word], index: int) -> Number | None:
    """Read "1.99×10^-30", also where the raised part has lost its sign: "2.5 × 10−6"."""
    base = words[index]
    if (
        not base.is_digits
        or lower_at(words, index + 1) not in {"×", "x"}
        or lower_at(words, index + 2) != "10"
    ):
        return None
    step = index + 3 + (lower_at(words, index + 3) == "^")
    negative = lower_at(words, step) in HYPHENS
    at = step + negative
    raised = step > index + 3 or negative
    plain = base.text.replace(",", "").replace(".", "", 1).isdecimal()
    if not raised or not plain or not glued(words, at) or not words[at].text.isdecimal():
        return None
    power = int(words[at].text)
    if power > _HIGHEST_POWER:
        return None
    value = Decimal(base.text.replace(",", "")).scaleb(-power if negative else power)
    return Number(index, at + 1, value, None, "digits")


def _folded(words: list[Word], index: int) -> Number | None:
    """Read "sixfold"; the unit of it is read as that of "6-fold" is."""
    word = words[index].lower.removesuffix("fold")
    if word == words[index].lower or word not in {**SMALL, **TENS}:
        return None
    return Number(index, index + 1, Decimal({**SMALL, **TENS}[word]), None, "words")


def _share(part: int | Decimal, whole: int | Decimal) -> Decimal:
    return round(Decimal(part) / Decimal(whole), 6)


def _slashed(words: list[Word], index: int) -> Number | None:
    """Read "3/4"; larger denominators are dates or names ("9/11", "24/7")."""
    if lower_at(words, index + 1) != "/" or index + 2 >= len(words) or not words[index + 2].is_digits:
        return None
    part, whole = words[index].text, words[index + 2].text
    if part.isdecimal() and whole.isdecimal() and len(part + whole) == 2 and 0 < int(part) < int(whole):
        return Number(index, index + 3, _share(int(part), int(whole)), None, "fraction")
    return None


def _read_fraction(words: list[Word], index: int) -> Number | None:
    """Read "half", "a third of", "two-thirds", "three quarters", "half a million"."""
    word = words[index].lower
    if word in VULGAR:
        return Number(index, index + 1, Decimal(VULGAR[word]), None, "fraction")
    if word == "half":
        return _read_half(words, index)
    count = 1 if word in {"a", "an"} else _small_integer(words, index)
    step = index + 2 if lower_at(words, index + 1) in HYPHENS and glued(words, index + 1) else index + 1
    part = lower_at(words, step)
    sharing = word not in {"a", "an", "one"} or _is_share(words, index, step + 1)
    if not count or not sharing or not _fits(words, count, part, step):
        return None
    if part == "half" and word in {"a", "an"} and lower_at(words, step + 1) in SCALES:
        return Number(index, step + 2, Decimal(SCALES[words[step + 1].lower]) / 2, None, "article")
    behind = [word.lower for word in words[step + 1 : step + 4]]
    if behind[:2] == ["of", "a"] and behind[2:] and behind[2] in SCALES:
        return Number(index, step + 4, Decimal(count * SCALES[behind[2]]) / _PARTS[part], None, "article")
    return Number(index, step + 1, _share(count, _PARTS[part]), None, "fraction")


def _fits(words: list[Word], count: int, part: str, step: int) -> bool:
    """Whether a count and a part make a fraction: "two thirds", not "two third-place finishes"."""
    if part not in _PARTS or (count > 1) != part.endswith("s") or count >= _PARTS[part]:
        return False
    return not (lower_at(words, step + 1) in HYPHENS and glued(words, step + 1))


def _is_share(words: list[Word], index: int, after: int) -> bool:
    """Tell "a third of patients", "rose by a third" from "a third patient"."""
    following = lower_at(words, after)
    before = lower_at(words, index - 1)
    if following in {*_AFTER_SHARE, *SCALES} and words[after - 1].lower != "fourth":
        return True
    return following == "of" or before in _BEFORE_HALF or (before in {"a", "to"} and following == "")


def _read_half(words: list[Word], index: int) -> Number | None:
    following = lower_at(words, index + 1)
    if following in {"a", "an"}:
        scale = {**SCALES, "dozen": 12}.get(lower_at(words, index + 2))
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
    ends = not following.isalpha() or (before == "by" and following in _AFTER_BY_HALF)
    if before in _BEFORE_HALF and ends and following not in HYPHENS:
        return Number(index, index + 1, Decimal("0.5"), None, "fraction")
    return None


def _read_ratio(words: list[Word], index: int) -> Number | None:
    """Read "one in five", "3 out of 10", "one in every four", "17 of every 100", "one job in eight"."""
    part = _small_integer(words, index)
    if not part or lower_at(words, index - 1) in HYPHENS:
        return None
    following = lower_at(words, index + 1)
    if following == "in":
        step = index + 2
    elif following == "out" and lower_at(words, index + 2) == "of":
        step = index + 3
    elif following in {"of", "for"} and lower_at(words, index + 2) in {"every", "each"}:
        step = index + 2
    elif part == 1 and lower_at(words, index + 2) == "in" and lower_at(words, index + 3) in SMALL:
        step = index + 3
    else:
        return None
    step += lower_at(words, step) in {"every", "each"}
    if step >= len(words):
        return None
    whole = read_cardinal(words, step) or read_digits(words, step, money=False)
    if whole is None or whole.value <= part or whole.value != int(whole.value):
        return None
    is_year = words[step].is_digits and "," not in words[step].text and 1500 <= whole.value <= 2100
    round_whole = whole.value <= 100 or whole.value % 10 == 0
    spelled_in = following == "out" or (round_whole and part < 100)
    if is_year or not spelled_in or lower_at(words, whole.last) in _NOT_WHOLE:
        return None
    return Number(index, whole.last, _share(part, whole.value), None, "fraction")


def _small_integer(words: list[Word], index: int) -> int:
    word = words[index].lower
    if word in SMALL:
        return SMALL[word]
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
        low = {**SCALES, "dozen": 12}[words[index + 1].lower]
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
