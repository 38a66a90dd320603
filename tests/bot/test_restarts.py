"""A day of restarts: every button goes on working and no vote is lost."""

from __future__ import annotations

from collections.abc import Callable

from bot.client import Cuttings
from bot.settings import Settings
from bot.store import Store
from tests.bot.test_articles import KIOSK
from tests.bot.world import World, button, labels, text

RESTARTS = 24
"""One an hour."""


async def test_a_day_of_restarts_loses_no_vote_and_no_button(
    world: World, new_bot: Callable[[], Cuttings]
) -> None:
    answer = await world.ask()
    listed = await world.mod.slash(world.channel, "quotes", speaker="Holm")
    for hour in range(RESTARTS):
        await world.restart(new_bot())
        voter = world.member(f"voter{hour}")
        await voter.click(answer.response, custom_id=button(answer, "up"))
    assert labels(answer)[-2:] == [str(RESTARTS), "👎"]
    assert "19.2 million" in text(await world.alice.click(answer.response, label="Figures"))
    assert text(await world.alice.click(answer.response, label="Quotes"))
    await world.alice.click(answer.response, custom_id=button(answer, "page"))
    assert labels(answer)[0] == "Back"
    assert text(await world.mod.click(listed.response, label="Post quote 1")).startswith("> “We built")
    assert len(world.bot.store.postings()) == 1


async def test_a_modal_that_was_open_at_the_restart_is_answered(
    world: World, new_bot: Callable[[], Cuttings]
) -> None:
    answer = await world.ask()
    shown = await world.alice.click(answer.response, label="Follow up")
    await world.restart(new_bot())
    further = await world.alice.submit_modal(shown, {"question": "And at the end of 2022?"})
    assert "# 14.6 million" in text(further)


async def test_a_card_of_the_previous_generation_keeps_to_it(world: World, settings: Settings) -> None:
    answer = await world.ask("How many cups of coffee were sold?")
    before = [text(answer)]
    while "More" in labels(answer)[0] or (labels(answer)[0] == "Back" and "More" in labels(answer)[1]):
        more = next(label for label in labels(answer) if "More" in label)
        await world.alice.click(answer.response, label=more)
        before.append(text(answer))
    (settings.documents / "kiosk.md").write_text(KIOSK)
    await world.mod.slash(world.channel, "index rebuild")
    after = [text(answer)]
    while "Back" in labels(answer):
        await world.alice.click(answer.response, label="Back")
        after.append(text(answer))
    assert after[::-1] == before
    assert "412 cups" in text(await world.ask("How many cups of coffee were sold?"))


async def test_votes_are_in_the_file_when_the_process_is_gone(world: World) -> None:
    answer = await world.ask()
    await world.alice.click(answer.response, custom_id=button(answer, "down"))
    card = button(answer, "down").split(":")[2]
    reopened = Store(world.bot.settings.store)
    assert reopened.votes(card) == (0, 1)
    reopened.close()
