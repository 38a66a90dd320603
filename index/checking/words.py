"""Text as the words that count when it is compared: typography is folded, meaning never is.

Quotation marks, dashes, white space, commas, full stops, ligatures and invisible characters are typography.
Digits and their decimal points, signs, currencies, percent signs, question marks, apostrophes inside words
and letters are meaning.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_FOLDED = ("<wide>", "<narrow>", "<compat>", "<noBreak>", "<font>")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′＇", "'"))
_MINUS = str.maketrans(dict.fromkeys("−–", "-"))
_TOKEN = re.compile(
    r"(?<![\w.,)\]])[-−–+](?=[£$€¥]?\d)"  # a sign
    r"|\d+(?:[.,:/]\d+)*[^\W\d_]*"  # a number, with a unit glued to it
    r"|[^\W_]+(?:'[^\W_]+)*"  # a word, with its apostrophes
    r"|\?|[^\w\s.,:;!\"'“”„«»()\[\]{}…—–‒―‐‑\-−/\\*|]"  # a question mark, a currency, another symbol
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,.]*,)")
_STARTS = re.compile(r"[.!?…:\n\"“”'«\[(—–-]|^$")
_NEGATIONS_TEXT = """
    not no never none nobody nothing neither nor nowhere without cannot hardly barely scarcely rarely
    seldom
"""
_NEGATIONS = frozenset(_NEGATIONS_TEXT.split())
_NUMBER_WORDS_TEXT = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million billion trillion dozen half third quarter double twice percent
"""
_NUMBER_WORDS = frozenset(_NUMBER_WORDS_TEXT.split())
_SIGNS = frozenset("+-%‰£$€¥~<>≤≥=°")


class Word(NamedTuple):
    """A word or meaningful sign at start:end of the text it was read from.

    ``key`` is what is compared, in lower case; ``exact`` keeps the capitals; ``opens`` tells that it stands
    where a sentence may begin, so that its capital says nothing.
    """

    key: str
    exact: str
    start: int
    end: int
    opens: bool


def words_of(text: str) -> list[Word]:
    """Give the words and meaningful signs of ``text``, in order, with offsets into it."""
    folded, offsets = _fold(text)
    words: list[Word] = []
    last = 0
    for match in _TOKEN.finditer(folded):
        exact = _spell(match.group())
        opens = not words or _STARTS.search(folded[last : match.start()]) is not None
        last = match.end()
        words.append(Word(exact.casefold(), exact, offsets[match.start()], offsets[last - 1] + 1, opens))
    return words


def is_negation(key: str) -> bool:
    """Whether the word turns a statement round: "not", "never", "can't"."""
    return key in _NEGATIONS or key.endswith("n't")


def is_number(key: str) -> bool:
    """Whether the word is a number, a number word or a sign that belongs to one."""
    return key in _NUMBER_WORDS or key in _SIGNS or any(character.isdigit() for character in key)


def _spell(token: str) -> str:
    """One spelling for thousands, whose commas are typography, and for the minus sign."""
    if _THOUSANDS.fullmatch(token):
        return token.replace(",", "")
    return token.translate(_MINUS) if len(token) == 1 else token


def _fold(text: str) -> tuple[str, list[int]]:
    """Fold compatibility characters, except those that carry meaning: superscripts and fractions do.

    Gives the folded text and, for each of its characters, the offset it came from. A letter followed by
    combining accents is one composed letter.
    """
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        kind = unicodedata.category(character)
        if kind == "Cf" or character in "\ufe0e\ufe0f":
            continue
        if kind == "Mn" and folded:
            composed = unicodedata.normalize("NFC", folded[-1] + character)
            folded[-1] = composed if len(composed) == 1 else folded[-1]
            if len(composed) == 1:
                continue
        same = unicodedata.decomposition(character).startswith(_FOLDED)
        pieces = unicodedata.normalize("NFKC", character) if same else character
        folded += pieces.translate(_APOSTROPHES)
        offsets += [offset] * len(pieces)
    return "".join(folded), offsets
