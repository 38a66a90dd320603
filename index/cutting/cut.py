"""Everything that is cut out of one article, ready to be indexed."""

from __future__ import annotations

from typing import NamedTuple

from index.cutting.figures import extract_figures
from index.cutting.language import Language
from index.cutting.passages import cut_passages
from index.cutting.quotes import extract_quotes
from index.cutting.sentences import split_sentences
from index.models import Article, Figure, Quote


class Cut(NamedTuple):
    """An article and its cuttings; ``sentences[i]`` are the (start, end) of the sentences of ``passages[i]``."""

    article: Article
    passages: list[tuple[int, int]]
    sentences: list[list[tuple[int, int]]]
    figures: list[Figure]
    quotes: list[Quote]


def cut(article: Article, language: Language) -> Cut:
    """Cut an article into passages, sentences, figures and quotes, with offsets into ``article.text``."""
    paragraphs = language.parse(article.text)
    passages = cut_passages(article.text)
    return Cut(
        article,
        passages,
        [sentences_of(article.text, start, end) for start, end in passages],
        extract_figures(article.text, paragraphs, article.published),
        extract_quotes(article.text, paragraphs),
    )


def sentences_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the sentences of a stretch of ``text``, with offsets into the whole."""
    return [(start + first, start + last) for first, last in split_sentences(text[start:end])]
