"""What words are checked against: a corpus that proposes articles, and an article as comparable words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol

from index.checking.words import Word, is_negation, is_number, words_of
from index.models import Article, Passage, Quote

_GAP = "\x1f"
_ONLY_MARKS = re.compile(r"[\s\"“”'‘’«»„]*")


class CheckCorpus(Protocol):
    """The articles that words may come from. Offsets are character offsets into ``Article.text``."""

    def candidates(self, text: str, limit: int) -> Iterable[Article]:
        """Give at most ``limit`` articles whose words are nearest to those of ``text``, best first."""

    def quotes(self, article: str, /) -> Sequence[Quote]:
        """Give the quotes of the article with this id, in order."""

    def passage_around(self, article: str, start: int, /) -> Passage:
        """Give the passage of the article with this id in which the offset ``start`` stands."""


class Place(NamedTuple):
    """The words ``first`` to ``end`` (past the last) of a source."""

    source: Source
    first: int
    end: int

    @property
    def start(self) -> int:
        """The character offset where the words begin."""
        return self.source.words[self.first].start

    @property
    def finish(self) -> int:
        """The character offset where the words end."""
        return self.source.words[self.end - 1].end


class Source:
    """An article with its words and quotes, ready to be compared."""

    def __init__(self, article: Article, corpus: CheckCorpus) -> None:
        self.article = article
        self._corpus = corpus
        self.words, self._joined, self._starts = _prepared(article.text)

    @cached_property
    def keys(self) -> list[str]:
        """The words as they are compared."""
        return [word.key for word in self.words]

    @cached_property
    def quotes(self) -> Sequence[Quote]:
        """The article's quotes, in order."""
        return self._corpus.quotes(self.article.id)

    def passage(self, start: int) -> Passage:
        """Give the passage in which an offset stands."""
        return self._corpus.passage_around(self.article.id, start)

    def places(self, wanted: Sequence[Word], begin: int = 0, end: int | None = None) -> Iterator[Place]:
        """Give every place between words ``begin`` and ``end`` where ``wanted`` stands, capitals apart."""
        if not wanted or begin >= len(self.words):
            return
        needle = _GAP + _GAP.join(word.key for word in wanted) + _GAP
        stop = len(self.words) if end is None else end
        at = self._joined.find(needle, self._starts[begin])
        while at >= 0:
            first = bisect_right(self._starts, at) - 1
            if first + len(wanted) > stop:
                return
            yield Place(self, first, first + len(wanted))
            at = self._joined.find(needle, at + 1)

    def word_at(self, offset: int) -> int:
        """Give the index of the first word that begins at or after a character offset."""
        return bisect_right(self.words, offset - 1, key=lambda word: word.start)

    def entire(self, place: Place) -> Place:
        """Give the place with what may not be cut off: a negation beside it, a sign or unit of a number."""
        first, end = place.first, place.end
        while first and not self.words[first].opens and is_negation(self.words[first - 1].key):
            first -= 1
        while end < len(self.words) and not self.words[end].opens and is_negation(self.words[end].key):
            end += 1
        while first and self._glued(first):
            first -= 1
        while end < len(self.words) and self._glued(end):
            end += 1
        return Place(self, first, end)

    def _glued(self, at: int) -> bool:
        """Whether the word at ``at`` is one figure with the word before it: "£" "412", "14" "%"."""
        one, other = self.words[at - 1], self.words[at]
        return one.end == other.start and is_number(one.key) and is_number(other.key)

    def quotes_at(self, place: Place) -> list[Quote]:
        """Give the quotes that the words of a place touch."""
        return [quote for quote in self.quotes if quote.start < place.finish and place.start < quote.end]

    def chain(self, quote: Quote) -> list[Quote]:
        """Give the quotation that a quote is part of: its speaker's neighbours with only marks between."""
        quotes = list(self.quotes)
        first = last = quotes.index(quote)
        while first and self._adjoin(quotes[first - 1], quotes[first]):
            first -= 1
        while last + 1 < len(quotes) and self._adjoin(quotes[last], quotes[last + 1]):
            last += 1
        return quotes[first : last + 1]

    def _adjoin(self, one: Quote, other: Quote) -> bool:
        between = self.article.text[one.end : other.start]
        return one.speaker == other.speaker and _ONLY_MARKS.fullmatch(between) is not None

    def unit(self, place: Place) -> tuple[int, int]:
        """Give the words within which a place may be continued: its quotation, else its paragraph."""
        touched = self.quotes_at(place)
        if touched:
            chain = self.chain(touched[0])
            return self.word_at(chain[0].start), self.word_at(chain[-1].end)
        text = self.article.text
        start = text.rfind("\n", 0, place.start) + 1
        end = text.find("\n", place.finish)
        return self.word_at(start), self.word_at(end if end >= 0 else len(text))


@lru_cache(maxsize=256)
def _prepared(text: str) -> tuple[list[Word], str, list[int]]:
    """Give the words of an article, their keys joined, and where each key begins in the joined string."""
    words = words_of(text)
    starts: list[int] = []
    at = 0
    for word in words:
        starts.append(at)
        at += len(word.key) + 1
    return words, _GAP + _GAP.join(word.key for word in words) + _GAP, starts
