"""Who is quoted and by which words, from the grammar and order of the sentence around a quotation.

An English quotation is attributed after it ("…," she said / said Jane Doe), before it (Jane Doe said: "…"),
between its parts, by "according to", by a noun (Doe's claim that "…"), or by a dash and a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from spacy.tokens import Token

from index.cutting.quotes.grammar import (
    Prose,
    is_closed,
    is_mark,
    is_noun,
    is_passive,
    mentions,
    reports,
    says,
    subject_of,
)
from index.cutting.quotes.lexicon import ABBREVIATED, SPEECH_NOUNS
from index.cutting.quotes.roles import is_office

_DASHES = frozenset("—–―-")
_SIGNED = re.compile(r"[\s\"“”'’]*(?:[—–―]|--?)\s*(?P<name>[A-Z][^\W\d_]+)")
_SIGNATURE = 80
"""Characters of a name and role that sign a quotation."""
_OPEN_ENDED = (",", "?", "!", "…", "-", "—", "–", "...")
_OPENERS = ("DT", "PRP$", "JJ", "CD", "PDT", "IN", "RB")
"""Tags, besides nouns, with which a speaker after a quotation begins."""
_SUBORDINATORS = frozenset("though although while because if when whereas since unless and but".split())
_CLOSE = 12
"""Tokens within which marked words after a verb of saying are its object."""
_AFTER = 40
"""Tokens after a quotation in which the verb of its attribution is sought."""


class Attribution(NamedTuple):
    """The cue and the mention of the speaker as token ranges of ``prose``; ``certain`` when they adjoin."""

    prose: Prose
    cue: tuple[int, int] | None
    mention: tuple[int, int] | None
    certain: bool = True


class Place(NamedTuple):
    """A quotation in its paragraph: its first token, the first token after it, and its last character."""

    first: int
    end: int
    last_character: str


def place_of(prose: Prose, start: int, end: int, text: str) -> Place | None:
    """Locate the quotation ``text[start:end]`` among the tokens; None when it begins in no token."""
    first = bisect_left(prose.offsets_of_tokens, start - prose.start)
    past = bisect_left(prose.offsets_of_tokens, end - prose.start)
    return Place(first, past, text[end - 1]) if first < past else None


def attribute(prose: Prose, place: Place) -> Attribution | None:
    """Attribute a quotation by the sentence it stands in; None when that names no one."""
    before = _before(prose, place)
    colon = bool(before) and before[-1].text in (":", ",") and place.last_character not in ","
    ways = (_by_verb_before, _directly_after) if colon else (_directly_after, _by_verb_before)
    for way in (*ways, _by_verb_later):
        found = way(prose, place)
        if found is not None:
            return found
    return None


def introduction(prose: Prose) -> Attribution | None:
    """The attribution in a paragraph that ends by announcing words ("Jane Doe said:"); None if it does not."""
    return _by_verb_before(prose, Place(len(prose.doc), len(prose.doc), ""))


def carried_on(prose: Prose, place: Place) -> Attribution | None:
    """The attribution that follows a quotation at once, for the quotation that follows it in turn."""
    return _directly_after(prose, place)


def subject_before(prose: Prose, token: int) -> Attribution | None:
    """The subject of the last sentence that ends before ``token``: whom the text has just spoken of."""
    if not token:
        return None
    root = prose.root(token - 1)
    subject = subject_of(prose, root)
    if subject is None or not (subject.pos_ in ("PROPN", "PRON") or is_office(subject) or reports(root)):
        return None
    cue = (root.i, root.i + 1) if reports(root) else None
    return Attribution(prose, cue, prose.phrase(subject.i), certain=False)


def _before(prose: Prose, place: Place) -> list[Token]:
    """The tokens outside quotations from the start of the sentence up to the quotation."""
    if not len(prose.doc):
        return []
    anchor = min(place.first, len(prose.doc) - 1)
    start, _ = prose.window(anchor)
    while start and _is_abbreviated(prose.doc[start - 1]):
        start, _ = prose.window(start - 1)
    return [t for t in prose.doc[start : place.first] if prose.open(t) and not is_mark(t)]


def _after(prose: Prose, place: Place) -> list[Token]:
    """The tokens after the quotation, up to the next one or the end of the sentence that it leaves open."""
    words: list[Token] = []
    _, limit = prose.window(place.end - 1)
    for token in prose.doc[place.end : place.end + _AFTER]:
        if is_mark(token) and not words:
            continue
        if token.i >= limit:
            if (words or not _carries_on(place, token)) and not _is_abbreviated(prose.doc[token.i - 1]):
                break
            _, limit = prose.window(token.i)
        if prose.quoted[token.i]:
            break
        words.append(token)
    return words


def _is_abbreviated(token: Token) -> bool:
    """Whether a sentence cannot end with the token: "Mr." or "Sen."."""
    return token.text.endswith(".") and token.lower_[:-1] in ABBREVIATED


def _carries_on(place: Place, token: Token) -> bool:
    """Whether the words after a quotation that ended a sentence still belong to it."""
    return place.last_character in _OPEN_ENDED or (token.is_lower and not token.is_punct)


def _directly_after(prose: Prose, place: Place) -> Attribution | None:
    signed = _signature(prose, place)
    if signed is not None:
        return signed
    words = [t for t in _after(prose, place) if not is_mark(t)]
    if not words:
        return None
    comma = place.last_character in _OPEN_ENDED or words[0].text == ","
    if words[0].text == ",":
        words = words[1:]
    if not words:
        return None
    if words[0].lower_ == "according":
        return _according(prose, words[0])
    while len(words) > 1 and words[0].tag_ in ("RB", "MD") and (words[1].pos_ in ("VERB", "AUX", "PRON", "PROPN")):
        words = words[1:]
    if says(words[0]) and words[0].tag_ != "VBG":
        return _inverted(prose, words) if comma or len(words) < 12 else None
    if not comma and not _brief(words):
        return None
    return _plain(prose, words)


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
    end = next((t.i for t in tail if t.i > names[0].i and not (t.is_title or t.text in "-.’'")), len(prose.doc))
    dash = next((t.i for t in tail if set(t.text) & _DASHES), names[0].i)
    return Attribution(prose, (dash, dash + 1), (names[0].i, end))


def _according(prose: Prose, word: Token) -> Attribution | None:
    for token in prose.doc[word.i + 2 : word.i + 12]:
        if is_noun(token) and prose.open(token):
            return Attribution(prose, (word.i, word.i + 2), prose.phrase(token.i))
    return None


def _by_verb_before(prose: Prose, place: Place) -> Attribution | None:
    """`Jane Doe said: "…"`: the nearest verb of saying or judging before the quotation; else of mentioning."""
    words = _before(prose, place)
    for brings_in in (reports, mentions):
        for token in reversed(words):
            found = _brought_in(prose, place, words, token) if brings_in(token) else _by_word(prose, place, token)
            if found is not None:
                return found
    return _by_colon(prose, words)


def _by_colon(prose: Prose, words: list[Token]) -> Attribution | None:
    """`The mayor had one answer: "…"`: whoever the clause before a colon is about."""
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
        return _according(prose, token)
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
    """The nearest noun before a verb whose subject the parser missed, unless it is an object's."""
    for token in reversed([t for t in words if t.i < verb.i]):
        if is_noun(token) and token.dep_ not in ("pobj", "npadvmod") and token.ent_type_ not in ("DATE", "TIME"):
            return token
    return None


def _by_noun(prose: Prose, place: Place, noun: Token) -> Attribution | None:
    """`Doe's claim that "…"`, `a statement from the ministry: "…"`, `in the words of Doe`."""
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


def _by_verb_later(prose: Prose, place: Place) -> Attribution | None:
    """`A tenant who "pays twice" is a fool, Doe said.`"""
    _, limit = prose.window(place.end - 1)
    for token in prose.doc[place.end : limit]:
        if prose.open(token) and token.lower_ == "according":
            return _according(prose, token)
        if not prose.open(token) or not reports(token) or token.tag_ in ("VBG", "VB", "VBN"):
            continue
        subject = subject_of(prose, token)
        if subject is None or subject.tag_ in ("WP", "WDT") or not place.end <= subject.i < token.i + 6:
            continue
        return Attribution(prose, (token.i, token.i + 1), prose.phrase(subject.i), certain=False)
    return None
