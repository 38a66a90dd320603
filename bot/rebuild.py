"""A build whose progress shows in the message that asked for it."""

from __future__ import annotations

import asyncio
import logging

import discord

from bot.archive import Archive
from bot.cards.card import Card
from bot.cards.index import built_card, progress_card
from bot.reply import Reply

log = logging.getLogger(__name__)

PACE = 2.0
"""Seconds between two edits of the message; Discord allows five edits in five seconds."""


class Progress:
    """Takes a build's progress from its thread; the event loop shows the latest, at its own pace."""

    def __init__(self) -> None:
        self._latest: tuple[str, int, int] | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note how far the build is; called from the build's thread."""
        self._latest = (stage, done, total)

    async def show(self, reply: Reply) -> None:
        """Show what is new, again and again, until cancelled."""
        shown = None
        while True:
            if self._latest and self._latest != shown:
                shown = self._latest
                await reply.send(progress_card(*shown))
            await asyncio.sleep(PACE)


async def rebuild(archive: Archive, reply: Reply, keep: int = 1) -> Card:
    """Build a new generation, showing progress, and give the card that says what it did.

    Raises:
        CuttingsError: another build is running, or there is nothing to index; the old generation serves on.
    """
    progress = Progress()
    showing = asyncio.create_task(_shown(progress, reply))
    try:
        report = await archive.build(progress, keep)
    finally:
        showing.cancel()
        await asyncio.wait((showing,))
    status = await archive.look(lambda coverage: coverage.status())
    return built_card(report, status.articles)


async def _shown(progress: Progress, reply: Reply) -> None:
    """Show progress; an edit that Discord refuses must not stop the build."""
    try:
        await progress.show(reply)
    except discord.HTTPException as error:
        log.warning("progress could not be shown", extra={"code": error.code})
