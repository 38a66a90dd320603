"""Sentences with offsets. sentencex (small, maintained, no dependencies) knows abbreviations and initials.

It keeps a quotation together with the sentence around it, however long; for us a sentence is what can be
shown on its own, so the marks are masked first and a quotation of three sentences is three sentences.
"""

from __future__ import annotations

import re

import sentencex

from index.cutting.paragraphs import trim
from index.words import HALF_CHARACTER

_MARKS = str.maketrans(dict.fromkeys('“”„«»"()[]', " "))
_CLOSING_SINGLE = re.compile(r"(?<=[.!?,…])[’'](?!\w)|(?<!\w)[‘'](?=\w)")
_OPENERS = "“„«\"‘'([{"


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Give the (start, end) of every sentence of ``text``, in order, trimmed of white space, none empty.

    Every non-space character is in exactly one sentence; a line break ends a sentence only when it is
    blank or the line before it ends one.
    """
    whole = HALF_CHARACTER.sub("\ufffd", text)
    masked = _CLOSING_SINGLE.sub(" ", whole.translate(_MARKS))
    starts: list[int] = []
    for piece in sentencex.get_sentence_boundaries("en", masked):
        start = piece["start_index"]
        words = masked[start : piece["end_index"]].lstrip()
        if piece["is_paragraph_break"] or not text[start : piece["end_index"]].strip():
            continue
        goes_on = not words or words[0].islower()
        if starts and goes_on and not _is_paragraph_start(text, start):
            continue
        starts.append(_take_opener(text, start))
    starts = [0, *starts[1:]]
    ends = [*starts[1:], len(text)]
    return [span for begin, end in zip(starts, ends, strict=True) if (span := trim(text, begin, end))]


def _is_paragraph_start(text: str, start: int) -> bool:
    return "\n\n" in text[max(0, start - 2) : start + 2]


def _take_opener(text: str, start: int) -> int:
    """Move a boundary back over opening marks that the mask made look like trailing white space."""
    while start and text[start - 1] in _OPENERS and (start < 2 or text[start - 2].isspace()):
        start -= 1
    return start
