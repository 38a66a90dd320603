"""Figures as a table with a chart."""

from __future__ import annotations

import re

from tests.bot.world import World, components, labels, text


async def test_a_topic_gives_its_series_as_a_table_with_the_chart(world: World) -> None:
    result = await world.alice.slash(world.channel, "figures", topic="tram journeys")
    shown = text(result)
    assert shown.startswith("### Figures: tram journeys")
    rows = [re.split(r"\s{2,}", line) for line in shown.split("```")[1].strip().splitlines()]
    assert [row[0].strip() for row in rows] == ["31 Dec 2022", "31 Dec 2023", "31 Dec 2024"]
    assert [row[1].strip() for row in rows] == ["14.6 million", "17.9 million", "19.2 million"]
    assert {row[-1].strip() for row in rows} == {"[1]"}
    assert "-# [1] The Kelby Courier · 6 February 2025 · [" in shown
    (picture,) = [c for c in components(result) if c["type"] == 12]
    (attached,) = result.response.attachments
    assert attached.filename == "chart.png"
    assert picture["items"][0]["description"] == "The figures as a chart"


async def test_the_direction_of_a_change_shows(world: World) -> None:
    shown = text(await world.alice.slash(world.channel, "figures", topic="complaints about the trams"))
    assert "▲ 16%" in shown


async def test_a_topic_without_figures_is_told_so(world: World) -> None:
    result = await world.alice.slash(world.channel, "figures", topic="penguins on the moon")
    assert text(result).endswith("The coverage gives no figures on this.")
    assert not labels(result)


async def test_private_figures_can_be_shared_with_their_chart(world: World) -> None:
    result = await world.alice.slash(world.channel, "figures", topic="tram journeys", private=True)
    assert result.ephemeral
    shared = await world.alice.click(result.response, label="Share")
    assert text(shared) == text(result)
    assert shared.response.attachments


async def test_topics_and_publishers_are_offered(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "figures", "topic", "journey")
    assert any("ourneys" in choice["name"] for choice in offered)
    assert await world.alice.autocomplete(world.channel, "figures", "publisher", "gazette")
