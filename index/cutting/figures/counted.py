"""What a number counts: the noun behind it, with its modifiers."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

from index.cutting.figures.lexer import vocabulary
from index.cutting.figures.phrases import NOUNS, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SKIPPED = vocabulary(
    """
    more fewer less additional extra further such of the a an his her its their our my your these those
    combined total estimated odd
    """
)
_NOT_COUNTED = vocabulary("per % percent cent left costs weighs")
_SCALES = vocabulary("m bn k")
_RANKED = vocabulary("top bottom leading main")
"""Adjectives before a number that say which are counted: "the top three seeds"."""
_OPEN_TAGS = frozenset({"VBN", "VBG"})
_REACH = 8


class Counted(NamedTuple):
    """The counted noun: its head, the first token of its modifiers, and its singular name."""

    head: Token
    first: int
    unit: str


def counted_noun(doc: Doc, index: int, end: int, partitive: bool, periods: Container[int]) -> Counted | None:
    """Find the noun that a number ending before ``index`` counts; None where the number stands alone.

    Args:
        doc: the parsed paragraph.
        index: the first token behind the number.
        end: where the sentence ends.
        partitive: whether "of" may stand between ("thousands of", "one of the").
        periods: indices of tokens that tell a time and are never counted.
    """
    start = index
    while start < end and _skips(doc[start], start == index, partitive):
        start += 1
    last: Token | None = None
    position = start
    while position < min(end, start + _REACH):
        token = doc[position]
        if position in periods:
            break
        if token.lower_ in {"'s", "’s"} and last is not None:
            last, start, position = None, position + 1, position + 1
            while (
                partitive and position < end and (doc[position].like_num or doc[position].lower_ in _SCALES)
            ):
                start, position = position + 1, position + 1
            continue
        if token.pos_ in NOUNS and token.lower_ not in _NOT_COUNTED and token.lower_[0].isalpha():
            if last is not None and _begins_new(last, token):
                break
            last = token
        elif not _continues(doc, position, end, last):
            break
        position += 1
    if last is None or last.i < start:
        return None
    joined = _joined(doc, index, end)
    unit = singular(joined) if joined is not None else _name(doc, start, last)
    return Counted(last, start, " ".join([*_ranked(doc, index, last), unit]))


def _joined(doc: Doc, index: int, end: int) -> Token | None:
    """Give the noun that a hyphen joins to the number: "bed" in "a 520-bed hospital"."""
    if index + 2 >= end or doc[index].text not in {"-", "‑"} or doc[index - 1].whitespace_:
        return None
    noun, behind = doc[index + 1], doc[index + 2]
    apart = noun.whitespace_ and behind.pos_ in NOUNS
    return noun if apart and noun.pos_ in NOUNS and not doc[index].whitespace_ else None


def _ranked(doc: Doc, index: int, counted: Token) -> list[str]:
    """Give the adjective before the number that belongs to the counted noun: "top" in "the top three seeds"."""
    before = next((one for one in counted.lefts if one.i < index and one.lower_ in _RANKED), None)
    return [before.lower_] if before is not None and doc[before.i + 1].like_num else []


def _skips(token: Token, directly: bool, partitive: bool) -> bool:
    if token.text in {"-", "‑"}:
        return directly
    if token.lower_ == "of":
        return partitive
    return token.lower_ in _SKIPPED or (partitive and not directly and token.like_num)


def _begins_new(last: Token, token: Token) -> bool:
    """Give a plural noun ends the phrase, unless what follows is plural and it modifies that."""
    return last.tag_ == "NNS" and last.dep_ not in {"compound", "nmod", "amod"} and token.head.i != last.i


def _continues(doc: Doc, position: int, end: int, last: Token | None) -> bool:
    """Whether an adjective, participle or joining word may stand inside the counted phrase."""
    token = doc[position]
    following = doc[position + 1] if position + 1 < end else None
    if token.pos_ == "ADJ" or token.tag_ in {"JJ", "JJR", "JJS"}:
        return last is None or (
            following is not None and following.pos_ in NOUNS and last.dep_ in {"compound", "nmod"}
        )
    if following is None:
        return False
    if last is not None and last.pos_ == "PROPN" and token.text.isdigit():
        return last.i == position - 1 and following.tag_ == "NNS"
    if last is None and token.tag_ == "VBD" and (token.dep_ in {"amod", "nmod"} or token.head.i > token.i):
        return following.pos_ in NOUNS
    if token.tag_ in _OPEN_TAGS or token.tag_ in {"RB", "RBS"} or token.text in {"-", ","}:
        return (
            last is None and token.text != "," and (following.pos_ in NOUNS or following.pos_ == "ADJ")
        ) or (token.text == "-" and following.pos_ in {"NOUN", "ADJ", "VERB"})
    joins = token.lower_ in {"and", "or", "&"}
    if joins and last is not None and last.tag_ in {"NNS"}:
        return False
    return (
        joins
        and position > 0
        and (following.pos_ in NOUNS or following.pos_ == "ADJ")
        and (
            last is None or (last.tag_ in {"NN", "NNP", "NNPS"} and doc[position - 1].head.i >= position - 1)
        )
    )


def _name(doc: Doc, start: int, last: Token) -> str:
    words = []
    for token in doc[start : last.i]:
        if token.lower_ in {"the", "a", "an", "and", "or", "&"} or (
            token.is_punct and token.text not in {"-"}
        ):
            continue
        if token.tag_ == "RBS":
            continue
        if token.tag_ == "JJS":
            words.append(token.lemma_.lower() + token.whitespace_)
            continue
        words.append(
            (token.text if token.ent_type_ or token.pos_ == "PROPN" else token.lower_) + token.whitespace_
        )
    return " ".join("".join([*words, singular(last)]).split())
