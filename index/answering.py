"""A question becomes an answer: passages merged and numbered, figures and quotes first where they are asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from index.confidence import THRESHOLD, confidence
from index.encoder import Encoded
from index.library import Library
from index.models import Answer, Figure, Passage, Quote, Source
from index.pretrained import Models
from index.search import Candidates

_BATCH = 256
_ALIKE = 90.0
"""The rapidfuzz ratio from which two passages with the same numbers are one passage printed twice."""
_NUMBER = re.compile(r"\d+")


class _Found(NamedTuple):
    """A passage to show: its number, its highlight's number, its score, and the other sources that print it."""

    row: int
    sentence: int
    score: float
    also: list[Source]


class Answering:
    """Answers questions from one library."""

    def __init__(self, library: Library, models: Models) -> None:
        self._library = library
        self._models = models

    def answers(
        self, questions: Sequence[str], articles: Collection[int] | None, limit: int
    ) -> Iterator[Answer]:
        """Answer questions in order from some articles (None for all), encoding them in batches."""
        for start in range(0, len(questions), _BATCH):
            batch = questions[start : start + _BATCH]
            for question, encoded in zip(batch, self._models.encoder.encode(batch), strict=True):
                yield self._answer(question, encoded, articles, limit)

    def _answer(
        self, question: str, encoded: Encoded, articles: Collection[int] | None, limit: int
    ) -> Answer:
        candidates = self._library.search.candidates(question, encoded, articles)
        found = self._merged(candidates, limit)
        sure = confidence(question, candidates, self._library)
        return Answer(
            question=question,
            answered=sure >= THRESHOLD,
            confidence=round(sure, 4),
            passages=self._passages(found),
            generation=self._library.name,
        )

    def _passages(self, found: Sequence[_Found]) -> tuple[Passage, ...]:
        return tuple(
            self._library.passage(each.row, each.sentence, each.score, number, each.also)
            for number, each in enumerate(found, 1)
        )

    def _merged(self, candidates: Candidates, limit: int) -> list[_Found]:
        """Take the best passages, each once; a copy adds its source to the one that ranks higher."""
        found: list[_Found] = []
        texts: list[str] = []
        for row, sentence, score in zip(candidates.passages, candidates.sentences, candidates.score, strict=True):
            place = self._library.passages[int(row)]
            text = self._library.text(place.article)[place.start : place.end]
            twin = next((n for n, other in enumerate(texts) if _alike(text, other)), None)
            if twin is not None:
                self._add_source(found[twin], self._library.sources[place.article])
            elif len(found) < limit:
                found.append(_Found(int(row), int(sentence), float(score), []))
                texts.append(text)
        return found

    def _add_source(self, found: _Found, source: Source) -> None:
        known = [self._library.sources[self._library.passages[found.row].article], *found.also]
        if source not in known:
            found.also.append(source)


def _alike(one: str, other: str) -> bool:
    """Whether two passages are the same words; the same story with other numbers is another story."""
    return (
        fuzz.ratio(one, other, score_cutoff=_ALIKE) > 0
        and _NUMBER.findall(one) == _NUMBER.findall(other)
    )
