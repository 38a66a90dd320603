"""The figures that answer a question for a quantity: the right measure, kind and period, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.calibration import Logistic, probability
from index.figure_signs import SIGNS as _SIGNS
from index.figure_signs import UNFIT, Signs, setting
from index.models import Figure
from index.series import same_measure
from index.wanted import Wanted, wants_figure

__all__ = [
    "SIGNS",
    "Nearness",
    "Wanted",
    "answering_figures",
    "figure_signs",
    "fits",
    "rank_figures",
    "setting",
    "wants_figure",
]

Floats = NDArray[np.floating]

_RIVAL = 0.75
"""A figure of another measure stands beside the best when it scores at least this share of it."""


class Nearness(NamedTuple):
    """How near the n candidates stand to the question, each (n,).

    ``sentence`` and ``setting`` are the cosines of the question with the figure's sentence and with the words
    that `setting` gives; ``passage`` is the score of its passage in the search; ``article`` says how well the
    article as a whole holds the question's words. ``answers`` are the log-odds that the sentence answers, read
    together with the question, and ``word`` that the figure's words do; low where they were not read.
    """

    sentence: Floats
    setting: Floats
    passage: Floats
    article: Floats
    answers: Floats
    word: Floats


SIGNS = (*_SIGNS, *Nearness._fields)
"""What is weighed: the signs that `index.figure_signs` reads, then how near a figure stands."""


def figure_signs(wanted: Wanted, figures: Sequence[Figure], nearness: Nearness) -> Floats:
    """Give what speaks for each figure as the answer, as `SIGNS` order it.

    Args:
        wanted: what `wants_figure` read in the question.
        figures: the n candidates.
        nearness: how near they stand to the question.

    Returns:
        A matrix (n, signs).
    """
    signs = Signs(wanted, figures)
    read = [[signs.read(index)[name] for name in _SIGNS] for index in range(len(figures))]
    return np.column_stack([np.array(read).reshape(-1, len(_SIGNS)), *nearness]).astype(np.float32)


def fits(signs: Floats) -> NDArray[np.bool_]:
    """Say of each figure, by what `figure_signs` gives, whether its kind can answer: no percentage is a price."""
    return np.asarray(signs[:, SIGNS.index("kind")] > UNFIT)


def rank_figures(figures: Sequence[Figure], signs: Floats, model: Logistic) -> list[tuple[Figure, float]]:
    """Rank figures by how likely each is to answer, with what `figure_signs` gives of them.

    Returns:
        Every figure with a score in [0, 1], the best first; equal ones in the order given.
    """
    scores = [probability(float(odds)) for odds in model.logits(SIGNS, signs)]
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
    least = _RIVAL * ranked[0][1]
    same = [figure for figure, measure in zip(figures, measures, strict=True) if measure == measures[0]]
    rivals = [
        figure
        for (figure, score), measure in zip(ranked, measures, strict=True)
        if measure != measures[0] and score >= least
    ]
    return [*same, *rivals][:limit]
