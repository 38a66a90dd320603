"""Asking, as a member of a server does."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

import pytest
from simcord.results import InteractionResult

from index.coverage import Coverage
from tests.bot.world import QUESTION, World, button, labels, text


async def test_an_answer_shows_the_figure_then_the_sentence_then_its_source(world: World) -> None:
    result = await world.ask()
    lines = text(result).splitlines()
    assert lines[0] == QUESTION
    assert lines[1] == "# 19.2 million"
    assert "tram journeys" in lines[2].lower()
    assert lines[2].endswith("at the end of 2024 [1]")
    sentence = next(line for line in lines if line.startswith("> **"))
    assert sentence.startswith("> **Tram journeys in Kelby rose to 19.2 million at the end of 2024, up from")
    assert (
        "-# [1] The Kelby Courier · 6 February 2025 · "
        "[Tram journeys pass 19 million](<https://kelbycourier.example/news/tram-journeys_%282024%29>)"
        in lines
    )
    assert not result.ephemeral


async def test_a_question_for_words_is_answered_with_the_quote_first(world: World) -> None:
    lines = text(await world.ask("What did Ada Holm say about the line?")).splitlines()
    assert lines[1].startswith("> “We built the line that this city was promised for thirty years")
    assert lines[2].startswith("— **Ada Holm**")


async def test_what_the_coverage_does_not_say_is_said_plainly(world: World) -> None:
    lines = text(await world.ask("Who won the chess championship in Oslo?")).splitlines()
    assert lines[1:3] == ["### The coverage does not say.", "-# Nearest passages, not an answer"]
    assert not any("**" in line for line in lines)


async def test_a_figure_that_does_not_answer_is_only_near(world: World) -> None:
    lines = text(await world.ask("How many chess players live on the moon?")).splitlines()
    assert lines[1:3] == [
        "### The coverage does not say.",
        "-# Nearest figures and passages, not an answer",
    ]
    assert re.match(r"[\w ]*\d.* · .*\[\d\]$", lines[3])
    assert not any(line.startswith("# ") for line in lines)


async def test_what_an_article_does_not_state_is_not_guessed(world: World) -> None:
    shown = text(await world.ask("Who is the harbour master of the Osk ferry?"))
    assert "publisher not stated · undated · ferry.txt" in shown


async def test_filters_narrow_the_search(world: World) -> None:
    shown = text(await world.ask("trams", publisher="Northmoor Post", since="2025", until="2025-03"))
    assert "Northmoor Post" in shown
    assert "Kelby Courier" not in shown


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"since": "soon"}, "The date “soon” cannot be read; write it as 2025, 2025-03 or 2025-03-31."),
        ({"since": "2025", "until": "2024"}, "The first day is after the last."),
        ({"publisher": "The Moon"}, "No article is published by 'The Moon'"),
    ],
)
async def test_bad_options_get_one_clear_sentence(
    world: World, options: dict[str, str], sentence: str
) -> None:
    assert text(await world.ask(**options)).startswith(sentence)


async def test_autocomplete_offers_what_the_index_holds(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "ask", "publisher", "kelby")
    assert [choice["value"] for choice in offered] == ["The Kelby Courier"]
    assert len(await world.alice.autocomplete(world.channel, "ask", "publisher", "")) == 3


async def test_the_user_sees_thinking_before_any_search(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = world.bot.archive.search

    async def slow(work: Callable[[Coverage], object]) -> object:
        await asyncio.sleep(120)
        return await search(work)

    monkeypatch.setattr(world.bot.archive, "search", slow)
    asked_at = world.env.now()
    result = await world.ask()
    assert result.deferred
    assert (world.env.now() - asked_at).total_seconds() == 0
    await world.env.advance_time(121)
    assert "19.2 million" in text(result)


async def test_more_passages_turns_the_askers_own_card(world: World) -> None:
    result = await world.ask()
    assert labels(result)[0].startswith("More passages (1/")
    first = text(result)
    turned = await world.alice.click(result.response, custom_id=button(result, "page"))
    assert turned.acknowledged
    assert not turned.followups
    assert text(result) != first
    assert labels(result)[0] == "Back"
    await world.alice.click(result.response, label="Back")
    assert text(result) == first


async def test_someone_elses_card_is_turned_in_a_private_copy(world: World) -> None:
    result = await world.ask()
    first = text(result)
    bob = world.member("bob")
    turned = await bob.click(result.response, custom_id=button(result, "page"))
    assert turned.ephemeral
    assert labels(turned)[0] == "Back"
    assert text(result) == first


async def test_a_private_answer_can_be_shared(world: World) -> None:
    result = await world.ask(private=True)
    assert result.ephemeral
    assert "Share" in labels(result)
    shared = await world.alice.click(result.response, label="Share")
    assert not shared.ephemeral
    assert text(shared) == text(result)
    assert "Share" not in labels(shared)


async def test_a_public_answer_cannot_be_shared_again(world: World) -> None:
    assert "Share" not in labels(await world.ask())


async def test_the_figures_and_quotes_of_an_answer_come_privately(world: World) -> None:
    result = await world.ask()
    figures = await world.alice.click(result.response, label="Figures")
    assert figures.ephemeral
    assert "19.2 million" in text(figures)
    quotes = await world.alice.click(result.response, label="Quotes")
    assert quotes.ephemeral
    assert "Quotes" in text(quotes)


async def follow_up(world: World, result: InteractionResult, question: str) -> InteractionResult:
    shown = await world.alice.click(result.response, label="Follow up")
    assert shown.modal
    return await world.alice.submit_modal(shown, {"question": question})


async def test_a_follow_up_carries_the_subject_over(world: World) -> None:
    result = await world.ask()
    further = await follow_up(world, result, "And at the end of 2022?")
    lines = text(further).splitlines()
    assert lines[:2] == ["And at the end of 2022?", f"-# following up: {QUESTION}"]
    assert "# 14.6 million" in lines
    assert not further.ephemeral


async def test_a_follow_up_to_a_private_answer_stays_private(world: World) -> None:
    further = await follow_up(world, await world.ask(private=True), "And at the end of 2022?")
    assert further.ephemeral


async def test_a_vote_counts_once_a_user(world: World) -> None:
    result = await world.ask()
    bob = world.member("bob")
    for voter in (world.alice, bob, world.alice, world.alice):
        await voter.click(result.response, custom_id=button(result, "up"))
    assert labels(result)[-2:] == ["2", "👎"]
    await bob.click(result.response, custom_id=button(result, "down"))
    assert labels(result)[-2:] == ["1", "1"]


async def test_a_mention_is_answered_with_a_reply(world: World) -> None:
    asked = await world.alice.send(world.channel, f"<@{world.bot.user.id}> {QUESTION}")
    reply = world.channel.last_message
    assert "# 19.2 million" in text(reply)
    assert reply.reference.message_id == asked.id
    assert await world.alice.click(reply, label="Figures")


async def test_a_mention_without_a_question_is_told_how_to_ask(world: World) -> None:
    await world.alice.send(world.channel, f"<@{world.bot.user.id}>")
    assert text(world.channel.last_message).startswith("Ask me a question")


async def test_a_message_that_does_not_mention_the_bot_is_left_alone(world: World) -> None:
    asked = await world.alice.send(world.channel, QUESTION)
    assert world.channel.last_message.id == asked.id


async def test_in_a_thread_the_answer_stays_there_and_the_talk_goes_on(world: World) -> None:
    opener = await world.alice.send(world.channel, "Let us talk about trams.")
    made = await world.bot.get_channel(world.channel.id).create_thread(name="trams", message=opener)
    thread = next(each for each in world.channel.threads if each.id == made.id)
    me = world.bot.user.id
    await world.alice.send(thread, f"<@{me}> {QUESTION}")
    assert "# 19.2 million" in text(thread.last_message)
    await world.alice.send(thread, f"<@{me}> And at the end of 2022?")
    assert "# 14.6 million" in text(thread.last_message)


async def test_in_direct_messages_no_mention_is_needed(world: World) -> None:
    await world.alice.send_dm(QUESTION)
    assert "# 19.2 million" in text(world.alice.user.dm_channel.last_message)
    result = await world.alice.user.slash("ask", question=QUESTION)
    assert "# 19.2 million" in text(result)


async def test_a_question_that_is_too_long_gets_one_sentence(world: World) -> None:
    assert "long" in text(await world.ask("tram " * 1_200)).splitlines()[0]
