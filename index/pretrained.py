"""The trained models, loaded once when first needed and shared by all threads."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

PACKAGED = "all-MiniLM-L6-v2"
"""The model that comes with the program."""

if TYPE_CHECKING:
    from index.cross_encoder import CrossEncoder
    from index.cutting.language import Language
    from index.encoder import Encoder

T = TypeVar("T")


class Models:
    """The encoder, the reader and the grammar. Nothing is loaded until it is used.

    Args:
        model: None for the packaged encoder, else a folder or a hub name.
    """

    def __init__(self, model: str | None = None) -> None:
        self._model = model
        self.name = model or PACKAGED
        """What an index says it was built with."""
        self._lock = Lock()

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder. Raises CuttingsError when it cannot be loaded."""
        from index.encoder import Encoder  # noqa: PLC0415 - importing it takes seconds

        return self._once("encoder", lambda: Encoder(self._model))

    @cached_property
    def cross_encoder(self) -> CrossEncoder:
        """The reader. Raises CuttingsError when its weights are not the published ones."""
        from index.cross_encoder import CrossEncoder  # noqa: PLC0415 - importing it takes seconds

        return self._once("cross_encoder", CrossEncoder)

    @cached_property
    def language(self) -> Language:
        """The grammar. Raises CuttingsError when its weights are not the published ones."""
        from index.cutting.language import Language  # noqa: PLC0415 - importing it takes seconds

        return self._once("language", Language)

    def _once(self, name: str, load: Callable[[], T]) -> T:
        """Load a model the first time only, whatever number of threads ask for it at once."""
        with self._lock:
            loaded: T = self.__dict__.get(name) or load()
            self.__dict__[name] = loaded  # before the lock is let go, so that a second thread finds it
            return loaded
