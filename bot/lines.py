"""Reading JSON Lines: one object a line, each with an id and a text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from index.errors import CuttingsError
from index.words import HALF_CHARACTER


class Line(NamedTuple):
    """One line: its id, if it has one, its text, and the date it states for it."""

    id: str | int | None
    text: str
    published: date | None


def read_lines(path: Path, field: str) -> list[Line]:
    """Read a JSON Lines file whose objects have ``field``, and perhaps ``id`` and ``published``.

    Raises:
        CuttingsError: the file cannot be read, or a line is not such an object; it names the line.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CuttingsError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    numbered = enumerate(content.split("\n"), 1)
    return [_line(path, number, line, field) for number, line in numbered if line.strip()]


def _line(path: Path, number: int, line: str, field: str) -> Line:
    try:
        item = json.loads(line)
        text = item[field]
        id_, published = item.get("id"), item.get("published")
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CuttingsError(f'Line {number} of {path} is not a JSON object with a "{field}".') from error
    where = f"in line {number} of {path}"
    if not isinstance(text, str):
        raise CuttingsError(f'The "{field}" {where} is not text.')
    if HALF_CHARACTER.search(text):
        raise CuttingsError(f'The "{field}" {where} is not valid text: it holds half a character.')
    if not text.strip():
        raise CuttingsError(f'The "{field}" {where} is empty.')
    if isinstance(id_, bool) or not isinstance(id_, str | int | None):
        raise CuttingsError(f'The "id" {where} is neither text nor a whole number.')
    try:
        return Line(id_, text, date.fromisoformat(published) if published else None)
    except (ValueError, TypeError) as error:
        raise CuttingsError(f'The "published" {where} is not a date like 2025-04-22.') from error
