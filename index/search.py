"""Words and vectors find passages and rank them: a wide first look, then a close reading of what it found."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.encoder import Encoded, Floats, Ints
from index.generation import Generation
from index.vectors import nearest

_LOOK = 60
"""How many passages each of words, sentence vectors and passage vectors may bring to the close reading."""
_WORDS_WEIGHT = 0.3
_CLOSE_WEIGHT = 1.5
_TOP_SCORE = 1.0 + _WORDS_WEIGHT + _CLOSE_WEIGHT
_WORD = re.compile(r"\w+")
_QUERY_WORDS = 64
"""BM25 over more distinct words than this costs time and finds nothing else."""


class Candidates(NamedTuple):
    """The passages that were read closely, best first, with the signals that ranked them, all in about [0, 1]."""

    passages: Ints
    """Numbers of passages."""
    score: Floats
    passage_cosine: Floats
    words: Floats
    """BM25 relative to the best candidate's."""
    word_matches: Floats
    """(candidates, question words): each word's best match in the passage, a cosine."""
    rarity: Floats
    """The weight of each question word: its inverse passage frequency."""


class CloseReading(NamedTuple):
    """The sentences of some passages, by number, and how well each matches a question."""

    sentences: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    """Where the sentences of each passage begin among them."""
    passage_of: npt.NDArray[np.int64]
    """The place of each sentence's passage among those that were asked for."""
    cosine: Floats
    matches: Floats
    """(question words, sentences): each word's best match in each sentence, a cosine."""
    rarity: Floats
    """The weight of each question word: its inverse passage frequency."""


