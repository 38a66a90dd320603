"""A coverage in memory for checking words: every article is a candidate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.cutting.language import Language
from index.cutting.paragraphs import split_paragraphs
from index.cutting.quotes import extract_quotes
from index.models import Article, Passage, Quote, Span


class MemoryCorpus:
    """The articles with these texts, in order, their ids "0", "1" …, their quotes extracted."""

    def __init__(self, texts: Sequence[str], language: Language) -> None:
        self.articles = [Article(id=str(number), text=text) for number, text in enumerate(texts)]
        self._quotes = [extract_quotes(text, language.parse(text)) for text in texts]

    def candidates(self, text: str, limit: int) -> Iterable[Article]:
        wanted = set(text.casefold().split())
        nearest = sorted(self.articles, key=lambda a: -len(wanted & set(a.text.casefold().split())))
        return nearest[:limit]

    def quotes(self, article: str) -> Sequence[Quote]:
        return self._quotes[int(article)]

    def passage_around(self, article: str, start: int) -> Passage:
        found = self.articles[int(article)]
        begin, end = next(s for s in split_paragraphs(found.text) if s[0] <= start < s[1])
        words = found.text[begin:end]
        return Passage(
            citation=1,
            text=words,
            start=begin,
            end=end,
            highlight=Span(start=begin, end=end, text=words),
            score=1.0,
            article=found.source,
        )
