"""The first coverage: no line of furniture in what is read, and every paragraph kept."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from index.models import Article
from index.reading import read_file

SEEDS = Path(os.environ.get("CUTTINGS_SHARED", Path(__file__).parents[3].parent / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seeds are not at {SEEDS}")


def read(prefix: str) -> Article:
    return read_file(next(SEEDS.glob(f"{prefix}_*")), SEEDS)


def source_lines(prefix: str) -> list[str]:
    text = next(SEEDS.glob(f"{prefix}_*")).read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("prefix", "first", "last", "furniture"),
    [
        # Lines of the file, counted from 0 without blank ones: where the article begins and ends, and which
        # lines between are captions, players and teasers.
        ("000", 1, 14, {5}),
        ("001", 0, 11, set()),
        ("002", 2, 9, set()),
        ("003", 5, 34, {6, 7, 12, 13, 17, 18, 23, 24, 29, 30}),
        ("004", 0, 19, set()),
    ],
)
def test_the_article_is_kept_whole_and_alone(prefix: str, first: int, last: int, furniture: set[int]) -> None:
    lines = source_lines(prefix)
    article = [lines[number] for number in range(first, last + 1) if number not in furniture]
    assert read(prefix).text.split("\n\n") == article


def test_what_the_texts_state_is_read_and_nothing_is_guessed() -> None:
    articles = [read(f"{number:03}") for number in range(5)]
    assert [article.published for article in articles] == [
        date(2025, 4, 22), None, date(2023, 7, 17), date(2025, 1, 6), None
    ]  # fmt: skip
    assert [article.author for article in articles] == [None, None, None, "Will Conroy", None]
    assert {article.publisher for article in articles} == {None}
    titles = [article.title for article in articles]
    assert titles[2] == "Offenders: Deportation"
    assert str(titles[3]).startswith("Home Office refuses to release")
    assert [titles[0], titles[1], titles[4]] == [None, None, None]
