"""Fits the models of `index.confidence` into `index/calibration.json`: ``python -m tests.evaluation.calibrate``.

Fitted on the calibration half of `questions/` and, where they are at hand, on the XQuAD questions, once with
their paragraph in the index and once with it taken out: what is then nearest is near and does not answer.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from index.build import build
from index.confidence import SUMMARY, Calibration, Logistic, summary
from index.coverage import Coverage
from index.encoder import Encoded, Floats
from index.evidence import SIGNALS, Reader
from index.figure_report import figures_for
from index.library import Library
from index.pretrained import Models
from index.quote_report import quotes_for
from index.search import Candidates
from tests.evaluation.corpora import SHARED, Asked, questions, write_articles, xquad

_OUT = Path(__file__).parents[2] / "index" / "calibration.json"
_OWN_WEIGHT = 10
"""Our questions are few and hard; each counts as so many of XQuAD's."""
_READ = 10


class Example(NamedTuple):
    """A question's signals, which of its sentences answer it, whether any does, and how much it counts."""

    signals: Floats
    answers: Any
    answered: bool
    weight: int


def examples(
    models: Models, documents: Path, asked: list[Asked], weight: int, without: bool = False
) -> Iterator[Example]:
    """Give an example for each question on a folder of documents; with ``without``, one more with its paragraph out."""
    with tempfile.TemporaryDirectory() as folder:
        build(documents, Path(folder), models)
        coverage = Coverage.open(Path(folder), models)
        library = coverage.library
        reader = Reader(library)
        paths = {source.path: number for number, source in enumerate(library.sources)}
        for question, encoded in zip(asked, models.encoder.encode([a.question for a in asked]), strict=True):
            yield _example(library, reader, question, encoded, paths, weight, lambda row: True)
            if without:
                yield _example(
                    library, reader, question, encoded, paths, weight, _elsewhere(library, question, paths)
                )
        coverage.close()


def _elsewhere(library: Library, asked: Asked, paths: dict[str | None, int]) -> Callable[[int], bool]:
    """Tell whether a passage has nothing of the paragraph that answers."""
    places = [(paths[path], library.text(paths[path]).find(answer.context)) for path, answer in asked.answers]

    def keep(row: int) -> bool:
        passage = library.passages[row]
        return not any(
            passage.article == article
            and passage.start < start + len(asked.answers[0][1].context)
            and passage.end > start
            for article, start in places
        )

    return keep


def _example(
    library: Library,
    reader: Reader,
    asked: Asked,
    encoded: Encoded,
    paths: dict[str | None, int],
    weight: int,
    keep: Callable[[int], bool],
) -> Example:
    candidates = library.search.candidates(asked.question, encoded)
    kept = np.array([keep(int(row)) for row in candidates.passages])
    *columns, rarity = candidates
    candidates = Candidates(*(column[kept] for column in columns), rarity)
    figures = figures_for(library, asked.question, encoded, candidates, None)
    quotes = quotes_for(library, asked.question, encoded, None, 5)
    evidence = reader.evidence(asked.question, encoded, candidates, figures, quotes, _READ)
    answers = np.array([_answers(library, int(s), int(candidates.passages[p]), asked, paths)
                        for s, p in zip(evidence.sentences, evidence.passages, strict=True)])  # fmt: skip
    return Example(evidence.signals, answers, bool(asked.answers) and bool(kept.all()), weight)


def _answers(library: Library, sentence: int, row: int, asked: Asked, paths: dict[str | None, int]) -> bool:
    article = library.passages[row].article
    start, end = library.sentences[sentence]
    text = library.text(article)
    for path, answer in asked.answers:
        at = text.find(answer.context) + answer.start
        if paths[path] == article and start < at + len(answer.text) and end > at:
            return True
    return False


def fit(found: list[Example]) -> tuple[Logistic, Logistic]:
    """Fit the model of sentences, then, on what it finds best, the model of answers."""
    sentence = _fit(
        SIGNALS,
        np.concatenate([e.signals for e in found]),
        np.concatenate([e.answers for e in found]),
        np.concatenate([np.full(len(e.answers), e.weight) for e in found]),
        strength=0.2,
    )
    best = np.stack([summary(e.signals, sentence.logits(SIGNALS, e.signals)) for e in found])
    answered = np.array([e.answered for e in found])
    return sentence, _fit(SUMMARY, best, answered, np.array([e.weight for e in found]), strength=0.05)


def _fit(names: tuple[str, ...], rows: Floats, labels: Any, weights: Any, strength: float) -> Logistic:  # noqa: ANN401
    scaler = StandardScaler().fit(rows, sample_weight=weights)
    model = LogisticRegression(C=strength, max_iter=5_000).fit(
        scaler.transform(rows), labels, sample_weight=weights
    )
    scaled = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - scaled @ scaler.mean_)
    return Logistic(
        weights={n: round(float(w), 5) for n, w in zip(names, scaled, strict=True)}, bias=round(bias, 5)
    )


def main() -> None:
    """Fit and write."""
    models = Models()
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder) / "documents"
        write_articles(documents)
        asked = [question for question in questions() if question.split == "calibration"]
        found = list(examples(models, documents, asked, _OWN_WEIGHT))
        fitted_on = f"{len(asked)} questions of tests/evaluation/questions"
        if (SHARED / "eval" / "xquad-en-dev.json").exists():
            documents = Path(folder) / "xquad"
            asked = xquad(documents)
            found += examples(models, documents, asked, 1, without=True)
            fitted_on += f", and {len(asked)} of XQuAD with and without their paragraph"
    sentence, answer = fit(found)
    calibration = Calibration(fitted_on=fitted_on, sentence=sentence, answer=answer)
    _OUT.write_text(json.dumps(calibration.model_dump(), indent=1) + "\n", encoding="utf-8")
    print(f"{_OUT.name}: {fitted_on}")


if __name__ == "__main__":
    main()
