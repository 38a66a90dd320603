"""A coverage that takes a new generation as soon as one serves, without a gap."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock

from index import generation
from index.coverage import Coverage
from index.errors import GenerationError
from index.pretrained import Models

_log = logging.getLogger(__name__)


class Live:
    """The newest good generation of an index, for programs that run on while it is rebuilt.

    A coverage that was handed out stays whole until whoever holds it lets go: take one for an answer and
    use no other, and no answer mixes two generations.
    """

    def __init__(self, index: Path, models: Models) -> None:
        self._index = index
        self._models = models
        self._lock = Lock()
        self._coverage: Coverage | None = None
        self._serving: str | None = None

    def coverage(self) -> Coverage:
        """Give the coverage that serves now. Raises GenerationError when none can be opened.

        A new generation that turns out damaged is passed over; the one before goes on serving.
        """
        with self._lock:
            try:
                serving = generation.current(self._index)
                if self._coverage is None or serving != self._serving:
                    self._serving = serving
                    self._coverage = Coverage.open(self._index, self._models)
            except GenerationError as error:
                if self._coverage is None:
                    raise
                _log.error("generation_refused reason=%s", error)
            return self._coverage
