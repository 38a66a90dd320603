"""How often answerable questions are answered and others are not: ``python -m tests.evaluation.abstention``.

The test split of `questions/` holds near-misses that share subject and names with an article; XQuAD with each
question's own paragraph taken out holds milder ones.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from index.calibration import packaged_calibration
from index.confidence import THRESHOLD, Judge
from index.evidence import SIGNALS
from index.pretrained import Models
from tests.evaluation.calibrate import Example, asking
from tests.evaluation.corpora import SHARED, questions, write_articles, xquad


def confidences(found: list[Example]) -> tuple[list[float], list[bool]]:
    """Give the confidence in each example, and whether it can be answered."""
    judge = Judge()
    sentence = judge.calibration.sentence
    sure = [judge.answered(each.signals, sentence.logits(SIGNALS, each.signals)) for each in found]
    return sure, [each.answered for each in found]


def main() -> None:
    """Print a line for each set of questions."""
    models, figure = Models(), packaged_calibration().figure
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder) / "ours", "test")
        with asking(models, Path(folder) / "ours") as asker:
            found = [asker.example(asker.look(q), figure, bool(q.answers)) for q in questions("test")]
        _print("invented news", found)
        if (SHARED / "eval" / "xquad-en-dev.json").exists():
            asked = xquad(Path(folder) / "xquad")
            with asking(models, Path(folder) / "xquad") as asker:
                found = [asker.example(asker.look(q), figure, answered=True) for q in asked]
                found += [asker.example(asker.look_elsewhere(q), figure, answered=False) for q in asked]
            _print("XQuAD, paragraph taken out", found)


def _print(name: str, found: list[Example]) -> None:
    sure, answerable = (np.array(column) for column in confidences(found))
    answered = sure >= THRESHOLD
    print(
        f"{name}: AUROC {roc_auc_score(answerable, sure):.3f}, answerable answered "
        f"{answered[answerable].mean():.3f}, others not answered {(~answered[~answerable]).mean():.3f}"
    )


if __name__ == "__main__":
    main()
