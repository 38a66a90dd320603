"""Figures from a generation: as series on a topic, and those that answer a question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from index.calibration import Logistic
from index.cross_encoder import Reading
from index.encoder import Encoded, Floats
from index.figure_search import SIGNS, Nearness, figure_signs, fits, rank_figures
from index.library import Library, Numbers
from index.models import Figure, FigureReport
from index.pretrained import Models
from index.question import read_question
from index.search import Candidates, late_interaction
from index.series import Similarity, same_measure, series
from index.vectors import nearest
from index.wanted import any_figure, wants_figure
from index.words import stems

_LOOK = 40
"""How many figures each of the measures and the passages found may bring to be ranked."""
_PASSAGES = 20
_TAKEN = 0.0
"""From these log-odds on the reader takes a sentence, or a figure in it, for what answers."""
_SURE = 8.0
"""Log-odds beyond these tell no more."""
_RELEVANT = 0.72
"""A figure is on the topic when it scores this share of the best one's score."""
_LEAST = 0.4
"""And this much at least, so that a topic of which there is no figure gets none."""
_MOST = 400
"""Figures that are grouped at once."""


def report_figures(
    library: Library, models: Models, topic: str, articles: Collection[int] | None, limit: int
) -> FigureReport:
    """Give the figures on a topic as at most ``limit`` series, the most relevant first."""
    encoded = models.encoder.encode([topic])[0]
    numbers = _allowed(library, np.arange(len(library.figures)), articles)
    scores = _topic_scores(library, encoded, topic, numbers)
    found: Sequence[Figure] = ()
    if len(numbers) and scores.max() >= _LEAST:
        order = np.argsort(-scores, kind="stable")[:_MOST]
        ranked = [library.figures[int(numbers[n])][1] for n in order]
        kept = int((scores[order] >= max(_LEAST, _RELEVANT * float(scores.max()))).sum())
        found = _with_their_measures(ranked, kept)
    grouped = series(found, _similarity(models))
    return FigureReport(topic=topic, series=tuple(grouped[:limit]), generation=library.name)


def _with_their_measures(ranked: Sequence[Figure], kept: int) -> list[Figure]:
    """Give the first ``kept`` figures and those after them that measure the same, so that no series has a gap."""
    measures = same_measure(ranked)
    wanted = set(measures[:kept])
    return [figure for figure, measure in zip(ranked, measures, strict=True) if measure in wanted]


def _topic_scores(library: Library, encoded: Encoded, topic: str, numbers: Numbers) -> Floats:
    """Score figures for a topic: the nearness of measure and sentence, and the topic's words in either."""
    if not len(numbers):
        return np.zeros(0, np.float32)
    measures = library.vectors.measures.reconstruct_batch(numbers) @ encoded.vector
    sentences = library.search.closeness(encoded, library.figure_sentences[numbers])
    wanted = set(stems(topic))
    shares = np.array([_share(wanted, library.figures[int(n)][1]) for n in numbers], np.float32)
    return np.asarray(0.35 * np.clip(measures, 0, 1) + 0.25 * np.clip(sentences, 0, 1) + 0.4 * shares)


def _share(wanted: set[str], figure: Figure) -> float:
    """The share of the topic's words that the figure has: whole in its measure, half elsewhere in its sentence."""
    measure = set(stems(f"{figure.measure} {figure.subject or ''} {figure.unit or ''}"))
    nearby = set(stems(figure.sentence)) - measure
    return (len(wanted & measure) + 0.5 * len(wanted & nearby)) / max(1, len(wanted))


def _similarity(models: Models) -> Similarity:
    def similarity(measures: Sequence[str]) -> Floats:
        vectors = np.stack([encoded.vector for encoded in models.encoder.encode(measures)])
        return np.asarray(vectors @ vectors.T)

    return similarity


class Contest(NamedTuple):
    """The figures that may answer a question, with what speaks for each as `index.figure_search.SIGNS` order it."""

    figures: list[Figure]
    signs: Floats

    def ranked(self, model: Logistic) -> list[tuple[Figure, float]]:
        """Give the figures, the likeliest to answer first, with scores in [0, 1]."""
        return rank_figures(self.figures, self.signs, model)


