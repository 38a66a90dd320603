"""Who gave a figure: the data it is from, or who said it, in the sentence's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.cutting.figures.lexer import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SAYING = vocabulary(
    """
    say tell add claim expect put warn note report estimate announce reveal state insist argue explain
    show find suggest indicate confirm predict forecast calculate admit boast disclose conclude record
    publish believe
    """
)
_SOURCES = re.compile(
    r"\b(?:data|figures?|statistics|research|analysis|survey|study|poll|report|numbers|records|estimates?|"
    r"census|"
    r"filing|documents?|review|inquiry|paper|audit|index)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:according to|as reported by|as per|estimates? (?:from|by)|data (?:from|by)|figures (?:from|by)|"
    r"statistics (?:from|by)|(?:analysis|research|study|survey|poll) (?:by|from|of))\s",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s(?:shows?|showed|suggests?|suggested|said|says|found|finds|revealed?s?|indicated?s?)\b")
_INANIMATE = vocabulary("show find suggest indicate reveal record estimate")
_WITH_OBJECT = vocabulary("report put predict forecast expect estimate")
"""Verbs that give a figure as their object: "put the rise at 9%", "reported a rise of 1%"."""
_PRONOUNS = vocabulary("he she they it i we you who which that this these those there one")
_ASKED = vocabulary(
    """
    respondent voter participant interviewee half third quarter majority most many some few none
    """
)
"""Those whose answers a survey counts; their number is given by the survey, not by them."""
_NOT_SAID = frozenset({"nsubj", "nsubjpass", "conj", "advcl", "relcl", "mark", "advmod"})
_DEEPEST = 60


class Givers(NamedTuple):
    """Who gives figures in a sentence.

    ``sayers``: for the index of a verb of saying, its subject; ``according``: for the index of the first token
    of "according to" and its like, the source, in order.
    """

    sayers: dict[int, str]
    according: dict[int, str]


def find_givers(sentence: Span) -> Givers:
    """Find those whom a sentence names as the source of something.

    "according to X" gives X; "Home Office data show" gives "Home Office data"; "Mr Brown said" gives
    "Mr Brown".
    """
    return Givers(dict(_sayers(sentence)), dict(_sources(sentence)))


def giver_of(figure: Token, givers: Givers) -> str | None:
    """Give the source of a figure, None where its sentence names none: of two, the one whose clause it is in."""
    below = figure
    for token in islice((figure, *figure.ancestors), _DEEPEST):
        if token.i in givers.sayers and (token.i == below.i or below.dep_ not in _NOT_SAID):
            return givers.sayers[token.i]
        for child in token.children:
            if child.i in givers.according:
                return givers.according[child.i]
            if child.i in givers.sayers and child.dep_ == "parataxis" and child.i != below.i:
                return givers.sayers[child.i]
        below = token
    above = {figure.i, *(token.i for token in islice(figure.ancestors, _DEEPEST))}
    return next((source for at, source in givers.according.items() if at not in above), None)


def _sources(sentence: Span) -> Iterator[tuple[int, str]]:
    for found in _ACCORDING.finditer(sentence.text):
        at = sentence.doc.char_span(
            sentence.start_char + found.start(),
            sentence.start_char + found.end() - 1,
            alignment_mode="expand",
        )
        if at is None:
            continue
        named = [token for token in at[-1].children if token.dep_ in {"pobj", "pcomp"} and token.i > at[-1].i]
        if not named or named[0].lemma_.lower() in _ASKED:
            continue
        source = _CUT.split(_phrase(named[0]))[0].strip(" ,")
        whole = source if found.group().lower().startswith(("according", "as ")) else f"{at.text} {source}"
        yield at[0].i, whole.strip()


def _sayers(sentence: Span) -> Iterator[tuple[int, str]]:
    for token in sentence:
        if token.pos_ != "VERB" or token.lemma_.lower() not in _SAYING or not _reports(token):
            continue
        subject = _subject(token)
        if subject is None or subject.lower_ in _PRONOUNS or _is_asked(subject):
            continue
        phrase = _phrase(subject)
        sources = _SOURCES.search(phrase) or subject.ent_type_ in {"ORG", "PERSON"}
        if token.lemma_.lower() not in _INANIMATE or sources or _follows_what_is_said(token):
            yield token.i, phrase


def _subject(verb: Token) -> Token | None:
    """Give the subject of a verb; of one joined to another it is that one's: "Holm raised its dividend and said …"."""
    own = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is None and verb.dep_ == "conj":
        return next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    return own if own is not None and own.dep_ == "nsubj" else None


def _follows_what_is_said(verb: Token) -> bool:
    """Whether a verb closes what it tells: "…, inspectors found"; "inspectors found 12" need tell of no report."""
    return verb.dep_ == "parataxis" or any(
        child.dep_ == "ccomp" and child.i < verb.i for child in verb.children
    )


def _is_asked(subject: Token) -> bool:
    """Whether a subject is itself counted: "62% of teachers", "most voters", "two in five of those asked"."""
    if subject.lemma_.lower() in _ASKED or subject.ent_type_ in {"CARDINAL", "PERCENT", "MONEY"}:
        return True
    near = [subject, *subject.children]
    return any(token.like_num or token.text in {"%", "£", "$", "€"} for token in near)


def _reports(verb: Token) -> bool:
    """Whether the verb has something said: a clause, the quotation around it, or a figure as its object."""
    said = any(
        child.dep_ == "ccomp"
        or (child.dep_ == "parataxis" and child.i > verb.i and child.lemma_.lower() not in _SAYING)
        for child in verb.children
    )
    if said or verb.dep_ == "parataxis":
        return True
    lemma = verb.lemma_.lower()
    if lemma in _WITH_OBJECT:
        at = lemma != "put" or any(child.lower_ == "at" for child in verb.children)
        return at and any(child.dep_ == "dobj" and child.pos_ != "PRON" for child in verb.children)
    return lemma in {"show", "find", "reveal", "say"}


def _phrase(head: Token) -> str:
    """Give a name or noun with what directly belongs to it: no relative clause, no aside."""
    skipped: set[int] = set()
    for child in head.children:
        if child.text == "&" or (child.dep_ == "conj" and child.nbor(-1).text == "&"):
            continue
        aside = child.dep_ in {"relcl", "acl", "appos", "punct", "cc", "conj", "advcl"} and child.i > head.i
        if aside or (
            child.dep_ == "prep" and child.lower_ not in {"of", "for", "at", "from", "in", "on", "by"}
        ):
            skipped.update(token.i for token in child.subtree)
    kept = [token for token in head.subtree if token.i not in skipped]
    return "".join(token.text_with_ws for token in kept).strip(" ,.:;“”\"'")
