"""How exact a figure claims to be: "nearly", "more than", "up to", "at least", "or so"."""

from __future__ import annotations

from itertools import pairwise

from index.cutting.figures.lexer import Word, lower_at, vocabulary
from index.models import Modifier

_BEFORE: dict[str, Modifier] = {
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "approx": "about",
    "circa": "about",
    "some": "about",
    "nearly": "about",
    "almost": "about",
    "close to": "about",
    "estimated": "about",
    "near": "about",
    "nearing": "about",
    "approaching": "about",
    "~": "about",
    "≈": "about",
    "more than": "more_than",
    "over": "more_than",
    "over than": "more_than",
    "above": "more_than",
    "greater than": "more_than",
    "higher than": "more_than",
    "in excess of": "more_than",
    "upwards of": "more_than",
    "upward of": "more_than",
    "exceeding": "more_than",
    "exceeded": "more_than",
    "exceeds": "more_than",
    "surpassing": "more_than",
    "topping": "more_than",
    "topped": "more_than",
    "beyond": "more_than",
    "longer than": "more_than",
    ">": "more_than",
    "at least": "at_least",
    "no fewer than": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "minimum of": "at_least",
    "minimum": "at_least",
    "≥": "at_least",
    "up to": "at_most",
    "as much as": "at_most",
    "as many as": "at_most",
    "at most": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "maximum of": "at_most",
    "maximum": "at_most",
    "≤": "at_most",
    "less than": "less_than",
    "fewer than": "less_than",
    "lower than": "less_than",
    "smaller than": "less_than",
    "shorter than": "less_than",
    "under": "less_than",
    "below": "less_than",
    "just shy of": "less_than",
    "shy of": "less_than",
    "sub -": "less_than",
    "<": "less_than",
}
_AFTER: dict[str, Modifier] = {
    "or so": "about",
    "or thereabouts": "about",
    "- odd": "about",
    "odd": "about",
    "or more": "at_least",
    "or above": "at_least",
    "or over": "at_least",
    "or higher": "at_least",
    "and over": "at_least",
    "plus": "at_least",
    "+": "at_least",
    "or less": "at_most",
    "or fewer": "at_most",
    "or under": "at_most",
    "or below": "at_most",
    "at most": "at_most",
    "at least": "at_least",
}
_SKIPPED = vocabulary(
    """
    a an the just further extra additional another whopping record mere total only
    """
)
_RISING = vocabulary("went go goes gone going climb climbs climbed edged inched crept moved pushed points")
"""Words that make of "up to" a rise and no limit."""
_DURING_LEADS = vocabulary(
    """
    for well just of the after took lasted last lasting takes taking spent in to
    """
)


def modifier_before(words: list[Word], first: int, kind: str) -> Modifier | None:
    """Read the modifier that ends where the quantity at ``first`` begins; None where there is none."""
    end = first
    for _ in range(2):
        if lower_at(words, end - 1) in _SKIPPED:
            end -= 1
    for stop in dict.fromkeys((first, end)):
        for length in (3, 2, 1):
            phrase = " ".join(word.lower for word in words[max(0, stop - length) : stop])
            modifier = _BEFORE.get(phrase) if stop >= length else None
            if (
                modifier
                and not _is_rise(words, stop, phrase)
                and not _is_during(words, stop - length, phrase, kind)
            ):
                return modifier
    return None


def _is_rise(words: list[Word], index: int, phrase: str) -> bool:
    """Tell "went up to £5" and "up to 62% from 55%" from "fines of up to £5"."""
    if phrase != "up to":
        return False
    near = words[index : index + 5]
    origin = any(one.lower == "from" and other.is_digits for one, other in pairwise(near))
    return origin or lower_at(words, index - 3) in _RISING


def _is_during(words: list[Word], index: int, phrase: str, kind: str) -> bool:
    """Tell "fell over three years" (during) from "for over three years" (more than)."""
    return phrase == "over" and kind == "duration" and lower_at(words, index - 1) not in _DURING_LEADS


def modifier_after(words: list[Word], last: int) -> Modifier | None:
    """Read the modifier that begins where the quantity ends: "or more", "or so", "+"."""
    for length in (2, 1):
        phrase = " ".join(word.lower for word in words[last : last + length])
        if phrase in _AFTER:
            return _AFTER[phrase]
    return None
