"""Articles and index, as a moderator looks after them, while the bot goes on answering."""

from __future__ import annotations

import threading

import httpx
import pytest

from bot.settings import Settings
from index.build import BuildReport, Progress
from tests.bot.shelf import BuildHere
from tests.bot.world import World, button, labels, text

KIOSK = """---
title: The kiosk on Dock Street reopens
publisher: Northmoor Post
published: 2025-04-02
---

The kiosk on Dock Street reopened on Monday after 31 months, its new owner Marit Solberg said.

It sold 412 cups of coffee on its first day.
"""


async def test_articles_are_listed_by_page_newest_first(world: World) -> None:
    result = await world.mod.slash(world.channel, "articles list")
    assert result.ephemeral
    lines = text(result).splitlines()
    assert lines[0] == "### Articles: 5"
    assert (
        "[Fares, delays and a record year on the trams](<https://northmoorpost.example/2025/03/trams>)"
        in lines[1]
    )
    assert lines[2] == "-# Northmoor Post · 12 March 2025"
    assert "publisher not stated · undated" in lines[-1]


async def test_a_file_is_added_and_the_bot_answers_from_it_without_a_restart(world: World) -> None:
    before = world.bot.archive
    result = await world.mod.slash(world.channel, "articles add", file=("kiosk.md", KIOSK.encode()))
    shown = text(result)
    assert shown.startswith("**The index is built: 6 articles; 1 added, 0 changed, 0 removed.**")
    assert "kiosk" in shown
    assert world.bot.archive is before
    assert "412 cups" in text(await world.ask("How many cups of coffee did the kiosk sell?"))


async def test_an_article_that_is_removed_is_gone_from_the_answers(world: World) -> None:
    offered = await world.mod.autocomplete(world.channel, "articles remove", "article", "bridge")
    (choice,) = offered
    assert choice["name"].startswith("Harrow Bridge closes for repairs · Weir Valley Gazette · ")
    result = await world.mod.slash(world.channel, "articles remove", article=choice["value"])
    assert text(result).startswith("**The index is built: 4 articles; 0 added, 0 changed, 1 removed.**")
    assert "Bridge" not in text(await world.ask("Why will Harrow Bridge close?")).split("\n", 1)[1]


async def test_progress_shows_while_the_old_generation_answers(
    world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings.documents / "kiosk.md").write_text(KIOSK)
    build, go_on = BuildHere.__call__, threading.Event()

    def halting(here: BuildHere, progress: Progress, keep: int) -> BuildReport:
        progress("cutting", 1, 2)
        assert go_on.wait(20)
        return build(here, progress, keep)

    monkeypatch.setattr(BuildHere, "__call__", halting)
    building = world.emit(world.mod, "index rebuild")
    asked = world.emit(world.alice, "ask", question="How many cups of coffee did the kiosk sell?")
    await world.until(lambda: not (building.loading or asked.loading))
    assert "cutting `██████████░░░░░░░░░░` 1 of 2" in text(building)
    assert "412" not in text(asked.result)
    go_on.set()
    await world.env.settle()
    assert "6 articles; 1 added" in text(building)
    assert "412 cups" in text(await world.ask("How many cups of coffee did the kiosk sell?"))


async def test_a_second_build_is_told_that_one_is_running(world: World, settings: Settings) -> None:
    import filelock  # noqa: PLC0415

    with filelock.FileLock(settings.index / "lock"):
        shown = text(await world.mod.slash(world.channel, "index rebuild"))
    assert "already running" in shown


async def test_a_file_that_cannot_be_read_is_named_with_the_reason(world: World, settings: Settings) -> None:
    (settings.documents / "broken.md").write_bytes(b"\x00\x01\x02\xff" * 50)
    shown = text(await world.mod.slash(world.channel, "index rebuild"))
    assert "**Not read: 1**" in shown
    assert "-# broken.md: " in shown
    assert "broken.md" in text(await world.mod.slash(world.channel, "index status"))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "Give either the address of a page or a file."),
        (
            {"url": "https://a.example", "file": ("a.md", b"x")},
            "Give either the address of a page or a file.",
        ),
        ({"file": ("a.exe", b"MZ")}, "Only .md, .txt and .html files can be added."),
        ({"file": ("a.md", b"x" * 5_000_001)}, "The file is too large; at most 5 MB can be added."),
        ({"url": "file:///etc/hostname"}, "Only web addresses can be added, with http or https."),
    ],
)
async def test_what_cannot_be_added_gets_one_sentence(
    world: World, options: dict[str, object], sentence: str
) -> None:
    assert text(await world.mod.slash(world.channel, "articles add", **options)) == sentence


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost:8080/a", "//etc/hostname", "../../secrets"]
)
async def test_addresses_of_the_machine_itself_are_not_fetched(
    world: World, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise httpx.ConnectError("There is no network in this test.")

    monkeypatch.setattr("socket.create_connection", no_network)
    shown = text(await world.mod.slash(world.channel, "articles add", url=url))
    assert "Reference" in shown
    assert "Something went wrong" not in shown


async def test_an_article_that_is_not_there_cannot_be_removed(world: World) -> None:
    assert text(await world.mod.slash(world.channel, "articles remove", article="0badcafe")).startswith(
        "There is no article 0badcafe."
    )


async def test_the_state_of_the_index_is_shown(world: World) -> None:
    shown = text(await world.mod.slash(world.channel, "index status"))
    assert "**5** articles" in shown
    assert "all-MiniLM-L6-v2" in shown


async def test_about_says_what_there_is_and_what_is_kept(world: World) -> None:
    result = await world.ask()
    await world.alice.click(result.response, custom_id=button(result, "up"))
    shown = text(await world.alice.slash(world.channel, "about"))
    assert "5 articles, 20 November 2024 to 12 March 2025" in shown
    assert "Northmoor Post, The Kelby Courier, Weir Valley Gazette" in shown
    assert "1 questions and cards, 1 votes, 0 posted quotes" in shown


async def test_forget_me_deletes_what_is_kept(world: World) -> None:
    result = await world.ask()
    await world.alice.click(result.response, custom_id=button(result, "up"))
    forgotten = await world.alice.slash(world.channel, "forget-me")
    assert forgotten.ephemeral
    assert text(forgotten).startswith("Deleted: 1 questions and cards, 1 votes")
    assert world.bot.store.holding(world.alice.id) == (0, 0, 0)
    pressed = await world.alice.click(result.response, label="Figures")
    assert text(pressed).startswith("This card is too old or was deleted")
    assert labels(pressed) == []
