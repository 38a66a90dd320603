"""YAML front matter: the metadata a person wrote above an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import yaml
from frontmatter.default_handlers import YAMLHandler

from index.errors import ReadingError
from index.reading.metadata import Metadata, read_date

_KEYS = {
    "title": ("title", "headline", "name"),
    "publisher": ("publisher", "publication", "outlet", "site", "sitename", "site_name", "source"),
    "author": ("author", "authors", "byline", "by"),
    "published": ("published", "date", "publication_date", "pubdate", "date_published", "published_at"),
    "url": ("url", "source_url", "link", "canonical_url", "canonical", "source"),
}
_FENCED = re.compile(r"\s*---[ \t]*\n")
_CLOSED = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE = re.compile(r"\s*---[ \t]*\n(?:\s*#.*\n|\s*\n)*\s*[\w-]+[ \t]*:")


def has_front_matter(text: str) -> bool:
    """Tell whether ``text`` opens with a fence and a key, whatever its file is called."""
    return _KEY_LINE.match(text) is not None or (
        _FENCED.match(text) is not None and _CLOSED.search(text, 4) is not None
    )


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Give what the front matter states, and the text below it.

    Raises:
        ReadingError: the front matter is not closed, not YAML, or its date is no date.
    """
    if not _CLOSED.search(text, _FENCED.match(text).end()):  # type: ignore[union-attr]
        raise ReadingError("The front matter is not closed: a line of three dashes must follow it.")
    handler = YAMLHandler()
    try:
        matter, body = handler.split(text.lstrip())
        fields = handler.load(matter) or {}
    except yaml.MarkedYAMLError as error:
        where = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        problem = error.problem or "it cannot be read"
        raise ReadingError(f"The front matter is not valid YAML{where}: {problem}.") from error
    except (yaml.YAMLError, ValueError, TypeError, AttributeError) as error:
        raise ReadingError(f"The front matter cannot be read: {' '.join(str(error).split())}.") from error
    if not isinstance(fields, Mapping):
        raise ReadingError("The front matter must be keys with values, one a line.")
    named = {str(key).strip().lower().replace("-", "_"): value for key, value in fields.items()}
    return _metadata(named), body


def _metadata(fields: Mapping[str, object]) -> Metadata:
    url = _text(fields, "url")
    publisher = _text(fields, "publisher")
    return Metadata(
        title=_text(fields, "title"),
        publisher=None if publisher and _is_address(publisher) else publisher,
        author=_text(fields, "author"),
        published=_published(fields),
        url=url if url and _is_address(url) else None,
    )


def _text(fields: Mapping[str, object], name: str) -> str | None:
    for key in _KEYS[name]:
        value = fields.get(key)
        values = value if isinstance(value, list) else [value]
        text = ", ".join(" ".join(str(each).split()) for each in values if each is not None)
        if text and (name != "url" or _is_address(text)):
            return text
    return None


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _published(fields: Mapping[str, object]) -> date | None:
    for key in _KEYS["published"]:
        value = fields.get(key)
        if value is None or not str(value).strip():
            continue
        if (stated := read_date(value)) is None:
            raise ReadingError(f"The front matter's {key}, {value!s}, is not a full date such as 2025-04-22.")
        return stated
    return None
