"""The page a chart is drawn on: inches from its top left corner, and what a pen can do there.

It uses matplotlib's objects and none of its global state, so several threads can draw at once.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from bot.charts.lettering import FAMILY, line_height

Scheme = Literal["light", "dark"]

WIDTH = 7.5
MARGIN = 0.35
_DPI = 160


class Colours(NamedTuple):
    """One colour scheme; ``series`` are the hues of series in order."""

    background: str
    text: str
    quiet: str
    grid: str
    series: tuple[str, ...]


COLOURS: dict[Scheme, Colours] = {
    "light": Colours(
        "#FFFFFF", "#1A1B1E", "#5A5D66", "#E1E3E6", ("#0067A5", "#B34700", "#00704F", "#8A3B76")
    ),
    "dark": Colours("#1E1F22", "#F2F3F5", "#B5BAC1", "#3A3C42", ("#5DB8F0", "#F2A444", "#3FCF9F", "#EA9FCC")),
}
"""Hues after Okabe and Ito's palette, which people with any colour vision can tell apart, made darker or
lighter until words in them have a contrast of at least 4.5 (WCAG 2.2, level AA)."""


class Box(NamedTuple):
    """A rectangle in inches; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Say whether the two overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Say whether the other lies wholly inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def is_crossed(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Say whether the line from ``start`` to ``end`` runs through (Liang and Barsky's clipping)."""
        enter, leave = 0.0, 1.0
        for low, high, first, last in (
            (self.left, self.right, start[0], end[0]),
            (self.top, self.bottom, start[1], end[1]),
        ):
            run = last - first
            if run == 0:
                if not low < first < high:
                    return False
                continue
            near, far = sorted(((low - first) / run, (high - first) / run))
            enter, leave = max(enter, near), min(leave, far)
        return enter < leave


class Page:
    """A page ``height`` inches high; every length and place is in inches from the top left corner."""

    def __init__(self, height: float, colours: Colours) -> None:
        self.colours = colours
        self._canvas = Canvas(figsize=(WIDTH, height), dpi=_DPI, facecolor=colours.background)
        FigureCanvasAgg(self._canvas)
        self._axes = self._canvas.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        self._axes.set_axis_off()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        **style: Any,  # noqa: ANN401 - matplotlib's own properties
    ) -> None:
        """Write a line, its left top corner at (x, y) or as ``ha`` and ``va`` say; no mark is special."""
        style = {"ha": "left", "va": "top", **style}
        halo = [withStroke(linewidth=3, foreground=self.colours.background)]
        self._axes.text(
            x,
            y,
            text,
            fontsize=size,
            color=colour,
            family=FAMILY,
            parse_math=False,
            path_effects=halo,
            **style,
        )

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float,
        colour: str,
        **style: Any,  # noqa: ANN401 - matplotlib's own properties
    ) -> float:
        """Write lines one below the other; gives the place below the last."""
        for line in lines:
            self.text(x, y, line, size, colour, **style)
            y += line_height(size)
        return y

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        **style: Any,  # noqa: ANN401 - matplotlib's own properties
    ) -> None:
        """Draw a line from one place to another."""
        style = {"linewidth": 1.0, "zorder": 1, **style}
        self._axes.plot((start[0], end[0]), (start[1], end[1]), color=colour, **style)

    def bar(self, box: Box, colour: str, filled: bool = True) -> None:
        """Draw a bar, hatched when it is not filled."""
        size = (box.right - box.left, box.bottom - box.top)
        face, hatch = (colour, None) if filled else ("none", "//////")
        patch = Rectangle(
            (box.left, box.top), *size, facecolor=face, edgecolor=colour, hatch=hatch, linewidth=1.2
        )
        self._axes.add_patch(patch)

    def dot(self, x: float, y: float, colour: str, filled: bool = True) -> None:
        """Draw a point, a ring when it is not filled."""
        face = colour if filled else self.colours.background
        self._axes.plot(
            [x],
            [y],
            "o",
            markersize=7.5,
            markerfacecolor=face,
            markeredgecolor=colour,
            markeredgewidth=1.8,
            zorder=4,
        )

    def png(self) -> bytes:
        """Give the picture, without a note of the software or the time."""
        picture = io.BytesIO()
        self._canvas.savefig(picture, format="png", metadata={"Software": None})
        return picture.getvalue()
