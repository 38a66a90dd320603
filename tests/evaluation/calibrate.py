"""Fits the models of `index.calibration` into `index/calibration.json`: ``python -m tests.evaluation.calibrate``.

Fitted on the `calibration` split of `questions/`, which the reader of `index.cross_encoder` never learned from: on
what it learned from it is surer than on what it meets. What has no answer is half of it near-misses, which are written
in an article's own words, and half questions whose paragraph is taken out: near-misses alone would teach that few
words in common speak for an answer.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from torch.nn.functional import cross_entropy

from index.answering import READ
from index.calibration import Calibration, Logistic
from index.confidence import SUMMARY, summary
from index.coverage import Coverage
from index.encoder import Encoded, Floats
from index.evidence import SIGNALS, Pages, Reader
from index.figure_report import Contest, figures_for
from index.figure_search import SIGNS
from index.library import Library
from index.models import Figure, Quote
from index.pretrained import Models
from index.quote_report import quotes_for
from index.search import Candidates
from tests.evaluation import figure_answers
from tests.evaluation.corpora import Asked, indexed, questions, write_articles

_OUT = Path(__file__).parents[2] / "index" / "calibration.json"
_SHRINK = 0.005
"""How much weights of figures are held back from growing."""
Floating = Any
"""An array of numbers, whatever their width."""


class Look(NamedTuple):
    """All that is found for one question, before any model is asked."""

    asked: Asked
    candidates: Candidates
    pages: Pages
    contest: Contest
    quotes: list[Quote]


class Example(NamedTuple):
    """A question's signals, which of its sentences answer it, and whether any does."""

    signals: Floats
    answers: Floating
    answered: bool


class Race(NamedTuple):
    """The signs of the figures that may answer a question, and which do."""

    signs: Floats
    right: Floating


class Asker:
    """Asks questions of a coverage, keeping what the models are to be fitted on."""

    def __init__(self, coverage: Coverage, models: Models) -> None:
        self.library = coverage.library
        self._models = models
        self._reader = Reader(coverage.library, models)

    def look(self, asked: Asked) -> Look:
        """Look for what answers a question."""
        encoded = self._models.encoder.encode([asked.question])[0]
        return self._look(asked, encoded, self.library.search.candidates(asked.question, encoded))

    def look_elsewhere(self, asked: Asked) -> Look:
        """Look as if the paragraph that answers were not there."""
        encoded = self._models.encoder.encode([asked.question])[0]
        keep = _elsewhere(self.library, asked)
        *columns, rarity = self.library.search.candidates(asked.question, encoded)
        kept = np.array([keep(int(row)) for row in columns[0]])
        return self._look(asked, encoded, Candidates(*(column[kept] for column in columns), rarity))

    def _look(self, asked: Asked, encoded: Encoded, candidates: Candidates) -> Look:
        pages = self._reader.read(asked.question, encoded, candidates, READ)
        contest = figures_for(self.library, asked.question, encoded, candidates, None, pages.readings)
        return Look(
            asked, candidates, pages, contest, quotes_for(self.library, asked.question, encoded, None, 5)
        )

    def example(self, look: Look, model: Logistic, answered: bool) -> Example:
        """Give the example that a look makes, its figures ranked by a model."""
        asked, candidates, pages, contest, quotes = look
        evidence = self._reader.evidence(asked.question, pages, candidates, contest.ranked(model), quotes)
        answers = [asked.span_in(self.library, int(sentence)) is not None for sentence in evidence.sentences]
        return Example(evidence.signals, np.array(answers), answered)


@contextmanager
def asking(models: Models, documents: Path) -> Iterator[Asker]:
    """Build an index of a folder of documents in a temporary one, to ask questions of."""
    with indexed(documents, models) as coverage:
        yield Asker(coverage, models)


def _elsewhere(library: Library, asked: Asked) -> Callable[[int], bool]:
    """Tell whether a passage has nothing of the paragraph that answers."""
    paths = {source.path: number for number, source in enumerate(library.sources)}
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


