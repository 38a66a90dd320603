"""A thousand hostile inputs: no error escapes, no mention gets out, nobody gets what is not theirs."""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from simcord import interactions

from tests.bot.articles import ARTICLES
from tests.bot.invented import NASTY
from tests.bot.world import World, button, emit_slash, text, walk

LIVE = re.compile(r"@(?:everyone|here)\b|<(?:@[!&]?\d|#\d|/\w+:\d)")
INJECTED = (
    "' OR 1=1 --", '"; DROP TABLE passage; --', "NEAR(a b, 3)", "tram* AND (bus OR", 'title:"x', "^tram", "{a b}: c",
    "a" * 6_000, "😀" * 3_000, "\u202e" * 500, "\u200b" * 4_000, "%00", "\x00", "${jndi:ldap://x}", "../../etc/passwd",
    "?" * 2_000, "“" * 999,
    "é́́́" * 400, "1" * 6_000, "\n" * 900, "-- " * 900, "NULL", "nan", "-1", "؀؁܏", "\u200b‍‌", "﷽" * 300,
)  # fmt: skip
COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ask", ("question", "publisher", "since", "until")),
    ("figures", ("topic",)),
    ("quotes", ("speaker", "topic")),
    ("check", ("text",)),
)
BATCHES, BATCH = 20, 50
"""A thousand in all: a command, a mention, and the others autocompletes and forged buttons by turns."""


def hostile(seed: int) -> Iterator[str]:
    """Endless hostile texts, the same for the same seed."""
    chance = random.Random(seed)
    while True:
        if chance.random() < 0.3:
            yield chance.choice(INJECTED)
        else:
            yield "".join(
                chance.choices([*NASTY, "tram", "Holm", "2024", *INJECTED[:7]], k=chance.randint(1, 60))
            )


def forged(chance: random.Random, true: str) -> str:
    """A custom id that no card carries, or carries for someone else."""
    _, action, card, argument = true.split(":")
    return chance.choice(
        [
            f"cuttings:{chance.choice(['post', 'up', 'page', 'figures', 'rebuild', 'share'])}:{card}:{argument}",
            f"cuttings:{action}:{card[::-1]}:{argument}", f"cuttings:{action}:{card}:9999",
            f"cuttings:{action}:{card}:-1", f"cuttings:{action}:' OR 1=1:0", "cuttings:", "cuttings:::", "x" * 100,
            f"cuttings:{'a' * 80}", f"cuttings:{action}:{card}:{argument}\n",
        ]
    )  # fmt: skip


def press(world: World, message: Any, custom_id: str) -> None:  # noqa: ANN401
    """Press a button that is not on the message as Discord knows it, but is on the one that the bot is told of."""
    env = world.env
    stored = env.backend.get_message(message.channel_id, message.id)
    shown = interactions.serializers.message_payload(env.backend, stored)
    row = {
        "type": 1,
        "id": 90,
        "components": [{"type": 2, "id": 91, "style": 2, "label": "x", "custom_id": custom_id}],
    }
    record, payload = interactions.base_payload(
        env.backend, type=3, channel_id=message.channel_id, guild_id=world.guild.id, user_id=world.alice.id,
        data={"custom_id": custom_id, "component_type": 2},
    )  # fmt: skip
    payload["message"] = {**shown, "components": [*shown["components"], row]}
    record.source_message_id = stored.id
    env.backend.emit("INTERACTION_CREATE", payload)


def sent(world: World) -> Iterator[str]:
    """The words of everything that the bot has sent."""
    for request in world.env.http_requests:
        body = request.json if isinstance(request.json, dict) else {}
        body = body.get("data", body)
        for component in walk(body.get("components", [])):
            yield component.get("content", "")
        yield str(body.get("choices", ""))


def complete(world: World, typed: str) -> None:
    """Type into an option that offers names, and do not wait."""
    option = {"name": "speaker", "type": 3, "value": typed, "focused": True}
    root = world.env.backend.find_command("quotes", world.guild.id, type=1)
    assert root is not None
    data = {"id": root["id"], "name": "quotes", "type": 1, "options": [option]}
    _, payload = interactions.base_payload(
        world.env.backend, type=4, channel_id=world.channel.id, guild_id=world.guild.id, user_id=world.alice.id,
        data=data,
    )  # fmt: skip
    world.env.backend.emit("INTERACTION_CREATE", payload)


async def test_a_thousand_hostile_inputs(world: World, caplog: pytest.LogCaptureFixture) -> None:
    chance, texts = random.Random(11), hostile(7)
    card = (await world.mod.slash(world.channel, "quotes", speaker="Holm", private=False)).response
    true, me = button(card, "post"), world.bot.user.id
    for _ in range(BATCHES):
        for number in range(BATCH):
            kind = number % 5
            if kind == 0:
                name, options = chance.choice(COMMANDS)
                emit_slash(
                    world.env, world.alice, world.channel, name, {o: next(texts)[:6_000] for o in options[:2]}
                )
            elif kind == 1:
                world.env.backend.create_message(
                    world.channel.id, world.alice.id, f"<@{me}> {next(texts)}"[:2_000]
                )
            elif kind == 2:
                complete(world, next(texts)[:6_000])
            else:
                press(world, card, forged(chance, true))
        await world.quiet()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    for words in sent(world):
        assert not LIVE.search(words), words
    assert world.bot.store.postings() == []
    assert len(await world.bot.archive.look(lambda coverage: coverage.articles())) == len(ARTICLES)
    assert "19.2 million" in text(await world.ask())
