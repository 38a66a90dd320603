"""A quotation among the tokens around it: what stands before it and after it in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from index.cutting.quotes.grammar import Prose, is_mark, is_noun
from index.cutting.quotes.lexicon import ABBREVIATED

if TYPE_CHECKING:
    from spacy.tokens import Token

OPEN_ENDED = (",", "?", "!", "…", "-", "—", "–", "...")
"""Characters before a closing mark after which the sentence may go on."""
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


def words_before(prose: Prose, place: Place) -> list[Token]:
    """Give the tokens outside quotations from the start of the sentence up to the quotation."""
    if not len(prose.doc):
        return []
    anchor = min(place.first, len(prose.doc) - 1)
    start, _ = prose.window(anchor)
    while start and _is_abbreviated(prose.doc[start - 1]):
        start, _ = prose.window(start - 1)
    return [t for t in prose.doc[start : place.first] if prose.open(t) and not is_mark(t)]


def words_after(prose: Prose, place: Place) -> list[Token]:
    """Give the tokens after the quotation, up to the next one or the end of the sentence left open."""
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
    return place.last_character in OPEN_ENDED or (token.is_lower and not token.is_punct)


def according(prose: Prose, word: Token) -> Attribution | None:
    """Read `according to Jane Doe`, from its first word."""
    for token in prose.doc[word.i + 2 : word.i + 12]:
        if is_noun(token) and prose.open(token):
            return Attribution(prose, (word.i, word.i + 2), prose.phrase(token.i))
    return None
