"""How often the right figure comes first for a question that asks for a quantity.

``python -m tests.evaluation.figure_answers`` builds an index over the invented articles and prints, for each
half of the questions: how often the extractor has the figure at all, how often it is ranked first, and how
often `ask` answers with it. ``--misses`` lists what the calibration half misses; the other is only counted.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import frontmatter

from index.answering import Answering
from index.build import build
from index.figure_report import figures_for
from index.generation import open_newest
from index.library import Library
from index.models import Figure
from index.pretrained import Models

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
    """What became of a question: whether the figure was cut at all, was ranked first, was answered with."""

    asked: Asked
    found: bool
    ranked: bool
    answered: bool
    first: Figure | None


def write_documents(folder: Path) -> None:
    """Write the invented articles as documents, one file each, named by their number."""
    for line in (QUESTIONS / "articles.jsonl").read_text().splitlines():
        article = json.loads(line)
        front = {name: article[name] for name in ("title", "publisher", "published")}
        post = frontmatter.Post(article["text"], **front)
        (folder / f"{article['id']}.md").write_text(frontmatter.dumps(post))


def questions() -> list[Asked]:
    """Read the questions with the places of their answers."""
    lines = (QUESTIONS / "articles.jsonl").read_text().splitlines()
    texts = {article["id"]: article["text"] for article in map(json.loads, lines)}
    lines = (QUESTIONS / "figures.jsonl").read_text().splitlines()
    return [_asked(one, texts[one["article"]]) for one in map(json.loads, lines)]


def _asked(one: dict[str, str], text: str) -> Asked:
    begin = text.index(one["sentence"])
    spans = tuple(_occurrences(one["sentence"], one["figure"], begin))
    return Asked(one["id"], one["question"], one["split"], one["article"], spans)


def _occurrences(sentence: str, figure: str, offset: int) -> Iterator[tuple[int, int]]:
    at = sentence.find(figure)
    while at >= 0:
        yield offset + at, offset + at + len(figure)
        at = sentence.find(figure, at + 1)


def outcomes(index: Path, models: Models, asked: Sequence[Asked]) -> Iterator[Outcome]:
    """Ask each question and see what became of it."""
    opened, _ = open_newest(index)
    library = Library(opened)
    answers = Answering(library, models).answers([one.question for one in asked], None, 5)
    for one, answer in zip(asked, answers, strict=True):
        encoded = models.encoder.encode([one.question])[0]
        candidates = library.search.candidates(one.question, encoded)
        ranked = figures_for(library, one.question, encoded, candidates, None)
        yield Outcome(
            one,
            found=any(one.is_answered_by(figure) for _, figure in library.figures),
            ranked=bool(ranked and one.is_answered_by(ranked[0][0])),
            answered=bool(answer.figures and one.is_answered_by(answer.figures[0])),
            first=ranked[0][0] if ranked else None,
        )
    opened.close()


def measure() -> list[Outcome]:
    """Build an index over the invented articles and ask every question."""
    models = Models()
    with tempfile.TemporaryDirectory() as folder:
        documents, index = Path(folder, "documents"), Path(folder, "index")
        documents.mkdir()
        write_documents(documents)
        build(documents, index, models)
        return list(outcomes(index, models, questions()))


def main() -> None:
    """Print the shares."""
    results = measure()
    for split in SPLITS:
        half = [result for result in results if result.asked.split == split]
        shares = {
            name: sum(getattr(result, name) for result in half) / len(half)
            for name in ("found", "ranked", "answered")
        }
        shown = ", ".join(f"{name} {share:.3f}" for name, share in shares.items())
        print(f"{split} ({len(half)} questions): {shown}")
    if "--misses" in sys.argv:
        for result in results:
            if result.asked.split == "calibration" and not result.ranked:
                first = result.first and (result.first.text, result.first.kind, result.first.measure)
                print(result.asked.id, result.asked.question, "found" if result.found else "never cut", first)


if __name__ == "__main__":
    main()
