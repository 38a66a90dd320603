"""The words, numbers and marks of a sentence with offsets: what the number grammar reads."""

from __future__ import annotations

import re
from typing import NamedTuple

_PATTERN = re.compile(
    r"[0-9]+(?:[./:][0-9]+){2,8}"  # 12.03.2024, 10.0.0.1, 12:30:05: never a figure
    r"|[0-9]{1,3}(?:,[0-9]{2,3}){0,8},[0-9]{3}(?:\.[0-9]+)?(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|[^\w\s]"
)
HYPHENS = frozenset("-‐‑–—−")


class Word(NamedTuple):
    """One word, number or mark; ``lower`` is its text in lower case."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether it begins as a number in digits does."""
        return self.text[0] in "0123456789" or (self.text[0] == "." and len(self.text) > 1)

    @property
    def is_word(self) -> bool:
        """Whether it is letters."""
        return self.text[0].isalpha()


def vocabulary(words: str) -> frozenset[str]:
    """Give the words of a table written with white space between them."""
    return frozenset(words.split())


def split_words(text: str, start: int, end: int) -> list[Word]:
    """Give the words of ``text[start:end]`` with offsets into ``text``, in order."""
    return [
        Word(found.group(), found.group().lower(), found.start(), found.end())
        for found in _PATTERN.finditer(text, start, end)
    ]


def glued(words: list[Word], index: int) -> bool:
    """Whether the word at ``index`` stands directly after the one before it, without a space."""
    return 0 < index < len(words) and words[index - 1].end == words[index].start


def lower_at(words: list[Word], index: int) -> str:
    """Give the word at ``index`` in lower case, "" outside the sentence."""
    return words[index].lower if 0 <= index < len(words) else ""
