"""Search: words and vectors bring candidates, ranked; a question's words can do no harm to the full-text query."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.coverage import Coverage
from index.pretrained import Models
from index.search import Candidates, Search, query_words


@pytest.fixture(scope="module")
def search(coverage: Coverage) -> Search:
    return coverage.library.search


def found(search: Search, models: Models, question: str, articles: set[int] | None = None) -> Candidates:
    return search.candidates(question, models.encoder.encode([question])[0], articles)


@given(st.text())
def test_words_of_a_question_are_only_letters_and_digits(question: str) -> None:
    words = query_words(question)
    assert len(words) == len(set(words)) <= 64
    assert all(character.isalnum() or character == "_" for word in words for character in word)


def test_candidates_come_best_first_and_each_once(search: Search, models: Models) -> None:
    candidates = found(search, models, "How many watches were stolen from the clock museum?")
    assert len(candidates.passages) > 3
    assert (np.diff(candidates.score) <= 0).all()
    assert len(set(candidates.passages.tolist())) == len(candidates.passages)


def test_only_the_articles_asked_for_are_looked_in(search: Search, models: Models) -> None:
    for number in range(3):
        candidates = found(search, models, "apple trees", {number})
        assert {int(search.article_of[row]) for row in candidates.passages} == {number}


def test_in_no_article_nothing_is_found(search: Search, models: Models) -> None:
    assert len(found(search, models, "apple trees", set()).passages) == 0


@pytest.mark.parametrize("question", ["?", "🔔", "of the", "zzyzx"])
def test_a_question_without_a_known_word_still_has_the_nearest(
    search: Search, models: Models, question: str
) -> None:
    candidates = found(search, models, question)
    assert len(candidates.passages) > 0
    assert np.isfinite(candidates.score).all()