def figures_for(
    library: Library,
    question: str,
    encoded: Encoded,
    candidates: Candidates,
    articles: Collection[int] | None,
    readings: Mapping[int, Reading],
) -> Contest:
    """Find the figures that may answer a question.

    Any question may be answered by the figures that the reader takes for its answer ("What will each family get?"), one
    that asks for a quantity by any figure of such a kind that stands near.

    Args:
        library: where to look.
        question: as asked.
        encoded: the same, encoded.
        candidates: the passages found.
        articles: the numbers of the articles to look in; None for all.
        readings: of the nearest sentences, by their numbers.
    """
    wanted = wants_figure(question)
    if not wanted and read_question(question).expects not in ("other", "number"):
        return Contest([], np.zeros((0, len(SIGNS)), np.float32))
    near = nearest(library.vectors.measures, encoded.vector, _LOOK, _all_or(library, articles))
    numbers = np.unique(np.concatenate([near, _standing_in(library, candidates)]).astype(np.int64))
    nearness = _nearness(library, encoded, candidates, numbers, readings)
    may = (nearness.answers >= _TAKEN) & (nearness.word >= _TAKEN)
    if not wanted and not may.any():
        return Contest([], np.zeros((0, len(SIGNS)), np.float32))
    figures = [library.figures[int(n)][1] for n in numbers]
    signs = figure_signs(wanted or any_figure(question), figures, nearness)
    if wanted:
        may |= fits(signs)
    return Contest([figure for figure, able in zip(figures, may, strict=True) if able], signs[may])


def _nearness(
    library: Library,
    encoded: Encoded,
    candidates: Candidates,
    numbers: Numbers,
    readings: Mapping[int, Reading],
) -> Nearness:
    """Measure how near figures stand: by their sentences, their settings, their passages and their articles."""
    sentences = library.figure_sentences[numbers]
    rows = [library.search.passage_of(int(sentence)) for sentence in sentences]
    passages = dict(zip(map(int, candidates.passages), candidates.score, strict=True))
    articles = _article_matches(library, candidates)
    answers, word = _read(library, numbers, readings)
    return Nearness(
        sentence=library.vectors.sentences.reconstruct_batch(sentences) @ encoded.vector,
        setting=library.vectors.measures.reconstruct_batch(numbers) @ encoded.vector,
        passage=np.array([passages.get(row, 0.0) for row in rows], np.float32),
        article=np.array([articles.get(library.figures[int(n)][0], 0.0) for n in numbers], np.float32),
        answers=answers,
        word=word,
    )


def _read(library: Library, numbers: Numbers, readings: Mapping[int, Reading]) -> tuple[Floats, Floats]:
    """Give what reading told of each figure: the log-odds that its sentence answers, and that its words do."""
    table = np.full((2, len(numbers)), -_SURE, np.float32)
    for place, number in enumerate(numbers):
        sentence = int(library.figure_sentences[number])
        if reading := readings.get(sentence):
            figure, start = library.figures[int(number)][1], library.sentences[sentence][0]
            table[:, place] = reading.odds, reading.of(figure.start - start, figure.end - start)
    answers, words = np.clip(table, -_SURE, _SURE)
    return answers, words


def _article_matches(library: Library, candidates: Candidates) -> dict[int, float]:
    """Say how well each article found holds the question's words: each word's best match in any of its passages."""
    best: dict[int, Floats] = {}
    for row, matches in zip(candidates.passages, candidates.word_matches, strict=True):
        article = int(library.search.article_of[int(row)])
        best[article] = np.maximum(best[article], matches) if article in best else matches
    return {article: float(late_interaction(matches, candidates.rarity)) for article, matches in best.items()}


def _standing_in(library: Library, candidates: Candidates) -> Numbers:
    """The numbers of the figures that stand in the best passages."""
    sentences = [
        np.arange(library.passages[int(row)].first_sentence, library.passages[int(row)].last_sentence)
        for row in candidates.passages[:_PASSAGES]
    ]
    if not sentences:
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.isin(library.figure_sentences, np.concatenate(sentences)))


def _all_or(library: Library, articles: Collection[int] | None) -> Numbers | None:
    return None if articles is None else _allowed(library, np.arange(len(library.figures)), articles)


def _allowed(library: Library, numbers: Numbers, articles: Collection[int] | None) -> Numbers:
    if articles is None:
        return numbers
    return numbers[[library.figures[int(n)][0] in articles for n in numbers]]
