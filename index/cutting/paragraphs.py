"""Paragraphs with offsets, in any text: separated by blank lines, hard-wrapped, or one a line."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[ \t\r\f\v]*\n\s*")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][”’\"')\]]*\s*$")
_WRAPPED_LINE = 100
"""A line at least this long was not wrapped by an editor: its line break is the author's."""


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Give the (start, end) of every paragraph of ``text``, in order, trimmed of white space, none empty.

    A blank line always parts two paragraphs. A single line break does when the line before it ends a
    sentence or is too long to have been wrapped; otherwise the lines are one hard-wrapped paragraph.
    """
    spans: list[tuple[int, int]] = []
    begin = line = 0
    for gap in _BREAK.finditer(text):
        wrapped = gap.end() - line < _WRAPPED_LINE and not _ENDS_SENTENCE.search(text[line : gap.start()])
        if gap.group().count("\n") > 1 or not wrapped:
            spans.append((begin, gap.start()))
            begin = gap.end()
        line = gap.end()
    spans.append((begin, len(text)))
    return [trimmed for span in spans if (trimmed := trim(text, *span))]


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Narrow a span to its first and last non-space character; None when it has none."""
    stretch = text[start:end]
    begin = start + len(stretch) - len(stretch.lstrip())
    finish = start + len(stretch.rstrip())
    return (begin, finish) if begin < finish else None
