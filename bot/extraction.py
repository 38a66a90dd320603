"""Figures and quotes of any text, for ``cuttings extract``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from bot.lines import read_lines
from index.cutting.figures import extract_figures
from index.cutting.language import Language
from index.cutting.quotes import extract_quotes
from index.errors import ReadingError
from index.models import Extraction
from index.reading.content import read_content
from index.reading.encoding import decode
from index.reading.file import read_bytes
from index.reading.html import is_html


def extract_text(text: str, published: date | None, language: Language | None = None) -> Extraction:
    """Give the figures and quotes of a text; ``published`` is the day its relative dates count from."""
    paragraphs = (language or Language()).parse(text)
    figures = extract_figures(text, paragraphs, published)
    return Extraction(figures=tuple(figures), quotes=tuple(extract_quotes(text, paragraphs)))


def extract_lines(path: Path, published: date | None) -> Iterator[Extraction]:
    """Give the extraction of each line of a JSON Lines file, in order, with its id."""
    language = Language()
    for line in read_lines(path, "text"):
        extraction = extract_text(line.text, line.published or published, language)
        yield extraction.model_copy(update={"id": line.id})


def read_input(name: str) -> tuple[str, date | None]:
    """Give a file's text, as it stands, and the date it states; ``-`` is standard input.

    A web page or a file with front matter is read as an article, since its markup is not text. A line end is
    one character.

    Raises:
        ReadingError: it cannot be read, or is not text.
    """
    data = sys.stdin.buffer.read() if name == "-" else _named(name)
    text = decode(data)
    if is_html(text) or text.startswith("---\n"):
        metadata, body = read_content(data, markdown=name.endswith(".md"))
        return body, metadata.published
    with suppress(
        UnicodeDecodeError
    ):  # as it stands, not tidied like an article: offsets count its own characters
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return text, None


def _named(name: str) -> bytes:
    try:
        return read_bytes(Path(name))
    except ReadingError as error:
        raise ReadingError(f"{name} cannot be read. {error}") from error
