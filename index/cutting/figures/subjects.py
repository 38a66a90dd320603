"""The subject of a verb, through auxiliaries, joined verbs, relative clauses and the parser's slips."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from index.cutting.figures.phrases import NOUNS, top_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHES = frozenset("–—")
_REACH = 8
"""Words between "and" and a verb among which its subject may stand."""
_LONGEST = 80
"""Ancestors of a token that are looked at."""


def subject_of(verb: Token) -> Token | None:
    """Give the subject of a verb, found through auxiliaries and joined verbs.

    The head noun for "who" and "which".
    """
    for _ in range(6):
        subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if subjects:
            return _antecedent(_behind_dash(subjects, verb), verb)
        if any(child.dep_ in {"expl", "csubj"} for child in verb.children):
            return None
        if verb.dep_ in {"relcl", "acl"}:
            return _identified(verb.head) if verb.head.pos_ in NOUNS else None
        if verb.dep_ == "conj" and (lost := _lost_subject(verb)) is not None:
            return lost
        if (
            verb.dep_ in {"conj", "xcomp", "advcl", "aux", "auxpass", "prep", "pcomp", "dep"}
            and verb.head.i != verb.i
        ):
            verb = verb.head
            continue
        return None
    return None


def _behind_dash(subjects: list[Token], verb: Token) -> Token:
    """Give "Shares" of "Holm Foods — Shares of the grocer rose", where the name is only a heading."""
    first = subjects[0]
    behind = [one for one in first.rights if one.dep_ == "appos"] + subjects[1:]
    for noun in behind:
        start, end = noun.left_edge.i, noun.right_edge.i
        opened = noun.doc[start - 1].text in _DASHES and first.left_edge.i == verb.sent.start
        if opened and end < verb.i and noun.doc[end + 1].text not in _DASHES | {","}:
            return noun
    return first


def _identified(noun: Token) -> Token:
    """Give who a noun is said to be: "Tarn" in "Tarn is the latest firm to cut 300 jobs"."""
    copula = noun.head
    if noun.dep_ != "attr" or copula.lemma_ not in {"be", "become"} or copula.i == noun.i:
        return noun
    subject = subject_of(copula)
    return subject if subject is not None and subject.pos_ in NOUNS else noun


def _lost_subject(verb: Token) -> Token | None:
    """Give the noun between "and" and a verb to which the parser gave no subject of its own."""
    start = verb.i - 1
    while start > verb.sent.start and verb.doc[start].pos_ == "AUX":
        start -= 1
    last = verb.doc[start]
    for index in range(start, max(verb.sent.start, start - _REACH), -1):
        token = verb.doc[index]
        if token.dep_ == "cc":
            between = verb.doc[index + 1 : last.i + 1]
            tops = [one for one in between if not index < one.head.i <= last.i]
            return next((one for one in (*tops, last) if one.pos_ in NOUNS and one.i > index), None)
        if (token.pos_ == "VERB" and token.tag_ != "VB") or token.is_punct:
            return None
    return None


def _antecedent(subject: Token, verb: Token) -> Token | None:
    if subject.tag_ in {"WDT", "WP"} or (subject.lower_ == "that" and verb.dep_ == "relcl"):
        if subject.lower_ == "which" and (named := _named_before(subject, verb)) is not None:
            return named
        if verb.dep_ == "relcl" and verb.head.pos_ in NOUNS:
            return verb.head
        before = [token for token in subject.doc[max(0, subject.i - 2) : subject.i] if token.pos_ in NOUNS]
        return top_noun(before[-1]) if before else None
    return subject


def _named_before(which: Token, verb: Token) -> Token | None:
    """Give what "which" after a name is of: the name, or for a person what the person belongs to.

    "relations with Tarn, which owns 4%"; "a package for the chief, Ida Holm, which was worth £2m".
    """
    at = which.i - 1 - (which.i > 1 and which.nbor(-1).text == ",")
    before = which.doc[at] if at >= which.sent.start else None
    if before is None or before.pos_ != "PROPN" or before.i == which.i - 1:
        return None
    if before.ent_type_ != "PERSON":
        return before
    return top_noun(verb.head) if verb.dep_ == "relcl" and verb.head.pos_ in NOUNS else None


def verb_above(token: Token) -> Token | None:
    """Give the nearest verb above a token."""
    for ancestor in islice(token.ancestors, _LONGEST):
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return None
