"""200 questions from 50 users at once."""

from __future__ import annotations

import resource
import sys
from typing import Any

import pytest

from tests.bot.world import Pending, World, text

USERS, QUESTIONS = 50, 200
SECONDS = 3
"""Discord takes an interaction for lost that is not acknowledged by then."""


def megabytes() -> float:
    """The process's largest memory so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


@pytest.mark.parametrize("discord_settings", [{"cooldown_questions": 5, "cooldown_seconds": 30}])
async def test_everyone_is_acknowledged_at_once_and_answered_in_order(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    users = [world.member(f"reader{number}") for number in range(USERS)]
    await world.ask()
    memory, asked_at = megabytes(), world.env.now()
    sent = [
        world.emit(
            users[number % USERS], "ask", question=f"How many tram journeys were there in {1900 + number}?"
        )
        for number in range(QUESTIONS)
    ]
    await world.until(lambda: all(each.record.responded for each in sent), SECONDS)
    assert (world.env.now() - asked_at).total_seconds() < SECONDS
    assert sum(each.loading for each in sent) > QUESTIONS // 2, (
        "they were acknowledged before they were answered"
    )
    await world.quiet()
    assert all(
        text(each).startswith(f"How many tram journeys were there in {1900 + n}?")
        for n, each in enumerate(sent)
    )
    assert order_of_answers(world, sent) == list(range(QUESTIONS))
    assert megabytes() - memory < 60


def order_of_answers(world: World, sent: list[Pending]) -> list[int]:
    """Which question each answer belongs to, in the order in which the answers went out."""
    number_of: dict[Any, int] = {each.record.token: number for number, each in enumerate(sent)}
    paths = [r.path.split("/") for r in world.env.http_requests if r.path.endswith("/messages/@original")]
    return [number_of[path[3]] for path in paths if path[3] in number_of]
