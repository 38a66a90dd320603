"""The SQLite half of a generation: articles, passages, sentences, figures, quotes and their words.

Rows of ``passage``, ``sentence`` and ``figure`` are numbered from 0 in the order of the vectors beside them.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

from index.models import Article, Figure, Quote

if TYPE_CHECKING:
    from index.cutting.cut import Cut

_SCHEMA = """
CREATE TABLE article(
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT, publisher TEXT, author TEXT, published TEXT,
    url TEXT, path TEXT, text TEXT NOT NULL, file_sha256 TEXT NOT NULL);
CREATE TABLE passage(
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL, last_sentence INTEGER NOT NULL);
CREATE TABLE sentence(
    row INTEGER PRIMARY KEY, passage INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE figure(
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL, sentence INTEGER NOT NULL, json TEXT NOT NULL);
CREATE TABLE quote(
    row INTEGER PRIMARY KEY, article INTEGER NOT NULL, sentence INTEGER NOT NULL, last_sentence INTEGER NOT NULL,
    json TEXT NOT NULL);
CREATE INDEX passage_article ON passage(article);
CREATE INDEX figure_article ON figure(article);
CREATE INDEX quote_article ON quote(article);
CREATE VIRTUAL TABLE passage_words USING fts5(
    text, title, content='', tokenize='porter unicode61 remove_diacritics 2');
"""
TITLE_WEIGHT = 0.3
"""A word of the headline counts for this share of the same word in the passage."""


class PassageRow(NamedTuple):
    """A passage: its number, its article's number, its offsets, and the numbers of its sentences (end exclusive)."""

    row: int
    article: int
    start: int
    end: int
    first_sentence: int
    last_sentence: int


class Counts(NamedTuple):
    """How many rows there are of each."""

    articles: int
    passages: int
    sentences: int
    figures: int
    quotes: int


def write_tables(path: Path, cuts: Iterable[tuple[Cut, str]]) -> Counts:
    """Write a new database of articles, each with the SHA-256 of its file, and give the counts."""
    counts = Counts(0, 0, 0, 0, 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;" + _SCHEMA)
        for cut, file_sha256 in cuts:
            counts = _write_cut(database, cut, file_sha256, counts)
        database.execute("INSERT INTO passage_words(passage_words) VALUES('optimize')")
        database.execute("COMMIT")
    return counts


def _write_cut(database: sqlite3.Connection, cut: Cut, file_sha256: str, at: Counts) -> Counts:
    article = cut.article
    published = article.published and article.published.isoformat()
    database.execute(
        "INSERT INTO article VALUES(?,?,?,?,?,?,?,?,?,?)",
        (at.articles, article.id, article.title, article.publisher, article.author, published, article.url,
         article.path, article.text, file_sha256),
    )  # fmt: skip
    passage, sentence = at.passages, at.sentences
    for (start, end), sentences in zip(cut.passages, cut.sentences, strict=True):
        following = sentence + len(sentences)
        database.execute(
            "INSERT INTO passage VALUES(?,?,?,?,?,?)", (passage, at.articles, start, end, sentence, following)
        )
        database.execute(
            "INSERT INTO passage_words(rowid, text, title) VALUES(?,?,?)",
            (passage, article.text[start:end], article.title or ""),
        )
        rows = [(sentence + n, passage, first, last) for n, (first, last) in enumerate(sentences)]
        database.executemany("INSERT INTO sentence VALUES(?,?,?,?)", rows)
        passage, sentence = passage + 1, following
    starts = [start for sentences in cut.sentences for start, _ in sentences]

    def sentence_at(offset: int) -> int:
        return at.sentences + max(0, bisect_right(starts, offset) - 1)

    figures = [(sentence_at(f.start), f.model_dump_json()) for f in cut.figures]
    database.executemany(
        "INSERT INTO figure VALUES(?,?,?,?)",
        [(at.figures + n, at.articles, *row) for n, row in enumerate(figures)],
    )
    quotes = [
        (sentence_at(q.start), sentence_at(max(q.start, q.end - 1)), q.model_dump_json()) for q in cut.quotes
    ]
    database.executemany(
        "INSERT INTO quote VALUES(?,?,?,?,?)",
        [(at.quotes + n, at.articles, *row) for n, row in enumerate(quotes)],
    )
    return Counts(at.articles + 1, passage, sentence, at.figures + len(figures), at.quotes + len(quotes))


class Tables:
    """A generation's database, open read-only, safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = RLock()

    def close(self) -> None:
        """Close the database; nothing can be read after that."""
        with self._lock:
            self._database.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Give all rows of a query."""
        with self._lock:
            return self._database.execute(sql, parameters).fetchall()

    def articles(self) -> list[Article]:
        """Give every article, in the order of their numbers."""
        columns = "id, title, publisher, author, published, url, path, text"
        return [_article(row) for row in self.rows(f"SELECT {columns} FROM article ORDER BY number")]  # noqa: S608

    def files(self) -> dict[str, str]:
        """Give the SHA-256 of each article's file, by the file's path in the documents folder."""
        return dict(self.rows("SELECT path, file_sha256 FROM article"))

    def passages(self) -> list[PassageRow]:
        """Give every passage, in the order of their numbers."""
        return [PassageRow(*row) for row in self.rows("SELECT * FROM passage ORDER BY row")]

    def sentences(self) -> list[tuple[int, int]]:
        """Give the (start, end) of every sentence, in the order of their numbers."""
        return self.rows("SELECT start, end FROM sentence ORDER BY row")

    def figures(self) -> list[tuple[int, Figure]]:
        """Give (article number, figure) for every figure, in the order of their numbers."""
        rows = self.rows("SELECT article, json FROM figure ORDER BY row")
        return [(article, Figure.model_validate_json(json)) for article, json in rows]

    def quotes(self) -> list[tuple[int, Quote]]:
        """Give (article number, quote) for every quote, in the order of their numbers."""
        rows = self.rows("SELECT article, json FROM quote ORDER BY row")
        return [(article, Quote.model_validate_json(json)) for article, json in rows]

    def match_passages(self, words: Sequence[str]) -> dict[int, float]:
        """Give the BM25 score (higher is better) of each passage that has one of the words at least."""
        if not words:
            return {}
        any_of = " OR ".join(f'"{word}"' for word in words)
        scored = "SELECT rowid, -bm25(passage_words, 1.0, ?) FROM passage_words WHERE passage_words MATCH ?"
        return dict(self.rows(scored, (TITLE_WEIGHT, any_of)))


def _article(row: tuple[Any, ...]) -> Article:
    id_, title, publisher, author, published, url, path, text = row
    return Article(
        id=id_,
        title=title,
        publisher=publisher,
        author=author,
        published=published,
        url=url,
        path=path,
        text=text,
    )
