"""Which marked words are speech: titles, names, nicknames and words held at a distance are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.cutting.quotes.grammar import Prose, is_mark
from index.cutting.quotes.lexicon import NAMED, TITLED
from index.cutting.quotes.surroundings import Attribution, Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_SMALL = 3
"""Letters of a word that a title may leave in lower case."""
_FRAGMENT = 3
"""Words up to which marked words need a verb of saying to be speech."""
_VERBAL = ("VERB", "AUX")
_NOMINAL = frozenset(["NOUN", "PROPN", "ADP", "DET", "ADJ", "CCONJ", "PART", "PRON", "NUM"])
"""Parts of speech that a noun phrase is made of."""


def is_speech(prose: Prose, place: Place, text: str, attribution: Attribution | None) -> bool:
    """Whether the marked words ``text`` at ``place`` are something that somebody said."""
    words = _WORD.findall(text)
    if not words or _is_naming(prose, place) or is_title(text, words):
        return False
    if len(words) > _FRAGMENT or (text[0].isupper() and text[-1] in ".?!" and len(words) > 1):
        return True
    spoken = attribution is not None and attribution.cue is not None and attribution.certain
    return spoken and not _modifies(prose, place)


def is_title(text: str, words: list[str]) -> bool:
    """Whether the words are written as titles and names are: capitals throughout, no sentence."""
    if (
        text.rstrip()[-1:] in "?!"
        or re.search(r"[.?!]\s", text.strip())
        or re.search(r"\b(?:I|we|We|you|You)\b", text)
    ):
        return False
    long = [word for word in words if len(word) > _SMALL]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in long)
    return len(words) > 1 and bool(long) and capitals == len(long) and words[-1][0].isupper()


def _is_naming(prose: Prose, place: Place) -> bool:
    """Whether the words before say that a title or name follows: `titled "…"`, `a report by them "…"`."""
    if _is_listed(prose, place):
        return True
    before = _previous(prose, place)
    if before is None:
        return False
    so_called = before.lower_ == "called" and before.i > 1 and prose.doc[before.i - 2].lower_ == "so"
    if (
        so_called
        or before.lower_ in NAMED
        or (before.lower_ == "as" and prose.doc[before.i - 1].lower_ == "known")
    ):
        return True
    while (
        before.pos_ in _NOMINAL
        and prose.open(before)
        and before.lower_ not in ("as", "that", "to", "like", "than")
    ):
        if before.lemma_.lower() in TITLED and before.pos_ == "NOUN":
            return True
        if before.is_sent_start or not before.i:
            return False
        before = prose.doc[before.i - 1]
    return False


def _is_listed(prose: Prose, place: Place) -> bool:
    """Whether the words stand between commas after names alone, as a title does: Jane Doe, "…", May 2020."""
    at = place.first - 1
    while at >= 0 and is_mark(prose.doc[at]):
        at -= 1
    after = place.end
    while after < len(prose.doc) and is_mark(prose.doc[after]):
        after += 1
    begin, _ = prose.window(place.first)
    bare = not any(t.pos_ in _VERBAL and t.is_lower for t in prose.doc[begin : max(begin, at)])
    return (
        at > begin and bare and prose.doc[at].text == "," and prose.doc[after : after + 1].text in (",", "(")
    )


def _previous(prose: Prose, place: Place) -> Token | None:
    """Give the word before the marks; none past a comma, unless only a noun phrase stands before it."""
    begin, _ = prose.window(place.first)
    for at in range(place.first - 1, begin - 1, -1):
        token = prose.doc[at]
        if not prose.open(token) or (
            token.text == "," and any(t.pos_ in _VERBAL for t in prose.doc[begin:at])
        ):
            return None
        if token.text not in (",", "-") and not is_mark(token):
            return token
    return None


def _modifies(prose: Prose, place: Place) -> bool:
    """Whether a marked word stands between an article and its noun: the "voluntary" scheme."""
    before = _previous(prose, place)
    at = place.end
    while at < len(prose.doc) and is_mark(prose.doc[at]):
        at += 1
    if before is None or at >= len(prose.doc) or not prose.open(prose.doc[at]):
        return False
    return before.tag_ in ("DT", "PRP$", "POS") and prose.doc[at].tag_ in ("NN", "NNS", "NNP", "NNPS", "JJ")
