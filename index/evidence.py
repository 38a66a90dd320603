"""How well each sentence of the best passages answers: the signals that rank highlights and make up the confidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.cross_encoder import Reading, Sentence
from index.encoder import Encoded, Floats
from index.library import Library
from index.models import Figure, Quote
from index.pretrained import Models
from index.question import Question, offers, read_question
from index.search import Candidates, CloseReading, late_interaction
from index.wanted import wants_figure
from index.words import stems

_EXPECTED_MATCH = 0.55
"""Word matches below this count as words that are missing."""
_LONG_NAME = 6
"""Letters from which a name's last two may be an ending."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UNREAD = -9.0
"""The log-odds that a word answers where there is none."""
SIGNALS = (
    "sentence_cosine",
    "passage_cosine",
    "cosine_lead",  # the sentence's cosine over the fourth best one's
    "sentence_close",  # late interaction, as in `index.search`
    "passage_close",
    "article_close",
    "sentence_least",  # the worst matched word of the question
    "passage_least",
    "article_least",
    "sentence_missing",  # the rarity-weighted shortfall of badly matched words
    "passage_missing",
    "article_missing",
    "words",  # BM25 relative to the best candidate's
    "sentence_stems",  # the share of the question's stems
    "passage_stems",
    "article_stems",
    "sentence_numbers",  # the share of the numbers that the question states
    "passage_numbers",
    "article_numbers",
    "sentence_names",  # the share of the names that the question states
    "passage_names",
    "article_names",
    "offers",  # has the kind of answer that is expected, besides the question's own words
    "offers_nothing",
    "expects_nothing",  # the question does not tell what kind of answer it expects
    "asks_figure",
    "figure",  # the score of the sentence's best figure, from `index.figure_search`
    "asks_speech",
    "quote",  # part of a quote by whom the question asks about
    "length",
    "together",  # the cross-encoder's log-odds that the sentence answers
    "together_word",  # and its best word's that it is part of the answer
    "together_lead",  # the sentence's log-odds over the second best one's
)


_TOGETHER = 16
"""Sentences that are read together with the question: the cross-encoder takes milliseconds for each."""


class Pages(NamedTuple):
    """The best passages, read: every sentence word by word, the nearest ones together with the question."""

    rows: npt.NDArray[np.int64]
    """The passages' numbers, in the order of the candidates."""
    close: CloseReading
    readings: dict[int, Reading]
    """By the number of the sentence."""


class Evidence(NamedTuple):
    """The sentences of the best passages, by number, with the (sentences, signals) matrix as `SIGNALS` order it."""

    sentences: npt.NDArray[np.int64]
    passages: npt.NDArray[np.int64]
    """The place of each sentence's passage among the candidates."""
    signals: Floats


