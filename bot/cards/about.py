"""What the bot is, what it holds, and what it keeps about a user."""

from __future__ import annotations

from datetime import UTC

from bot.cards.card import Accent, Card, Mark, Part, compose, fixed
from bot.cards.text import clip, day, one_line
from bot.store import Holding
from index.models import Status

_WHAT = (
    "Answers questions with words cut out of press coverage, each with its source. It writes nothing of its own, "
    "and says so when the coverage does not answer."
)
_KEPT = (
    "-# Kept with your user id: the questions you ask, so that their buttons go on working; your votes; the quotes "
    "you post as a moderator. In servers only messages that mention the bot are read."
)


def about_card(status: Status, held: Holding) -> Card:
    """Give what the bot is, what the coverage holds, and what is kept about the user who asks."""
    publishers = ", ".join(one_line(name) for name in status.publishers) or "publisher not stated"
    built = int(status.built.astimezone(UTC).timestamp())
    coverage = (
        f"**The coverage**: {status.articles:,} articles, {day(status.earliest)} to {day(status.latest)}, "
        f"{status.figures:,} figures, {status.quotes:,} quotes. Last built <t:{built}:R>."
    )
    kept = (
        f"**Kept about you**: {held.cards:,} questions and cards, {held.votes:,} votes, {held.postings:,} posted "
        f"quotes. `/forget-me` deletes this."
    )
    named = Part(lambda room: f"-# {clip(publishers, room - 3)}")
    blocks: list[list[Part] | Mark] = [
        [fixed("### Cuttings"), fixed(_WHAT)],
        Mark.RULE,
        [fixed(coverage), named],
        Mark.RULE,
        [fixed(kept), fixed(_KEPT)],
    ]
    return compose(Accent.ANSWER, blocks)
