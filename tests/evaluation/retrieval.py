"""How well passages are found, ours beside the usual ways, in one run: ``python -m tests.evaluation.retrieval``.

MRR@10 and the share of questions whose first passage answers. A passage answers when it overlaps the answer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.coverage import Coverage
from index.encoder import Encoded, Floats
from index.library import Library
from index.models import Answer
from index.pretrained import Models
from index.search import query_words
from tests.evaluation.corpora import SHARED, Asked, indexed, questions, write_articles, xquad

Ranker = Callable[[str, Encoded], Floats]
"""Gives a score for every passage."""


class Quality(NamedTuple):
    """Mean reciprocal rank over the first ten, and the share of questions answered by the first."""

    mrr: float
    first: float


def our_quality(coverage: Coverage, asked: list[Asked]) -> Quality:
    """Measure `Coverage.ask`, as users meet it."""
    answers = coverage.ask_many([a.question for a in asked], limit=10)
    return _quality([_rank_of(coverage.library, answer, a) for answer, a in zip(answers, asked, strict=True)])


def _rank_of(library: Library, answer: Answer, asked: Asked) -> int | None:
    for rank, passage in enumerate(answer.passages, 1):
        if _overlaps(library, passage.article.path, passage.start, passage.end, asked):
            return rank
    return None


def _overlaps(library: Library, path: str | None, start: int, end: int, asked: Asked) -> bool:
    for name, answer in asked.answers:
        if name != path:
            continue
        article = next(n for n, source in enumerate(library.sources) if source.path == path)
        at = library.text(article).find(answer.context) + answer.start
        if start < at + len(answer.text) and end > at:
            return True
    return False


def peers(library: Library) -> dict[str, Ranker]:
    """Give the usual ways to rank, over the same passages."""
    vectors, tables = library.vectors, library.tables
    total = vectors.passages.ntotal
    passages = vectors.passages.reconstruct_n(0, total)
    sentences = vectors.sentences.reconstruct_n(0, vectors.sentences.ntotal)
    starts = [place.first_sentence for place in library.passages]

    def words(question: str, _: Encoded) -> Floats:
        scores = np.zeros(total, np.float32)
        for row, score in tables.match_passages(query_words(question)).items():
            scores[row] = score
        return scores

    def meaning(_: str, encoded: Encoded) -> Floats:
        return np.asarray(passages @ encoded.vector)

    def ranks(scores: Floats) -> Floats:
        places = np.empty(total, np.float32)
        places[np.argsort(-scores, kind="stable")] = np.arange(1, total + 1)
        return places

    def by_rank(question: str, encoded: Encoded) -> Floats:
        return 1 / (60 + ranks(words(question, encoded))) + 1 / (60 + ranks(meaning(question, encoded)))

    def by_score(question: str, encoded: Encoded) -> Floats:
        best_sentence = np.maximum.reduceat(sentences @ encoded.vector, starts)
        found = words(question, encoded)
        spread = max(float(found.max() - found.min()), 1e-9)
        return (best_sentence + meaning(question, encoded)) / 2 + 0.4 * (found - found.min()) / spread

    return {
        "BM25 (SQLite FTS5, Porter)": words,
        "passage vectors (all-MiniLM-L6-v2)": meaning,
        "the two by reciprocal rank": by_rank,
        "sentence and passage vectors with BM25 by score": by_score,
    }


def quality_of(ranker: Ranker, library: Library, asked: list[Asked], encoded: list[Encoded]) -> Quality:
    """Measure a peer."""
    found: list[int | None] = []
    for question, vector in zip(asked, encoded, strict=True):
        best = np.argsort(-ranker(question.question, vector), kind="stable")[:10]
        hits = [rank for rank, row in enumerate(best, 1) if _row_overlaps(library, int(row), question)]
        found.append(hits[0] if hits else None)
    return _quality(found)


def _row_overlaps(library: Library, row: int, asked: Asked) -> bool:
    place = library.passages[row]
    return _overlaps(library, library.sources[place.article].path, place.start, place.end, asked)


def _quality(ranks: list[int | None]) -> Quality:
    return Quality(
        sum(1 / rank for rank in ranks if rank) / len(ranks), sum(rank == 1 for rank in ranks) / len(ranks)
    )


def main() -> None:
    """Print a table for each set of questions."""
    models = Models()
    with tempfile.TemporaryDirectory() as folder:
        sets: dict[str, tuple[Path, list[Asked]]] = {}
        write_articles(Path(folder) / "ours", "test")
        sets["invented news"] = Path(folder) / "ours", [q for q in questions("test") if q.answers]
        if (SHARED / "eval" / "xquad-en-dev.json").exists():
            sets["XQuAD"] = Path(folder) / "xquad", xquad(Path(folder) / "xquad")
        for name, (documents, asked) in sets.items():
            with indexed(documents, models) as coverage:
                encoded = models.encoder.encode([a.question for a in asked])
                print(
                    f"\n{name}: {len(asked)} questions, {len(coverage.library.passages)} passages\nMRR@10  first"
                )
                for peer, ranker in peers(coverage.library).items():
                    quality = quality_of(ranker, coverage.library, asked, encoded)
                    print(f"{quality.mrr:.3f}   {quality.first:.3f}  {peer}")
                quality = our_quality(coverage, asked)
                print(f"{quality.mrr:.3f}   {quality.first:.3f}  Cuttings")


if __name__ == "__main__":
    main()
