"""The figures that answer a question for a quantity: the right measure, kind and period, best first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.asked_period import asked_period, period_fit
from index.models import Figure
from index.series import same_measure
from index.wanted import Wanted, wants_figure
from index.words import stems

__all__ = ["Wanted", "answering_figures", "rank_figures", "wants_figure"]

Vector = NDArray[np.floating]

_WEIGHTS = {
    "own": 0.30,
    "sentence": 0.14,
    "near": 0.16,
    "measure_vector": 0.16,
    "sentence_vector": 0.14,
    "noun": 0.10,
}
"""How much each sign of the right figure counts; together 1."""

_OTHER_KIND = 0.25
_QUOTED_BACK = 0.15
"""What is left of a figure whose value the question states itself."""
_OTHER_DIRECTION = 0.8
_OLDER = 0.06
"""What the oldest figure of a measure loses to the newest when the question names no period."""
_NEAR_WORDS = 5.0
_RIVAL = 0.75
"""A figure of another measure stands beside the best when it scores at least this share of it."""


class _Terms(NamedTuple):
    """A figure's words: its own (what its fields say), its sentence's, and where the question's are nearest."""

    own: frozenset[str]
    sentence: tuple[str, ...]
    place: int
    source: frozenset[str]


def rank_figures(
    question: str,
    wanted: Wanted,
    figures: Sequence[Figure],
    question_vector: Vector,
    sentence_vectors: Vector,
    measure_vectors: Vector,
) -> list[tuple[Figure, float]]:
    """Rank figures by how well each answers.

    Args:
        question: as asked.
        wanted: what `wants_figure` read in it.
        figures: the candidates, n of them.
        question_vector: the question's unit vector, (d,).
        sentence_vectors: the unit vectors of the figures' sentences, (n, d).
        measure_vectors: the unit vectors of the figures' measures, (n, d).

    Returns:
        Every figure with a score in [0, 1], the best first; equal ones in the order given.
    """
    if not figures:
        return []
    terms = [_terms(figure) for figure in figures]
    rarity = _rarity(wanted.words, terms)
    sentence_cosines = np.clip(np.asarray(sentence_vectors) @ np.asarray(question_vector), 0, 1)
    measure_cosines = np.clip(np.asarray(measure_vectors) @ np.asarray(question_vector), 0, 1)
    recency = _recency(figures) if not asked_period(wanted.text, None) else [1.0] * len(figures)
    scores = []
    for index, figure in enumerate(figures):
        signs = _signs(wanted, terms[index], rarity)
        signs |= {"sentence_vector": sentence_cosines[index], "measure_vector": measure_cosines[index]}
        score = sum(_WEIGHTS[name] * float(sign) for name, sign in signs.items())
        score *= _kind_fit(wanted, figure) * _asked_fit(wanted, figure) * (1 - _OLDER * (1 - recency[index]))
        scores.append(min(1.0, max(0.0, score)))
    order = sorted(range(len(figures)), key=lambda index: -scores[index])
    return [(figures[index], scores[index]) for index in order]


def answering_figures(ranked: Sequence[tuple[Figure, float]], limit: int = 5) -> list[Figure]:
    """Choose what to show of a ranking: the best, then its measure's other figures, then close rivals.

    The others of the measure are its series and what other outlets give; each keeps its own period and
    baseline. At most ``limit`` figures, none when nothing is ranked.
    """
    if not ranked:
        return []
    figures = [figure for figure, _ in ranked]
    measures = same_measure(figures)
    best = ranked[0][1]
    same = [figure for figure, measure in zip(figures, measures, strict=True) if measure == measures[0]]
    rivals = [
        figure
        for (figure, score), measure in zip(ranked, measures, strict=True)
        if measure != measures[0] and score >= _RIVAL * best
    ]
    return [*same, *rivals][:limit]


# -- the words ---------------------------------------------------------------------------------------------


