"""Speakers as people type them: a surname, a title, a role, a small typo ("jenrick", "Mr Jenrick", "CPS")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from index.cutting.quotes.roles import has_office

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_EMPTY_TEXT = """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev the a an mp msp ms mep of
    for at from and sen rep gov senator representative
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
_TYPO = 4
"""Letters a word needs for one of them to be wrong; twice as many allow two."""
_ALIKE = 60.0
"""Percent of likeness from which a known speaker is worth suggesting."""


def is_speaker(typed: str, speaker: str) -> bool:
    """Whether ``typed`` means the known ``speaker``: every word typed is one of the name's, titles apart.

    A typed word may have a small typo; a first name alone is enough only where it is the whole name typed.
    """
    wanted, name = _words(typed), _words(speaker)
    return bool(wanted and name) and all(any(_near(word, other) for other in name) for word in wanted)


def is_named(phrase: str, speaker: str, role: str | None = None) -> bool:
    """Whether a phrase names this speaker and nobody else, spelt right: by words of the name, or by the role.

    "Ms Doe", "former minister Jane Doe" and "the former minister" name Jane Doe, a former minister;
    "Jane Doe's office" does not.
    """
    wanted, name = _words(phrase), _words(speaker)
    if not wanted or not name:
        return False
    if set(wanted) <= set(name):
        return True
    if any(_words(part)[-len(name) :] == name for part in phrase.split(",") if part.strip()):
        return True
    return role is not None and has_office(phrase) and set(wanted) <= set(_words(role))


def match_speakers(typed: str, known: Sequence[str]) -> list[str]:
    """Give the known speakers that ``typed`` can mean: those spelt right if any, else those with a typo."""
    matched = [name for name in known if is_speaker(typed, name)]
    wanted = set(_words(typed))
    exact = [name for name in matched if wanted <= set(_words(name))]
    return exact or matched


def suggest_speakers(typed: str, known: Sequence[str], limit: int = 5) -> list[str]:
    """Give at most ``limit`` known speakers most like ``typed``, the likest first; none if none is alike."""
    folded = {name: " ".join(_words(name)) for name in known}
    likest = process.extract(
        " ".join(_words(typed)), folded, scorer=fuzz.WRatio, limit=limit, score_cutoff=_ALIKE
    )
    return [name for _, _, name in likest]


def _words(name: str) -> list[str]:
    """Give the words that tell a speaker from others, in lower case, without titles and possessives."""
    words = [re.sub(r"[’']s$", "", word) for word in _WORD.findall(name.casefold())]
    return [word for word in words if word not in _EMPTY] or words


def _near(typed: str, word: str) -> bool:
    if typed == word:
        return True
    allowed = 0 if len(typed) < _TYPO else 1 if len(typed) < 2 * _TYPO else 2
    if allowed == 0 or any(character.isdigit() for character in typed + word):
        return False
    return DamerauLevenshtein.distance(typed, word, score_cutoff=allowed) <= allowed
