"""Logistic models fitted on questions with known answers: ``python -m tests.evaluation.calibrate`` writes them."""

from __future__ import annotations

from importlib import resources

import numpy as np
from pydantic import BaseModel

from index.encoder import Floats


class Logistic(BaseModel):
    """A logistic model: weights by the name of the signal, and the bias."""

    weights: dict[str, float]
    bias: float

    def logits(self, names: tuple[str, ...], signals: Floats) -> Floats:
        """Give the log-odds of each row of (n, signals)."""
        return np.asarray(signals @ np.array([self.weights[name] for name in names], np.float32) + self.bias)


class Calibration(BaseModel):
    """The fitted models, and what they were fitted on."""

    fitted_on: str
    sentence: Logistic
    """That a sentence is the one that answers."""
    answer: Logistic
    """That anything answers at all."""
    figure: Logistic
    """That a figure is the one that answers a question for a quantity."""


def packaged_calibration() -> Calibration:
    """Give the calibration that comes with the program."""
    return Calibration.model_validate_json(resources.files("index").joinpath("calibration.json").read_bytes())


def probability(logit: float) -> float:
    """Give the probability, in [0, 1], of log-odds."""
    return float(1 / (1 + np.exp(-np.clip(logit, -50, 50))))
