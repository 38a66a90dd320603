"""What a pronoun or a bare "the figure" stands for: a noun of the sentence before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from index.cutting.figures.lexer import vocabulary
from index.cutting.figures.phrases import NOUNS, Outside, joined, noun_phrase, singular
from index.cutting.figures.units import singular_time

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_GATHERING = vocabulary(
    """
    number queue backlog list herd flock population pool fleet stock tally toll count crowd group roll caseload
    waiting workforce total
    """
)
"""Nouns that name those they hold: "the backlog of appeals"."""
_SCALED = vocabulary(
    """
    index score rating price rate ratio temperature share level pressure average currency pound dollar euro
    yen rouble value
    """
)
"""Nouns whose numbers are points on a scale and count nothing."""
_VAGUE = vocabulary("more fewer less many most several some all no few other such further how much")
_TIMED = frozenset({"DATE", "TIME"})
_SUBJECTS = ("nsubj", "nsubjpass")
_PLACES = (*_SUBJECTS, "dobj", "attr", "pobj")
"""Where a noun may stand in its sentence to be meant, the likeliest first."""


class Antecedent(NamedTuple):
    """What is meant.

    Its words; what a bare number of it counts, in the singular; and whether a bare number counts at all.
    """

    words: str
    unit: str | None
    counts: bool


def find_antecedent(sentence: Span, plural: bool | None, subjects: bool = False) -> Antecedent | None:
    """Give the noun of a sentence that the next one means by "it" or "they", None where there is none.

    Args:
        sentence: the sentence before.
        plural: True for "they" and for a number that stands alone, False for "it"; None for "the figure",
            which may mean either.
        subjects: whether only a subject may be meant.
    """
    for noun in _nouns(sentence, _SUBJECTS if subjects else _PLACES):
        held = _held(noun)
        many = noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in {"people", "police"}
        if plural is True and not many and held is None:
            continue
        if plural is False and (many or _is_person(noun)):
            continue
        if plural is None and not many and _is_agent(noun):
            continue
        meant = held if plural and not many and held is not None else noun
        words = phrase(meant)
        if words:
            counted = held or (noun if many else None)
            counts = counted is not None or noun.lemma_.lower() not in _SCALED
            return Antecedent(words, unit_of_noun(counted) if counted is not None else None, counts)
    return None


def _nouns(sentence: Span, places: tuple[str, ...]) -> Iterator[Token]:
    """Give the nouns that may be meant, subjects first, no times and no figures' units."""
    for place in places:
        for token in sentence:
            timed = token.ent_type_ in _TIMED or singular_time(token.lower_)
            beside = token.lower_ in {"per", "cent"} or any(one.lower_ == "whose" for one in token.lefts)
            if token.dep_ == place and token.pos_ in NOUNS and not timed and not beside:
                yield token


def _is_person(noun: Token) -> bool:
    """Whether a noun names a person; one capital that opens a sentence ("Turnout was poor") does not say so."""
    alone = noun.i == noun.sent.start and (noun.i + 1 >= len(noun.doc) or noun.nbor().ent_iob_ != "I")
    return noun.ent_type_ == "PERSON" and not alone


def _held(noun: Token) -> Token | None:
    """Give the appeals of "the backlog of appeals"."""
    if noun.lemma_.lower() not in _GATHERING:
        return None
    for child in noun.rights:
        if child.lower_ in {"of", "for"}:
            return next((one for one in child.children if one.dep_ == "pobj" and one.tag_ == "NNS"), None)
    return None


def _is_agent(noun: Token) -> bool:
    """Whether a noun does something to others that can be counted: "the council counts rough sleepers"."""
    objects = [one for one in noun.head.children if one.dep_ == "dobj" and one.tag_ == "NNS"]
    return noun.dep_ == "nsubj" and bool(objects)


def phrase(noun: Token) -> str:
    """Give a noun of another sentence with what belongs to it, without its numbers and articles."""
    numbers = frozenset(token.i for token in noun.sent if token.like_num or token.ent_type_ in _TIMED)
    tokens = noun_phrase(noun, Outside(numbers, numbers))
    return joined(token for token in tokens if token.lower_ not in _VAGUE)


def unit_of_noun(noun: Token) -> str:
    """Give the name of one of the counted, with the words directly before it that say of what kind."""
    kind: list[str] = []
    for token in reversed(list(noun.lefts)):
        if token.dep_ not in {"amod", "compound"} or token.lower_ in _VAGUE:
            break
        kind.insert(0, token.text if token.pos_ == "PROPN" else token.lower_)
    return " ".join([*kind, singular(noun)])
