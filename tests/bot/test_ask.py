"""Asking, as a member of a server does."""

from __future__ import annotations

from tests.bot.world import World, labels, text


async def test_an_answer_shows_the_figure_the_sentence_and_its_source(world: World) -> None:
    result = await world.ask()
    shown = text(result)
    print(shown, labels(result))
    assert "# 19.2 million" in shown
