"""Ages: a number that is how old somebody is, and the ages that only describe a group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.cutting.figures.lexer import Word, lower_at, vocabulary
from index.cutting.figures.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OLDEST = 120
_CALENDAR = vocabulary(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """
)
_CLOSING = frozenset({",", ")", ";"})
_PERSONS = vocabulary("he she i")
_PERSON = vocabulary("man woman boy girl person teenager youth lad pensioner")
_PEOPLE = vocabulary(
    "men women boys girls people teenagers children adults patients those anyone everyone them"
)
_RELATED = _PERSON | vocabulary(
    """
    mother father son daughter brother sister grandson granddaughter grandmother grandfather husband wife partner
    nephew niece uncle aunt cousin widow widower friend neighbour neighbor colleague boyfriend girlfriend director
    manager officer driver pilot teacher doctor nurse farmer worker leader minister president chairman chairwoman
    executive player captain singer actor actress author student pupil victim suspect defendant owner
    """
)
_BEING = vocabulary("is was be turns turned turning")
_YEARS = "year of age"


def as_age(words: list[Word], quantity: Quantity, doc: Doc, own: range) -> Quantity:
    """Make a bare number an age where the sentence says so: "Ann Hall, 44,", "aged 24", "she is 35"."""
    bare = quantity.kind == "count" and quantity.form in {"digits", "words"} and 0 < quantity.value <= _OLDEST
    if not bare:
        return quantity
    whole = quantity.value == int(quantity.value)
    said = whole and (
        _says_age(words, quantity)
        or _of_persons(words, quantity, doc, own)
        or _follows_person(words, quantity, doc, own)
    )
    return replace(quantity, unit=_YEARS, kind="age") if said or _of_life(words, quantity) else quantity


def describes_group(words: list[Word], quantity: Quantity) -> bool:
    """Whether ages only say which people are meant: "men aged 18 to 34", "people aged 65 and over"."""
    if quantity.upper is not None and words[quantity.last - 1].lower == "olds":
        return True
    if lower_at(words, quantity.first - 1) not in {"aged", "ages", "age"}:
        return False
    behind = " ".join(word.lower for word in words[quantity.last : quantity.last + 2])
    return quantity.upper is not None or behind in {
        "and over",
        "or over",
        "and above",
        "and under",
        "or under",
        "or older",
    }


def _says_age(words: list[Word], quantity: Quantity) -> bool:
    before, second = lower_at(words, quantity.first - 1), lower_at(words, quantity.first - 2)
    following = lower_at(words, quantity.last)
    if before in {"aged", "age"} or (before == "of" and second == "age"):
        return True
    if (
        before in {"under", "over"}
        and second in {"were", "was", "are", "is"}
        and following in {"", ".", ",", ";"}
    ):
        return True
    third = lower_at(words, quantity.first - 3)
    if before == "and" and third in {"aged", "ages"} and second.isdigit():
        return True
    ends = following in {"", ".", ",", ";", "by", "when", "in", "next", "this", "and", "on"}
    return before in _BEING and second in {*_PERSONS, "who", "will", "just"} and ends


def _of_persons(words: list[Word], quantity: Quantity, doc: Doc, own: range) -> bool:
    """Read "a man of 33" and "women under 20", not "a man of 12 trades"."""
    before, second = lower_at(words, quantity.first - 1), lower_at(words, quantity.first - 2)
    bounded = before in {"under", "over"} and second in _PEOPLE
    counts = own.stop < len(doc) and doc[own.stop].pos_ in {"NOUN", "PROPN", "ADJ"}
    return (bounded or (before == "of" and second in _PERSON)) and not counts


def _follows_person(words: list[Word], quantity: Quantity, doc: Doc, own: range) -> bool:
    """Read "Ann Hall, 44," and "Ann Hall (44)", and "Ann Hall 44 has" where the commas were lost."""
    first, last = quantity.first, quantity.last
    if not words[first].text.isdigit() or first < 2 or not own:
        return False
    mark, following = lower_at(words, first - 1), lower_at(words, last)
    if mark in {",", "("}:
        named = words[first - 2].text[0].isupper() and doc[own.start - 2].pos_ == "PROPN"
        person = following == mark == "," and doc[own.start - 2].lower_ in _RELATED
        return person or (named and following in _CLOSING and words[first - 2].lower not in _CALENDAR)
    before = doc[own.start - 1]
    behind = doc[own.stop] if own.stop < len(doc) else None
    return before.ent_type_ == "PERSON" and behind is not None and behind.pos_ in {"AUX", "VERB"}


def _of_life(words: list[Word], quantity: Quantity) -> bool:
    """Read "life expectancy … is around 73" and "the average age was 41"."""
    before = [word.lower for word in words[max(0, quantity.first - 12) : quantity.first]]
    if not {"is", "was", "at", "to", "from", "of"} & set(before[-3:]):
        return False
    following = lower_at(words, quantity.last)
    if following.isalpha() and following not in {
        "in",
        "for",
        "and",
        "to",
        "when",
        "or",
        "from",
        "raising",
        "by",
    }:
        return False
    return "age" in before or ("life" in before and "expectancy" in before)
