"""The list of articles."""

from __future__ import annotations

from bot.cards.card import Accent, Card, Part, compose, fixed
from bot.cards.paging import turning
from bot.cards.state import ArticlesState, Shown
from bot.cards.text import clip, day, link, one_line, publisher
from index.models import Source

PAGE = 8
"""Articles on a page."""


def articles_card(state: ArticlesState, shown: Shown) -> Card:
    """Give the articles, one page: id, title, publisher, date."""
    total = len(state.articles)
    pages = max(1, -(-total // PAGE))
    page = min(shown.page, pages - 1)
    lines = [_line(source) for source in state.articles[page * PAGE : (page + 1) * PAGE]]
    return compose(Accent.ANSWER, [[fixed(f"### Articles: {total:,}")], lines], [turning(page, pages)])


def _line(source: Source) -> Part:
    title = clip(one_line(source.title or source.path or ""), 120) or "untitled"
    where = f"{publisher(source)} · {day(source.published)}"
    return fixed(f"`{source.id}` {link(title, source.url)}\n-# {where}", optional=True)
