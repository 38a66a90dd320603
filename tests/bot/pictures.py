"""Pictures of the cards, as Discord would draw them: `python -m tests.bot.pictures` writes them to bot/pictures.

Needs Chromium, from CHROMIUM or /usr/bin/chromium.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partialmethod
from pathlib import Path
from typing import Any

import simcord
from playwright.async_api import BrowserType
from simcord.results import InteractionResult, ResponseMessage

from index.pretrained import Models
from tests.bot.shelf import Shelf, copy_of, make_bot, make_shelf
from tests.bot.world import World, button, make_world

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FOLDER = Path(__file__).parents[2] / "bot" / "pictures"
TAKEN = "“We built the line that this city was promised for {} years,” Ada Holm said."
"""The words of a quote in the coverage, with room for the number that is altered."""

Scene = Callable[[World], Awaitable[InteractionResult | ResponseMessage]]


async def short_answer(world: World) -> InteractionResult:
    return await world.ask("Who is the head of libraries?")


async def long_answer(world: World) -> InteractionResult:
    return await world.ask("What did passengers complain about on the trams?")


async def abstention(world: World) -> InteractionResult:
    return await world.ask("Who won the chess championship in Oslo?")


async def figure(world: World) -> InteractionResult:
    return await world.ask()


async def series(world: World) -> InteractionResult:
    return await world.alice.slash(world.channel, "figures", topic="tram journeys")


async def quotes(world: World) -> InteractionResult:
    return await world.mod.slash(world.channel, "quotes", speaker="Holm")


async def posted_quote(world: World) -> InteractionResult:
    listed = await quotes(world)
    return await world.mod.click(listed.response, custom_id=button(listed, "post"))


async def true_quote(world: World) -> InteractionResult:
    return await world.alice.slash(world.channel, "check", text=TAKEN.format("thirty"), private=False)


async def altered_quote(world: World) -> InteractionResult:
    return await world.alice.slash(world.channel, "check", text=TAKEN.format("twenty"), private=False)


async def error(world: World) -> InteractionResult:
    return await world.alice.slash(world.channel, "ask", question="How?", publisher="The Moon")


SCENES: dict[str, Scene] = {
    "short-answer": short_answer,
    "long-answer": long_answer,
    "abstention": abstention,
    "figure": figure,
    "series": series,
    "quotes": quotes,
    "posted-quote": posted_quote,
    "true-quote": true_quote,
    "altered-quote": altered_quote,
    "error": error,
}


@contextmanager
def chromium() -> Iterator[None]:
    """Let Playwright, which simcord starts, use the Chromium that is installed."""
    original = BrowserType.launch
    arguments: dict[str, Any] = {"executable_path": CHROMIUM, "args": ["--no-sandbox"]}
    BrowserType.launch = partialmethod(original, **arguments)  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        BrowserType.launch = original  # type: ignore[method-assign]


async def draw(shelf: Shelf, scene: Scene, folder: Path) -> bytes:
    """Act a scene out and give the picture of its last message."""
    client = make_bot(shelf, copy_of(shelf, folder))
    try:
        async with simcord.run(client, shard_count=1, settle_timeout=30) as env:
            await client.tree.sync()
            world = make_world(env)
            shown = await scene(world)
            viewers = [world.alice, world.mod]
            async with env.preview(world.channel, viewers=viewers, width=620, height=1600) as preview:
                viewer = world.mod if shown._interaction.user_id == world.mod.id else world.alice
                capture = await preview.screenshot(viewer=viewer, target=shown, allow_incomplete=True)
    finally:
        client.archive.close()
        client.store.close()
    assert capture.png
    return capture.png


async def main(names: list[str]) -> None:
    """Draw every scene, or those named."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium():
        shelf = make_shelf(Path(folder), Models())
        for name in names or SCENES:
            png = await draw(shelf, SCENES[name], Path(folder) / name)
            (FOLDER / f"{name}.png").write_bytes(png)
            print(FOLDER / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
