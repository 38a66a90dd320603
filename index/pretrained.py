"""The trained models, loaded once when first needed and shared by all threads."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

PACKAGED = "all-MiniLM-L6-v2"
"""The model that comes with the program."""

if TYPE_CHECKING:
    from index.cross_encoder import CrossEncoder
    from index.cutting.language import Language
    from index.encoder import Encoder


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

        with self._lock:
            encoder: Encoder = self.__dict__.get("encoder") or Encoder(self._model)
            self.__dict__["encoder"] = encoder  # before the lock is let go, so that a second thread finds it
            return encoder

    @cached_property
    def cross_encoder(self) -> CrossEncoder:
        """The reader. Raises CuttingsError when its weights are not the published ones."""
        from index.cross_encoder import CrossEncoder  # noqa: PLC0415 - importing it takes seconds

        with self._lock:
            reader: CrossEncoder = self.__dict__.get("cross_encoder") or CrossEncoder()
            self.__dict__["cross_encoder"] = reader
            return reader

    @cached_property
    def language(self) -> Language:
        """The grammar. Raises CuttingsError when its weights are not the published ones."""
        from index.cutting.language import Language  # noqa: PLC0415 - importing it takes seconds

        with self._lock:
            language: Language = self.__dict__.get("language") or Language()
            self.__dict__["language"] = language
            return language
