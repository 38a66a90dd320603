"""Attribution that follows a quotation: "…," she said / said Jane Doe / according to Doe / — Jane Doe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.cutting.quotes.grammar import Prose, is_mark, is_noun, is_passive, reports, says, subject_of
from index.cutting.quotes.surroundings import OPEN_ENDED, Attribution, Place, according, words_after

if TYPE_CHECKING:
    from spacy.tokens import Token

_DASHES = frozenset("—–―-")
_SIGNED = re.compile(r"[\s\"“”'’]*(?:[—–―]|--?)\s*(?P<name>[A-Z][^\W\d_]+)")
_SIGNATURE = 80
"""Characters of a name and role that sign a quotation."""
_SHORT = 12
"""Tokens up to which a verb after a quotation that no comma ends still says who speaks."""
_OPENERS = ("DT", "PRP$", "JJ", "CD", "PDT", "IN", "RB")
"""Tags, besides nouns, with which a speaker after a quotation begins."""
_SUBORDINATORS = frozenset(
    ["though", "although", "while", "because", "if", "when", "whereas", "since", "unless", "and", "but"]
)


def directly_after(prose: Prose, place: Place) -> Attribution | None:
    """Give the attribution that follows a quotation at once, or None."""
    return _signature(prose, place) or _clause_after(prose, place)


def _clause_after(prose: Prose, place: Place) -> Attribution | None:
    words = [t for t in words_after(prose, place) if not is_mark(t)]
    comma = place.last_character in OPEN_ENDED or (bool(words) and words[0].text == ",")
    words = _from_subject(words)
    if not words:
        return None
    if words[0].lower_ == "according":
        return according(prose, words[0])
    if words[0].lower_ == "came" and any(t.lower_ in ("reply", "answer", "response") for t in words[1:4]):
        return Attribution(prose, (words[0].i, words[0].i + 1), None)
    if says(words[0]) and words[0].tag_ != "VBG":
        return _inverted(prose, words) if comma or len(words) < _SHORT else None
    return _plain(prose, words) if comma or _brief(words) else None


def _from_subject(words: list[Token]) -> list[Token]:
    """Drop a comma and adverbs before the verb: `, later added Jane Doe`."""
    words = words[1:] if words and words[0].text == "," else words
    while (
        len(words) > 1 and words[0].tag_ in ("RB", "MD") and words[1].pos_ in ("VERB", "AUX", "PRON", "PROPN")
    ):
        words = words[1:]
    return words


def _brief(words: list[Token]) -> bool:
    """Whether the words are only a speaker and a verb: "he said", though no comma parts them."""
    return len(words) > 1 and is_noun(words[0]) and any(says(t) for t in words[1:4])


def _inverted(prose: Prose, words: list[Token]) -> Attribution | None:
    """`said Jane Doe`, `added the minister`."""
    verb = words[0]
    for token in words[1:9]:
        if token.text in (",", ":", ";", ".") or token.tag_ in ("IN", "TO", "CC", "WDT"):
            break
        if is_noun(token):
            return Attribution(prose, (verb.i, verb.i + 1), prose.phrase(token.i))
    subject = subject_of(prose, verb)
    return Attribution(prose, (verb.i, verb.i + 1), prose.phrase(subject.i)) if subject is not None else None


def _plain(prose: Prose, words: list[Token]) -> Attribution | None:
    """`Jane Doe said`, `the minister, who resigned, told reporters`."""
    if words[0].lower_ in _SUBORDINATORS:
        return None
    if not (is_noun(words[0]) or words[0].tag_ in _OPENERS or words[0].i in prose.chunk_of):
        return None
    nouns = [t for t in words if is_noun(t)]
    for verb in words[1:]:
        if verb.tag_ == "VBG" or not nouns or nouns[0].i > verb.i:
            continue
        if not (reports(verb) or _puts_it(verb) or _is_bare(verb, nouns[0])):
            continue
        subject = subject_of(prose, verb)
        if subject is None or not words[0].i <= subject.i < verb.i:
            if verb.dep_ == "relcl" or is_passive(verb):
                continue
            subject = nouns[0]
        if subject.tag_ in ("WP", "WDT"):
            continue
        return Attribution(prose, (verb.i, verb.i + 1), prose.phrase(subject.i))
    return None


def _is_bare(verb: Token, noun: Token) -> bool:
    """Whether a clause is only somebody and a verb (", he began,"): after a quotation it says who speaks."""
    following = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    return verb.tag_ in ("VBD", "VBZ") and verb.pos_ == "VERB" and verb.i == noun.i + 1 and following.is_punct


def _puts_it(verb: Token) -> bool:
    return verb.lemma_ == "put" and verb.doc[min(verb.i + 1, len(verb.doc) - 1)].lower_ == "it"


def _signature(prose: Prose, place: Place) -> Attribution | None:
    """`"…" — Jane Doe`: a dash and a name that end the paragraph."""
    stop = next((t.i for t in prose.doc[place.end :] if "\n" in t.text or not prose.open(t)), len(prose.doc))
    tail = prose.doc[place.end : stop]
    match = _SIGNED.match(tail.text)
    if match is None or len(tail.text) - match.start("name") > _SIGNATURE:
        return None
    at = tail.start_char + match.start("name")
    names = [t for t in tail if t.idx + len(t) > at and t.is_alpha]
    if any(t.pos_ in ("VERB", "AUX") or t.lower_ == "who" for t in names[:3]):
        return None
    end = next(
        (t.i for t in tail if t.i > names[0].i and not (t.is_title or t.text in "-.’'")), len(prose.doc)
    )
    dash = next((t.i for t in tail if set(t.text) & _DASHES), names[0].i)
    return Attribution(prose, (dash, dash + 1), (names[0].i, end))


def later(prose: Prose, place: Place) -> Attribution | None:
    """Give the attribution that ends the sentence: A tenant who "pays twice" is a fool, Doe said."""
    _, limit = prose.window(place.end - 1)
    for token in prose.doc[place.end : limit]:
        if prose.open(token) and token.lower_ == "according":
            return according(prose, token)
        if not prose.open(token) or not reports(token) or token.tag_ in ("VBG", "VB", "VBN"):
            continue
        subject = subject_of(prose, token)
        if subject is None or subject.tag_ in ("WP", "WDT") or not place.end <= subject.i < token.i + 6:
            continue
        return Attribution(prose, (token.i, token.i + 1), prose.phrase(subject.i), certain=False)
    return None