def _race(contest: Contest, is_right: Callable[[Figure], bool]) -> Race:
    return Race(contest.signs, np.array([is_right(figure) for figure in contest.figures], dtype=bool))


def fit_figures(found: Sequence[Race]) -> Logistic:
    """Fit which figure comes first, then how likely the first is right."""
    weights = _weights([race for race in found if race.right.any()])
    sums = [race.signs @ weights for race in found if len(race.right)]
    right = [race.right[np.argmax(race.signs @ weights)] for race in found if len(race.right)]
    level = LogisticRegression(C=10.0).fit(np.array([each.max() for each in sums])[:, None], right)
    return _logistic(SIGNS, weights * float(level.coef_[0][0]), float(level.intercept_[0]))


def _weights(won: Sequence[Race]) -> Floating:
    """Fit the weights by which the right figures beat the others: a conditional logit (McFadden 1974)."""
    scale = np.concatenate([race.signs for race in won]).std(axis=0) + 1e-6
    weights = torch.zeros(len(SIGNS), requires_grad=True)
    signs = [torch.tensor(race.signs / scale) for race in won]
    shares = [torch.tensor(race.right / race.right.sum(), dtype=torch.float32) for race in won]
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        errors = [cross_entropy(each @ weights, share) for each, share in zip(signs, shares, strict=True)]
        total: torch.Tensor = torch.stack(errors).mean() + _SHRINK * weights.square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach().numpy() / scale


def fit(found: list[Example]) -> tuple[Logistic, Logistic]:
    """Fit the model of sentences, then, on what it finds best, the model of answers."""
    sentence = _fit(
        SIGNALS, np.concatenate([e.signals for e in found]), np.concatenate([e.answers for e in found]), 0.2
    )
    best = np.stack([summary(e.signals, sentence.logits(SIGNALS, e.signals)) for e in found])
    return sentence, _fit(SUMMARY, best, np.array([e.answered for e in found]), 0.05, weight="balanced")


def _fit(
    names: tuple[str, ...], rows: Floats, labels: Floating, strength: float, weight: str | None = None
) -> Logistic:
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=strength, max_iter=5_000, class_weight=weight)
    model.fit(scaler.transform(rows), labels)
    scaled = model.coef_[0] / scaler.scale_
    return _logistic(names, scaled, float(model.intercept_[0] - scaled @ scaler.mean_))


def _logistic(names: Sequence[str], weights: Floating, bias: float) -> Logistic:
    named = {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)}
    return Logistic(weights=named, bias=round(bias, 5))


def main() -> None:
    """Fit and write."""
    models = Models()
    asked = questions("calibration")
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder), "calibration")
        with asking(models, Path(folder)) as asker:
            looks = [asker.look(each) for each in asked]
            found = [_race(look.contest, lambda _: False) for look in looks if not look.asked.answers]
            contests = {look.asked.question: look.contest for look in looks}
            for each in figure_answers.questions("calibration"):
                if each.question not in contests:
                    contests[each.question] = asker.look(Asked(each.question, [], each.split)).contest
                found.append(_race(contests[each.question], each.is_answered_by))
            figure = fit_figures(found)
            examples = [asker.example(look, figure, bool(look.asked.answers)) for look in looks]
            gone = (asker.look_elsewhere(each) for each in asked if each.answers)
            examples += [asker.example(look, figure, answered=False) for look in gone]
            sentence, answer = fit(examples)
    fitted_on = f"{len(asked)} questions of tests/evaluation/questions"
    calibration = Calibration(fitted_on=fitted_on, sentence=sentence, answer=answer, figure=figure)
    _OUT.write_text(json.dumps(calibration.model_dump(), indent=1) + "\n", encoding="utf-8")
    print(f"{_OUT.name}: {fitted_on}")


if __name__ == "__main__":
    main()
