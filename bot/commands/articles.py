"""The articles, for moderators: `/articles list`, `/articles add`, `/articles remove`."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.state import ArticlesState
from bot.cards.text import one_line
from bot.commands import scope
from bot.desk import RefusalError, Result
from bot.moderators import PERMISSION, is_moderator
from bot.rebuild import rebuild
from bot.reply import Interaction, NewMessage
from index.coverage import Filters
from index.models import Source

if TYPE_CHECKING:
    from bot.client import Cuttings

_ENDINGS = (".md", ".txt", ".html", ".htm")
_CHOICES = 25


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(PERMISSION)
class Articles(
    commands.GroupCog, name="articles", description="The articles of the coverage, for moderators."
):
    """Lists, adds and removes articles; the bot answers from the old index until the new one is built."""

    def __init__(self, client: Cuttings) -> None:
        self._client = client

    @app_commands.command(name="list", description="The articles in the coverage, newest first.")
    @app_commands.describe(
        publisher="Only this publisher's articles.",
        since="From this day on: 2025, 2025-03 or 2025-03-31.",
        until="Up to this day: 2025, 2025-03 or 2025-03-31.",
    )
    async def list_articles(
        self,
        interaction: Interaction,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        """Show the articles."""

        async def job() -> Result:
            within = scope(publisher, since, until)
            filters = Filters(within.publisher, within.since, within.until)
            generation, articles = await self._client.archive.look(
                lambda coverage: (coverage.name, coverage.articles(filters))
            )
            return ArticlesState(articles=tuple(articles), generation=generation)

        reply = NewMessage(interaction, private=True)
        await self._client.attend(interaction, "articles list", reply, job, for_moderators=True)

    @app_commands.command(
        name="add", description="Add an article: the address of a web page, or an attached file."
    )
    @app_commands.describe(url="The address of the page.", file="A .md, .txt or .html file.")
    async def add(
        self, interaction: Interaction, url: str | None = None, file: discord.Attachment | None = None
    ) -> None:
        """Add an article and build the index."""
        reply = NewMessage(interaction, private=True)

        async def job() -> Result:
            if (url is None) == (file is None):
                raise RefusalError("Give either the address of a page or a file.")
            if file:
                await self._add_file(file)
            elif url:
                await self._add_page(url)
            return await rebuild(self._client.archive, reply)

        await self._client.attend(interaction, "articles add", reply, job, for_moderators=True)

    @app_commands.command(
        name="remove", description="Take an article down; nothing of it stays in the new index."
    )
    @app_commands.describe(article="The article, by its title or id.")
    async def remove(self, interaction: Interaction, article: str) -> None:
        """Remove an article and build the index, keeping no older generation that still holds it."""
        reply = NewMessage(interaction, private=True)

        async def job() -> Result:
            await self._client.archive.aside(lambda: self._client.archive.documents.remove(article.strip()))
            return await rebuild(self._client.archive, reply, keep=0)

        await self._client.attend(interaction, "articles remove", reply, job, for_moderators=True)

    @remove.autocomplete("article")
    async def articles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the articles by title, to moderators alone."""
        if not is_moderator(interaction, self._client.settings.discord):
            return []
        sources = await self._client.archive.look(lambda coverage: coverage.articles())
        wanted = typed.casefold().strip()
        fitting = [source for source in sources if wanted in _name(source).casefold()]
        return [
            app_commands.Choice(name=_name(source)[:100], value=source.id) for source in fitting[:_CHOICES]
        ]

    async def _add_page(self, url: str) -> None:
        """Fetch a page; what has no scheme is an address, never a file of this machine."""
        address = url.strip() if "://" in url else f"https://{url.strip()}"
        if not address.casefold().startswith(("http://", "https://")):
            raise RefusalError("Only web addresses can be added, with http or https.")
        await self._client.archive.aside(lambda: self._client.archive.documents.add(address))

    async def _add_file(self, file: discord.Attachment) -> None:
        """Take an attached file over, under its own name."""
        limit = self._client.settings.discord.attachment_bytes
        name = PurePosixPath(file.filename.replace("\\", "/")).name
        if not name.casefold().endswith(_ENDINGS):
            raise RefusalError("Only .md, .txt and .html files can be added.")
        if file.size > limit:
            raise RefusalError(f"The file is too large; at most {limit / 1_000_000:g} MB can be added.")
        data = await file.read()

        def add() -> None:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / name
                path.write_bytes(data)
                self._client.archive.documents.add(path)

        await self._client.archive.aside(add)


def _name(source: Source) -> str:
    """How an article is offered: its title, publisher and id."""
    return one_line(
        f"{(source.title or 'untitled')[:60]} · {source.publisher or 'publisher not stated'} · {source.id}"
    )


async def setup(client: Cuttings) -> None:
    """Add the group to the client."""
    await client.add_cog(Articles(client))
