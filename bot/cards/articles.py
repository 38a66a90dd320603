"""The articles of the coverage, the state of the index, and what became of a change to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Protocol

from bot.cards.card import Accent, Button, Card, Mark, Part, compose, fixed
from bot.cards.state import ArticlesState, Shown
from bot.cards.text import clip, day, escape, link, one_line, publisher
from bot.store import Holding
from index.models import Failure, Source, Status

PAGE = 8
"""Articles on a page."""
_LISTED = 8
"""Changes, or failures, named one by one."""


class Changes(Protocol):
    """What a build did, as `index.build` reports it."""

    @property
    def added(self) -> Sequence[str]:
        """Give the paths that are new."""

    @property
    def changed(self) -> Sequence[str]:
        """Give the paths that were read again."""

    @property
    def removed(self) -> Sequence[str]:
        """Give the paths that are gone."""

    @property
    def failures(self) -> Sequence[Failure]:
        """Give the files that could not be read, and why."""


def articles_card(state: ArticlesState, shown: Shown) -> Card:
    """Give the articles, one page: id, title, publisher, date."""
    total = len(state.articles)
    pages = max(1, -(-total // PAGE))
    page = min(shown.page, pages - 1)
    lines = [_line(source) for source in state.articles[page * PAGE : (page + 1) * PAGE]]
    buttons = [Button("page", "Back", argument=page - 1)] if page else []
    if page + 1 < pages:
        buttons.append(Button("page", f"More ({page + 1}/{pages})", argument=page + 1))
    return compose(Accent.ANSWER, [[fixed(f"### Articles: {total:,}")], lines], buttons)


def _line(source: Source) -> Part:
    title = clip(one_line(source.title or ""), 120) or "untitled"
    where = f"{publisher(source)} · {day(source.published)}"
    return fixed(f"`{source.id}` {link(title, source.url)}\n-# {where}", optional=True)


def progress_card(stage: str, done: int, total: int) -> Card:
    """Give how far a build is, as a bar of twenty marks."""
    filled = 20 * done // total if total else 0
    counted = f" {done:,} of {total:,}" if total else ""
    bar = f"`{'█' * filled}{'░' * (20 - filled)}`{counted}"
    return compose(
        Accent.ABSTAIN, [[fixed("**Building the index**"), fixed(f"{clip(one_line(stage), 100)} {bar}")]]
    )


def built_card(report: Changes, articles: int) -> Card:
    """Give what a build added, changed and removed, and which files failed and why."""
    lines = [
        fixed(f"-# {word}: {_names(paths)}", optional=True)
        for word, paths in (("Added", report.added), ("Changed", report.changed), ("Removed", report.removed))
        if paths
    ]
    counts = f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed"
    head = fixed(f"**The index is built: {articles:,} articles; {counts}.**")
    accent = Accent.CAUTION if report.failures else Accent.GOOD
    return compose(accent, [[head, *lines], *failures(report.failures)])


def _names(paths: Sequence[str]) -> str:
    """Name the first files; a long list says how many more there are."""
    more = f" and {len(paths) - _LISTED} more" if len(paths) > _LISTED else ""
    return ", ".join(clip(one_line(str(path)), 80) for path in paths[:_LISTED]) + more


def failures(failed: Sequence[Failure]) -> list[list[Part] | Mark]:
    """Give the files that could not be read, each with the reason."""
    if not failed:
        return []
    lines = [
        fixed(f"-# {clip(one_line(failure.path), 120)}: {clip(one_line(failure.reason), 200)}", optional=True)
        for failure in failed[:_LISTED]
    ]
    more = [fixed(f"-# and {len(failed) - _LISTED} more")] if len(failed) > _LISTED else []
    return [Mark.RULE, [fixed(f"**Not read: {len(failed)}**"), *lines, *more]]


def status_card(status: Status) -> Card:
    """Give what the index holds and how it stands, for moderators."""
    built = int(status.built.astimezone(UTC).timestamp())
    lines = [
        f"**{status.articles:,}** articles · **{status.passages:,}** passages · "
        f"**{status.figures:,}** figures · **{status.quotes:,}** quotes",
        f"Generation `{status.generation}`, built <t:{built}:R>",
        f"Model {escape(one_line(status.model))} · {status.bytes / 1_000_000:,.1f} MB on disk",
    ]
    damaged = (
        [fixed(f"⚠️ Damaged generations: {clip(', '.join(status.damaged), 200)}")] if status.damaged else []
    )
    accent = Accent.CAUTION if status.failures or status.damaged else Accent.GOOD
    head = [fixed("### Index"), *(fixed(line) for line in lines), *damaged]
    return compose(accent, [head, *failures(status.failures)])


def about_card(status: Status, held: Holding) -> Card:
    """Give what the bot is, what the coverage holds, and what is kept about the user who asks."""
    built = int(status.built.astimezone(UTC).timestamp())
    publishers = ", ".join(one_line(name) for name in status.publishers) or "publisher not stated"
    return compose(
        Accent.ANSWER,
        [
            [
                fixed("### Cuttings"),
                fixed("Answers questions with words cut out of press coverage, each with its source. It writes "
                      "nothing of its own, and says so when the coverage does not answer."),
            ],
            Mark.RULE,
            [
                fixed(f"**The coverage**: {status.articles:,} articles, {day(status.earliest)} to "
                      f"{day(status.latest)}, {status.figures:,} figures, {status.quotes:,} quotes. "
                      f"Last built <t:{built}:R>."),
                Part(lambda room: f"-# {clip(publishers, room - 3)}"),
            ],
            Mark.RULE,
            [
                fixed(f"**Kept about you**: {held.cards:,} questions and cards, {held.votes:,} votes, "
                      f"{held.postings:,} posted quotes. `/forget-me` deletes this."),
                fixed("-# Kept with your user id: the questions you ask, so that their buttons go on working; "
                      "your votes; the quotes you post as a moderator. Messages that do not mention the bot "
                      "are never read."),
            ],
        ],
    )  # fmt: skip
