"""Which quantities are figures: not years, hours, labels, parts of names or descriptions of a group by age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.cutting.figures import exclusions
from index.cutting.figures.ages import describes_group
from index.cutting.figures.counted import Counted
from index.cutting.figures.lexer import Word, lower_at, vocabulary
from index.cutting.figures.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = frozenset({"ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART"})
_SECTIONS = vocabulary("section article clause paragraph")
_POINTING = vocabulary("no any every each this that which the another")
_SMALL = 1000
"""Numbers below it may be part of a name: "iPhone 11 Pro"."""


def is_figure(words: list[Word], quantity: Quantity, token: Token, counted: Counted | None) -> bool:
    """Whether a quantity is a figure.

    Args:
        words: the sentence.
        quantity: what was read in it.
        token: the first token of the quantity.
        counted: the noun that a bare number would count, None where there is none.
    """
    first = quantity.first
    if lower_at(words, first - 1) == "per" or describes_group(words, quantity):
        return False
    if quantity.unit is not None or quantity.form in {"fraction", "vague", "article"}:
        return lower_at(words, first - 1) not in _SECTIONS
    year = words[first].is_digits and exclusions.is_year(words, first, counted is not None)
    if year or exclusions.is_hour(words, first) or exclusions.is_labelled(words, first):
        return False
    if quantity.form == "words":
        return _is_spelled_figure(words, quantity, token, counted)
    bare = words[first].text.isdigit() and quantity.number_last == first + 1
    return not (bare and _is_named(words, quantity, token, counted))


def _is_named(words: list[Word], quantity: Quantity, token: Token, counted: Counted | None) -> bool:
    """Whether bare digits are part of a name: "S&P 500", "iPhone 11 Pro"."""
    if exclusions.follows_name(words, quantity.first):
        plural = counted is not None and counted.head.tag_ == "NNS" and counted.head.text.islower()
        return not plural or (token.ent_iob_ == "I" and token.ent_type_ in _NAMES)
    small = quantity.value < _SMALL and quantity.modifier == "exactly"
    if not small or counted is None:
        return False
    return counted.head.tag_ == "NNP" and counted.first == counted.head.i - 1


def _is_spelled_figure(words: list[Word], quantity: Quantity, token: Token, counted: Counted | None) -> bool:
    """Whether a number in words counts something: "Nine men", "one of the four", not "One Tree Hill"."""
    word, before = words[quantity.first], lower_at(words, quantity.first - 1)
    if quantity.first > 0 and word.text[0].isupper() and _is_among_capitals(words, quantity):
        return False
    if quantity.value == 0:
        return counted is None or counted.head.tag_ == "NNS"
    if quantity.value != 1:
        return True
    partitive = lower_at(words, quantity.last) == "of"
    if before in _POINTING:
        return False
    return counted is not None and (partitive or token.dep_ == "nummod" or token.tag_ == "CD")


def _is_among_capitals(words: list[Word], quantity: Quantity) -> bool:
    around = (quantity.first - 1, quantity.last)
    return any(0 <= at < len(words) and words[at].text[0].isupper() for at in around)
