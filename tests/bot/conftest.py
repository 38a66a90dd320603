"""The bot under test: real code over a real index of invented articles, in an invented Discord."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import discord
import pytest
import simcord

from bot.archive import Archive, build_with
from bot.client import Cuttings
from bot.settings import DiscordSettings, Settings
from bot.store import Store
from index.build import build
from index.coverage import Coverage
from index.documents import Documents
from index.live import Live
from index.pretrained import Models
from tests.bot import openapi
from tests.bot.articles import ARTICLES
from tests.bot.world import World


class Shelf(NamedTuple):
    """Documents, the index built from them, and the models, shared by all tests of a session."""

    documents: Path
    index: Path
    models: Models


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("shelf")
    documents = folder / "documents"
    documents.mkdir()
    for name, text in ARTICLES.items():
        (documents / name).write_text(text)
    models = Models()
    build(documents, folder / "index", models)
    return Shelf(documents, folder / "index", models)


@pytest.fixture(scope="session")
def coverage(shelf: Shelf) -> Coverage:
    return Coverage.open(shelf.index, shelf.models)


@pytest.fixture
def settings(shelf: Shelf, tmp_path: Path) -> Settings:
    """A copy of the shelf of one's own, so that a test may rebuild it; no cooldown to speak of."""
    shutil.copytree(shelf.documents, tmp_path / "documents")
    shutil.copytree(shelf.index, tmp_path / "index")
    quick = DiscordSettings(cooldown_questions=10_000, grace_seconds=5)
    return Settings(index=tmp_path / "index", documents=tmp_path / "documents", discord=quick, _env_file=None)


@pytest.fixture
def make_bot(shelf: Shelf, settings: Settings) -> Iterator[Callable[..., Cuttings]]:
    """Makes a bot as the process does at its start; what it opened is closed at the end."""
    made: list[Cuttings] = []

    def make(**discord_settings: Any) -> Cuttings:
        own = settings.model_copy(update={"discord": settings.discord.model_copy(update=discord_settings)})
        live = Live(own.index, shelf.models)
        builder = partial(build_with, own.documents, own.index, shelf.models)
        archive = Archive(live, Documents(own.documents), builder, own.discord.queue)
        made.append(Cuttings(own, archive, Store(own.store)))
        return made[-1]

    yield make
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
def discord_settings() -> dict[str, Any]:
    """Settings of the bot that a test changes by parametrizing this fixture."""
    return {}


@pytest.fixture
async def env(
    make_bot: Callable[..., Cuttings], judged: list[simcord.Env], discord_settings: dict[str, Any]
) -> AsyncIterator[simcord.Env]:
    env = simcord.Env(make_bot(**discord_settings), shard_count=1, settle_timeout=30)
    judged.append(env)
    await env.start()
    await env.bot.tree.sync()
    try:
        yield env
    finally:
        await env.bot.desk.close(1)
        await env.shutdown()
    env.raise_errors()


@pytest.fixture
async def world(env: simcord.Env) -> World:
    guild = env.create_guild("Kelby Reading Room")
    channel = guild.create_text_channel("news")
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    alice = guild.add_member(env.create_user("alice"))
    mod = guild.add_member(env.create_user("morag"), roles=[moderators])
    return World(env, env.bot, guild, channel, alice, mod)
