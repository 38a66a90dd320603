"""What a count measures and whose it is: the counted noun, what belongs to it, and what is done with it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from index.cutting.figures.counted import Counted
from index.cutting.figures.lexer import vocabulary
from index.cutting.figures.phrases import NOUNS, joined, noun_phrase
from index.cutting.figures.places import EMPTY_VERBS, TOTALS, Measure, Place, with_predicate, words_of
from index.cutting.figures.subjects import subject_of, verb_above

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDE = vocabulary("despite after amid by following before during since without including besides")
_FIXED = vocabulary("front favour favor addition charge terms case spite light view search need aid place")
"""Nouns of prepositions of several words: "in front of"."""
_LONGEST = 40
"""Tokens of a phrase that are looked at."""
_GIVEN = vocabulary("figures data statistics numbers")
"""Subjects that give a count and do not own it."""


def measure_count(place: Place, counted: Counted) -> Measure:
    """Give the measure of a count: its noun with all that belongs to it, and what is done with them."""
    head = counted.head
    tokens = noun_phrase(head, place.out, start=place.own.stop)
    tokens += [
        token
        for token in place.doc[counted.first : head.i]
        if token.i not in place.out and token.lower_ != "of"
    ]
    tokens += _state_behind(head, place)
    bare = all(token.i <= head.i for token in tokens)
    total = head.head.head if head.dep_ == "pobj" and head.head.head.lemma_ in TOTALS else head
    verb = _verb_of(total)
    is_subject = any(one.dep_ in {"nsubj", "nsubjpass"} for one in (head, total, place.root))
    one_of = place.root.lower_ == "one" and place.doc[place.own.stop].lower_ == "of"
    if is_subject or one_of:
        subject_words = _possessor(head, place)
    else:
        subject_words = _bracketed(place) or _owner_of_counted(head, verb, place)
    words = joined(tokens)
    if is_subject and verb is not None:
        words = with_predicate(words, verb, place)
    elif bare:
        words = _with_governor(words, head, place)
    return Measure(words, subject_words or None)


def _possessor(head: Token, place: Place) -> str:
    """Give whose the counted are where they are themselves the subject: "two of the mayor's aides"."""
    for child in head.children:
        if child.dep_ == "poss" and child.pos_ in NOUNS and child.i not in place.out:
            return joined(noun_phrase(child, place.out))
        if child.dep_ == "prep" and child.lower_ == "of":
            found = [one for one in child.children if one.dep_ == "pobj"]
            return words_of(found[0], place) if found else ""
    return ""


def _bracketed(place: Place) -> str:
    """Give the name before a count in brackets: "Ida Holm (12 goals)"."""
    start = place.own.start
    if start < 2 or place.doc[start - 1].text != "(" or place.doc[start - 2].pos_ not in NOUNS:
        return ""
    return words_of(place.doc[start - 2], place)


def _state_behind(head: Token, place: Place) -> list[Token]:
    """Give the adjective behind a counted noun: "12 people dead"."""
    behind = place.doc[head.i + 1] if head.i + 1 < place.sentence.end else None
    stands_alone = behind is not None and (
        behind.i + 1 >= len(place.doc) or place.doc[behind.i + 1].pos_ not in NOUNS
    )
    return [behind] if behind is not None and behind.pos_ == "ADJ" and stands_alone else []


def _owner_of_counted(head: Token, verb: Token | None, place: Place) -> str:
    """Give whose the counted are.

    The clause's subject, else what they are a part of ("sales of 5,835 units").
    """
    if head.dep_ in {"pobj", "pcomp"} and head.head.lower_ in _ASIDE:
        return ""
    above = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "prep" else None
    lead = verb.left_edge if verb is not None else head
    told = (
        verb is not None
        and verb.dep_ in {"advcl", "pcomp"}
        and lead.i > 0
        and place.doc[lead.i - 1].dep_ == "prep"
    )
    subject = subject_of(verb) if verb is not None and not told else None
    if subject is not None and subject.i > head.i:
        return ""
    if subject is not None and subject.lower_ in _GIVEN:
        return ""
    if subject is not None and not _same(subject, head) and (words := words_of(subject, place)):
        return _without(subject, head, place) if subject.is_ancestor(head) else words
    placed = head.head.lower_ in {"at", "in"}
    if above is None or placed or above.pos_ not in NOUNS or above.lemma_ in TOTALS:
        return _house(head, verb, place)
    if above.i not in place.out:
        return _without(above, head, place)
    return ""


def _house(counted: Token, verb: Token | None, place: Place) -> str:
    """Give the institution where there are so many: "there are 300 nurses at Holm Hospital"."""
    if verb is None or not any(child.dep_ == "expl" for child in verb.children):
        return ""
    for token in islice(counted.subtree, _LONGEST):
        within = token.dep_ == "pobj" and token.head.lower_ in {"at", "in"}
        if within and token.pos_ == "PROPN" and token.i not in place.out and token.i > counted.i:
            return words_of(token, place)
    return ""


def _without(noun: Token, counted: Token, place: Place) -> str:
    """Give a noun's phrase without the part that holds the counted: "survey" in "a survey of 7 countries"."""
    behind = {token.i for child in noun.rights if child.is_ancestor(counted) for token in child.subtree}
    return joined(token for token in noun_phrase(noun, place.out) if token.i not in behind)


def _same(subject: Token, head: Token) -> bool:
    return subject.i == head.i or head.is_ancestor(subject) or subject.lower_ == "there"


def _verb_of(head: Token) -> Token | None:
    if head.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    return verb_above(head)


def _with_governor(words: str, head: Token, place: Place) -> str:
    """Add what a bare noun hangs on.

    "conviction obtained against" + "defendants", "heart transplants" + "carried out".
    """
    governor = head.head
    if head.dep_ == "pobj" and governor.dep_ == "prep":
        above = governor.head
        if above.head.dep_ == "prep" and above.lower_ in _FIXED:
            return words
        if above.pos_ in NOUNS and above.lemma_ not in TOTALS and above.i not in place.out:
            behind = {token.i for token in governor.subtree}
            left = [token for token in noun_phrase(above, place.out) if token.i not in behind]
            return f"{joined(left)} {governor.text} {words}"
        if above.pos_ == "VERB" and governor.lower_ in {"against", "for", "on", "with"}:
            passive = next((child for child in above.children if child.dep_ == "nsubjpass"), None)
            lead = (
                joined(noun_phrase(passive, place.out))
                if passive is not None and passive.pos_ in NOUNS
                else ""
            )
            return f"{lead} {above.text} {governor.text} {words}".strip()
        return words
    if (
        head.dep_ == "dobj"
        and governor.pos_ == "VERB"
        and governor.lemma_ not in EMPTY_VERBS
        and _is_participle(governor)
    ):
        particle = [child.text for child in governor.children if child.dep_ == "prt"]
        return " ".join([words, governor.text, *particle])
    return words


def _is_participle(verb: Token) -> bool:
    """Whether a verb's form is also its participle: "recorded", "built", not "took"."""
    return verb.tag_ == "VBN" or (
        verb.tag_ == "VBD" and verb.text.endswith(("ed", "t", "ld", "de", "aid", "old"))
    )
