"""A small Discord with the bot in it, and the people who use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import discord
import simcord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.client import Cuttings

QUESTION = "How many tram journeys were there at the end of 2024?"


@dataclass
class World:
    """One server with a channel, a member and a moderator."""

    env: simcord.Env
    bot: Cuttings
    guild: GuildHandle
    channel: ChannelHandle
    alice: MemberActor
    mod: MemberActor

    def member(self, name: str, **options: Any) -> MemberActor:
        """A further member of the server."""
        return self.guild.add_member(self.env.create_user(name), **options)

    async def ask(self, question: str = QUESTION, **options: Any) -> InteractionResult:  # noqa: ANN401
        """Alice asks."""
        return await self.alice.slash(self.channel, "ask", question=question, **options)


def make_world(env: simcord.Env) -> World:
    """A server in which Alice reads and Morag moderates."""
    assert isinstance(env.bot, Cuttings)
    guild = env.create_guild("Kelby Reading Room")
    channel = guild.create_text_channel("news")
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    alice = guild.add_member(env.create_user("alice"))
    mod = guild.add_member(env.create_user("morag"), roles=[moderators])
    return World(env, env.bot, guild, channel, alice, mod)


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))


def components(message: ResponseMessage | discord.Message | InteractionResult | None) -> list[dict[str, Any]]:
    """Every component of a message."""
    if isinstance(message, InteractionResult):
        message = message.response
    assert message is not None, "there is no message"
    if isinstance(message, discord.Message):
        return list(walk([component.to_dict() for component in message.components]))  # type: ignore[misc]
    return list(walk(message.components))


def text(message: ResponseMessage | discord.Message | InteractionResult | None) -> str:
    """All words of a message, in order."""
    return "\n".join(c["content"] for c in components(message) if c["type"] == 10)


def labels(message: ResponseMessage | discord.Message | InteractionResult | None) -> list[str]:
    """The labels of a message's buttons, an emoji where there is no label."""
    buttons = [c for c in components(message) if c["type"] == 2]
    return [c.get("label") or c["emoji"]["name"] for c in buttons]


def button(message: ResponseMessage | discord.Message | InteractionResult | None, action: str) -> str:
    """The custom id of the first button with an action."""
    ids = [c["custom_id"] for c in components(message) if c["type"] == 2]
    return next(each for each in ids if each.split(":")[1] == action)
