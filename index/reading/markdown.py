"""Markdown to plain lines: headings and items keep their role, marks go, words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.reading.lines import Line, lay_out

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$|={3,}$")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]*[^\s*_])\1(?![\w*_])")
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_HEADING_LINE = re.compile(r"^([ \t]*#{1,6}[ \t].*)$", re.MULTILINE)


def read_markdown(text: str) -> list[Line]:
    """Give the lines of a Markdown text without its marks; asterisks inside words are the author's."""
    text = _HEADING_LINE.sub(r"\n\1\n", _QUOTED.sub("", text))
    return list(_lines(lay_out(text)))


def _lines(lines: list[Line]) -> Iterator[Line]:
    for line in lines:
        if _RULE.fullmatch(line.text):
            continue
        heading = _HEADING.fullmatch(line.text)
        plain = _without_marks(heading[1] if heading else line.text)
        if plain:
            yield Line(plain, "heading" if heading else "text", line.apart)


def _without_marks(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return " ".join(_EMPHASIS.sub(r"\2", text).split())
