"""Generations: one immutable folder a build, complete or absent, and one switch that says which one serves.

index/
  current                 the name of the generation that serves
  lock                    held by the build that is running
  generations/NAME/       manifest.json (written last), coverage.db, *.faiss, *.npy
  generations/.NAME/      a build under way, or what a killed one left
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, ValidationError

from index import packaged
from index.errors import GenerationError
from index.models import Failure, Model
from index.tables import Counts, Tables
from index.vectors import Vectors

DATABASE = "coverage.db"
_MANIFEST = "manifest.json"
_REBUILD = "run `cuttings build`"


class Manifest(Model):
    """What a generation holds, how it was made, and the SHA-256 of each of its files."""

    name: str
    built: datetime
    model: str
    recipe: str
    """A hash of the code and models that cut and embed: with another recipe nothing is carried over."""
    articles: int
    passages: int
    sentences: int
    figures: int
    quotes: int
    publishers: tuple[str, ...]
    earliest: date | None
    latest: date | None
    failures: tuple[Failure, ...]
    files: dict[str, str] = Field(default_factory=dict)
    seal: str = ""
    """The SHA-256 of the manifest itself, this field left empty."""

    def sealed(self, files: dict[str, str]) -> Manifest:
        """Give the manifest with the hashes of the files, sealed."""
        complete = self.model_copy(update={"files": files, "seal": ""})
        return complete.model_copy(update={"seal": _sha256(complete)})

    @property
    def is_intact(self) -> bool:
        """Whether it is as it was sealed."""
        return self.seal == _sha256(self.model_copy(update={"seal": ""}))

    @property
    def counts(self) -> Counts:
        """The number of rows of each kind."""
        return Counts(self.articles, self.passages, self.sentences, self.figures, self.quotes)


def _sha256(manifest: Manifest) -> str:
    return hashlib.sha256(manifest.model_dump_json().encode()).hexdigest()


class Generation:
    """An open generation: manifest, tables and vectors. Close it when done.

    Raises:
        GenerationError: a file is missing, changed or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = verify(folder)
        try:
            self.tables = Tables(folder / DATABASE)
            self.vectors = Vectors(folder)
            self.bytes = sum(path.stat().st_size for path in folder.iterdir())
            """What it takes on disk, also when it is deleted while it is open."""
        except Exception as error:
            raise GenerationError(
                f"Generation {folder.name} cannot be opened ({error}); {_REBUILD}."
            ) from error

    @property
    def name(self) -> str:
        """The generation's name, which sorts by the time it was built."""
        return self.manifest.name

    def close(self) -> None:
        """Close the tables."""
        self.tables.close()


class Opened(NamedTuple):
    """The newest good generation, and for each damaged one that had to be passed over, a sentence."""

    generation: Generation
    damaged: tuple[str, ...]


def generations(index: Path) -> Path:
    """Give the folder that holds the generations of an index."""
    return index / "generations"


def current(index: Path) -> str | None:
    """Give the name of the generation that serves, as the switch has it; None where there is no switch."""
    try:
        return (index / "current").read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GenerationError(f"The index {index} cannot be read ({error.strerror or error}).") from error


def exists(index: Path) -> bool:
    """Whether an index was ever built here."""
    return current(index) is not None or bool(_names(index))


def open_newest(index: Path) -> Opened:
    """Open the generation that serves or, where it is damaged, the last good one before it.

    Raises:
        GenerationError: there is no index, or no good generation in it.
    """
    serving = current(index)
    names = _names(index)
    damaged = []
    if serving not in names and (serving or names):
        damaged.append(f"The file {index / 'current'} does not name a generation that is there; {_REBUILD}.")
    opened = None
    for name in _in_turn(serving, names):
        try:
            opened = Generation(generations(index) / name)
            break
        except GenerationError as error:
            damaged.append(str(error))
    if damaged and current(index) != serving:  # a build has replaced and deleted it in the meantime
        if opened:
            opened.close()
        return open_newest(index)
    if not opened:
        raise GenerationError(damaged[0] if damaged else f"There is no index in {index}; {_REBUILD}.")
    return Opened(opened, tuple(damaged))


def _in_turn(serving: str | None, names: list[str]) -> list[str]:
    """The generations to open: the serving one, then those before it; all where the switch names none."""
    return [name for name in names if name <= serving] if serving in names else names


def _names(index: Path) -> list[str]:
    """The complete generations, newest first."""
    return sorted((path.name for path in _folders(index) if not path.name.startswith(".")), reverse=True)


def verify(folder: Path) -> Manifest:
    """Check every file of a generation against its manifest, and give the manifest.

    Raises:
        GenerationError: the first thing that is wrong, in one sentence.
    """
    try:
        manifest = Manifest.model_validate_json((folder / _MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise GenerationError(f"Generation {folder.name} has no readable manifest; {_REBUILD}.") from error
    if not manifest.is_intact:
        raise GenerationError(f"Generation {folder.name} is damaged: its manifest was changed; {_REBUILD}.")
    for name, expected in manifest.files.items():
        try:
            found = packaged.digest([folder / name])
        except OSError as error:
            raise GenerationError(
                f"Generation {folder.name} is damaged: {name} is missing; {_REBUILD}."
            ) from error
        if found != expected:
            raise GenerationError(
                f"Generation {folder.name} is damaged: {name} is not as it was written; {_REBUILD}."
            )
    return manifest


class Staging:
    """A generation being written. `publish` makes it serve; without it nothing has happened."""

    def __init__(self, index: Path, name: str) -> None:
        self._index = index
        self.name = name
        self.folder = generations(index) / f".{name}"
        self.folder.mkdir(parents=True)

    def publish(self, manifest: Manifest) -> None:
        """Write the manifest, make every byte durable, give the folder its name, and switch to it."""
        self._check_in(manifest)
        final = generations(self._index) / self.name
        self.folder.rename(final)
        _sync(final.parent)
        _switch(self._index, self.name)

    def _check_in(self, manifest: Manifest) -> None:
        files = sorted(path for path in self.folder.iterdir() if path.name != _MANIFEST)
        for path in files:
            _sync(path)
        complete = manifest.sealed({path.name: packaged.digest([path]) for path in files})
        (self.folder / _MANIFEST).write_text(complete.model_dump_json(indent=1), encoding="utf-8")
        _sync(self.folder / _MANIFEST)
        _sync(self.folder)


def _switch(index: Path, name: str) -> None:
    beside = index / "current.new"
    beside.write_text(name + "\n", encoding="utf-8")
    _sync(beside)
    beside.replace(index / "current")
    _sync(index)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clear(index: Path, keep: int) -> None:
    """Delete what killed builds left, and every generation but the serving one and ``keep`` before it.

    A program that has an older generation open goes on reading it: its files are already open.
    """
    kept = _in_turn(current(index), _names(index))[: 1 + keep]
    for folder in list(_folders(index)):
        if folder.name in kept:
            continue
        if not folder.name.startswith("."):  # half deleted, it must not pass for a generation
            folder = folder.rename(folder.with_name(f".{folder.name}"))  # noqa: PLW2901
        shutil.rmtree(folder)
    (index / "current.new").unlink(missing_ok=True)


def _folders(index: Path) -> Iterator[Path]:
    root = generations(index)
    return (path for path in (root.iterdir() if root.exists() else ()) if path.is_dir())
