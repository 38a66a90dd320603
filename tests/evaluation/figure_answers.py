"""How often the right figure comes first for a question that asks for a quantity.

``python -m tests.evaluation.figure_answers`` builds an index over the invented articles and prints, for each
split of the questions: how often the extractor has the figure at all, how often `ask` gives it first, be it as the
nearest, and how often as an answer. ``--misses`` lists what the calibration split misses; the other is only counted.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from index.coverage import Coverage
from index.models import Figure
from index.pretrained import Models
from tests.evaluation.corpora import indexed, write_articles

QUESTIONS = Path(__file__).parent / "questions"
SPLITS = ("calibration", "test")


class Asked(NamedTuple):
    """A question with the figure that answers it: an article and the spans, one or more, where it stands."""

    id: str
    question: str
    split: str
    article: str
    spans: tuple[tuple[int, int], ...]

    def is_answered_by(self, figure: Figure) -> bool:
        """Say whether a figure is the right one: in the right article, on the right words."""
        path = figure.article.path if figure.article else None
        return path == f"{self.article}.md" and any(
            start < figure.end and figure.start < end for start, end in self.spans
        )


class Outcome(NamedTuple):
    """What became of a question: whether the figure was cut at all, came first, and came first in an answer."""

    asked: Asked
    found: bool
    first: bool
    answered: bool
    figure: Figure | None


def questions(split: str) -> list[Asked]:
    """Read the questions of a split with the places of their answers."""
    lines = (QUESTIONS / "articles.jsonl").read_text().splitlines()
    texts = {article["id"]: article["text"] for article in map(json.loads, lines)}
    lines = (QUESTIONS / "figures.jsonl").read_text().splitlines()
    asked = (_asked(one, texts[one["article"]]) for one in map(json.loads, lines))
    return [one for one in asked if one.split == split]


def _asked(one: dict[str, str], text: str) -> Asked:
    begin = text.index(one["sentence"])
    spans = tuple(_occurrences(one["sentence"], one["figure"], begin))
    return Asked(one["id"], one["question"], one["split"], one["article"], spans)


def _occurrences(sentence: str, figure: str, offset: int) -> Iterator[tuple[int, int]]:
    at = sentence.find(figure)
    while at >= 0:
        yield offset + at, offset + at + len(figure)
        at = sentence.find(figure, at + 1)


def outcomes(coverage: Coverage, asked: Sequence[Asked]) -> Iterator[Outcome]:
    """Ask each question and see what became of it."""
    for one, answer in zip(asked, coverage.ask_many([one.question for one in asked]), strict=True):
        first = answer.figures[0] if answer.figures else None
        right = first is not None and one.is_answered_by(first)
        found = any(one.is_answered_by(figure) for _, figure in coverage.library.figures)
        yield Outcome(one, found, first=right, answered=right and answer.answered, figure=first)


def measure(split: str) -> list[Outcome]:
    """Build an index over the invented articles of a split and ask every question."""
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder), split)
        with indexed(Path(folder), Models()) as coverage:
            return list(outcomes(coverage, questions(split)))


def main() -> None:
    """Print the shares."""
    for split in SPLITS:
        results = measure(split)
        shares = {
            name: sum(getattr(result, name) for result in results) / len(results)
            for name in ("found", "first", "answered")
        }
        shown = ", ".join(f"{name} {share:.3f}" for name, share in shares.items())
        print(f"{split} ({len(results)} questions): {shown}")
        for result in results if "--misses" in sys.argv and split == SPLITS[0] else ():
            if not result.first:
                first = result.figure and (result.figure.text, result.figure.kind, result.figure.measure)
                print(result.asked.id, result.asked.question, "found" if result.found else "never cut", first)


if __name__ == "__main__":
    main()
