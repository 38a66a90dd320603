"""What the bot remembers: the state behind each card's buttons, votes, and the log of posted quotes."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Literal, NamedTuple

from index.models import Quote

_SCHEMA = """
CREATE TABLE IF NOT EXISTS cards (
    id TEXT PRIMARY KEY, user INTEGER NOT NULL, channel INTEGER, kind TEXT NOT NULL, state TEXT NOT NULL,
    created TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS cards_by_channel ON cards (channel, created);
CREATE INDEX IF NOT EXISTS cards_by_user ON cards (user);
CREATE TABLE IF NOT EXISTS votes (
    card TEXT NOT NULL, user INTEGER NOT NULL, value INTEGER NOT NULL CHECK (value IN (-1, 1)),
    cast_at TEXT NOT NULL, PRIMARY KEY (card, user)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS votes_by_user ON votes (user);
CREATE TABLE IF NOT EXISTS postings (
    id INTEGER PRIMARY KEY, user INTEGER, guild INTEGER, channel INTEGER, quote TEXT NOT NULL,
    posted_at TEXT NOT NULL
);
"""


class StoredCard(NamedTuple):
    """The state behind a card's buttons: whose it is, which kind, and what it shows, as JSON."""

    id: str
    user: int
    channel: int | None
    kind: str
    state: str


class Votes(NamedTuple):
    """How many found a card helpful, and how many did not."""

    up: int = 0
    down: int = 0


class Holding(NamedTuple):
    """How much is kept about one user."""

    cards: int
    votes: int
    postings: int


class Posting(NamedTuple):
    """A quote that a moderator posted; ``user`` is None once they asked to be forgotten."""

    user: int | None
    guild: int | None
    channel: int | None
    quote: Quote
    posted_at: datetime


class Store:
    """One SQLite file. Safe to call from several threads; every write is on disk when the call returns.

    Raises:
        sqlite3.Error: from any method, when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()
        self._connection = sqlite3.connect(path, check_same_thread=False, timeout=10)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file; nothing is lost."""
        with self._lock:
            self._connection.close()

    def add_card(self, user: int, channel: int | None, kind: str, state: str) -> str:
        """Keep a card's state and give the id that its buttons carry, which cannot be guessed."""
        card = secrets.token_urlsafe(9)
        with self._write() as connection:
            row = (card, user, channel, kind, state, _now())
            connection.execute("INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?)", row)
        return card

    def card(self, card: str) -> StoredCard | None:
        """Give a card's state, or None when it was never there, is too old or was forgotten."""
        sql = "SELECT id, user, channel, kind, state FROM cards WHERE id = ?"
        with self._lock:
            row = self._connection.execute(sql, (card,)).fetchone()
        return StoredCard(*row) if row else None

    def latest_card(self, channel: int, user: int, kind: str) -> StoredCard | None:
        """Give a user's newest card of a kind in a channel or thread."""
        sql = (
            "SELECT id, user, channel, kind, state FROM cards WHERE channel = ? AND user = ? AND kind = ? "
            "ORDER BY created DESC, rowid DESC LIMIT 1"
        )
        with self._lock:
            row = self._connection.execute(sql, (channel, user, kind)).fetchone()
        return StoredCard(*row) if row else None

    def vote(self, card: str, user: int, value: Literal[-1, 1]) -> Votes:
        """Count a user's vote on a card: the latest counts, the same one again takes it back."""
        with self._write() as connection:
            key = (card, user)
            before = connection.execute("SELECT value FROM votes WHERE card = ? AND user = ?", key).fetchone()
            connection.execute("DELETE FROM votes WHERE card = ? AND user = ?", key)
            if before != (value,):
                connection.execute("INSERT INTO votes VALUES (?, ?, ?, ?)", (*key, value, _now()))
        return self.votes(card)

    def votes(self, card: str) -> Votes:
        """Give the votes on a card."""
        sql = (
            "SELECT count(*) FILTER (WHERE value > 0), count(*) FILTER (WHERE value < 0) "
            "FROM votes WHERE card = ?"
        )
        with self._lock:
            return Votes(*self._connection.execute(sql, (card,)).fetchone())

    def log_posting(self, user: int, guild: int | None, channel: int | None, quote: Quote) -> None:
        """Write down who posted which quote where."""
        sql = "INSERT INTO postings (user, guild, channel, quote, posted_at) VALUES (?, ?, ?, ?, ?)"
        with self._write() as connection:
            connection.execute(sql, (user, guild, channel, quote.model_dump_json(), _now()))

    def postings(self) -> list[Posting]:
        """Give the log of posted quotes, oldest first."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT user, guild, channel, quote, posted_at FROM postings ORDER BY id"
            ).fetchall()
        return [
            Posting(user, guild, channel, Quote.model_validate_json(quote), datetime.fromisoformat(at))
            for user, guild, channel, quote, at in rows
        ]

    def holding(self, user: int) -> Holding:
        """Count what is kept about a user."""
        with self._lock:
            counts = [
                self._connection.execute(sql, (user,)).fetchone()[0]
                for sql in (
                    "SELECT count(*) FROM cards WHERE user = ?",
                    "SELECT count(*) FROM votes WHERE user = ?",
                    "SELECT count(*) FROM postings WHERE user = ?",
                )
            ]
        return Holding(*counts)

    def forget(self, user: int) -> Holding:
        """Delete a user's cards and votes and take their name off the log; give what there was."""
        held = self.holding(user)
        with self._write() as connection:
            connection.execute("DELETE FROM cards WHERE user = ?", (user,))
            connection.execute("DELETE FROM votes WHERE user = ?", (user,))
            connection.execute("UPDATE postings SET user = NULL WHERE user = ?", (user,))
        return held

    def prune(self, days: int) -> None:
        """Delete the cards older than so many days; votes stay, they are the feedback."""
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        with self._write() as connection:
            connection.execute("DELETE FROM cards WHERE created < ?", (before,))

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or none."""
        with self._lock, self._connection:
            yield self._connection


def _now() -> str:
    return datetime.now(UTC).isoformat()
