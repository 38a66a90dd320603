"""Building: the documents become a new generation; only what changed is read, cut and embedded again."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

import filelock

from index import generation, packaged
from index.cutting.cut import Cut, cut
from index.documents import Documents
from index.encoder import Encoder
from index.errors import BusyError, CuttingsError, GenerationError, ReadingError
from index.figure_signs import setting
from index.generation import Generation, Manifest, Staging
from index.models import Article, Failure
from index.pretrained import Models
from index.reading import read_file
from index.reading.file import article_id
from index.tables import Counts, PassageRow, Tables, write_tables
from index.vectors import Block, make_block, write_vectors

_log = logging.getLogger(__name__)
T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""Told the name of the stage, how much of it is done, and how much there is."""


class BuildReport(NamedTuple):
    """What a build did, by path in the documents folder; ``generation`` serves now."""

    generation: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[Failure, ...]
    counts: Counts


class _Ready(NamedTuple):
    """An article ready to be written."""

    cut: Cut
    file_sha256: str
    block: Block


def build(
    documents: Path, index: Path, models: Models, progress: Progress | None = None, keep: int = 1
) -> BuildReport:
    """Build a new generation from a folder of documents and switch to it.

    Args:
        documents: the folder of articles.
        index: the folder of the index; made where it does not exist.
        models: the encoder and the grammar.
        progress: told how far the build is.
        keep: how many older generations to keep to fall back on; 0 after a takedown, when nothing of what was
            taken down may stay: then an index without articles is built where none is left.

    Raises:
        BusyError: another build is running.
        CuttingsError: there is nothing to index, or the index cannot be written.
    """
    with _alone(index):
        try:
            return _Build(documents, index, models, progress or _silent).run(keep)
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise CuttingsError(f"The index {index} cannot be written: {reason}.") from error


def _silent(stage: str, done: int, total: int) -> None:
    """Take no notice of progress."""


@contextmanager
def _alone(index: Path) -> Iterator[None]:
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(index / "lock", timeout=0)
        with lock:
            yield
    except filelock.Timeout as error:
        raise BusyError(f"A build of {index} is already running; try again when it is done.") from error
    except OSError as error:
        raise CuttingsError(f"The index {index} cannot be written: {error.strerror or error}.") from error


