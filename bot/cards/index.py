"""The state of the index, a build's progress, and what became of a change to the articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Protocol

from bot.cards.card import Accent, Card, Mark, Part, compose, fixed
from bot.cards.text import clip, escape, one_line
from index.models import Failure, Status

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