class Reader:
    """Reads the best passages of one library closely. Safe to use from several threads."""

    def __init__(self, library: Library, models: Models) -> None:
        self._library = library
        self._models = models
        self._stems: Callable[[str], frozenset[str]] = lru_cache(maxsize=50_000)(_stems)

    def read(self, question: str, encoded: Encoded, candidates: Candidates, passages: int) -> Pages:
        """Read the best candidates (there must be one).

        Args:
            question: as asked.
            encoded: the same, encoded.
            candidates: what the search found.
            passages: how many of them to read.
        """
        rows = candidates.passages[:passages].astype(np.int64)
        close = self._library.search.read_closely(encoded, rows)
        texts = [self._text(int(number)) for number in close.sentences]
        chosen: dict[str, Sentence] = {}  # by their words: what several outlets print is read once
        for place in nearest_sentences(close, candidates.score):
            if len(chosen) < _TOGETHER and texts[place] not in chosen:
                chosen[texts[place]] = self.sentence(int(close.sentences[place]))
        told = self._models.cross_encoder.read(question, list(chosen.values()))
        readings = dict(zip(chosen, told, strict=True))
        numbered = zip(map(int, close.sentences), texts, strict=True)
        return Pages(rows, close, {number: readings[text] for number, text in numbered if text in readings})

    def sentence(self, number: int) -> Sentence:
        """Give a sentence, by its number, with what it needs to be understood."""
        library = self._library
        place = library.passages[library.search.passage_of(number)]
        before = self._text(number - 1) if number > place.first_sentence else ""
        source = library.sources[place.article]
        day = f"{source.published.day} {source.published:%B %Y}" if source.published else ""
        return Sentence(self._text(number), source.title or "", day, before)

    def _text(self, number: int) -> str:
        library = self._library
        start, end = library.sentences[number]
        return library.text(library.passages[library.search.passage_of(number)].article)[start:end]

    def evidence(
        self,
        question: str,
        pages: Pages,
        candidates: Candidates,
        figures: Sequence[tuple[Figure, float]],
        quotes: Sequence[Quote],
    ) -> Evidence:
        """Give the signals of every sentence of the passages read.

        Args:
            question: as asked.
            pages: what was read.
            candidates: what it was read from.
            figures: those that may answer the question, with their scores.
            quotes: those that may answer it.
        """
        library = self._library
        rows, close = pages.rows, pages.close
        articles = np.array([library.passages[int(row)].article for row in rows])
        of_passage = close.passage_of
        in_passage = np.maximum.reduceat(close.matches, close.starts, axis=1)
        in_article = np.stack(
            [in_passage[:, articles == article].max(axis=1) for article in articles], axis=1
        )
        levels = (close.matches, in_passage[:, of_passage], in_article[:, of_passage])
        read = read_question(question)
        cosine_rank = np.sort(close.cosine)[::-1]
        columns = [
            close.cosine,
            candidates.passage_cosine[: len(rows)][of_passage],
            close.cosine - cosine_rank[min(3, len(cosine_rank) - 1)],
            *(late_interaction(matches, close.rarity) for matches in levels),
            *(matches.min(axis=0) for matches in levels),
            *(late_interaction(np.maximum(0, _EXPECTED_MATCH - matches), close.rarity) for matches in levels),
            candidates.words[: len(rows)][of_passage],
        ]
        told = self._told(read, close.sentences, rows[of_passage])
        shown = self._shown(read, close.sentences, articles[of_passage], figures, quotes)
        together = _together(close.sentences, pages.readings)
        signals = np.column_stack([*columns, told, shown, together]).astype(np.float32)
        return Evidence(close.sentences, of_passage, signals)

    def _told(
        self, question: Question, sentences: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]
    ) -> Floats:
        """The shares of the question's stems, numbers and names in sentence, passage and article: (sentences, 9)."""
        table = []
        asked = self._stems(question.text)
        for sentence, row in zip(sentences, rows, strict=True):
            texts = self._texts(int(sentence), int(row))
            table.append(
                [_share(asked, self._stems(text)) for text in texts]
                + [_numbered(question.numbers, text) for text in texts]
                + [_named(question.names, text) for text in texts]
            )
        return np.array(table, np.float32)

    def _texts(self, sentence: int, row: int) -> tuple[str, str, str]:
        place = self._library.passages[row]
        text, source = self._library.text(place.article), self._library.sources[place.article]
        whole = f"{text} {source.title or ''} {source.published or ''}"
        return self._text(sentence), text[place.start : place.end], whole

    def _shown(
        self,
        question: Question,
        sentences: npt.NDArray[np.int64],
        articles: npt.NDArray[np.int64],
        figures: Sequence[tuple[Figure, float]],
        quotes: Sequence[Quote],
    ) -> Floats:
        """What the sentences have that the question asks for: (sentences, 8)."""
        library = self._library
        table = []
        undecided = question.expects in ("other", "choice")
        asks = wants_figure(question.text) is not None
        for sentence, article in zip(sentences, articles, strict=True):
            start, end = library.sentences[int(sentence)]
            source = library.sources[int(article)]
            has = offers(question, self._text(int(sentence)))
            best = max((s for f, s in figures if f.article == source and start <= f.start < end), default=0.0)
            quoted = any(q.article == source and q.start < end and q.end > start for q in quotes)
            table.append(
                [
                    has and not undecided,
                    not has,
                    undecided,
                    asks,
                    best,
                    question.expects == "speech",
                    quoted,
                    min(end - start, 200) / 200,
                ]
            )
        return np.array(table, np.float32)


def nearest_sentences(close: CloseReading, scores: Floats) -> npt.NDArray[np.int64]:
    """Give the places of sentences, the likeliest to answer first: before they are read with the question."""
    near = close.cosine + late_interaction(close.matches, close.rarity) + scores[close.passage_of]
    return np.argsort(-near, kind="stable")


def _together(sentences: npt.NDArray[np.int64], readings: dict[int, Reading]) -> Floats:
    """What the cross-encoder says of each sentence: (sentences, 3); of one that it did not read, the least."""
    told = {number: (read.odds, float(read.words.max(initial=_UNREAD))) for number, read in readings.items()}
    least = tuple(np.min(list(told.values()), axis=0))
    table = np.array([told.get(int(number), least) for number in sentences], np.float32)
    ordered = np.sort(table[:, 0])[::-1]
    return np.column_stack([table, table[:, 0] - ordered[min(1, len(ordered) - 1)]])


def _stems(text: str) -> frozenset[str]:
    return frozenset(stems(text))


def _share(asked: Collection[str], found: Collection[str]) -> float:
    return sum(stem in found for stem in asked) / max(1, len(asked))


def _named(names: Collection[str], text: str) -> float:
    """The share of names that a text has, whatever their endings ("Canadians", "Canadian"); 1 when none is asked."""
    folded = text.lower()
    return sum(_trunk(name) in folded for name in names) / len(names) if names else 1.0


def _trunk(name: str) -> str:
    return name[:-2] if len(name) >= _LONG_NAME else name


def _numbered(numbers: Collection[str], text: str) -> float:
    """The share of numbers that a text has; 1 when none is asked."""
    found = set(_NUMBER.findall(text.replace(",", "")))
    return sum(number in found for number in numbers) / len(numbers) if numbers else 1.0
