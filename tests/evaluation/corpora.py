"""The question sets that evaluations share, as documents on disk and questions with the places of their answers."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from index.build import build
from index.coverage import Coverage
from index.library import Library
from index.pretrained import Models

SHARED = Path(os.environ.get("CUTTINGS_SHARED", Path(__file__).parents[3] / "shared"))
"""Public data, for measuring only; evaluations that need it say so where it is absent."""
_QUESTIONS = Path(__file__).parent / "questions"


class Place(NamedTuple):
    """Where an answer stands: ``start`` is its offset in the paragraph or article text ``context``."""

    context: str
    start: int
    text: str


class Asked(NamedTuple):
    """A question and every place that answers it, by the path of the document; none when nothing does."""

    question: str
    answers: list[tuple[str, Place]]
    split: str

    def span_in(self, library: Library, sentence: int) -> tuple[int, int] | None:
        """Give where in a sentence, by number, the answer stands; None where the sentence does not answer.

        The whole sentence, where nothing says which of its words answer.
        """
        passage = library.passages[library.search.passage_of(sentence)]
        text, path = library.text(passage.article), library.sources[passage.article].path
        start, end = library.sentences[sentence]
        for name, place in self.answers:
            at = text.find(place.context) + place.start
            if name == path and start < at + len(place.text) and end > at:
                return max(0, at - start), min(end, at + len(place.text)) - start
        return None


@contextmanager
def indexed(documents: Path, models: Models) -> Iterator[Coverage]:
    """Build an index of a folder of documents in a temporary one, and open it."""
    with tempfile.TemporaryDirectory() as folder:
        build(documents, Path(folder), models)
        with closing(Coverage.open(Path(folder), models)) as coverage:
            yield coverage


def write_articles(documents: Path, split: str) -> None:
    """Write the invented articles of a split of `questions/` as documents with front matter."""
    documents.mkdir(parents=True, exist_ok=True)
    for line in (_QUESTIONS / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if article["split"] != split:
            continue
        head = "".join(f"{key}: {json.dumps(article[key])}\n" for key in ("title", "publisher", "published"))
        (documents / f"{article['id']}.md").write_text(
            f"---\n{head}---\n\n{article['text']}\n", encoding="utf-8"
        )


def questions(split: str) -> list[Asked]:
    """Give the questions on the invented articles of a split: teaching, calibration or test."""
    lines = (_QUESTIONS / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [_asked(one) for one in map(json.loads, lines) if one["split"] == split]


def _asked(item: dict[str, object]) -> Asked:
    also = item.get("also") or []
    assert isinstance(also, list)
    stated = [item, *also] if item["answerable"] else []
    places = [(f"{each['article']}.md", _place(str(each["answer"]), each.get("span"))) for each in stated]
    return Asked(str(item["question"]), places, str(item["split"]))


def _place(answer: str, span: object) -> Place:
    words = str(span or answer)
    return Place(answer, answer.index(words), words)


def xquad(documents: Path) -> list[Asked]:
    """Write XQuAD's articles as documents, each paragraph one of the article's, and give its questions."""
    documents.mkdir(parents=True, exist_ok=True)
    asked: list[Asked] = []
    data = json.loads((SHARED / "eval" / "xquad-en-dev.json").read_text(encoding="utf-8"))["data"]
    for number, article in enumerate(data):
        name = f"{number:03}.md"
        contexts = [" ".join(paragraph["context"].split()) for paragraph in article["paragraphs"]]
        (documents / name).write_text(
            "---\npublisher: XQuAD\n---\n\n" + "\n\n".join(contexts) + "\n", encoding="utf-8"
        )
        for paragraph, context in zip(article["paragraphs"], contexts, strict=True):
            for each in paragraph["qas"]:
                answer = each["answers"][0]
                start = len(" ".join(paragraph["context"][: answer["answer_start"]].split()))
                start = context.find(" ".join(answer["text"].split()), max(0, start - 1))
                asked.append(Asked(each["question"], [(name, Place(context, start, answer["text"]))], "dev"))
    return asked
