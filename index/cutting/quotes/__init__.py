"""Quotes: every direct quotation of an article, with its cue, its speaker and the speaker's role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.cutting.quotes.article import Reader
from index.models import Quote

if TYPE_CHECKING:
    from index.cutting.language import ParsedParagraph

__all__ = ["extract_quotes"]


def extract_quotes(text: str, paragraphs: Sequence[ParsedParagraph]) -> list[Quote]:
    """Give the direct quotations of ``text``, in order, each with ``text[start:end] == quote.text``.

    ``paragraphs`` is what `Language.parse` gives for the same text. A quotation that runs over paragraphs is
    one quote a paragraph, one that its cue interrupts is one quote a part. ``speaker`` is the full name, or
    the mention as written where nobody is named ("a Home Office source"), or None if the text does not tell;
    ``speaker_start`` and ``speaker_end`` are the mention that attributes. ``article`` stays None.
    """
    return Reader(text, paragraphs).quotes()
