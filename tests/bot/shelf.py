"""An index of the invented articles, and bots that answer from it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from bot.archive import Archive
from bot.client import Cuttings
from bot.settings import DiscordSettings, Settings
from bot.store import Store
from index.build import BuildReport, Progress, build
from index.documents import Documents
from index.live import Live
from index.pretrained import Models
from tests.bot.articles import ARTICLES


class Shelf(NamedTuple):
    """Documents, the index built from them, and the models."""

    documents: Path
    built: Path
    models: Models


def make_shelf(folder: Path, models: Models) -> Shelf:
    """Write the articles and build their index."""
    documents = folder / "documents"
    documents.mkdir()
    for name, text in ARTICLES.items():
        (documents / name).write_text(text)
    build(documents, folder / "index", models)
    return Shelf(documents, folder / "index", models)


def copy_of(shelf: Shelf, folder: Path, **discord: object) -> Settings:
    """Settings over a copy of the shelf, so that it may be rebuilt; no cooldown to speak of."""
    shutil.copytree(shelf.documents, folder / "documents")
    shutil.copytree(shelf.built, folder / "index")
    quick = DiscordSettings.model_validate({"cooldown_questions": 10_000, "grace_seconds": 5, **discord})
    return Settings(index=folder / "index", documents=folder / "documents", discord=quick)


class BuildHere:
    """Builds in this process, with models that are loaded already."""

    def __init__(self, settings: Settings, models: Models) -> None:
        self._settings, self._models = settings, models

    def __call__(self, progress: Progress, keep: int) -> BuildReport:
        return build(self._settings.documents, self._settings.index, self._models, progress, keep)

    def stop(self) -> None:
        """A build in this process ends when it is done."""


def make_bot(shelf: Shelf, settings: Settings) -> Cuttings:
    """A bot as the process makes it at its start, with models that are loaded already."""
    live = Live(settings.index, shelf.models)
    builder = BuildHere(settings, shelf.models)
    archive = Archive(live, Documents(settings.documents), builder, settings.discord.queue)
    return Cuttings(settings, archive, Store(settings.store))
