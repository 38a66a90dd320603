"""Figures on cards: the one asked for, big; its series in a line; a topic's series as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from bot.cards.card import Accent, Card, Mark, Part, compose, fixed
from bot.cards.paging import sharing, turning
from bot.cards.sources import Sources
from bot.cards.state import FiguresState, Shown
from bot.cards.text import clip, one_line, plain, units
from bot.charts.labels import period_label, value_label
from index.models import Figure, Series

PAGE = 3
"""Series on a page."""
_POINTS = 12
"""Points of a series that a table shows, the latest ones."""
_HISTORY = 4
_MODIFIERS = {
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
    "exactly": "",
}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
NOTHING = "The coverage gives no figures on this."


def value(figure: Figure) -> str:
    """Give a figure as written, with the word that limits it: "more than 25,000"."""
    return _MODIFIERS[figure.modifier] + one_line(figure.text)


def period(figure: Figure) -> str:
    """Give the time a figure covers in the text's words, with the dates where the words leave them open."""
    if not figure.period:
        return "period not stated"
    words, dates = one_line(figure.period.text), period_label(figure.period)
    dated = bool(figure.period.start or figure.period.end)
    return f"{words} ({dates})" if dated and not _YEAR.search(words) else words or dates


def change(figure: Figure) -> str:
    """Give a figure's movement, "up from 17,907 against the year before", or ""."""
    if not figure.change:
        return ""
    moved = figure.change
    words: list[str] = [moved.direction]
    words += ["from", _number(figure, moved.from_)] if moved.from_ else []
    words += ["to", _number(figure, moved.to)] if moved.to and moved.to != figure.value else []
    words += ["· against", moved.baseline] if moved.baseline else []
    return one_line(" ".join(words))


def _number(figure: Figure, number: str) -> str:
    """Give a decimal string as the figure itself would be written: "17.9m", "£2bn", "14%"."""
    try:
        exact = {"value": number, "upper": None, "modifier": "exactly", "kind": "count", "change": None}
        return value_label(figure.model_copy(update=exact))
    except ArithmeticError:
        return number


def headline(figure: Figure, sources: Sources) -> list[Part]:
    """Give the figure that answers: the value big, what it measures and when, its movement, who gave it."""
    named = [clip(one_line(words), 300) for words in (figure.measure, figure.subject) if words]
    what = " · ".join([f"**{named[0]}**", *named[1:]]) if named else "measure not stated"
    about = f"{what} · {clip(period(figure), 120)}{sources.cite(figure.article)}"
    given = clip(one_line(figure.attribution), 120) if figure.attribution else ""
    small = " · ".join(words for words in (clip(change(figure), 200), given) if words)
    return [
        fixed(f"# {clip(value(figure), 100)}"),
        fixed(about),
        *([fixed(f"-# {small}")] if small else []),
    ]


def in_a_line(figure: Figure, sources: Sources) -> Part:
    """Give a figure that does not answer in a line: value, measure, period."""
    what = clip(one_line(figure.measure), 200) or "measure not stated"
    return fixed(
        f"{clip(value(figure), 100)} · {what} · {clip(period(figure), 120)}{sources.cite(figure.article)}"
    )


def history(figures: Sequence[Figure], sources: Sources) -> list[Part]:
    """Give the other figures of the first one's measure in one line, as a series."""
    first, rest = figures[0], figures[1 : 1 + _HISTORY]
    same = [f for f in rest if (f.measure.casefold(), f.unit) == (first.measure.casefold(), first.unit)]
    points = [
        f"**{clip(value(f), 60)}** {clip(period_label(f.period), 60)}{sources.cite(f.article)}" for f in same
    ]
    return [fixed(f"-# Also: {' · '.join(points)}", optional=True)] if points else []


def figures_card(state: FiguresState, shown: Shown) -> Card:
    """Give the figures on a topic: a table for each series, the place of the chart, the sources."""
    report, sources = state.report, Sources()
    heading = [fixed(f"### Figures: {clip(one_line(report.topic), 200)}")]
    if not report.series:
        return compose(Accent.ABSTAIN, [heading, [fixed(NOTHING)]])
    pages = -(-len(report.series) // PAGE)
    page = min(shown.page, pages - 1)
    blocks: list[list[Part] | Mark] = [heading, *([Mark.CHART] if page == 0 else [])]
    for series in report.series[page * PAGE : (page + 1) * PAGE]:
        blocks.append([fixed(f"**{_name(series)}**"), Part(partial(_table, series, _cited(series, sources)))])
    blocks += [Mark.RULE, sources.parts()]
    return compose(Accent.ANSWER, blocks, [turning(page, pages), sharing(shown, page)])


def _name(series: Series) -> str:
    """Name a series by what it measures; what it belongs to serves where the text has no more."""
    subject = series.points[0].subject if series.points else None
    return clip(one_line(series.measure or subject or "measure not stated"), 200)


def _cited(series: Series, sources: Sources) -> list[str]:
    return [sources.cite(point.article).strip() for point in series.points[-_POINTS:]]


def _table(series: Series, citations: Sequence[str], room: int) -> str:
    """Give the points as aligned columns, the latest ones if not all fit ``room`` units."""
    points = series.points[-_POINTS:]
    rows = [
        (_cell(period_label(point.period), 34), _cell(_valued(point), 30), cited)
        for point, cited in zip(points, citations, strict=True)
    ]
    width = [max(len(row[column]) for row in rows) for column in range(2)]
    lines = [f"{when:<{width[0]}}  {what:>{width[1]}}  {cited}".rstrip() for when, what, cited in rows]
    while lines and units("\n".join(lines)) + 8 > room:
        lines.pop(0)
    return "```\n" + "\n".join(lines) + "\n```" if lines else ""


def _valued(figure: Figure) -> str:
    """Mark a change with its direction; without a sign a rise and a fall would look the same."""
    if figure.kind != "change" or not figure.change:
        return value(figure)
    return {"up": "▲ ", "down": "▼ "}[figure.change.direction] + value(figure)


def _cell(text: str, width: int) -> str:
    """Fit a table's cell; in a code block nothing is Markdown but the fence."""
    words = re.sub(r"([@<])", "\\1\u200b", plain(text).replace("`", "'"))
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"
