"""The real process against a Discord on loopback, over real sockets: login, answer, stop."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import client
from bot.settings import Settings
from index.errors import CuttingsError, GenerationError
from tests.bot import openapi
from tests.bot.discord_server import DiscordServer
from tests.bot.shelf import Shelf
from tests.bot.world import QUESTION, walk

TOKEN = "MTAw.secret.of-the-bot"
ROOT = Path(__file__).parents[2]


async def start(settings: Settings, api: str, *arguments: str) -> asyncio.subprocess.Process:
    """Start `cuttings bot` as an operator does, with its settings in the environment."""
    environment = {
        **os.environ,
        "CUTTINGS_TOKEN": TOKEN,
        "CUTTINGS_INDEX": str(settings.index),
        "CUTTINGS_DOCUMENTS": str(settings.documents),
        "CUTTINGS_DISCORD__API_BASE": api,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "bot", *arguments, cwd=ROOT, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


def words(body: dict[str, object]) -> str:
    """All words of a payload."""
    return "\n".join(c["content"] for c in walk(body["components"]) if c["type"] == 10)  # type: ignore[arg-type]


async def test_from_login_to_an_answer_to_a_clean_stop(settings: Settings) -> None:
    server = DiscordServer(TOKEN)
    async with server.serving() as api:
        process = await start(settings, api)
        try:
            async with asyncio.timeout(90):
                await server.identified.wait()
            first = await server.ask(QUESTION)
            deferred = await server.request("POST", f"/{first}/callback", 3)
            assert deferred["type"] == 5
            assert "19.2 million" in words(await server.request("PATCH", f"/{first}/messages/@original"))

            last = await server.ask("Who is the head of libraries?")
            await server.request("POST", f"/{last}/callback", 3)
            process.send_signal(signal.SIGTERM)
            assert "Rosa Lindqvist" in words(await server.request("PATCH", f"/{last}/messages/@original"))
            output, log = await asyncio.wait_for(process.communicate(), 30)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    assert process.returncode == 0
    assert server.closed_with == 1000
    lines = [json.loads(line) for line in log.decode().splitlines()]
    assert [line["command"] for line in lines if line["message"] == "request"] == ["ask", "ask"]
    assert lines[-1]["message"] == "stopped"
    assert TOKEN not in log.decode() + output.decode()
    assert "tram" not in log.decode()
    specification = openapi.specification()
    if specification:
        faults = [
            fault
            for method, path, body in server.requests
            for fault in specification.faults(method, path, body)
        ]
        assert faults == []


async def test_the_commands_are_registered_on_demand_in_one_server_or_everywhere(settings: Settings) -> None:
    server = DiscordServer(TOKEN)
    async with server.serving() as api:
        process = await start(settings, api, "--sync", "--guild", "42")
        _, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, errors.decode()
    (registered,) = [
        body for method, path, body in server.requests if path == "/applications/300/guilds/42/commands"
    ]
    assert {command["name"] for command in registered} == {
        "ask", "figures", "quotes", "check", "Check quotes", "articles", "index", "about", "forget-me",
    }  # fmt: skip
    assert not server.identified.is_set()


def test_a_missing_token_is_said_before_anything_else(settings: Settings) -> None:
    with pytest.raises(CuttingsError, match="The Discord token is missing; set CUTTINGS_TOKEN"):
        client.run(settings)
    with pytest.raises(CuttingsError, match="The Discord token is missing"):
        client.sync(settings)


def test_a_missing_index_is_said_before_connecting(settings: Settings, tmp_path: Path) -> None:
    nowhere = settings.model_copy(update={"token": SecretStr(TOKEN), "index": tmp_path / "nowhere"})
    with pytest.raises(GenerationError, match="cuttings build"):
        client.run(nowhere)


def test_a_missing_model_is_said_before_connecting(settings: Settings, shelf: Shelf, tmp_path: Path) -> None:
    other = settings.model_copy(update={"token": SecretStr(TOKEN), "model": str(tmp_path / "model")})
    with pytest.raises(CuttingsError, match="model"):
        client.run(other)


def test_the_token_never_shows(settings: Settings) -> None:
    with_token = settings.model_copy(update={"token": SecretStr(TOKEN)})
    assert TOKEN not in repr(with_token) + str(with_token)
