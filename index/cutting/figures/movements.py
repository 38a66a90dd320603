"""How a figure moved, words and grammar together: what the one reads alone, the other completes or takes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from index.cutting.figures import changes
from index.cutting.figures.drafts import Draft
from index.cutting.figures.gaps import gapped
from index.cutting.figures.lexer import Word, lower_at, vocabulary
from index.cutting.figures.phrases import NOUNS
from index.cutting.figures.places import Place
from index.cutting.figures.quantities import Quantity
from index.cutting.figures.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOTTEN = vocabulary("gain lose recover raise add")
"""Verbs whose object is a sum that somebody got or no longer has, unless the subject is itself a sum."""
_COINS = vocabulary("cent penny sen kopek")
_PRICED = vocabulary(
    """
    share stock index price pound dollar euro yen yuan rupee currency oil crude gold silver gas future contract
    bond market average fund bitcoin value yield rate sterling profit revenue sale income turnover earnings
    wage pay bill cost spending debt deficit
    """
)
_FURTHEST_LINK = 6
"""Words between a preposition and the figure that it still governs."""


def movement_of(
    words: list[Word],
    quantity: Quantity,
    earlier: list[Quantity],
    timed: Mapping[int, int],
    place: Place,
    previous: Draft | None,
) -> changes.Movement:
    """Tell how a figure moved.

    Args:
        words: the sentence.
        quantity: the figure.
        earlier: the quantities before it.
        timed: as for ``changes.find_movement``.
        place: where the figure stands.
        previous: the figure before it, whose verb may serve this one too.
    """
    movement = changes.find_movement(words, quantity, earlier, timed)
    if quantity.kind == "count" and _counts_changes(words, movement, quantity):
        return changes.STILL
    if movement.role == "none":
        movement = _by_grammar(words, place)
    if movement.role == "none" and previous is not None:
        return _over_gap(quantity, place, previous)
    return changes.STILL if _is_object(words, quantity, movement, place) else movement


def _counts_changes(words: list[Word], movement: changes.Movement, quantity: Quantity) -> bool:
    """Whether a number counts the changes themselves: "300 job cuts", "12 price rises"."""
    if movement.cue is None or movement.cue < quantity.last:
        return False
    return changes.is_change_noun(words[movement.cue].lower) and words[movement.cue].lower.endswith("s")


def _by_grammar(words: list[Word], place: Place) -> changes.Movement:
    """Read "cut its workforce by 500": the verb stands before its object."""
    root = place.root
    for token in (root, root.head):
        if token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.i < place.own.start:
            verb = token.head.head
            at = next((n for n, word in enumerate(words) if word.start == verb.idx), None)
            if verb.pos_ == "VERB" and at is not None and place.own.start - token.head.i <= _FURTHEST_LINK:
                return changes.movement_at(words, at, token.head.lower_)
    return changes.STILL


def _over_gap(quantity: Quantity, place: Place, previous: Draft) -> changes.Movement:
    """Read "shares in Tarn fell 3% and Holm 2%": the verb of the figure before serves this one too."""
    same = previous.movement.role == "amount" and previous.unit == quantity.unit is not None
    return previous.movement if same and gapped(place) else changes.STILL


def _is_object(words: list[Word], quantity: Quantity, movement: changes.Movement, place: Place) -> bool:
    """Whether an amount is rather what somebody got, lost or made.

    "recovered £2m", "added a 12 metre ramp", "raised a £3m loan".
    """
    if movement.role != "amount" or movement.cue is None or movement.cue >= quantity.first:
        return False
    root = place.root
    behind = root.head.i >= place.own.stop and root.head.pos_ in NOUNS
    if behind and root.head.dep_ == "dobj" and quantity.kind != "duration":
        return not changes.is_change_noun(root.head.lower_) and _is_cue(root.head.head, words, movement.cue)
    if quantity.kind != "money" or quantity.unit in _COINS or _reaches(words, quantity.last):
        return False
    verb = root.head
    if (
        root.dep_ not in {"dobj", "npadvmod"}
        or verb.lemma_ not in _GOTTEN
        or not _is_cue(verb, words, movement.cue)
    ):
        return False
    subject = subject_of(verb)
    return subject is None or subject.lemma_.lower() not in _PRICED


def _reaches(words: list[Word], index: int) -> bool:
    """Whether a level or what became dearer follows: "added $5 to $210", "adding $5 to the bill"."""
    behind = words[index + 1 : index + _FURTHEST_LINK]
    if lower_at(words, index) not in {"to", "at"}:
        return False
    return any(word.is_digits for word in behind[:2]) or any(word.lower in _PRICED for word in behind)


def _is_cue(verb: Token, words: list[Word], cue: int) -> bool:
    return verb.idx == words[cue].start
