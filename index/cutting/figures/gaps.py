"""Clauses that leave their verb to the one before: "robbery rose by 7% and theft 3%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.cutting.figures.lexer import vocabulary
from index.cutting.figures.phrases import NOUNS, joined
from index.cutting.figures.places import Measure, Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = vocabulary(
    """
    by up down between from at about around nearly almost over more than just under of to
    """
)


def gapped(place: Place) -> Measure | None:
    """Give the noun of a clause whose verb is left out after another figure.

    "…, robbery by 7% and theft down 3%".
    """
    doc, index = place.doc, place.own.start - 1
    while index > place.sentence.start and doc[index].lower_ in _LINKS:
        index -= 1
    last, first = index, index
    while first >= place.sentence.start and _in_gap(doc[first], place):
        first -= 1
    opens = first >= place.sentence.start and doc[first].lower_ in {",", "and", "while", ";", "but"}
    if (
        first == last
        or not opens
        or not any(one in place.out.figures for one in range(max(first - 8, 0), first))
    ):
        return None
    words = joined(doc[first + 1 : last + 1])
    return Measure(words, None) if doc[last].pos_ in NOUNS else None


def _in_gap(token: Token, place: Place) -> bool:
    if token.i in place.out:
        return False
    return token.pos_ in {*NOUNS, "ADJ", "DET"} or (
        token.lower_ in {"of", "for", "among", "’s", "'s", "-", "and"}
        and (
            token.lower_ != "and"
            or (token.dep_ == "cc" and token.head.pos_ in NOUNS and token.i + 1 in _after(token))
        )
    )


def _after(token: Token) -> set[int]:
    """Give the indices of nouns joined to the same head, so that "fats and oils" stays one phrase."""
    return {
        child.left_edge.i for child in token.head.children if child.dep_ == "conj" and child.pos_ in NOUNS
    }
