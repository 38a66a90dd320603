"""The folder of articles: what is in it, what comes in, what goes out."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import yaml
from rapidfuzz import process

from index.errors import CuttingsError, ReadingError
from index.models import Article
from index.reading.content import read_content
from index.reading.file import MARKDOWN, SUFFIXES, read_bytes, read_file
from index.reading.metadata import Metadata
from index.reading.web import Page, fetch

Outcome = Literal["added", "updated", "unchanged", "failed"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:(?://|[^\\/]*$)", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80


class Added(NamedTuple):
    """What became of one source; ``article`` is None and ``reason`` says why when it ``failed``."""

    path: Path
    article: Article | None
    outcome: Outcome
    reason: str | None = None


class _Source(NamedTuple):
    """An article before it is in the folder: its bytes as they would be stored, and under which name."""

    name: str
    data: bytes
    metadata: Metadata
    text: str


class Documents:
    """The articles as files under one folder.

    Args:
        root: the folder; it is made when something is added.
        fetch: how a web page is fetched.
    """

    def __init__(self, root: Path, fetch: Callable[[str], Page] = fetch) -> None:
        self.root = root
        self._fetch = fetch

    def paths(self) -> list[Path]:
        """Give every file that can hold an article, in order; hidden files and links out of here are none.

        Raises:
            CuttingsError: there is no such folder.
        """
        if not self.root.is_dir():
            raise CuttingsError(f"There is no folder {self.root}.")
        return sorted(_readable_files(self.root), key=lambda path: path.relative_to(self.root).as_posix())

    def add(
        self,
        source: str | Path,
        *,
        title: str | None = None,
        publisher: str | None = None,
        author: str | None = None,
        published: date | None = None,
        url: str | None = None,
    ) -> list[Added]:
        """Take in a file, every readable file of a folder, or the page at a web address.

        Each is read before anything is written. An article that is in the folder already (by address, by
        text, or by title, publisher and date) is replaced when it changed. What is given here stands above
        what the article states of itself.

        Raises:
            ReadingError: the source is no readable article, or no file of the folder is.
            CuttingsError: the folder cannot be written.
        """
        given = Metadata(title, publisher, author, published, url)
        if isinstance(source, str) and _ADDRESS.match(source.strip()):
            return [self._store(self._fetched(source.strip(), given), self._shelf())]
        path = Path(source)
        if not path.is_dir():
            return [self._store(_read(path, given), self._shelf())]
        return self._add_folder(path, given)

    def _add_folder(self, folder: Path, given: Metadata) -> list[Added]:
        files = sorted(_readable_files(folder))
        shelf = self._shelf()
        added: list[Added] = []
        for path in files:
            try:
                added.append(self._store(_read(path, given), shelf))
            except ReadingError as error:
                added.append(Added(path, None, "failed", str(error)))
        failed = [each for each in added if each.outcome == "failed"]
        if len(failed) == len(added):
            why = f": {failed[0].path.name}: {failed[0].reason}" if failed else "."
            raise ReadingError(f"There is no article to read in {folder}{why}")
        return added

    def remove(self, which: str) -> Path:
        """Take an article out of the folder.

        Args:
            which: its id, its path relative to the folder, or its exact title.

        Raises:
            CuttingsError: no article or more than one is called so, or it cannot be deleted.
        """
        path = self._find(which.strip())
        try:
            path.unlink()
        except OSError as error:
            raise CuttingsError(f"{path} cannot be removed: {error.strerror or error}.") from error
        return path

    def _find(self, which: str) -> Path:
        paths = {path.relative_to(self.root).as_posix(): path for path in self.paths()}
        if which in paths:
            return paths[which]
        articles = [article for article in self._shelf().values() if article]
        found = [article for article in articles if article.id == which.lower()]
        called = _folded(which)
        found = found or [
            article for article in articles if called and _folded(article.title or "") == called
        ]
        if len(found) > 1:
            ids = ", ".join(f"{article.id} ({article.path})" for article in found)
            raise CuttingsError(f"More than one article is called {which}; say which by its id: {ids}.")
        if not found:
            raise CuttingsError(f"There is no article {which}.{_nearest(which, articles)}")
        return paths[str(found[0].path)]

    def _shelf(self) -> dict[Path, Article | None]:
        """Read what is in the folder; a file that cannot be read is None."""
        shelf: dict[Path, Article | None] = {}
        for path in self.paths() if self.root.is_dir() else []:
            try:
                shelf[path] = read_file(path, self.root)
            except ReadingError:
                shelf[path] = None  # the build reports it by name; here it only keeps its name taken
        return shelf

    def _fetched(self, address: str, given: Metadata) -> _Source:
        page = self._fetch(address)
        stated, text = read_content(page.data, charset=page.charset, url=page.url)
        if stated.url and urlsplit(stated.url).hostname != urlsplit(page.url).hostname:
            stated = stated._replace(url=page.url)  # a page does not speak for another host
        return _as_markdown(given.or_else(stated).or_else(Metadata(url=page.url)), text)

    def _store(self, source: _Source, shelf: dict[Path, Article | None]) -> Added:
        """Write an article under a free name, or over the one it replaces."""
        known = next((path for path, article in shelf.items() if article and _is_same(source, article)), None)
        before = shelf.get(known) if known else None
        if known and before:
            merged = source.metadata.or_else(_metadata_of(before))
            if merged == _metadata_of(before) and source.text == before.text:
                return Added(known, before, "unchanged")
            if merged != source.metadata:  # what somebody wrote by hand is not lost
                source = _as_markdown(merged, source.text)
        path = self._place(source, known)
        self._write(path, source.data)
        if known and path != known:
            known.unlink()
            del shelf[known]
        article = read_file(path, self.root)
        shelf[path] = article
        return Added(path, article, "updated" if known else "added")

    def _place(self, source: _Source, known: Path | None) -> Path:
        if known:
            same_kind = known.suffix.lower() == Path(source.name).suffix
            return known if same_kind else self._free(known.with_name(known.stem + Path(source.name).suffix))
        return self._free(self.root / source.name)

    @staticmethod
    def _free(path: Path) -> Path:
        """Give a path that no file has, with a number where the name is taken."""
        free, number = path, 2
        while os.path.lexists(free):
            free, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
        return free

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).chmod(0o644)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise CuttingsError(f"{path} cannot be written: {error.strerror or error}.") from error


def _readable_files(folder: Path) -> Iterator[Path]:
    home = folder.resolve()
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        if hidden or path.suffix.lower() not in SUFFIXES or not path.is_file():
            continue
        if path.resolve().is_relative_to(home):
            yield path


def _read(path: Path, given: Metadata) -> _Source:
    """Read a file; with something given it is stored as Markdown, whose front matter can say so.

    Raises:
        ReadingError: it is no readable article.
    """
    data = read_bytes(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ReadingError(
            f"A file must end in one of {', '.join(sorted(SUFFIXES))}, and {path.name} does not."
        )
    stated, text = read_content(data, markdown=suffix in MARKDOWN)
    if given != Metadata():
        return _as_markdown(given.or_else(stated), text, path.stem)
    return _Source(_safe(path.stem) + suffix, data, stated, text)


def _as_markdown(metadata: Metadata, text: str, stem: str | None = None) -> _Source:
    """Set an article as Markdown with front matter."""
    fields = {key: value for key, value in metadata._asdict().items() if value is not None}
    matter = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
    named = stem or " ".join(str(part) for part in (metadata.published, metadata.title) if part)
    address = urlsplit(metadata.url or "")
    named = named if stem or metadata.title else f"{address.hostname or ''} {address.path}"
    name = _safe(stem or named.lower())
    return _Source(f"{name}.md", f"---\n{matter}---\n\n{text}\n".encode(), metadata, text)


def _safe(name: str) -> str:
    """Give a file name that any system takes, without what could lead out of the folder."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = _UNSAFE.sub("-", plain.replace("'", "")).strip("-._")[:_LONGEST_NAME].strip("-._")
    return slug or "article"


