"""Series along time: points, periods as long as they are, each value and each series named in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product
from typing import NamedTuple

from matplotlib.ticker import MaxNLocator

from bot.charts.labels import grid_label, period_label, signed, value_label
from bot.charts.lettering import Lettering, line_height
from bot.charts.page import MARGIN, WIDTH, Box, Page
from bot.charts.rows import SMALL, VALUE, is_exact
from bot.charts.spans import Span, span, ticks
from index.models import Figure, Series

HEIGHT = 3.1

_NAMES = 1.75
_AXIS = 0.5
_HEAD = 0.5
_FLAT = 0.8
"""From this ratio of the least to the greatest value on, the axis need not begin at nought."""
_DATED = 5
"""Up to as many points each label also says when; more would crowd."""
_DOT = 0.075
_OVER = 0.2
"""Inches that a label may stand out to the right of the plot."""
_TAIL = 0.4
"""Inches of dots before a point of which only the end of its period is known."""
_FAR = 3.0
"""How many lines a label may rather cross than stand an inch farther from its point."""
_PER_TICK = 0.8


class _Mark(NamedTuple):
    """A point where it stands on the page, with the days it covers."""

    figure: Figure
    series: int
    days: Span
    x: float
    y: float
    left: float
    right: float


class Timeline:
    """A panel of series along time, from ``top`` down; at least one figure has a date."""

    def __init__(self, page: Page, series: Sequence[Series], top: float, lettering: Lettering) -> None:
        self._page = page
        self._series = series
        self._lettering = lettering
        points = [
            (point, number, days)
            for number, one in enumerate(series)
            for point in one.points
            if (days := span(point))
        ]
        right = WIDTH - MARGIN - (_NAMES if len(series) > 1 else 0.0)
        self._grid = _grid([signed(point) for point, _, _ in points])
        self._scale = [grid_label(value, points[0][0]) for value in self._grid]
        left = MARGIN + max(lettering.width(label, SMALL) for label in self._scale) + 0.12
        self._plot = Box(left, top + _HEAD, right, top + HEIGHT - _AXIS)
        self._days = _padded([days for _, _, days in points])
        self._marks = [self._mark(point, number, days) for point, number, days in points]
        self._connections = [pair for number in range(len(series)) for pair in _joined(self._marks, number)]

    def draw(self) -> None:
        """Draw the grid, the points with their labels, and where there are several series their names."""
        page = self._page
        self._draw_axes()
        for mark in self._marks:
            self._draw_mark(mark)
        for one, other in self._connections:
            hue = page.colours.series[one.series]
            page.rule((one.x, one.y), (other.x, other.y), hue, linewidth=1.6, zorder=3)
        taken = [_around(mark) for mark in self._marks]
        for mark in _by_importance(self._marks):
            self._label(mark, taken)
        if len(self._series) > 1:
            self._name_series()

    # -- places --------------------------------------------------------------------------------------------

    def _x(self, day: float) -> float:
        first, last = self._days
        return self._plot.left + (day - first) / (last - first) * (self._plot.right - self._plot.left)

    def _y(self, value: float) -> float:
        low, high = self._grid[0], self._grid[-1]
        return self._plot.bottom - (value - low) / (high - low) * (self._plot.bottom - self._plot.top)

    def _mark(self, figure: Figure, series: int, days: Span) -> _Mark:
        left, right = self._x(days.start), self._x(days.end)
        left -= _TAIL if days.open == "start" else 0.0
        return _Mark(figure, series, days, self._x(days.middle), self._y(signed(figure)), left, right)

    # -- ink -----------------------------------------------------------------------------------------------

    def _draw_axes(self) -> None:
        page, plot = self._page, self._plot
        for value, label in zip(self._grid, self._scale, strict=True):
            y = self._y(value)
            heavy = value == 0 or value == self._grid[0]
            page.rule((plot.left, y), (plot.right, y), page.colours.quiet if heavy else page.colours.grid)
            page.text(plot.left - 0.1, y, label, SMALL, page.colours.quiet, ha="right", va="center_baseline")
        for day, label in ticks(*self._days, most=max(2, int((plot.right - plot.left) / _PER_TICK))):
            x = self._x(day)
            page.rule((x, plot.bottom), (x, plot.bottom + 0.05), page.colours.quiet)
            page.lines(x, plot.bottom + 0.08, label.split("\n"), SMALL, page.colours.quiet, ha="center")

    def _draw_mark(self, mark: _Mark) -> None:
        page, hue = self._page, self._page.colours.series[mark.series]
        ends = (mark.left, mark.y), (mark.right, mark.y)
        if mark.days.open:
            page.rule(*ends, hue, linewidth=2.2, linestyle=(0, (1.2, 0.8)))
        elif mark.right - mark.left > 2 * _DOT:
            page.rule(*ends, hue, linewidth=7.0, solid_capstyle="butt", alpha=0.4)
        if mark.figure.upper:
            page.rule((mark.x, mark.y), (mark.x, self._y(_upper(mark.figure))), hue, linewidth=2.5)
        if mark.days.open != "end":
            page.dot(mark.x, mark.y, hue, is_exact(mark.figure))

    # -- words ---------------------------------------------------------------------------------------------

    def _label(self, mark: _Mark, taken: list[Box]) -> None:
        """Write a point's value at the first free place around it; one that finds none is left out."""
        value = value_label(mark.figure)
        detail = self._detail(mark)
        width = max(self._lettering.width(value, VALUE, bold=True), self._lettering.width(detail, SMALL))
        height = line_height(VALUE) + (line_height(SMALL) if detail else 0.0)
        over = _OVER if len(self._series) == 1 else 0.0
        room = Box(self._plot.left, self._plot.top - _HEAD, self._plot.right + over, self._plot.bottom)
        free = [
            box
            for box in _places(mark, width, height, room)
            if room.holds(box) and not any(box.meets(other) for other in taken)
        ]
        if not free:
            return
        box = min(
            free, key=lambda place: self._crossed(place) + _FAR * abs((place.top + place.bottom) / 2 - mark.y)
        )
        middle = (box.left + box.right) / 2
        hue, quiet = self._page.colours.series[mark.series], self._page.colours.quiet
        self._page.text(middle, box.top, value, VALUE, hue, ha="center", weight="bold", zorder=6)
        self._page.text(middle, box.top + line_height(VALUE), detail, SMALL, quiet, ha="center", zorder=6)
        taken.append(box)

    def _crossed(self, box: Box) -> int:
        """Count the lines between points that run through a box."""
        return sum(box.is_crossed((one.x, one.y), (other.x, other.y)) for one, other in self._connections)

    def _detail(self, mark: _Mark) -> str:
        """Say when, while there are few points, and who, where outlets differ on the same time."""
        when = period_label(mark.figure.period) if len(self._marks) <= _DATED else ""
        rivals = [one for one in self._marks if (one.series, one.days) == (mark.series, mark.days)]
        who = mark.figure.article.publisher if len(rivals) > 1 and mark.figure.article else None
        return " · ".join(filter(None, (when, who)))

    def _name_series(self) -> None:
        """Write each series' measure beside its last point, moved apart where they would touch."""
        left = self._plot.right + 0.12
        names = []
        for number, one in enumerate(self._series):
            last = [mark for mark in self._marks if mark.series == number][-1]
            text = one.measure[:1].upper() + one.measure[1:]
            names.append((last.y, number, self._lettering.wrap(text, SMALL, WIDTH - MARGIN - left, 3)))
        bottom = self._plot.top - _HEAD
        for y, number, lines in sorted(names):
            top = max(bottom, y - len(lines) * line_height(SMALL) / 2)
            bottom = self._page.lines(left, top, lines, SMALL, self._page.colours.series[number]) + 0.06


