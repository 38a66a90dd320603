"""The whole chart: which series share a panel, and how panels, notes and sources follow one another."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.charts import rows, timeline
from bot.charts.labels import period_label, signed, unit_label, value_label
from bot.charts.lettering import Lettering, line_height
from bot.charts.page import COLOURS, MARGIN, WIDTH, Page, Scheme
from bot.charts.spans import span
from index.errors import CuttingsError
from index.models import Figure, FigureReport, Series, Source

MOST_PANELS = 4
MOST_ROWS = 6

_ROOM = WIDTH - 2 * MARGIN
_TITLE, _HEADING, _NOTE = 17.0, 12.5, 10.0
_GAP = 0.22
_MOST_SOURCES = 6
_APART = 60
"""Series whose greatest values differ by more than this factor do not share a panel: one would lie flat."""
_MEANINGS = {
    "about": "≈ about",
    "at_least": "≥ at least",
    "at_most": "≤ at most",
    "more_than": "> more than",
    "less_than": "< less than",
}


class _Panel(NamedTuple):
    """Series of one unit and kind, drawn along time or as rows."""

    series: tuple[Series, ...]
    along_time: bool

    @property
    def points(self) -> list[Figure]:
        """All figures, series by series."""
        return [point for one in self.series for point in one.points]


class _Block(NamedTuple):
    """A part of the page from top to bottom."""

    height: float
    draw: Callable[[Page, float], object]


def chart(report: FigureReport, scheme: Scheme = "light") -> bytes:
    """Draw a report's series as a PNG, 1,200 pixels wide.

    Args:
        report: what to draw; its first series first, as many as fit, with a note of how many more there are.
        scheme: "light" or "dark", after the background that it is shown on.

    Raises:
        CuttingsError: there is nothing to draw.
    """
    panels = _panels(report.series)
    if not panels:
        raise CuttingsError(f"The coverage has no figures on “{' '.join(report.topic.split())}” to draw.")
    blocks = list(_Sheet(report, panels).blocks())
    page = Page(2 * MARGIN + sum(block.height for block in blocks), COLOURS[scheme])
    top = MARGIN
    for block in blocks:
        block.draw(page, top)
        top += block.height
    return page.png()


# -- panels ------------------------------------------------------------------------------------------------


def _panels(series: Iterable[Series]) -> list[_Panel]:
    """Sort series into panels by unit and kind, those along time apart from single figures."""
    panels: list[_Panel] = []
    for one in series:
        points = tuple(point for point in one.points if math.isfinite(signed(point)))
        if not points:
            continue
        drawn = one.model_copy(update={"points": points})
        along_time = len({days for point in points if (days := span(point))}) > 1
        at = next((i for i, panel in enumerate(panels) if _belongs(drawn, along_time, panel)), len(panels))
        panels[at : at + 1] = [_Panel((*(panels[at].series if at < len(panels) else ()), drawn), along_time)]
    return panels


def _belongs(one: Series, along_time: bool, panel: _Panel) -> bool:
    other = panel.series[0]
    if (one.points[0].kind, one.unit, along_time) != (other.points[0].kind, other.unit, panel.along_time):
        return False
    if not along_time:
        return True
    greatest = sorted(max(abs(signed(point)) for point in each.points) for each in (one, other))
    return len(panel.series) < len(COLOURS["light"].series) and greatest[1] <= _APART * max(greatest[0], 1e-9)


class _Sheet:
    """The blocks of a page: the topic, the panels under their headings, notes and sources."""

    def __init__(self, report: FigureReport, panels: Sequence[_Panel]) -> None:
        self._topic = report.topic
        self._panels = panels[:MOST_PANELS]
        self._left_out = [point for panel in panels[MOST_PANELS:] for point in panel.points]
        self._left_out += [
            point for panel in self._panels if not panel.along_time for point in panel.points[MOST_ROWS:]
        ]
        self._lettering = Lettering()

    def blocks(self) -> Iterator[_Block]:
        """Give the page's parts from top to bottom."""
        yield self._words(_capital(self._topic), _TITLE, bold=True)
        for panel in self._panels:
            yield _space(_GAP)
            yield from self._timeline(panel) if panel.along_time else self._rows(panel)
        yield _space(_GAP)
        for note in self._notes():
            yield self._words(note, _NOTE, quiet=True, most=4)

    def _words(
        self, text: str, size: float, *, bold: bool = False, quiet: bool = False, most: int = 2
    ) -> _Block:
        lines = self._lettering.wrap(text, size, _ROOM, most, bold)
        weight = "bold" if bold else "normal"

        def draw(page: Page, top: float) -> None:
            colour = page.colours.quiet if quiet else page.colours.text
            page.lines(MARGIN, top, lines, size, colour, weight=weight)

        return _Block(len(lines) * line_height(size), draw)

    def _timeline(self, panel: _Panel) -> Iterator[_Block]:
        single = len(panel.series) == 1
        said = panel.series[0].measure if single else unit_label(panel.points[0])
        if said.casefold() != self._topic.casefold():
            yield self._words(_capital(said), _HEADING, bold=single)
        yield _Block(
            timeline.HEIGHT,
            lambda page, top: timeline.Timeline(page, panel.series, top, self._lettering).draw(),
        )
        undated = [point for point in panel.points if span(point) is None]
        if undated:
            yield self._words(
                f"Without dates: {'; '.join(map(self._in_words, undated))}.", _NOTE, quiet=True, most=4
            )

    def _rows(self, panel: _Panel) -> Iterator[_Block]:
        alone = len({point.measure.lower() for point in panel.points}) == 1 < len(panel.points)
        if alone and panel.points[0].measure.casefold() != self._topic.casefold():
            yield self._words(_capital(panel.series[0].measure), _HEADING, bold=True)
        laid = rows.lay_out(panel.points[:MOST_ROWS], self._lettering, not alone, len(self._sources()) > 1)
        yield _Block(rows.height_of(laid), lambda page, top: rows.draw_rows(page, laid, top, self._lettering))

    def _in_words(self, point: Figure) -> str:
        publisher = _publisher(point.article) if point.article and len(self._sources()) > 1 else None
        return f"{value_label(point)} ({', '.join(filter(None, (period_label(point.period), publisher)))})"

    # -- notes ---------------------------------------------------------------------------------------------

    def _drawn(self) -> list[Figure]:
        return [
            point
            for panel in self._panels
            for point in (panel.points if panel.along_time else panel.points[:MOST_ROWS])
        ]

    def _notes(self) -> Iterator[str]:
        """Say what signs mean, what is left out, and where the figures come from."""
        drawn = self._drawn()
        signs = [
            meaning
            for modifier, meaning in _MEANINGS.items()
            if any(one.modifier == modifier for one in drawn)
        ]
        if signs:
            yield "; ".join(signs) + "."
        if self._left_out:
            more = len(self._left_out)
            yield f"Not drawn: {more} more figure{'s' if more > 1 else ''}."
        if sources := self._sources():
            named = [_named(source) for source in sources[:_MOST_SOURCES]]
            if len(sources) > _MOST_SOURCES:
                named.append(f"{len(sources) - _MOST_SOURCES} more")
            yield f"Source{'s' if len(sources) > 1 else ''}: {'; '.join(named)}."

    def _sources(self) -> list[Source]:
        return list({one.article.id: one.article for one in self._drawn() if one.article}.values())


def _space(height: float) -> _Block:
    return _Block(height, lambda page, top: None)


def _named(source: Source) -> str:
    """Name a source: publisher and date; what the article does not state is said to be so."""
    published = f"{source.published.day} {source.published:%b %Y}" if source.published else "undated"
    return f"{_publisher(source)}, {published}"


def _publisher(source: Source) -> str:
    return source.publisher or source.title or "publisher not stated"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
