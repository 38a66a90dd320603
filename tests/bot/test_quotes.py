"""Quotes: pulled, posted by moderators, and checked."""

from __future__ import annotations

from tests.bot.world import World, button, labels, text

TRUE = "We built the line that this city was promised for thirty years"
ALTERED = "We built the line that this city was promised for twenty years"


async def test_quotes_come_privately_with_speaker_role_and_source(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", speaker="Holm")
    assert result.ephemeral
    lines = text(result).splitlines()
    assert lines[0] == "### Quotes: Holm"
    assert lines[1].startswith(f"> “{TRUE}")
    assert lines[2].startswith("— **Ada Holm**, ")
    assert lines[2].endswith("[1]")
    assert any(line.startswith("-# [1] The Kelby Courier · 6 February 2025 · [") for line in lines)


async def test_members_have_no_button_to_post_and_moderators_do(world: World) -> None:
    assert labels(await world.alice.slash(world.channel, "quotes", speaker="Holm")) == ["Share"]
    listed = await world.mod.slash(world.channel, "quotes", speaker="Holm")
    assert labels(listed)[:2] == ["Post quote 1", "Post quote 2"]


async def test_a_posted_quote_is_in_the_channel_with_its_source_and_in_the_log(world: World) -> None:
    listed = await world.mod.slash(world.channel, "quotes", speaker="Holm")
    posted = await world.mod.click(listed.response, label="Post quote 2")
    assert not posted.ephemeral
    lines = text(posted).splitlines()
    assert lines[0] == "> “Nobody who rides it in the morning wants the buses back.”"
    assert lines[1].startswith("— **Ada Holm**")
    assert lines[2].startswith(
        "-# The Kelby Courier · 6 February 2025 · [Tram journeys pass 19 million](<https://"
    )
    (entry,) = world.bot.store.postings()
    assert (entry.user, entry.guild, entry.channel) == (world.mod.id, world.guild.id, world.channel.id)
    assert entry.quote.text == "Nobody who rides it in the morning wants the buses back."


async def test_a_member_cannot_post_from_a_moderators_card(world: World) -> None:
    shared = await world.mod.slash(world.channel, "quotes", speaker="Holm", private=False)
    denied = await world.alice.click(shared.response, custom_id=button(shared, "post"))
    assert denied.ephemeral
    assert text(denied) == "Only moderators can do that."
    assert world.bot.store.postings() == []


async def test_a_shared_card_has_no_button_to_post(world: World) -> None:
    listed = await world.mod.slash(world.channel, "quotes", speaker="Holm")
    shared = await world.mod.click(listed.response, label="Share")
    assert labels(shared) == []


async def test_a_speaker_who_is_not_quoted_gets_the_names_of_those_who_are(world: World) -> None:
    shown = text(await world.alice.slash(world.channel, "quotes", speaker="?"))
    assert "Ada Holm" in shown
    assert "Gil Ferrante" in shown


async def test_speakers_and_topics_are_offered(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "quotes", "speaker", "olsn")
    assert offered[0]["value"] == "Beatriz Olsen"
    assert await world.alice.autocomplete(world.channel, "quotes", "topic", "tram")
    assert await world.alice.autocomplete(world.channel, "quotes", "publisher", "post")


async def test_a_true_quote_is_verbatim(world: World) -> None:
    result = await world.alice.slash(world.channel, "check", text=TRUE)
    assert result.ephemeral
    assert text(result).startswith("### ✅ Verbatim")
    assert "— **Ada Holm**" in text(result)


async def test_an_altered_quote_shows_the_difference_word_by_word(world: World) -> None:
    shown = text(await world.alice.slash(world.channel, "check", text=ALTERED))
    assert shown.startswith("### ⚠️ Altered")
    assert "promised for ~~twenty~~ __thirty__ years" in shown
    assert "> “We built the line that this city was promised for thirty years" in shown


async def test_words_that_nobody_said_are_absent(world: World) -> None:
    shown = text(await world.alice.slash(world.channel, "check", text="The moon is made of cheese and bread"))
    assert shown.startswith("### ❌ Absent")


async def test_a_check_can_be_shared(world: World) -> None:
    result = await world.alice.slash(world.channel, "check", text=TRUE)
    shared = await world.alice.click(result.response, label="Share")
    assert text(shared) == text(result)


async def test_every_quotation_in_a_message_is_checked(world: World) -> None:
    bob = world.member("bob")
    message = await bob.send(world.channel, f"Ada Holm said “{TRUE}” and also “{ALTERED}” on Tuesday.")
    result = await world.alice.context_menu(world.channel, "Check quotes", message)
    assert result.ephemeral
    shown = text(result)
    assert "### ✅ Verbatim" in shown
    assert "### ⚠️ Altered" in shown
    assert f"[the message](<{message.jump_url}>)" in shown


async def test_a_message_without_a_quotation_is_checked_as_it_stands(world: World) -> None:
    message = await world.alice.send(world.channel, TRUE)
    result = await world.alice.context_menu(world.channel, "Check quotes", message)
    assert "### ✅ Verbatim" in text(result)


async def test_a_message_with_too_few_words_to_check_is_told_so(world: World) -> None:
    message = await world.alice.send(world.channel, "Good morning.")
    result = await world.alice.context_menu(world.channel, "Check quotes", message)
    assert "too short to check" in text(result)