def _metadata_of(article: Article) -> Metadata:
    return Metadata(article.title, article.publisher, article.author, article.published, article.url)


def _is_same(source: _Source, article: Article) -> bool:
    """Tell whether two are one article: by address, by words, or by title, publisher and date."""
    mine, other = source.metadata, _metadata_of(article)
    if mine.url and other.url and _address_key(mine.url) == _address_key(other.url):
        return True
    if _folded(source.text) == _folded(article.text):
        return True
    named = mine.title and mine.publisher and other.title and other.publisher
    if not named or (mine.published and other.published and mine.published != other.published):
        return False
    return all(_folded(str(a)) == _folded(str(b)) for a, b in zip(mine[:2], other[:2], strict=True))


def _address_key(url: str) -> str:
    """Give what of an address tells pages apart: not the scheme, the fragment, "www." or a last slash."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _nearest(which: str, articles: list[Article]) -> str:
    """Name the articles that come closest, for a person who mistyped."""
    choices = {article.id: f"{article.id} {article.path} {article.title or ''}" for article in articles}
    near = process.extract(which, choices, limit=3, score_cutoff=50)
    if not near:
        return ""
    names = (f"{key} ({choices[key].split(' ', 1)[1].strip()})" for _, _, key in near)
    return f" The nearest are {', '.join(names)}."
