"""Single figures one below the other: bars from nought, or one large number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.charts.labels import baseline_label, period_label, signed, value_label
from bot.charts.lettering import Lettering, line_height
from bot.charts.page import MARGIN, WIDTH, Box, Page
from index.models import Figure

VALUE, LABEL, SMALL, BIG = 12.5, 11.5, 10.0, 34.0

_ROOM = WIDTH - 2 * MARGIN
_BAR = 0.17
_GAP = 0.2
_LEAST = 0.03
"""Inches of bar for nought, so that there is something to see."""


class Row(NamedTuple):
    """One figure with what is written over its bar."""

    figure: Figure
    lines: tuple[str, ...]
    quiet: tuple[str, ...]

    @property
    def height(self) -> float:
        """Inches that the row takes."""
        return len(self.lines) * line_height(LABEL) + len(self.quiet) * line_height(SMALL) + _BAR + _GAP


def lay_out(figures: Sequence[Figure], lettering: Lettering, measured: bool, published: bool) -> list[Row]:
    """Set out figures as rows.

    Args:
        figures: the figures from top to bottom.
        lettering: the typeface.
        measured: each row says what it measures.
        published: each row says who published it.

    Whose a figure is stands in the row when the same is measured of somebody else.
    """
    owners: dict[str, set[str | None]] = {}
    for figure in figures:
        owners.setdefault(figure.measure, set()).add(figure.subject)
    return [
        _row(figure, lettering, _subject(figure, owners) if measured else "", published) for figure in figures
    ]


def _subject(figure: Figure, owners: dict[str, set[str | None]]) -> str:
    shared = len(owners[figure.measure]) > 1 and figure.subject
    said = f"{figure.measure} ({figure.subject})" if shared else figure.measure
    return said[:1].upper() + said[1:]


def _row(figure: Figure, lettering: Lettering, subject: str, published: bool) -> Row:
    publisher = (figure.article.publisher or figure.article.title) if published and figure.article else None
    quiet = " · ".join(filter(None, (period_label(figure.period), baseline_label(figure), publisher)))
    return Row(figure, lettering.wrap(subject, LABEL, _ROOM), lettering.wrap(quiet, SMALL, _ROOM))


def draw_rows(page: Page, rows: Sequence[Row], top: float, lettering: Lettering) -> None:
    """Draw rows from ``top`` down; the one colour says that they are of one unit."""
    if len(rows) == 1:
        _draw_number(page, rows[0], top)
        return
    values = [signed(row.figure) for row in rows]
    labels = [value_label(row.figure) for row in rows]
    low, high = min(0.0, *values), max(0.0, *values)
    room = _ROOM - max(lettering.width(label, VALUE, bold=True) for label in labels) - 0.15
    scale = room / ((high - low) or 1.0)
    for row, value, label in zip(rows, values, labels, strict=True):
        y = page.lines(MARGIN, top, row.lines, LABEL, page.colours.text)
        y = page.lines(MARGIN, y, row.quiet, SMALL, page.colours.quiet) + 0.03
        left = MARGIN + (min(value, 0.0) - low) * scale
        right = max(MARGIN + (max(value, 0.0) - low) * scale, left + _LEAST)
        page.bar(Box(left, y, right, y + _BAR), page.colours.series[0], is_exact(row.figure))
        page.text(
            right + 0.08, y + _BAR / 2, label, VALUE, page.colours.text, va="center_baseline", weight="bold"
        )
        top += row.height


def height_of(rows: Sequence[Row]) -> float:
    """Give the inches that rows take together."""
    if len(rows) == 1:
        return rows[0].height - _BAR - _GAP + line_height(BIG)
    return sum(row.height for row in rows)


def _draw_number(page: Page, row: Row, top: float) -> None:
    """Draw one figure as a large number over its words."""
    page.text(MARGIN, top, value_label(row.figure), BIG, page.colours.series[0], weight="bold")
    top = page.lines(MARGIN, top + line_height(BIG) - 0.02, row.lines, LABEL, page.colours.text)
    page.lines(MARGIN, top, row.quiet, SMALL, page.colours.quiet)


def is_exact(figure: Figure) -> bool:
    """Say whether the text gives one exact value."""
    return figure.modifier == "exactly" and figure.upper is None
