"""Words in a chart: made safe to draw, measured, wrapped and shortened to the room there is."""

from __future__ import annotations

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, findfont, get_font

FAMILY = "DejaVu Sans"
"""Comes with matplotlib, so a chart looks the same on every machine."""

_POINTS = 72
_LEADING = 1.32
_LONGEST = 400


def line_height(size: float) -> float:
    """Give the inches from one line of ``size`` points to the next."""
    return size * _LEADING / _POINTS


class Lettering:
    """The typeface: which characters it has, and how wide words run. One for each drawing."""

    def __init__(self) -> None:
        self._renderer = RendererAgg(1, 1, _POINTS)  # type: ignore[no-untyped-call]
        self._font = get_font(findfont(FontProperties(family=FAMILY)))

    def clean(self, text: str) -> str:
        """Give ``text`` on one line, with "□" for each character that the typeface lacks."""
        return "".join(letter if self._has(letter) else "□" for letter in " ".join(text.split()))

    def _has(self, letter: str) -> bool:
        return letter.isprintable() and bool(self._font.get_char_index(ord(letter)))

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Give the width in inches of one line at ``size`` points."""
        style = FontProperties(family=FAMILY, size=size, weight="bold" if bold else "normal")
        measured = self._renderer.get_text_width_height_descent(text, style, False)  # type: ignore[no-untyped-call]
        return float(measured[0]) / _POINTS

    def wrap(self, text: str, size: float, room: float, most: int = 2, bold: bool = False) -> tuple[str, ...]:
        """Break ``text`` into at most ``most`` lines of ``room`` inches; "…" stands for the rest."""
        wrapped: list[str] = []
        rest = self.clean(text)
        while rest:
            cut = self._fitting(rest, size, room, bold)
            if len(wrapped) == most - 1 and cut < len(rest):
                cut = self._fitting(rest, size, room - self.width("…", size, bold), bold)
                return (*wrapped, f"{rest[:cut].rstrip(' ,;:–')}…")
            wrapped.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        return tuple(wrapped)

    def _fitting(self, text: str, size: float, room: float, bold: bool) -> int:
        """Give how many characters fit on a line, at least one, up to a space where there is one."""
        low, high = 1, min(len(text), _LONGEST)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.width(text[:middle], size, bold) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        if low == len(text) or text[low] == " ":
            return low
        space = text.rfind(" ", 1, low)
        return space if space > 0 else low