def _terms(figure: Figure) -> _Terms:
    change = figure.change.baseline if figure.change else None
    period = figure.period.text if figure.period else None
    fields = (figure.measure, figure.subject, figure.unit, period, figure.attribution, change)
    own = frozenset(stem for field in fields if field for stem in stems(field))
    place = max(0, figure.sentence.find(figure.text))
    before = len(stems(figure.sentence[:place]))
    title = figure.article.title if figure.article else None
    return _Terms(own, tuple(stems(figure.sentence)), before, frozenset(stems(title or "")))


def _rarity(asked: Iterable[str], terms: Sequence[_Terms]) -> dict[str, float]:
    """Weigh the question's words by how few of the candidates' sentences hold them (BM25's idf)."""
    held = Counter(stem for one in terms for stem in {*one.sentence, *one.own})
    total = len(terms)
    return {stem: math.log(1 + (total - held[stem] + 0.5) / (held[stem] + 0.5)) + 0.2 for stem in asked}


def _signs(wanted: Wanted, terms: _Terms, rarity: Mapping[str, float]) -> dict[str, float]:
    total = sum(rarity.values()) or 1.0
    sentence = {*terms.sentence, *terms.own}
    held = {stem: (stem in sentence) or 0.5 * (stem in terms.source) for stem in rarity}
    return {
        "own": sum(weight for stem, weight in rarity.items() if stem in terms.own) / total,
        "sentence": sum(weight * held[stem] for stem, weight in rarity.items()) / total,
        "near": sum(weight * _nearness(stem, terms) for stem, weight in rarity.items()) / total,
        "noun": _noun(wanted.noun, terms.own),
    }


def _nearness(stem: str, terms: _Terms) -> float:
    """Give 1 where the word stands beside the figure, less the more words lie between, 0 without it."""
    distances = [abs(index - terms.place) for index, word in enumerate(terms.sentence) if word == stem]
    if distances:
        return math.exp(-max(0, min(distances) - 1) / _NEAR_WORDS)
    return 0.5 if stem in terms.own else 0.0


def _noun(noun: Sequence[str], own: frozenset[str]) -> float:
    """Give the share of the asked-for noun's words that the figure's own words hold; the first counts twice."""
    if not noun:
        return 0.5
    weights = [2.0, *[1.0] * (len(noun) - 1)]
    return sum(weight for stem, weight in zip(noun, weights, strict=True) if stem in own) / sum(weights)


# -- kind, period, numbers ---------------------------------------------------------------------------------


def _kind_fit(wanted: Wanted, figure: Figure) -> float:
    """Give how well the kind answers; a noun that is the figure's own unit settles it ("how many miles")."""
    unit = stems(figure.unit or "")
    fit = wanted.kinds.get(figure.kind, _OTHER_KIND)
    if wanted.noun and unit and unit[-1] in wanted.noun[:2] and not wanted.change:
        fit = max(fit, 0.95)
    if wanted.change and figure.kind != "change" and figure.change:
        fit = max(fit, 0.6)
    moved = figure.change.direction if figure.change else None
    if wanted.direction and moved and moved != wanted.direction:
        fit *= _OTHER_DIRECTION
    return 0.3 + 0.7 * fit


def _asked_fit(wanted: Wanted, figure: Figure) -> float:
    """Lower a figure for another time than the one asked for, and one that the question itself states."""
    published = figure.article.published if figure.article else None
    fit = period_fit(asked_period(wanted.text, published), figure)
    return fit * _QUOTED_BACK if figure.value in wanted.numbers else fit


def _recency(figures: Sequence[Figure]) -> list[float]:
    """Give each figure's place in time from 0, the earliest, to 1, the latest; 0.5 where nothing tells."""
    days = [_day(figure) for figure in figures]
    known = sorted({day for day in days if day})
    if len(known) < 2:
        return [0.5 if day is None else 1.0 for day in days]
    ranks = {day: index / (len(known) - 1) for index, day in enumerate(known)}
    return [0.5 if day is None else ranks[day] for day in days]


def _day(figure: Figure) -> date | None:
    if figure.period and (figure.period.end or figure.period.start):
        return figure.period.end or figure.period.start
    return figure.article.published if figure.article and not figure.period else None
