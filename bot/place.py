"""Where one run of the command works: its settings, its folders, and what is built and opened there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings, read_settings
from bot.terminal import Terminal

if TYPE_CHECKING:
    from index.coverage import Coverage
    from index.pretrained import Models


@dataclass(frozen=True)
class Place:
    """The settings of one run, with what the command line says put over them."""

    settings: Settings
    index: Path
    documents: Path

    @classmethod
    def named(cls, index: Path | None, documents: Path | None) -> Place:
        """Give the place that the command line names, else the settings. Raises CuttingsError on a wrong setting."""
        settings = read_settings()
        return cls(settings, index or settings.index, documents or settings.documents)

    def models(self) -> Models:
        """Give the models, not loaded yet."""
        from index.pretrained import Models  # noqa: PLC0415

        return Models(self.settings.model)

    def build(self, terminal: Terminal, keep: int = 1, models: Models | None = None) -> None:
        """Build the index and print what that did; ``keep`` and the errors are those of `index.build.build`."""
        from index.build import build  # noqa: PLC0415

        with terminal.progress() as progress:
            report = build(self.documents, self.index, models or self.models(), progress, keep)
        terminal.built(report)

    @contextmanager
    def coverage(self, terminal: Terminal) -> Iterator[Coverage]:
        """Open the coverage, built first where there is no index; what is damaged is said on standard error."""
        from index import generation  # noqa: PLC0415
        from index.coverage import Coverage  # noqa: PLC0415

        models = self.models()
        if not generation.exists(self.index):
            self.build(terminal.aside(), models=models)
        coverage = Coverage.open(self.index, models)
        for sentence in coverage.damaged:
            terminal.warn(f"{sentence} Until then generation {coverage.name} answers.")
        try:
            yield coverage
        finally:
            coverage.close()
