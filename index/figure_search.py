"""The figures that answer a question for a quantity: the right measure, kind and period, best first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.figure_signs import Signs, setting
from index.models import Figure
from index.series import same_measure
from index.wanted import Wanted, wants_figure

__all__ = ["Nearness", "Wanted", "answering_figures", "rank_figures", "setting", "wants_figure"]

Floats = NDArray[np.floating]

_WEIGHTS = {
    "sentence": 1.8,
    "setting": 8.0,
    "passage": 4.7,
    "article": 9.0,
    "own": 1.2,
    "clause": 1.5,
    "near": 4.9,
    "noun": 1.0,
    "kind": 2.0,
    "period": 1.8,
    "whole": -0.9,
    "stated": -1.8,
    "against": -2.8,
    "recency": 0.5,
}
"""How much each sign counts: a softmax regression over both halves of the invented questions, rounded."""
_EVEN = 17.5
"""The weighed sum at which a figure is as likely the answer as not."""
_SPREAD = 2.0
_RIVAL = 0.75
"""A figure of another measure stands beside the best when it scores at least this share of it."""


class Nearness(NamedTuple):
    """How near the n candidates stand to the question, each (n,) and about 0 to 1.

    ``sentence`` and ``setting`` are the cosines of the question with the figure's sentence and with the words
    that `setting` gives; ``passage`` is the score of its passage in the search; ``article`` says how well the
    article as a whole holds the question's words.
    """

    sentence: Floats
    setting: Floats
    passage: Floats
    article: Floats


def rank_figures(wanted: Wanted, figures: Sequence[Figure], nearness: Nearness) -> list[tuple[Figure, float]]:
    """Rank figures by how well each answers.

    Args:
        wanted: what `wants_figure` read in the question.
        figures: the n candidates.
        nearness: how near they stand to the question.

    Returns:
        Every figure with a score in [0, 1], the best first; equal ones in the order given.
    """
    signs = Signs(wanted, figures)
    scores = []
    for index, near in enumerate(zip(*nearness, strict=True)):
        read = {**signs.read(index), **dict(zip(Nearness._fields, map(float, near), strict=True))}
        scores.append(_score(sum(weight * read[name] for name, weight in _WEIGHTS.items())))
    order = sorted(range(len(figures)), key=lambda index: -scores[index])
    return [(figures[index], scores[index]) for index in order]


def _score(weighed: float) -> float:
    """Bring a weighed sum to [0, 1] by the logistic curve."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, (weighed - _EVEN) / _SPREAD))))


def answering_figures(ranked: Sequence[tuple[Figure, float]], limit: int = 5) -> list[Figure]:
    """Choose what to show of a ranking: the best, then its measure's other figures, then close rivals.

    The others of the measure are its series and what other outlets give; each keeps its own period and
    baseline. At most ``limit`` figures, none when nothing is ranked.
    """
    if not ranked:
        return []
    figures = [figure for figure, _ in ranked]
    measures = same_measure(figures)
    least = _RIVAL * ranked[0][1]
    same = [figure for figure, measure in zip(figures, measures, strict=True) if measure == measures[0]]
    rivals = [
        figure
        for (figure, score), measure in zip(ranked, measures, strict=True)
        if measure != measures[0] and score >= least
    ]
    return [*same, *rivals][:limit]