class _Build:
    """One run: read, cut and embed what is new, take the rest from the generation before."""

    def __init__(self, documents: Path, index: Path, models: Models, progress: Progress) -> None:
        self._documents = documents
        self._index = index
        self._models = models
        self._progress = progress
        self._failures: list[Failure] = []

    def run(self, keep: int) -> BuildReport:
        """Build, publish and clear up."""
        paths = Documents(self._documents).paths()
        if not paths and keep:
            raise CuttingsError(f"There is no article to read in {self._documents}.")
        generation.clear(self._index, keep)
        self._recipe = recipe(self._models.encoder)
        previous = _Previous.open(self._index, self._recipe)
        try:
            return self._run(paths, previous, keep)
        finally:
            previous.close()

    def _run(self, paths: Sequence[Path], previous: _Previous, keep: int) -> BuildReport:
        kept, new = self._read(paths, previous)
        cuts = self._cut(new)
        if not kept and not cuts and keep:
            raise CuttingsError(
                f"None of the {len(paths)} files in {self._documents} could be read: "
                f"{self._failures[0].path}: {self._failures[0].reason}"
            )
        report = self._report(previous, {p: sha for p, (_, sha) in {**kept, **cuts}.items()})
        if previous.is_same(cuts, kept, self._failures):
            return report._replace(generation=previous.name, counts=previous.counts)
        ready = {path: previous.ready(path, sha) for path, (_, sha) in kept.items()}
        ready.update(self._embed(cuts))
        manifest = self._write([ready[path] for path in sorted(ready)])
        generation.clear(self._index, keep)
        return report._replace(generation=manifest.name, counts=manifest.counts)

    def _read(
        self, paths: Sequence[Path], previous: _Previous
    ) -> tuple[dict[str, tuple[None, str]], dict[str, tuple[Article, str]]]:
        """Part the files into those that are as they were and those read anew; note what cannot be read."""
        kept: dict[str, tuple[None, str]] = {}
        new: dict[str, tuple[Article, str]] = {}
        taken: dict[str, str] = {}
        for number, path in enumerate(paths):
            self._progress("reading", number, len(paths))
            name = path.relative_to(self._documents).as_posix()
            try:
                sha256 = packaged.digest([path])
                _check_name(name, taken)
                if previous.files.get(name) == sha256:
                    kept[name] = (None, sha256)
                else:
                    new[name] = (read_file(path, self._documents), sha256)
            except ReadingError as error:
                self._failures.append(Failure(path=_shown(name), reason=str(error)))
            except OSError as error:
                reason = f"It cannot be opened: {error.strerror or error}."
                self._failures.append(Failure(path=_shown(name), reason=reason))
        self._progress("reading", len(paths), len(paths))
        return kept, new

    def _cut(self, new: dict[str, tuple[Article, str]]) -> dict[str, tuple[Cut, str]]:
        cuts: dict[str, tuple[Cut, str]] = {}
        for number, (path, (article, sha256)) in enumerate(new.items()):
            self._progress("cutting", number, len(new))
            try:
                cuts[path] = (cut(article, self._models.language), sha256)
            except CuttingsError:
                raise
            except Exception as error:  # one article that our own code stumbles over must not stop the rest
                _log.exception("cutting_failed path=%s", path)
                reason = (
                    f"It cannot be cut, which is a fault of this program ({type(error).__name__}: {error})."
                )
                self._failures.append(Failure(path=path, reason=reason))
        self._progress("cutting", len(new), len(new))
        return cuts

    def _embed(self, cuts: dict[str, tuple[Cut, str]]) -> Iterator[tuple[str, _Ready]]:
        encoder = self._models.encoder
        total = sum(len(c.passages) + sum(map(len, c.sentences)) + len(c.figures) for c, _ in cuts.values())
        done = 0
        for path, (each, sha256) in cuts.items():
            text = each.article.text
            parts = (
                [text[a:b] for a, b in each.passages],
                [text[a:b] for a, b in chain.from_iterable(each.sentences)],
                [setting(figure, each.article.title) for figure in each.figures],
            )
            passages, sentences, measures = (encoder.encode(part) for part in parts)
            done += sum(map(len, parts))
            self._progress("embedding", done, total)
            yield path, _Ready(each, sha256, make_block(passages, sentences, measures, encoder))

    def _write(self, ready: Sequence[_Ready]) -> Manifest:
        self._progress("writing", 0, 1)
        built = datetime.now(UTC)
        seed = "".join(r.file_sha256 for r in ready) + built.isoformat()
        staging = Staging(
            self._index, f"{built:%Y%m%dT%H%M%S%f}-{hashlib.sha256(seed.encode()).hexdigest()[:6]}"
        )
        counts = write_tables(staging.folder / generation.DATABASE, ((r.cut, r.file_sha256) for r in ready))
        encoder = self._models.encoder
        nothing = make_block([], [], [], encoder)
        sizes = [len(sentences) for r in ready for sentences in r.cut.sentences]
        write_vectors(
            staging.folder,
            [r.block for r in ready] or [nothing],
            sizes,
            encoder.vocabulary_size,
            encoder.projection,
        )
        articles = [r.cut.article for r in ready]
        dates = sorted(article.published for article in articles if article.published)
        manifest = Manifest(
            name=staging.name,
            built=built,
            model=encoder.name,
            recipe=self._recipe,
            **counts._asdict(),
            publishers=tuple(sorted({article.publisher for article in articles if article.publisher})),
            earliest=dates[0] if dates else None,
            latest=dates[-1] if dates else None,
            failures=tuple(self._failures),
        )
        staging.publish(manifest)
        self._progress("writing", 1, 1)
        return manifest

    def _report(self, previous: _Previous, files: dict[str, str]) -> BuildReport:
        before = previous.all_files
        return BuildReport(
            generation="",
            added=tuple(sorted(files.keys() - before.keys())),
            changed=tuple(sorted(p for p in files.keys() & before.keys() if files[p] != before[p])),
            removed=tuple(sorted(before.keys() - files.keys())),
            unchanged=tuple(sorted(p for p in files.keys() & before.keys() if files[p] == before[p])),
            failures=tuple(self._failures),
            counts=Counts(0, 0, 0, 0, 0),
        )


