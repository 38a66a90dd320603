"""The one door: an open generation answers questions, gives figures and quotes, and checks words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from index import generation
from index.answering import Answering
from index.checking import check_message, check_quote
from index.errors import CuttingsError, GenerationError
from index.figure_report import report_figures
from index.generation import Generation
from index.library import Library
from index.models import Answer, FigureReport, QuoteCheck, QuoteReport, Source, Status
from index.pretrained import Models
from index.quote_report import report_quotes
from index.words import HALF_CHARACTER

LONGEST_QUESTION = 2_000
"""Characters; a question is a sentence or two, and the encoder reads no more."""


class Filters(NamedTuple):
    """Which articles to look in. An undated article is in no span of dates."""

    publisher: str | None = None
    since: date | None = None
    until: date | None = None


class Coverage:
    """An immutable snapshot of one generation, safe to use from several threads. Close it when done."""

    def __init__(self, opened: Generation, models: Models, damaged: Sequence[str] = ()) -> None:
        self._generation = opened
        self._models = models
        self.damaged = tuple(damaged)
        """A sentence for each newer generation that was damaged and passed over."""
        self.library = Library(opened)
        """What the generation holds, as objects; evaluations look in, faces do not."""
        self._answering = Answering(self.library, models)

    @classmethod
    def open(cls, index: Path, models: Models) -> Coverage:
        """Open the newest good generation of an index.

        Raises:
            GenerationError: there is none, or it was built with another model.
        """
        opened, damaged = generation.open_newest(index)
        built_with = opened.manifest.model
        if built_with != models.name:
            opened.close()
            raise GenerationError(
                f"The index {index} was built with the model {built_with}, but {models.name} is set; run "
                f"`cuttings build` to build it anew, or set CUTTINGS_MODEL to {built_with}."
            )
        return cls(opened, models, damaged)

    @property
    def name(self) -> str:
        """The generation's name."""
        return self._generation.name

    def close(self) -> None:
        """Let the generation go."""
        self._generation.close()

    def ask(self, question: str, filters: Filters = Filters(), limit: int = 5) -> Answer:
        """Answer a question with at most ``limit`` passages.

        Raises:
            CuttingsError: the question is empty or too long, or a filter fits no publisher.
        """
        return next(self.ask_many([question], filters, limit))

    def ask_many(
        self, questions: Sequence[str], filters: Filters = Filters(), limit: int = 5
    ) -> Iterator[Answer]:
        """Answer questions in order, encoding them in batches; errors as for `ask`."""
        for question in questions:
            _check_question(question)
        articles = self._articles(filters)
        return self._answering.answers(questions, articles, limit)

    def figures(self, topic: str, filters: Filters = Filters(), limit: int = 10) -> FigureReport:
        """Give the figures on a topic as at most ``limit`` series, the most relevant first.

        Raises:
            CuttingsError: the topic is empty or too long, or a filter fits no publisher.
        """
        _check_question(topic, "topic")
        return report_figures(self.library, self._models, topic, self._articles(filters), limit)

    def quotes(
        self,
        topic: str | None = None,
        speaker: str | None = None,
        filters: Filters = Filters(),
        limit: int = 10,
    ) -> QuoteReport:
        """Give quotes by relevance to a topic, or newest first; of one speaker when named.

        Raises:
            CuttingsError: the topic is empty or too long, or a filter fits no publisher.
        """
        if topic is not None:
            _check_question(topic, "topic")
        return report_quotes(self.library, self._models, topic, speaker, self._articles(filters), limit)

    def check_quote(self, text: str) -> QuoteCheck:
        """Check words, or the first quotation in a message. Raises CuttingsError when there are none."""
        return check_quote(text, self.library)

    def check_message(self, text: str) -> list[QuoteCheck]:
        """Check every quotation in a message, in order."""
        return check_message(text, self.library)

    def articles(self, filters: Filters = Filters(), limit: int | None = None) -> list[Source]:
        """Give the articles, newest first, undated last."""
        wanted = self._articles(filters)
        sources = [s for number, s in enumerate(self.library.sources) if wanted is None or number in wanted]
        sources.sort(key=lambda source: (source.published or date.min, source.path or ""), reverse=True)
        return sources[:limit]

    def publishers(self) -> list[str]:
        """Give the publishers, in alphabetical order."""
        return list(self._generation.manifest.publishers)

    def speakers(self) -> list[str]:
        """Give everyone who is quoted, the most quoted first."""
        return self.library.speakers

    @cached_property
    def _topics(self) -> list[str]:
        return self.library.topics()

    def topics(self) -> list[str]:
        """Give what is measured in the coverage, the most often measured first."""
        return self._topics

    def status(self) -> Status:
        """Give what the index holds and how it stands."""
        manifest = self._generation.manifest
        return Status(
            generation=manifest.name,
            built=manifest.built,
            model=manifest.model,
            **manifest.counts._asdict(),
            publishers=manifest.publishers,
            earliest=manifest.earliest,
            latest=manifest.latest,
            failures=manifest.failures,
            bytes=self._generation.bytes,
            damaged=self.damaged,
        )

    def _articles(self, filters: Filters) -> frozenset[int] | None:
        """Give the numbers of the articles that pass, None when no filter is set."""
        if filters == Filters():
            return None
        if filters.publisher:
            self._check_publisher(filters.publisher)
        return frozenset(
            number
            for number, source in enumerate(self.library.sources)
            if _is_of(source.publisher, filters) and _within(source.published, filters)
        )

    def _check_publisher(self, name: str) -> None:
        if not any(_is_of(publisher, Filters(name)) for publisher in self.publishers()):
            known = ", ".join(self.publishers()) or "none is stated"
            raise CuttingsError(f"No article is published by {name!r}; the publishers are: {known}.")


def _is_of(publisher: str | None, filters: Filters) -> bool:
    wanted = (filters.publisher or "").strip().casefold()
    return not wanted or wanted == (publisher or "").strip().casefold()


def _within(published: date | None, filters: Filters) -> bool:
    if filters.since is None and filters.until is None:
        return True
    return published is not None and (filters.since or date.min) <= published <= (filters.until or date.max)


def _check_question(text: str, noun: str = "question") -> None:
    if not text.strip():
        raise CuttingsError(f"The {noun} is empty.")
    if HALF_CHARACTER.search(text):
        raise CuttingsError(f"The {noun} is not valid text: it holds bytes that are no characters.")
    if len(text) > LONGEST_QUESTION:
        raise CuttingsError(
            f"The {noun} is {len(text):,} characters long; at most {LONGEST_QUESTION:,} can be asked at once."
        )
