"""Where a figure stands in the grammar of its sentence, and the words of the nouns around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.cutting.figures.counted import Counted
from index.cutting.figures.lexer import vocabulary
from index.cutting.figures.phrases import NOUNS, Outside, complement_words, joined, noun_phrase
from index.models import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PRONOUNS = vocabulary(
    """
    he she it they we i you this that these those there which who what one him her them us
    """
)
_STANDING_IN = vocabulary("it they he she")
_PERSONS = frozenset({"he", "she"})
_NOBODY = vocabulary(
    "court jury inquest tribunal hearing trial inquiry report police council company firm bank"
)
"""Subjects that "he" and "she" do not stand for."""
EMPTY_VERBS = vocabulary("be have include make give contain involve say see get do take")
TOTALS = vocabulary(
    """
    total average sum maximum minimum record mean median high low figure number close peak level
    """
)


def is_total(noun: Token) -> bool:
    """Whether a noun names no measure by itself: "a total of", "a high of", not "carbon levels"."""
    return noun.lemma_ in TOTALS and not any(child.dep_ in {"compound", "poss"} for child in noun.lefts)


class Measure(NamedTuple):
    """The words of a measure and of the one it belongs to; either may be empty."""

    measure: str
    subject: str | None


class Place(NamedTuple):
    """Where a figure stands.

    Its tokens, its sentence, and the tokens that belong to no phrase (figures, periods).
    """

    doc: Doc
    sentence: Span
    own: range
    out: Outside
    kind: Kind = "count"

    @property
    def is_duration(self) -> bool:
        """Whether the figure is a length of time."""
        return self.kind == "duration"

    @property
    def is_money(self) -> bool:
        """Whether the figure is a sum of money."""
        return self.kind == "money"

    @property
    def is_share(self) -> bool:
        """Whether the figure is a part of a whole."""
        return self.kind == "share"

    def widened(self, counted: Counted) -> Place:
        """Give the same with the counted noun as part of the figure."""
        own = range(self.own.start, counted.head.i + 1)
        return self._replace(own=own, out=Outside(self.out.figures | frozenset(own), self.out.periods))

    @property
    def root(self) -> Token:
        """Give the token of the figure that the rest of the sentence holds on to."""
        tokens = list(self.doc[self.own.start : self.own.stop])
        held = [token for token in tokens if token.head.i not in self.own or token.head.i == token.i]
        return next((token for token in reversed(held) if not token.is_punct), held[0] if held else tokens[0])


def words_of(token: Token | None, place: Place) -> str:
    """Give the phrase of a noun, of the one a pronoun stands for; "" for a figure."""
    if token is not None and token.lower_ in _STANDING_IN:
        token = _stood_for(token, place)
    if (
        token is None
        or token.lower_ in PRONOUNS
        or token.i in place.out
        or token.pos_ not in {*NOUNS, "ADJ", "VERB", "NUM"}
    ):
        return ""
    return joined(noun_phrase(token, place.out))


def _stood_for(pronoun: Token, place: Place) -> Token | None:
    """Give the subject named last before a pronoun in its sentence.

    "the firm said it will suspend 300 staff".
    """
    for index in range(pronoun.i - 1, max(place.sentence.start, pronoun.i - 60) - 1, -1):
        token = place.doc[index]
        named = pronoun.lower_ not in _PERSONS or token.lower_ not in _NOBODY
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in NOUNS and index not in place.out and named:
            return token
    return None


def with_predicate(words: str, verb: Token, place: Place) -> str:
    """Add what happened to the counted: "migrants" + "crossed the Channel", "offenders" + "returned"."""
    if verb.lemma_ in EMPTY_VERBS or verb.pos_ == "AUX" or verb.dep_ in {"relcl", "acl"}:
        return words
    tokens = [verb]
    for child in verb.rights:
        if child.is_punct:
            break
        if child.dep_ in {"dobj", "prt", "acomp"} and child.i not in place.out:
            tokens += complement_words(child, place.out) if child.pos_ in NOUNS else [child]
        elif (
            child.dep_ == "prep"
            and not any(one.i in place.out for one in child.subtree)
            and len(list(child.subtree)) <= 6
        ):
            tokens += list(child.subtree)
            break
    return f"{words} {joined(tokens)}".strip()
