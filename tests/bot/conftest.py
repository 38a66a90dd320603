"""The bot under test: real code over a real index of invented articles, in an invented Discord."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.client import Cuttings
from bot.settings import Settings
from index.pretrained import Models
from tests.bot import openapi
from tests.bot.shelf import Shelf, copy_of, make_bot, make_shelf
from tests.bot.world import World, make_world


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, models: Models) -> Shelf:
    return make_shelf(tmp_path_factory.mktemp("shelf"), models)


@pytest.fixture
def discord_settings() -> dict[str, Any]:
    """Settings of the bot; a test changes them by parametrizing this fixture."""
    return {}


@pytest.fixture
def settings(shelf: Shelf, tmp_path: Path, discord_settings: dict[str, Any]) -> Settings:
    return copy_of(shelf, tmp_path, **discord_settings)


@pytest.fixture
def new_bot(shelf: Shelf, settings: Settings) -> Iterator[Callable[[], Cuttings]]:
    """Starts a bot, again after a restart; what each opened is closed at the end."""
    made: list[Cuttings] = []

    def start() -> Cuttings:
        made.append(make_bot(shelf, settings))
        return made[-1]

    yield start
    for client in made:
        client.archive.close()
        client.store.close()


@pytest.fixture
def judged() -> Iterator[list[simcord.Env]]:
    """Environments whose every request must be one that Discord's specification allows."""
    envs: list[simcord.Env] = []
    yield envs
    specification = openapi.specification()
    if specification is None:
        return
    requests = [request for env in envs for request in env.http_requests]
    faults = {fault for r in requests for fault in specification.faults(r.method, r.path, r.json)}
    assert not faults, "\n".join(sorted(faults))


@pytest.fixture
async def env(new_bot: Callable[[], Cuttings], judged: list[simcord.Env]) -> AsyncIterator[simcord.Env]:
    client = new_bot()
    env = simcord.Env(client, shard_count=1, settle_timeout=30)
    judged.append(env)
    await env.start()
    await client.tree.sync()
    try:
        yield env
    finally:
        await env.shutdown()
    env.raise_errors()


@pytest.fixture
async def world(env: simcord.Env) -> World:
    return make_world(env)