class _Previous:
    """The generation before, as far as it can be carried over."""

    def __init__(self, before: Generation | None, same_recipe: bool) -> None:
        self._generation = before
        self.all_files: dict[str, str] = before.tables.files() if before else {}
        self.files = self.all_files if same_recipe else {}
        self.name = before.name if before else ""
        self.counts = before.manifest.counts if before else Counts(0, 0, 0, 0, 0)
        self._contents = _Contents(before.tables) if before and same_recipe else None

    @classmethod
    def open(cls, index: Path, recipe: str) -> _Previous:
        """Open what there is; a damaged or missing generation carries nothing over."""
        try:
            before = generation.open_newest(index).generation
        except GenerationError:
            return cls(None, False)
        return cls(before, before.manifest.recipe == recipe)

    def close(self) -> None:
        """Close the generation."""
        if self._generation:
            self._generation.close()

    def is_same(
        self, new: Mapping[str, object], kept: Mapping[str, object], failures: Sequence[Failure]
    ) -> bool:
        """Whether a build would only repeat this generation."""
        if not self._generation or new or kept.keys() != self.files.keys():
            return False
        return self._generation.manifest.failures == tuple(
            failures
        ) and self._generation.name == generation.current(self._generation.folder.parent.parent)

    def ready(self, path: str, sha256: str) -> _Ready:
        """Give an unchanged article as it was."""
        assert self._generation is not None  # noqa: S101 - only paths of `files` come here
        assert self._contents is not None  # noqa: S101 - as above
        each, passages, sentences, figures = self._contents.cut(path)
        return _Ready(each, sha256, self._generation.vectors.block(passages, sentences, figures))


class _Contents:
    """All rows of a generation's tables, by article."""

    def __init__(self, tables: Tables) -> None:
        self._articles = tables.articles()
        self._numbers = {article.path: number for number, article in enumerate(self._articles)}
        self._passages: list[list[PassageRow]] = [[] for _ in self._articles]
        for passage in tables.passages():
            self._passages[passage.article].append(passage)
        self._sentences = tables.sentences()
        self._figures = _grouped(tables.figures(), len(self._articles))
        self._quotes = _grouped(tables.quotes(), len(self._articles))

    def cut(self, path: str) -> tuple[Cut, slice, slice, slice]:
        """Give an article's cuttings and the numbers of its passages, sentences and figures."""
        number = self._numbers[path]
        passages = self._passages[number]
        first_figure, figures = self._figures[number]
        each = Cut(
            self._articles[number],
            [(p.start, p.end) for p in passages],
            [self._sentences[p.first_sentence : p.last_sentence] for p in passages],
            figures,
            self._quotes[number][1],
        )
        return (
            each,
            slice(passages[0].row, passages[-1].row + 1),
            slice(passages[0].first_sentence, passages[-1].last_sentence),
            slice(first_figure, first_figure + len(figures)),
        )


def _shown(name: str) -> str:
    """Give a file's name as text, whatever its bytes are."""
    return name.encode("utf-8", "backslashreplace").decode()


def _check_name(name: str, taken: dict[str, str]) -> None:
    """Note the id that a file's name gives it. Raises ReadingError where it can have none of its own."""
    if _shown(name) != name:
        raise ReadingError("Its name is not valid UTF-8; give it another.")
    other = taken.setdefault(article_id(name), name)
    if other != name:
        raise ReadingError(f"Its name gives it the same id as {other}; give it another name.")


def _grouped(rows: list[tuple[int, T]], articles: int) -> list[tuple[int, list[T]]]:
    """Group rows by article: (number of the first row, rows) for each."""
    groups: list[tuple[int, list[T]]] = [(0, []) for _ in range(articles)]
    for row, (article, item) in enumerate(rows):
        if not groups[article][1]:
            groups[article] = (row, [])
        groups[article][1].append(item)
    return groups


def recipe(encoder: Encoder) -> str:
    """Give a hash of everything that decides what a file becomes: this library's code and the two models."""
    library = Path(__file__).parent
    code = [*library.glob("reading/**/*.py"), *library.glob("cutting/**/*.py"), library / "encoder.py"]
    return hashlib.sha256(f"{packaged.digest(sorted(code))} {encoder.name}".encode()).hexdigest()
