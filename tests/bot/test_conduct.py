"""How the bot behaves towards everyone: cooldown, queue, errors, moderators only, nobody pinged."""

from __future__ import annotations

import logging
import re
import threading

import discord
import pytest

from bot.cooldown import Cooldown
from index.coverage import Coverage
from index.errors import CuttingsError, GenerationError
from tests.bot.world import QUESTION, World, labels, text

MODERATORS_ONLY = ("articles list", "articles add", "articles remove", "index rebuild", "index status")


@pytest.mark.parametrize("discord_settings", [{"cooldown_questions": 2, "cooldown_seconds": 30}])
async def test_a_user_who_asks_too_often_is_told_when_to_ask_again(world: World) -> None:
    start = int(world.env.now().timestamp())
    for _ in range(2):
        assert "19.2 million" in text(await world.ask())
    refused = await world.ask()
    assert refused.ephemeral
    until = re.fullmatch(r"You can ask again <t:(\d+):R>, at <t:\1:T>\.", text(refused))
    assert until
    assert start + 29 <= int(until[1]) <= start + 32
    assert "19.2 million" in text(await world.mod.slash(world.channel, "ask", question=QUESTION))
    await world.env.advance_time(int(until[1]) - start)
    assert "19.2 million" in text(await world.ask())


def test_the_cooldown_forgets_users_whose_time_is_over() -> None:
    cooldown, now = Cooldown(1, 10), discord.utils.utcnow()
    for user in range(5_000):
        later = now + discord.utils.utcnow().resolution * user
        assert cooldown.take(user, later + (later - now) * 10_000) is None
    assert len(cooldown._asked) <= 1_001


@pytest.mark.parametrize("discord_settings", [{"queue": 3, "cooldown_questions": 99}])
async def test_a_full_queue_is_told_politely(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ask, go_on = Coverage.ask, threading.Event()

    def halting(self: Coverage, *args: object, **options: object) -> object:
        assert go_on.wait(20)
        return ask(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Coverage, "ask", halting)
    sent = [world.emit(world.alice, "ask", question=QUESTION) for _ in range(5)]
    await world.until(lambda: all(each.record.responded for each in sent) and not sent[-1].loading)
    assert [each.loading for each in sent] == [True, True, True, False, False]
    assert text(sent[-1]) == "Many questions are waiting just now; please ask again in a minute."
    go_on.set()
    await world.env.settle()
    assert all("19.2 million" in text(each) for each in sent[:3])


async def test_a_defect_is_one_sentence_with_a_reference_that_is_in_the_log(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Coverage, "ask", broken)
    sentence, reference = text(await world.ask()).splitlines()
    assert (
        sentence
        == "Something went wrong, and nothing was lost; the operator can find it under the reference."
    )
    (logged,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert reference == f"-# Reference `{logged.__dict__['reference']}`"
    assert logged.exc_info


async def test_a_damaged_index_is_the_operators_matter(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise GenerationError("The generation in /srv/secret is damaged; run `cuttings build`.")

    monkeypatch.setattr(Coverage, "ask", broken)
    shown = text(await world.ask())
    assert "/srv" not in shown
    assert "Reference" in shown
    assert "/srv/secret is damaged" in caplog.text


async def test_what_a_user_can_put_right_is_said_as_it_is(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CuttingsError("The question is empty.")

    monkeypatch.setattr(Coverage, "ask", refuse)
    assert text(await world.ask()).startswith("The question is empty.\n-# Reference `")


async def test_an_answer_that_discord_refuses_is_reported_and_the_bot_goes_on(world: World) -> None:
    world.env.inject_error("PATCH", "/webhooks/*/messages/@original", status=500)
    assert "Something went wrong" in text(await world.ask())
    assert "19.2 million" in text(await world.ask())


async def test_one_line_a_command_is_logged_without_the_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    await world.ask("How many zebras ride the tram?")
    (line,) = [record for record in caplog.records if record.message == "request"]
    assert line.__dict__["command"] == "ask"
    assert line.__dict__["outcome"] == "answered"
    assert isinstance(line.__dict__["ms"], int)
    assert "zebra" not in caplog.text


@pytest.mark.parametrize("command", MODERATORS_ONLY)
async def test_discord_does_not_even_offer_moderators_commands_to_members(world: World, command: str) -> None:
    assert command not in world.alice.available_commands(world.channel)
    assert command in world.mod.available_commands(world.channel)


@pytest.mark.parametrize("command", MODERATORS_ONLY)
async def test_a_member_whom_discord_lets_through_is_refused_all_the_same(world: World, command: str) -> None:
    await world.let_through(world.alice, command.split(maxsplit=1)[0])
    options = {"article": "x"} if command == "articles remove" else {}
    denied = await world.alice.slash(world.channel, command, **options)
    assert denied.ephemeral
    assert text(denied) == "Only moderators can do that."


async def test_a_member_is_not_offered_the_articles_to_remove(world: World) -> None:
    await world.let_through(world.alice, "articles")
    assert await world.alice.autocomplete(world.channel, "articles remove", "article", "") == []


async def test_a_configured_role_makes_a_moderator(world: World) -> None:
    editors = world.guild.create_role("Editors")
    ed = world.member("ed", roles=[editors])
    own = world.bot.settings.discord.model_copy(update={"moderator_roles": frozenset({editors.id})})
    world.bot.settings = world.bot.settings.model_copy(update={"discord": own})
    await world.let_through(ed, "index")
    assert "### Index" in text(await ed.slash(world.channel, "index status"))


@pytest.mark.parametrize("discord_settings", [{"moderator_guilds": [1]}])
async def test_moderators_of_other_servers_may_not_change_the_coverage(world: World) -> None:
    assert text(await world.mod.slash(world.channel, "index rebuild")) == "Only moderators can do that."
    assert "Post quote 1" not in labels(await world.mod.slash(world.channel, "quotes", speaker="Holm"))


async def test_moderators_commands_are_not_in_direct_messages(world: World) -> None:
    offered = world.mod.user.available_commands()
    assert "ask" in offered
    assert not set(MODERATORS_ONLY) & set(offered)


async def test_commands_are_for_servers_direct_messages_and_user_installs(world: World) -> None:
    (registration,) = [r.json for r in world.env.http_requests if r.method == "PUT"]
    registered = {command["name"]: command for command in registration}
    for name in ("ask", "figures", "quotes", "check", "Check quotes", "about", "forget-me"):
        assert sorted(registered[name]["integration_types"]) == [0, 1]
        assert sorted(registered[name]["contexts"]) == [0, 1, 2]
    for name in ("articles", "index"):
        assert registered[name]["integration_types"] == [0]
        assert registered[name]["contexts"] == [0]
        assert registered[name]["default_member_permissions"] == discord.Permissions(manage_guild=True).value


async def test_no_privileged_intent_is_asked_for(world: World) -> None:
    intents = world.bot.intents
    assert not (intents.message_content or intents.members or intents.presences)


async def test_every_message_forbids_every_mention(world: World) -> None:
    await world.ask()
    await world.alice.send(world.channel, f"<@{world.bot.user.id}> @everyone {QUESTION}")
    sent = [
        r.json for r in world.env.http_requests if isinstance(r.json, dict) and "components" in str(r.json)
    ]
    assert len(sent) >= 2
    for payload in sent:
        allowed = payload.get("allowed_mentions") or payload["data"]["allowed_mentions"]
        assert allowed["parse"] == []
        assert not allowed.get("replied_user")
