"""How sure an answer is: two logistic models over the signals of `index.evidence`.

Both are fitted on questions with known answers. The first tells how likely each sentence is to be the one that
answers; it orders highlights and passages. The second, from the best sentence's signals and its lead, tells how
likely it is that anything answers at all. `python -m tests.evaluation.calibrate` fits both and writes
`calibration.json`.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.calibration import Calibration, packaged_calibration, probability
from index.encoder import Floats
from index.evidence import SIGNALS, Evidence

_SCORE_WEIGHT = 16.0
"""How much the search's score of the whole passage counts beside the log-odds of its best sentence."""
THRESHOLD = 0.5
"""An answer at least this likely is given as one."""


class Highlight(NamedTuple):
    """A passage, by its place among the candidates, its best sentence, by number, and how likely that answers."""

    passage: int
    sentence: int
    likelihood: float


class Verdict(NamedTuple):
    """How likely it is that anything answers, in [0, 1], and the passages read, the likeliest to answer first."""

    confidence: float
    highlights: list[Highlight]


SUMMARY = (*SIGNALS, "likelihood", "lead")
"""The signals of an answer: those of its best sentence, its log-odds, and by how much they lead the next sentence's."""


class Judge:
    """Judges evidence with a calibration: the one that comes with the program unless another is given."""

    def __init__(self, calibration: Calibration | None = None) -> None:
        self._given = calibration

    @cached_property
    def calibration(self) -> Calibration:
        """The models."""
        return self._given or packaged_calibration()

    def judge(self, evidence: Evidence, scores: Floats) -> Verdict:
        """Judge the evidence for one question, with the search's score of each passage read."""
        odds = self.calibration.sentence.logits(SIGNALS, evidence.signals)
        ranked = odds + _SCORE_WEIGHT * (scores[evidence.passages] - 0.5)
        highlights: dict[int, Highlight] = {}
        for place in np.argsort(-ranked, kind="stable"):
            passage = int(evidence.passages[place])
            found = Highlight(passage, int(evidence.sentences[place]), probability(float(ranked[place])))
            highlights.setdefault(passage, found)
        return Verdict(self.answered(evidence.signals, odds), list(highlights.values()))

    def answered(self, signals: Floats, odds: Floats) -> float:
        """Give the probability that something answers, from the sentences' signals and their log-odds."""
        best = summary(signals, odds)
        return probability(float(self.calibration.answer.logits(SUMMARY, best[None, :])[0]))


def summary(signals: Floats, odds: Floats) -> Floats:
    """Give the signals of an answer, in the order of `SUMMARY`, from those of its sentences and their log-odds."""
    best = int(np.argmax(odds))
    ordered = np.sort(odds)[::-1]
    return np.append(signals[best], [ordered[0], ordered[0] - ordered[min(1, len(ordered) - 1)]]).astype(
        np.float32
    )
