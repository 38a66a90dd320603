"""Attribution before a quotation: Jane Doe said: "…", Doe's claim that "…", Doe had one answer: "…"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.cutting.quotes.grammar import (
    Prose,
    is_closed,
    is_noun,
    is_passive,
    mentions,
    reports,
    says,
    subject_of,
)
from index.cutting.quotes.lexicon import SPEECH_NOUNS
from index.cutting.quotes.surroundings import Attribution, Place, according, words_before

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSE = 12
"""Tokens within which marked words after a verb of saying are its object."""


def before(prose: Prose, place: Place) -> Attribution | None:
    """Give who the nearest verb of saying or judging before a quotation names; else a verb of mentioning."""
    words = words_before(prose, place)
    for brings_in in (reports, mentions):
        for token in reversed(words):
            found = (
                _brought_in(prose, place, words, token) if brings_in(token) else _by_word(prose, place, token)
            )
            if found is not None:
                return found
    return _by_colon(prose, words)


def _by_colon(prose: Prose, words: list[Token]) -> Attribution | None:
    """Read `The mayor had one answer: "…"`: whoever the clause before a colon is about."""
    if not words or words[-1].text != ":":
        return None
    clause = words[:-1]
    in_one = bool(clause) and prose.phrase(clause[-1].i)[0] <= clause[0].i
    if in_one or (clause and all(t.pos_ == "PROPN" for t in clause)):
        return Attribution(prose, (words[-1].i, words[-1].i + 1), (clause[0].i, clause[-1].i + 1))
    subject = subject_of(prose, prose.root(words[-1].i))
    return Attribution(prose, None, prose.phrase(subject.i), certain=False) if subject is not None else None


def _by_word(prose: Prose, place: Place, token: Token) -> Attribution | None:
    if token.lower_ == "according":
        return according(prose, token)
    if token.pos_ == "NOUN" and token.lemma_.lower() in SPEECH_NOUNS:
        return _by_noun(prose, place, token)
    return None


def _brought_in(prose: Prose, place: Place, words: list[Token], verb: Token) -> Attribution | None:
    if is_closed(verb, place.first) or (verb.lemma_ == "blame" and verb.tag_ == "VB"):
        return None
    cue = (verb.i, verb.i + 1)
    if verb.i == words[0].i and says(verb) and words[-1].text in (":", ","):
        following = next((t for t in words[1:6] if is_noun(t)), None)
        if following is not None:
            return Attribution(prose, cue, prose.phrase(following.i))
    subject = subject_of(prose, verb)
    if subject is None and not is_passive(verb):
        subject = _nearest_noun(words, verb)
    if subject is None:
        return None
    subject = _outer(prose, verb, subject)
    return Attribution(prose, cue, prose.phrase(subject.i), _adjoins(verb, place))


def _outer(prose: Prose, verb: Token, subject: Token) -> Token:
    """Who a pronoun in reported speech is: in `Doe says she regrets what she calls "…"`, Doe."""
    if subject.tag_ != "PRP" or says(verb):
        return subject
    for ancestor in verb.ancestors:
        if prose.open(ancestor) and says(ancestor) and ancestor.i < subject.i:
            outer = subject_of(prose, ancestor)
            if outer is not None and outer.tag_ != "NNS" and outer.i < subject.i:
                return outer
    return subject


def _adjoins(verb: Token, place: Place) -> bool:
    """Whether the quotation is what the verb brings in: it hangs on the verb or stands close after it."""
    if place.first >= len(verb.doc):
        return True
    return place.first - verb.i <= _CLOSE or verb in verb.doc[place.first].ancestors


def _nearest_noun(words: list[Token], verb: Token) -> Token | None:
    """Give the nearest noun before a verb whose subject the parser missed, unless it is an object's."""
    for token in reversed([t for t in words if t.i < verb.i]):
        if (
            is_noun(token)
            and token.dep_ not in ("pobj", "npadvmod")
            and token.ent_type_ not in ("DATE", "TIME")
        ):
            return token
    return None


def _by_noun(prose: Prose, place: Place, noun: Token) -> Attribution | None:
    """Read `Doe's claim that "…"`, `a statement from the ministry: "…"`, `in the words of Doe`."""
    if not _complemented(noun, place):
        return None
    for child in noun.children:
        if child.dep_ == "poss" and prose.open(child):
            mention = _possessor(prose, child)
            return Attribution(prose, (noun.i, noun.i + 1), mention)
    after = prose.doc[noun.i + 1 : noun.i + 2]
    if len(after) and after[0].lower_ in ("by", "from"):
        for token in prose.doc[noun.i + 2 : noun.i + 8]:
            if is_noun(token) and prose.open(token):
                return Attribution(prose, (noun.i, noun.i + 1), prose.phrase(token.i))
    return None


def _complemented(noun: Token, place: Place) -> bool:
    """Whether the quotation is what the noun holds: its "that" clause, its "of", or next to it."""
    following = noun.doc[min(noun.i + 1, len(noun.doc) - 1)]
    return following.lower_ in ("that", "of", "about", "by", "from", ":") or place.first - noun.i <= 3


def _possessor(prose: Prose, child: Token) -> tuple[int, int]:
    first = min((t.i for t in child.subtree if prose.open(t)), default=child.i)
    return max(first, child.i - 6), child.i + 1
