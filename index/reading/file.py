"""A file becomes an Article."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.errors import ReadingError
from index.models import Article
from index.reading.content import read_content

MARKDOWN = frozenset({".md", ".markdown"})
"""The names of Markdown files."""
SUFFIXES = MARKDOWN | {".txt", ".text", ".html", ".htm", ".xhtml"}
"""The names a readable file may end in; its content decides how it is read."""
LARGEST = 20_000_000
"""Bytes; a longer file is no article."""


def read_file(path: Path, root: Path) -> Article:
    """Read one article.

    Args:
        path: the file, of any suffix in `SUFFIXES`, in any encoding.
        root: the folder its ``path`` is given relative to.

    Raises:
        ReadingError: it cannot be read or holds no article; one sentence says why.
    """
    relative = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    metadata, text = read_content(read_bytes(path), markdown=path.suffix.lower() in MARKDOWN)
    return Article(id=article_id(relative), text=text, path=relative, **metadata._asdict())


def article_id(relative: str) -> str:
    """Give the id of the article at a POSIX path relative to the documents: 8 hexadecimal digits."""
    return hashlib.sha256(relative.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        ReadingError: it is missing, no regular file, empty, too large, or may not be read.
    """
    try:
        if not path.is_file():
            raise ReadingError("It is not a file." if path.exists() else "There is no such file.")
        if path.stat().st_size > LARGEST:
            raise ReadingError(f"It is larger than {LARGEST // 1_000_000} MB, which no article is.")
        data = path.read_bytes()
    except PermissionError as error:
        raise ReadingError("It may not be read: permission is denied.") from error
    except OSError as error:
        raise ReadingError(f"It cannot be read: {error.strerror or error}.") from error
    if not data:
        raise ReadingError("It is empty.")
    return data