def _joined(marks: Sequence[_Mark], series: int) -> Iterator[tuple[_Mark, _Mark]]:
    """Pair each time's points with each of the next, so that a line forks and never averages."""
    own = [mark for mark in marks if mark.series == series and not mark.days.open]
    times = [list(group) for _, group in groupby(own, key=lambda mark: mark.days)]
    for earlier, later in pairwise(times):
        yield from product(earlier, later)


def _padded(spans: Sequence[Span]) -> tuple[float, float]:
    """Give the days at the axis' ends, with room beside the first and last."""
    first, last = min(days.start for days in spans), max(days.end for days in spans)
    room = max(4.0, (last - first) * 0.08)
    return first - room, last + room


def _grid(values: Sequence[float]) -> list[float]:
    """Give the values of the grid's lines, which hold all values: from nought unless they are far from it."""
    low, high = min(values), max(values)
    if low > 0 and low < _FLAT * high:
        low = 0.0
    elif high < 0 and high > _FLAT * low:
        high = 0.0
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1.0
    return [float(value) for value in MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)]


def _upper(figure: Figure) -> float:
    return signed(figure.model_copy(update={"value": figure.upper}))


def _around(mark: _Mark) -> Box:
    left, right = min(mark.left, mark.x - _DOT), max(mark.right, mark.x + _DOT)
    return Box(left, mark.y - _DOT, right, mark.y + _DOT)


def _by_importance(marks: Sequence[_Mark]) -> Iterator[_Mark]:
    """Order the marks as they are labelled: each series' last and first, its extremes, the rest."""
    order: list[_Mark] = []
    for number in dict.fromkeys(mark.series for mark in marks):
        own = [mark for mark in marks if mark.series == number]
        order += [own[-1], own[0], max(own, key=lambda mark: -mark.y), min(own, key=lambda mark: -mark.y)]
    seen: set[int] = set()
    for mark in [*order, *marks]:
        if id(mark) not in seen:
            seen.add(id(mark))
            yield mark


def _places(mark: _Mark, width: float, height: float, room: Box) -> Iterator[Box]:
    """Offer places for a label: over, under, beside the point, then farther, between the panel's sides."""
    gap = _DOT + 0.02
    for far in (0.0, height, 2 * height):
        for top in (mark.y - gap - far - height, mark.y + gap + far):
            for shift in (0.0, -width / 2, width / 2):
                left = min(max(mark.x - width / 2 + shift, room.left), room.right - width)
                yield Box(left, top, left + width, top + height)
        if not far:
            for left in (mark.x + gap + 0.03, mark.x - gap - 0.03 - width):
                yield Box(left, mark.y - height / 2, left + width, mark.y + height / 2)