class Search:
    """Finds passages in one generation. Safe to use from several threads."""

    def __init__(self, generation: Generation) -> None:
        self._vectors = generation.vectors
        self._tables = generation.tables
        passages = np.array(generation.tables.passages(), dtype=np.int64).reshape(-1, 6)
        self.article_of: npt.NDArray[np.int64] = passages[:, 1]
        self._first: npt.NDArray[np.int64] = passages[:, 4]
        self._last: npt.NDArray[np.int64] = passages[:, 5]
        self._passage_of: npt.NDArray[np.int64] = np.repeat(
            np.arange(len(passages)), self._last - self._first
        )

    def candidates(
        self, question: str, encoded: Encoded, articles: Collection[int] | None = None
    ) -> Candidates:
        """Rank passages for a question.

        Args:
            question: the question as asked.
            encoded: the same, encoded.
            articles: the numbers of the articles to look in; None for all.

        Returns:
            The candidates, best first; none where nothing may be searched.
        """
        words = self._word_scores(question, articles)
        found = self._first_look(encoded.vector, words, articles)
        if not len(found):
            return _NOTHING
        read = self.read_closely(encoded, found)
        passage_cosine = self._vectors.passages.reconstruct_batch(found) @ encoded.vector
        close = late_interaction(read.matches, read.rarity)
        bm25 = np.array([words.get(int(row), 0.0) for row in found], np.float32)
        bm25 /= max(float(bm25.max()), 1e-9)
        sentence_cosine = np.maximum.reduceat(read.cosine, read.starts)
        best_close = np.maximum.reduceat(close, read.starts)
        score = (sentence_cosine + passage_cosine) / 2 + _WORDS_WEIGHT * bm25 + _CLOSE_WEIGHT * best_close
        order = np.argsort(-score, kind="stable")
        return Candidates(
            found[order].astype(np.int32),
            np.clip(score[order] / _TOP_SCORE, 0, 1),
            passage_cosine[order],
            bm25[order],
            np.maximum.reduceat(read.matches, read.starts, axis=1).T[order],
            read.rarity,
        )

    def read_closely(self, encoded: Encoded, passages: npt.NDArray[np.int64]) -> CloseReading:
        """Match a question with every sentence of some passages (by number; one at least)."""
        sentences, starts = self._sentences(passages)
        of_passage = np.repeat(np.arange(len(passages)), np.diff([*starts, len(sentences)]))
        cosine = self._vectors.sentences.reconstruct_batch(sentences) @ encoded.vector
        matches, rarity = self._word_matches(encoded, sentences)
        return CloseReading(sentences, starts, of_passage, cosine, matches, rarity)

    def closeness(self, encoded: Encoded, sentences: npt.NDArray[np.int64]) -> Floats:
        """Give how near each of some sentences (by number) is to a text: mean of cosine and late interaction."""
        if not len(sentences):
            return _EMPTY
        matches, rarity = self._word_matches(encoded, sentences)
        close = late_interaction(matches, rarity)
        cosine = self._vectors.sentences.reconstruct_batch(sentences) @ encoded.vector
        return np.asarray((cosine + close) / 2)

    def passage_of(self, sentence: int) -> int:
        """Give the number of the passage that holds a sentence."""
        return int(self._passage_of[sentence])

    def _word_scores(self, question: str, articles: Collection[int] | None) -> dict[int, float]:
        found = self._tables.match_passages(query_words(question))
        if articles is None:
            return found
        return {row: score for row, score in found.items() if int(self.article_of[row]) in articles}

    def _first_look(
        self, vector: Floats, words: dict[int, float], articles: Collection[int] | None
    ) -> npt.NDArray[np.int64]:
        passages = sentences = None
        if articles is not None:
            passages = np.flatnonzero(np.isin(self.article_of, list(articles)))
            sentences = np.flatnonzero(np.isin(self._passage_of, passages))
        by_words = sorted(words, key=lambda row: -words[row])[:_LOOK]
        by_passage = nearest(self._vectors.passages, vector, _LOOK, passages)
        by_sentence = self._passage_of[nearest(self._vectors.sentences, vector, _LOOK, sentences)]
        return np.unique(np.concatenate([by_words, by_passage, by_sentence]).astype(np.int64))

    def _sentences(
        self, passages: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Give the sentences of some passages, and where those of each passage begin among them."""
        counts = self._last[passages] - self._first[passages]
        starts = np.cumsum(counts) - counts
        sentences = np.arange(counts.sum()) + np.repeat(self._first[passages] - starts, counts)
        return sentences, starts

    def _word_matches(self, encoded: Encoded, sentences: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Give (question words, sentences): how well each question word is matched in each; and the words' rarity.

        Late interaction (Khattab and Zaharia 2020, ColBERT) over the encoder's own word vectors, each
        question word weighted by its inverse passage frequency.
        """
        if not len(encoded.word_ids):
            return np.zeros((1, len(sentences)), np.float32), np.zeros(1, np.float32)
        question = encoded.words @ self._vectors.projection
        question /= np.maximum(np.linalg.norm(question, axis=1, keepdims=True), 1e-9)
        offsets = self._vectors.word_offsets
        counts = offsets[sentences + 1] - offsets[sentences]
        begins = np.cumsum(counts) - counts
        words = np.arange(counts.sum()) + np.repeat(offsets[sentences] - begins, counts)
        matches = np.zeros((len(question), len(sentences)), np.float32)
        if len(words):
            similar = question @ self._vectors.words[words].astype(np.float32).T / 127
            worded = np.flatnonzero(counts)
            matches[:, worded] = np.maximum.reduceat(similar, begins[worded], axis=1)
        return matches, self._vectors.rarity(encoded.word_ids)


_EMPTY = np.zeros(0, np.float32)
_NOTHING = Candidates(np.zeros(0, np.int32), _EMPTY, _EMPTY, _EMPTY, _EMPTY[:, None], _EMPTY)


def late_interaction(matches: Floats, rarity: Floats) -> Floats:
    """Give the rarity-weighted mean of (question words, n) over the words: n numbers."""
    return np.asarray(rarity @ matches / max(float(rarity.sum()), 1e-9))


def query_words(question: str) -> Sequence[str]:
    """Give the distinct words of a question, in order, safe to be quoted in a full-text query."""
    return list(dict.fromkeys(_WORD.findall(question.lower())))[:_QUERY_WORDS]
