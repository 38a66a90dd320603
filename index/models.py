"""The nouns of the project. Every offset is a character offset into ``Article.text``; every model is frozen.

The JSON of these models (``model_dump_json(by_alias=True)``) is the contract that ``--json`` prints.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["count", "share", "change", "money", "duration", "age", "rate", "measurement"]
Modifier = Literal["exactly", "about", "at_least", "at_most", "more_than", "less_than"]
Direction = Literal["up", "down"]
Verdict = Literal["verbatim", "altered", "absent"]


class Model(BaseModel):
    """The base of all: frozen, no unknown fields, aliases accepted by name."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Source(Model):
    """Where words stand: what a citation shows. What an article does not state is None, never guessed."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    path: str | None = None


class Article(Model):
    """One piece of coverage. ``text`` is what remains after page furniture is stripped."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    path: str | None = None

    @property
    def sha256(self) -> str:
        """The hash of ``text`` in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def source(self) -> Source:
        """The article as a citation names it."""
        return Source(
            id=self.id,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
            path=self.path,
        )


class Span(Model):
    """A stretch of an article: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str


class Passage(Model):
    """One or a few paragraphs that answer, or are nearest; ``highlight`` is the sentence that does."""

    citation: int
    text: str
    start: int
    end: int
    highlight: Span
    score: float
    article: Source
    also: tuple[Source, ...] = ()
    """Other sources that carry nearly the same words (syndicated copies)."""


class Period(Model):
    """The time a figure covers, in the text's words and, where those tell, ISO dates; ``end`` is inclusive."""

    text: str
    start: date | None = None
    end: date | None = None


class Change(Model):
    """Which way a figure moved, from what to what (decimal strings), and against what."""

    direction: Direction
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    baseline: str | None = None


class Figure(Model):
    """A number that says something, in its own words. ``text`` is the figure as written, at start:end."""

    text: str
    kind: Kind
    value: str
    upper: str | None = None
    unit: str | None = None
    modifier: Modifier = "exactly"
    measure: str
    subject: str | None = None
    change: Change | None = None
    period: Period | None = None
    attribution: str | None = None
    sentence: str
    start: int
    end: int
    article: Source | None = None


class Quote(Model):
    """Words somebody is quoted as saying, without the marks, and who said them as far as the text tells."""

    text: str
    speaker: str | None = None
    role: str | None = None
    cue: str | None = None
    start: int
    end: int
    speaker_start: int | None = None
    speaker_end: int | None = None
    article: Source | None = None


class Extraction(Model):
    """The figures and quotes of one text."""

    id: str | int | None = None
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]


class Answer(Model):
    """What the coverage says to a question; figures and passages are only the nearest when ``answered`` is false."""

    id: str | int | None = None
    question: str
    answered: bool
    confidence: float
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    passages: tuple[Passage, ...] = ()
    generation: str


class Series(Model):
    """The same measure at several times, in order of period."""

    measure: str
    unit: str | None
    points: tuple[Figure, ...]


class FigureReport(Model):
    """The figures on a topic."""

    topic: str
    series: tuple[Series, ...]
    generation: str


class QuoteReport(Model):
    """The quotes on a topic or of a speaker; ``speakers`` are those known when nothing matched or "?" was asked."""

    topic: str | None
    speaker: str | None
    quotes: tuple[Quote, ...]
    speakers: tuple[str, ...] = ()
    generation: str


class Edit(Model):
    """One step of a word-by-word difference."""

    op: Literal["equal", "insert", "delete"]
    text: str


class QuoteCheck(Model):
    """Whether words stand in the coverage; ``match`` is where they stand or what comes closest."""

    verdict: Verdict
    text: str
    match: Quote | Passage | None
    diff: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader must know besides, a complete sentence each: the speaker differs, words were elided."""


class Failure(Model):
    """A file that could not be read, and why."""

    path: str
    reason: str


class Status(Model):
    """What the index holds and how it stands."""

    generation: str
    built: datetime
    model: str
    articles: int
    passages: int
    sentences: int
    figures: int
    quotes: int
    publishers: tuple[str, ...]
    earliest: date | None
    latest: date | None
    failures: tuple[Failure, ...]
    bytes: int
    damaged: tuple[str, ...] = ()
    """Generations that failed verification, if any."""
