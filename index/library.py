"""One generation as objects: sources, texts, passages, figures and quotes by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from index.generation import Generation
from index.models import Article, Figure, Passage, Quote, Source, Span
from index.search import Search, query_words
from index.tables import PassageRow

Numbers = npt.NDArray[np.int64]


class Library:
    """Reads a generation's rows as the project's nouns. Safe to use from several threads.

    It serves `index.checking` as the corpus that words are checked against.
    """

    def __init__(self, generation: Generation) -> None:
        self.name = generation.name
        self.tables = generation.tables
        self.vectors = generation.vectors
        self.search = Search(generation)
        columns = "id, title, publisher, published, url, path"
        self.sources = [
            Source(id=i, title=t, publisher=p, published=d, url=u, path=f)
            for i, t, p, d, u, f in self.tables.rows(f"SELECT {columns} FROM article ORDER BY number")  # noqa: S608
        ]
        self.text = lru_cache(maxsize=2_000)(self._text)

    def _text(self, article: int) -> str:
        return str(self.tables.rows("SELECT text FROM article WHERE number = ?", (article,))[0][0])

    @cached_property
    def passages(self) -> list[PassageRow]:
        """Every passage, by number."""
        return self.tables.passages()

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The offsets of every sentence, by number."""
        return self.tables.sentences()

    @cached_property
    def figures(self) -> list[tuple[int, Figure]]:
        """Every figure with its article's number and its source, by number."""
        return [
            (article, figure.model_copy(update={"article": self.sources[article]}))
            for article, figure in self.tables.figures()
        ]

    @cached_property
    def quotes_by_number(self) -> list[tuple[int, Quote]]:
        """Every quote with its article's number and its source, by number."""
        return [
            (article, quote.model_copy(update={"article": self.sources[article]}))
            for article, quote in self.tables.quotes()
        ]

    @cached_property
    def figure_sentences(self) -> Numbers:
        """The number of the sentence in which each figure stands."""
        return np.array(self.tables.rows("SELECT sentence FROM figure ORDER BY row"), np.int64).reshape(-1)

    @cached_property
    def quote_sentences(self) -> Numbers:
        """The numbers of the first and last sentence of each quote, (quotes, 2)."""
        rows = self.tables.rows("SELECT sentence, last_sentence FROM quote ORDER BY row")
        return np.array(rows, np.int64).reshape(-1, 2)

    @cached_property
    def figures_of(self) -> dict[int, list[int]]:
        """The numbers of each article's figures."""
        return _by_article(article for article, _ in self.figures)

    @cached_property
    def quotes_of(self) -> dict[int, list[int]]:
        """The numbers of each article's quotes."""
        return _by_article(article for article, _ in self.quotes_by_number)

    @cached_property
    def speakers(self) -> list[str]:
        """Everyone who is quoted, the most quoted first."""
        counted = Counter(quote.speaker for _, quote in self.quotes_by_number if quote.speaker)
        return [name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]

    def topics(self) -> list[str]:
        """What is measured, the most often measured first."""
        counted = Counter(figure.measure for _, figure in self.figures if figure.measure)
        return [measure for measure, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]

    def passage(
        self, row: int, sentence: int, score: float, citation: int, also: Sequence[Source] = ()
    ) -> Passage:
        """Give a passage with one of its sentences highlighted, both by number."""
        place = self.passages[row]
        text = self.text(place.article)
        start, end = self.sentences[sentence]
        return Passage(
            citation=citation,
            text=text[place.start : place.end],
            start=place.start,
            end=place.end,
            highlight=Span(start=start, end=end, text=text[start:end]),
            score=round(score, 4),
            article=self.sources[place.article],
            also=tuple(also),
        )

    def passage_at(self, article: int, offset: int) -> int:
        """Give the number of the passage of an article in which an offset stands."""
        sql = "SELECT max(row) FROM passage WHERE article = ? AND start <= ?"
        return int(self.tables.rows(sql, (article, offset))[0][0])

    def sentence_at(self, article: int, offset: int) -> int:
        """Give the number of the sentence of an article in which an offset stands."""
        place = self.passages[self.passage_at(article, offset)]
        numbers = range(place.first_sentence, place.last_sentence)
        return max((n for n in numbers if self.sentences[n][0] <= offset), default=place.first_sentence)

    def candidates(self, text: str, limit: int) -> Iterable[Article]:
        """Give the articles whose words are nearest to those of ``text``, best first."""
        scores = self.tables.match_passages(query_words(text))
        best = sorted(scores, key=lambda row: -scores[row])[: 4 * limit]
        numbers = dict.fromkeys(self.passages[row].article for row in best)
        return [self._article(number) for number in list(numbers)[:limit]]

    def _article(self, number: int) -> Article:
        source = self.sources[number]
        return Article(text=self.text(number), **source.model_dump())

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {source.id: number for number, source in enumerate(self.sources)}

    def quotes(self, article: str) -> Sequence[Quote]:
        """Give an article's quotes, in order, by the article's id."""
        return [self.quotes_by_number[n][1] for n in self.quotes_of.get(self._numbers[article], ())]

    def passage_around(self, article: str, start: int) -> Passage:
        """Give the passage of an article (by id) in which ``start`` stands, that sentence highlighted."""
        number = self._numbers[article]
        return self.passage(self.passage_at(number, start), self.sentence_at(number, start), 1.0, 1)


def _by_article(articles: Iterable[int]) -> dict[int, list[int]]:
    numbers: dict[int, list[int]] = {}
    for row, article in enumerate(articles):
        numbers.setdefault(article, []).append(row)
    return numbers
