"""Who gave a figure: the data it is from, or who said it, in the sentence's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.cutting.figures.lexer import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SAYING = vocabulary(
    """
    say tell add claim expect put warn note report estimate announce reveal state insist argue explain
    show find suggest indicate confirm predict forecast calculate admit boast disclose conclude record
    publish
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
_PRONOUNS = vocabulary("he she they it i we you who which that this these those there one")


def find_attribution(sentence: Span) -> str | None:
    """Give the source a sentence names for its figures, None where it names none.

    "according to X" gives X; "Home Office data show" gives "Home Office data"; "Mr Brown said" gives
    "Mr Brown".
    """
    return _according(sentence) or _sayer(sentence)


def _according(sentence: Span) -> str | None:
    found = _ACCORDING.search(sentence.text)
    if found is None:
        return None
    at = sentence.doc.char_span(
        sentence.start_char + found.start(), sentence.start_char + found.end() - 1, alignment_mode="expand"
    )
    if at is None:
        return None
    named = [token for token in at[-1].children if token.dep_ in {"pobj", "pcomp"} and token.i > at[-1].i]
    if not named:
        return None
    source = _CUT.split(_phrase(named[0]))[0].strip(" ,")
    return source if found.group().lower().startswith(("according", "as ")) else f"{at.text} {source}".strip()


def _sayer(sentence: Span) -> str | None:
    for token in sentence:
        if token.pos_ != "VERB" or token.lemma_.lower() not in _SAYING:
            continue
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if subject is None or subject.lower_ in _PRONOUNS:
            continue
        phrase = _phrase(subject)
        if subject.ent_type_ in {"CARDINAL", "PERCENT", "MONEY"} or re.match(r"[\d£$€]", phrase):
            return None
        if (
            token.lemma_.lower() in _INANIMATE
            and not _SOURCES.search(phrase)
            and subject.ent_type_ not in {"ORG", "PERSON"}
        ):
            continue
        if any(child.dep_ in {"ccomp", "parataxis"} for child in token.children) or token.dep_ in {
            "parataxis",
            "ROOT",
        }:
            return phrase if _reports(token) else None
    return None


def _reports(verb: Token) -> bool:
    """Whether the verb has something said: a clause, or the quotation around it."""
    if any(child.dep_ in {"ccomp", "parataxis"} for child in verb.children) or verb.dep_ == "parataxis":
        return True
    return verb.lemma_.lower() in {"show", "find", "reveal", "say"}


def _phrase(head: Token) -> str:
    """Give a name or noun with what directly belongs to it: no relative clause, no aside."""
    skipped: set[int] = set()
    for child in head.children:
        aside = child.dep_ in {"relcl", "acl", "appos", "punct", "cc", "conj", "advcl"} and child.i > head.i
        if aside or (
            child.dep_ == "prep" and child.lower_ not in {"of", "for", "at", "from", "in", "on", "by"}
        ):
            skipped.update(token.i for token in child.subtree)
    kept = [token for token in head.subtree if token.i not in skipped]
    text = "".join(token.text_with_ws for token in kept).strip(" ,.:;“”\"'")
    return re.sub(r"^(?:the|a|an|new|latest) (?=[a-z A-Z])", "", text, flags=re.IGNORECASE).strip()
