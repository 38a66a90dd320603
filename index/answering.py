"""A question becomes an answer: passages merged and numbered, figures and quotes first where they are asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from index.confidence import THRESHOLD, Highlight, Judge
from index.encoder import Encoded
from index.evidence import Reader
from index.figure_report import figures_for
from index.figure_search import answering_figures
from index.library import Library
from index.models import Answer, Figure, Passage, Source
from index.pretrained import Models
from index.quote_report import asks_for_any_words, quotes_for
from index.search import Candidates

_BATCH = 256
_ALIKE = 90.0
"""The rapidfuzz ratio from which two passages with the same numbers are one passage printed twice."""
READ = 14
"""Passages read sentence by sentence; more where more are to be shown."""
_FIGURES = 5
"""The figure that answers, and the rest of its series."""
_QUOTED = 0.9
"""How sure it is that a quote answers "what did she say?": the name was matched, which is seldom wrong."""
_NUMBER = re.compile(r"\d+")


class _Found(NamedTuple):
    """A passage to show: its number, its highlight's number, its score, and the other sources that print it."""

    row: int
    sentence: int
    score: float
    also: list[Source]


class Answering:
    """Answers questions from one library. Safe to use from several threads."""

    def __init__(self, library: Library, models: Models) -> None:
        self._library = library
        self._models = models
        self._reader = Reader(library, models)
        self._judge = Judge()

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
        library = self._library
        candidates = library.search.candidates(question, encoded, articles)
        if not len(candidates.passages):
            return Answer(question=question, answered=False, confidence=0.0, generation=library.name)
        pages = self._reader.read(question, encoded, candidates, max(READ, 2 * limit))
        contest = figures_for(library, question, encoded, candidates, articles, pages.readings)
        figures = contest.ranked(self._judge.calibration.figure)
        quotes = quotes_for(library, question, encoded, articles, limit)
        evidence = self._reader.evidence(question, pages, candidates, figures, quotes)
        verdict = self._judge.judge(evidence, candidates.score)
        sure = verdict.confidence
        if quotes and asks_for_any_words(question):
            sure = max(sure, _QUOTED)
        answered = sure >= THRESHOLD
        shown = answering_figures(figures, _FIGURES)
        found = self._merged(candidates, verdict.highlights, limit)
        if shown:
            found = self._with_figure(found, shown[0], limit)
        return Answer(
            question=question,
            answered=answered,
            confidence=round(sure, 4),
            figures=tuple(shown),
            quotes=tuple(quotes) if answered else (),
            passages=self._passages(found),
            generation=library.name,
        )

    def _with_figure(self, found: list[_Found], figure: Figure, limit: int) -> list[_Found]:
        """See that the figure that answers can be cited: its passage is shown, its sentence highlighted."""
        library = self._library
        article = library.sources.index(figure.article) if figure.article else 0
        row, sentence = library.passage_at(article, figure.start), library.sentence_at(article, figure.start)
        for place, each in enumerate(found):
            source = library.sources[library.passages[each.row].article]
            if each.row == row or figure.article in each.also:
                copies = [copy for copy in (source, *each.also) if copy != figure.article]
                return [*found[:place], _Found(row, sentence, each.score, copies), *found[place + 1 :]]
        return [*found[: limit - 1], _Found(row, sentence, min(each.score for each in found), [])]

    def _passages(self, found: Sequence[_Found]) -> tuple[Passage, ...]:
        return tuple(
            self._library.passage(each.row, each.sentence, each.score, number, each.also)
            for number, each in enumerate(found, 1)
        )

    def _merged(self, candidates: Candidates, highlights: Sequence[Highlight], limit: int) -> list[_Found]:
        """Take the best passages, each once; a copy adds its source to the one that ranks higher."""
        found: list[_Found] = []
        texts: list[str] = []
        for place, sentence, likelihood in highlights:
            row = int(candidates.passages[place])
            passage = self._library.passages[row]
            text = self._library.text(passage.article)[passage.start : passage.end]
            twin = next((n for n, other in enumerate(texts) if _alike(text, other)), None)
            if twin is not None:
                self._add_source(found[twin], self._library.sources[passage.article])
            elif len(found) < limit:
                found.append(_Found(row, sentence, likelihood, []))
                texts.append(text)
        return found

    def _add_source(self, found: _Found, source: Source) -> None:
        known = [self._library.sources[self._library.passages[found.row].article], *found.also]
        if source not in known:
            found.also.append(source)


def _alike(one: str, other: str) -> bool:
    """Whether two passages are the same words; the same story with other numbers is another story."""
    return fuzz.ratio(one, other, score_cutoff=_ALIKE) > 0 and _NUMBER.findall(one) == _NUMBER.findall(other)
