"""A build in a process of its own: it may take minutes of hard work, and the bot's event loop must not feel it."""

from __future__ import annotations

import multiprocessing
import signal
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from bot.settings import Settings
from index.build import BuildReport, Progress, build
from index.errors import CuttingsError
from index.pretrained import Models

_ENDED = "The build was ended before it was done; the index before it goes on serving."


class BuildApart:
    """Builds the index of some settings in a new process, one build at a time.

    The process loads its own models and gives their memory back when it ends.
    """

    def __init__(self, settings: Settings) -> None:
        self._arguments = (settings.documents, settings.index, settings.model)
        self._process: SpawnProcess | None = None

    def __call__(self, progress: Progress, keep: int) -> BuildReport:
        """Build a new generation and wait for it, passing progress on.

        Raises:
            CuttingsError: as for `index.build.build`, or the process was ended from outside.
        """
        context = multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(*self._arguments, keep, sender), daemon=True)
        self._process.start()
        sender.close()
        try:
            return _listen(receiver, progress)
        finally:
            receiver.close()
            self._process.join()

    def stop(self) -> None:
        """End a build that runs; a build that is ended leaves the old generation serving."""
        if self._process and self._process.is_alive():
            self._process.terminate()


def _listen(receiver: Connection, progress: Progress) -> BuildReport:
    """Take what the process sends: progress, and at last the report or the reason why there is none."""
    while True:
        try:
            sent = receiver.recv()
        except EOFError as error:
            raise CuttingsError(_ENDED) from error
        if isinstance(sent, CuttingsError):
            raise sent
        if isinstance(sent, BuildReport):
            return sent
        progress(*sent)


def _work(documents: Path, index: Path, model: str | None, keep: int, sender: Connection) -> None:
    """Build, in the new process. Ctrl-C is for the bot to answer, not for the build."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sender.send(build(documents, index, Models(model), lambda *stage: sender.send(stage), keep))
    except CuttingsError as error:
        sender.send(error)
