"""What a file or page holds: its bytes become metadata and text, chosen by content and not by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.errors import ReadingError
from index.reading.encoding import clean, decode
from index.reading.frontmatter import has_front_matter, split_front_matter
from index.reading.furniture import strip_furniture
from index.reading.html import is_html, read_html
from index.reading.lines import Line, lay_out
from index.reading.markdown import read_markdown
from index.reading.metadata import Metadata
from index.reading.plain import take_metadata


class Content(NamedTuple):
    """An article as read: what is stated of it, and its text (paragraphs parted by one blank line)."""

    metadata: Metadata
    text: str


def read_content(
    data: bytes, *, markdown: bool = False, charset: str | None = None, url: str | None = None
) -> Content:
    """Read the bytes of a text, a Markdown file or a web page.

    Args:
        data: the bytes.
        markdown: whether the file's name says it is Markdown; front matter says so, too.
        charset: the charset that a server stated.
        url: where the page was fetched, its address when it states no other.

    Raises:
        ReadingError: there is no article in it; the sentence says what there is instead.
    """
    text = decode(data, charset)
    if not text.strip():
        raise ReadingError("It is empty.")
    stated = Metadata()
    fronted = has_front_matter(text)
    if fronted:
        stated, text = split_front_matter(text)
        markdown = True
    if is_html(text):
        found, lines = read_html(text, url)
        stated = stated.or_else(found)
    else:
        lines = read_markdown(text) if markdown else lay_out(text)
    found, lines = take_metadata(lines, stated.title, marked=fronted)
    return Content(stated.or_else(found), _text(strip_furniture(lines)))


def _text(lines: Sequence[Line]) -> str:
    """Set the article's lines as paragraphs.

    Raises:
        ReadingError: no line is a sentence.
    """
    if not any(line.is_terminated or line.has_clause or len(line.words) >= 6 for line in lines):
        raise ReadingError("It holds no article: there is no sentence in it.")
    return "\n\n".join(" ".join(clean(line.text).split()) for line in lines)
