"""Who is a moderator, decided here and not by what Discord shows."""

from __future__ import annotations

import discord

from bot.reply import Interaction
from bot.settings import DiscordSettings

PERMISSION = discord.Permissions(manage_guild=True)
"""The permission that makes a moderator; Discord hides the commands from whoever lacks it."""


def is_moderator(interaction: Interaction, settings: DiscordSettings) -> bool:
    """Say whether a user may change the coverage and post quotes: in a server, by permission or by role.

    An app that a user installed for themselves gives nobody power in a server that did not add it.
    """
    if interaction.guild_id is None or not isinstance(interaction.user, discord.Member):
        return False
    if interaction.is_user_integration() and not interaction.is_guild_integration():
        return False
    if settings.moderator_guilds and interaction.guild_id not in settings.moderator_guilds:
        return False
    if interaction.permissions.administrator or interaction.permissions >= PERMISSION:
        return True
    return any(role.id in settings.moderator_roles for role in interaction.user.roles)
