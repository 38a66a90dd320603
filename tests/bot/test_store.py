"""What the bot remembers."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Store
from index.models import Quote


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "deep" / "discord.sqlite")


def test_a_card_is_found_by_an_id_that_cannot_be_guessed(store: Store) -> None:
    ids = {store.add_card(1, 2, "answer", f"{{{number}}}") for number in range(50)}
    assert len(ids) == 50
    assert all(len(each) == 12 for each in ids)
    assert store.card(ids.pop()) is not None
    assert store.card("unknown") is None


def test_the_latest_card_is_the_users_own_in_that_channel(store: Store) -> None:
    store.add_card(1, 10, "answer", "first")
    newest = store.add_card(1, 10, "answer", "second")
    store.add_card(2, 10, "answer", "another's")
    store.add_card(1, 11, "answer", "elsewhere")
    store.add_card(1, 10, "quotes", "of another kind")
    latest = store.latest_card(10, 1, "answer")
    assert latest is not None
    assert latest.id == newest


def test_a_vote_is_one_a_user_and_can_be_taken_back_or_turned(store: Store) -> None:
    assert store.vote("card", 1, 1) == (1, 0)
    assert store.vote("card", 2, 1) == (2, 0)
    assert store.vote("card", 1, -1) == (1, 1)
    assert store.vote("card", 1, -1) == (1, 0)


def test_forgetting_takes_a_user_out_of_everything_and_no_one_else(store: Store) -> None:
    quote = Quote(text="Words.", start=0, end=6)
    for user in (1, 2):
        store.add_card(user, 10, "answer", "state")
        store.vote("card", user, 1)
        store.log_posting(user, 5, 10, quote)
    assert store.forget(1) == (1, 1, 1)
    assert store.holding(1) == (0, 0, 0)
    assert store.holding(2) == (1, 1, 1)
    assert [posting.user for posting in store.postings()] == [None, 2]


def test_old_cards_are_deleted_and_votes_stay(store: Store, tmp_path: Path) -> None:
    old, new = store.add_card(1, 1, "answer", "old"), store.add_card(1, 1, "answer", "new")
    store.vote(old, 2, 1)
    raw = sqlite3.connect(tmp_path / "deep" / "discord.sqlite")
    long_ago = (datetime.now(UTC) - timedelta(days=400)).isoformat()
    raw.execute("UPDATE cards SET created = ? WHERE id = ?", (long_ago, old))
    raw.commit()
    store.prune(365)
    assert store.card(old) is None
    assert store.card(new) is not None
    assert store.votes(old) == (1, 0)


def test_what_was_written_is_there_after_a_restart(store: Store, tmp_path: Path) -> None:
    card = store.add_card(1, 1, "answer", "state")
    store.vote(card, 1, -1)
    again = Store(tmp_path / "deep" / "discord.sqlite")
    assert again.card(card) is not None
    assert again.votes(card) == (0, 1)
