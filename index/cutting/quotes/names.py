"""Names inside phrases: where a person's name begins after offices and titles, and what titles tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.cutting.quotes.grammar import Prose
from index.cutting.quotes.lexicon import ABBREVIATED, COURTESY, FEMALE, HONOURS, MALE
from index.cutting.quotes.roles import is_office, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTICLES_TEXT = """
    de da di del van von der den la le bin ibn al el ap o
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_TITLES = COURTESY | HONOURS


def name_tokens(tokens: list[Token]) -> list[Token]:
    """Give the tokens of a proper name inside a phrase, titles included: what follows its offices."""
    while tokens and (tokens[-1].tag_ == "POS" or tokens[-1].is_punct or tokens[-1].is_space):
        tokens = tokens[:-1]
    begin = len(tokens)
    while begin and _can_name(tokens[begin - 1], tokens[begin:]):
        begin -= 1
    named = tokens[begin:]
    while named and (named[0].text in _PARTICLES or named[0].text == "-"):
        named = named[1:]
    return named if any(t.pos_ == "PROPN" or t.is_title for t in bare(named)) else []


def _can_name(token: Token, after: list[Token]) -> bool:
    if plain(token) in _TITLES:
        return True
    if plain(token) in ABBREVIATED:
        return False
    if is_office(token) and (token.ent_type_ != "PERSON" or len(bare(after)) > 1):
        return False
    if after and (token.text in _PARTICLES or token.text == "-"):
        return True
    return (
        token.text[:1].isupper()
        and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        and token.tag_ != "DT"
    )


def runs_of_names(doc: Doc) -> Iterator[list[Token]]:
    """Give every run of two to five capitalised proper nouns, whatever the recogniser took them for."""
    run: list[Token] = []
    for token in [*doc, None]:
        if (
            token is not None
            and token.pos_ == "PROPN"
            and token.text[0].isupper()
            and not token.is_upper
            and token.is_alpha
        ):
            run.append(token)
            continue
        named = name_tokens(run)
        if 1 < len(bare(named)) < 5:
            yield named
        run = []


def bare(named: Sequence[Token]) -> list[Token]:
    """Give the tokens of a name without titles."""
    return [t for t in named if plain(t) not in _TITLES]


def name_text(named: Sequence[Token]) -> str:
    """Give the name as written, without a courtesy title; honours (Sir, Dame) belong to it."""
    kept = [t for t in named if plain(t) not in COURTESY]
    return "".join(t.text_with_ws for t in kept).strip()


def gender_of_word(word: str) -> str | None:
    """Give "m" or "f" for a title or office that tells, else None."""
    return "m" if word in MALE else "f" if word in FEMALE else None


def gender_of(tokens: Sequence[Token]) -> str | None:
    """Give what the first telling title among the tokens says: "m", "f", or None."""
    return next((gender for t in tokens if (gender := gender_of_word(plain(t)))), None)


def apposed_name(prose: Prose, end: int) -> list[Token]:
    """Give the name after a comma that says who "her deputy" is: "her deputy, Jane Doe, said"."""
    doc = prose.doc
    _, end = prose.extended(end - 1, end)
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].pos_ != "PROPN":
        return []
    last = end + 1
    while (
        last < len(doc) and (doc[last].pos_ == "PROPN" or doc[last].text in "-.’'") and doc[last].text != ","
    ):
        last += 1
    named = name_tokens(list(doc[end + 1 : last]))
    return named if len(bare(named)) > 1 and last < len(doc) and doc[last].text in (",", ".") else []


def titled_surnames(prose: Prose) -> Iterator[str]:
    """Give the surnames that the article writes with a courtesy title: "Ms Doe"."""
    for token in prose.doc[1:]:
        if token.text[:1].isupper() and plain(prose.doc[token.i - 1]) in COURTESY:
            yield token.text.casefold()
