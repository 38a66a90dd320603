"""The coverage as the bot uses it: searched in order of arrival, built apart, never on the event loop."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from bot.apart import BuildApart
from bot.settings import Settings
from index.build import BuildReport, Progress
from index.coverage import Coverage
from index.documents import Documents
from index.live import Live
from index.pretrained import Models

T = TypeVar("T")


class Serving(Protocol):
    """Gives the coverage that serves now; `index.live.Live` does."""

    def coverage(self) -> Coverage:
        """Give the newest good generation."""


class Builder(Protocol):
    """Builds a new generation; ``keep`` older ones stay to fall back on."""

    def __call__(self, progress: Progress, keep: int) -> BuildReport:
        """Build, telling how far it is."""

    def stop(self) -> None:
        """End a build that runs."""


class QueueFullError(Exception):
    """More questions wait than the settings allow."""


class Archive:
    """One thread searches, so that answers come in the order of the questions; others list and build.

    A piece of work is given one `Coverage` and keeps to it, so that no answer mixes two generations.
    """

    def __init__(self, live: Serving, documents: Documents, builder: Builder, limit: int) -> None:
        self._live = live
        self.documents = documents
        self._builder = builder
        self._limit = limit
        self._waiting = 0
        self._searching = ThreadPoolExecutor(1, "search")
        self._looking = ThreadPoolExecutor(1, "look")
        self._changing = ThreadPoolExecutor(1, "change")

    @classmethod
    def open(cls, settings: Settings) -> Archive:
        """Open the index with its model and answer one question, so that whatever is missing shows now.

        Raises:
            CuttingsError: the index or the model is missing or damaged; the sentence says what to do.
        """
        archive = cls.unopened(settings)
        archive._live.coverage().ask("What does the coverage say?", limit=1)
        gc.freeze()  # models are never garbage; walking them would hold the event loop up for half a second
        return archive

    @classmethod
    def unopened(cls, settings: Settings) -> Archive:
        """Open nothing until it is used."""
        live = Live(settings.index, Models(settings.model))
        return cls(live, Documents(settings.documents), BuildApart(settings), settings.discord.queue)

    async def search(self, work: Callable[[Coverage], T]) -> T:
        """Run a search after those that came before it.

        Raises:
            QueueFullError: too many wait already.
        """
        if self._waiting >= self._limit:
            raise QueueFullError
        self._waiting += 1
        try:
            return await self._run(self._searching, lambda: work(self._live.coverage()))
        finally:
            self._waiting -= 1

    async def look(self, work: Callable[[Coverage], T]) -> T:
        """Run something short, like a list of names, past the queue of searches."""
        return await self._run(self._looking, lambda: work(self._live.coverage()))

    async def aside(self, work: Callable[[], T]) -> T:
        """Run something that waits on disk or network without the coverage, past the queue of searches."""
        return await self._run(self._changing, work)

    async def build(self, progress: Progress, keep: int = 1) -> BuildReport:
        """Build a new generation while the old one goes on answering.

        Raises:
            BusyError: another build is running.
            CuttingsError: there is nothing to index, or the index cannot be written.
        """
        return await self._run(self._changing, lambda: self._builder(progress, keep))

    def close(self) -> None:
        """End a build that runs, let the threads finish what they do, drop what waits, and end them."""
        self._builder.stop()
        for pool in (self._searching, self._looking, self._changing):
            pool.shutdown(wait=True, cancel_futures=True)

    @staticmethod
    async def _run(pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, work)
