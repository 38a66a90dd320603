"""How a figure is written in a chart: its value with sign, bound and unit, and the time it covers."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal

from index.models import Figure, Period

_BOUNDS = {"about": "≈ ", "at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "less_than": "< "}
_SIGNS = {"up": "+", "down": "−"}
_CURRENCIES = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥", "INR": "₹"}
_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_SHORT_UNITS = {"percent": "%", "percentage_point": " pts"}
_COMPARING = (
    "compared",
    "than",
    "on ",
    "from",
    "against",
    "over",
    "since",
    "versus",
    "relative",
    "in compar",
    "above",
    "below",
    "vs",
)
_ALIKE = frozenset(
    ("people", "premises", "percent", "police", "staff", "series", "species", "aircraft", "kg", "km", "mph")
)


def value_label(figure: Figure) -> str:
    """Write a figure's value: "≈ 19,000", "+24%", "£3.2bn", "5–7%", "9 months"; a count without its noun."""
    low, high = Decimal(figure.value), Decimal(figure.upper) if figure.upper else None
    unit = figure.unit or ""
    plain = _number(abs(low), unit) if high is None else f"{_number(low, unit)}–{_number(high, unit)}"
    sign = "−" if low < 0 and high is None else ""
    if figure.kind == "change" and figure.change:
        sign = _SIGNS[figure.change.direction]
    bound = _BOUNDS.get(figure.modifier, "")
    return f"{bound}{sign}{_CURRENCIES.get(unit, '')}{plain}{_suffix(figure)}"


def unit_label(figure: Figure) -> str:
    """Write what an axis of such figures counts, for panels of several series: "Share, %", "Change, %"."""
    noun = figure.unit or ""
    if noun in _SHORT_UNITS:
        return f"{figure.kind.capitalize()}, {_SHORT_UNITS[noun].strip()}"
    if figure.kind == "count":
        return f"Number of {_plural(noun)}" if noun else "Number"
    if noun in _CURRENCIES:
        return f"{figure.kind.capitalize()}, {_CURRENCIES[noun]}"
    return f"{figure.kind.capitalize()}, {_plural(noun)}" if noun else figure.kind.capitalize()


def grid_label(value: float, figure: Figure) -> str:
    """Write a value of the axis in a figure's unit: "15,000", "20%", "£2bn"."""
    exact = {
        "value": f"{Decimal(repr(value)):f}".lstrip("-"),
        "upper": None,
        "modifier": "exactly",
        "change": None,
    }
    sign = "−" if value < 0 else "+" if value > 0 and figure.kind == "change" else ""
    return sign + value_label(figure.model_copy(update=exact))


def signed(figure: Figure) -> float:
    """Give the value as a number, below nought for a fall; not finite when it is too large to draw."""
    value = float(figure.value)
    return (
        -value if figure.kind == "change" and figure.change and figure.change.direction == "down" else value
    )


def period_label(period: Period | None) -> str:
    """Write the time a figure covers: "31 Dec 2024", "Jul 2024", "2024", "5 Jul 2024 – 31 Jan 2025".

    Without dates it is the text's own words, and "period not stated" when the text gives none.
    """
    if period is None:
        return "period not stated"
    start, end = period.start, period.end
    if start and end:
        return _between(start, end)
    if start or end:
        return f"since {_day(start)}" if start else f"until {_day(end)}" if end else ""
    return period.text or "period not stated"


def baseline_label(figure: Figure) -> str:
    """Write what a change is against, "" when the text does not say or the figure is no change."""
    said = figure.change.baseline if figure.kind == "change" and figure.change else None
    if not said:
        return ""
    return said if said.lower().startswith(_COMPARING) else f"against {said}"


def _number(value: Decimal, unit: str) -> str:
    """Write a number with thousands separators; money and whole numbers from ten million on in short."""
    large = unit in _CURRENCIES or abs(value) >= 10_000_000
    for scale, name in _SCALES if large else ():
        if abs(value) >= scale:
            return f"{_plain(value / scale)}{name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    """Write at most three digits after the point, none that say nothing; pence stay two."""
    text = f"{value:,.3f}" if abs(value) >= Decimal("0.001") or not value else f"{value:,f}"
    return text.rstrip("0").rstrip(".")


def _suffix(figure: Figure) -> str:
    unit = figure.unit or ""
    if unit in _SHORT_UNITS:
        return _SHORT_UNITS[unit]
    if (
        not unit
        or unit in _CURRENCIES
        or figure.kind == "count"
        or (figure.kind == "change" and _is_count(unit))
    ):
        return ""
    if figure.kind == "money":
        return f" {unit}"
    return f" {unit if figure.value == '1' and not figure.upper else _plural(unit)}"


def _is_count(unit: str) -> bool:
    return unit not in {
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "mile",
        "metre",
        "kilometre",
    }


def _plural(noun: str) -> str:
    """Write a unit's name for several: "months", "years of age", "people"."""
    head, of, rest = noun.partition(" of ")
    head, per, each = head.partition(" per ")
    if not head or head.split()[-1] in _ALIKE or head.endswith("s"):
        return noun
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        head = f"{head[:-1]}ies"
    else:
        head += "es" if head.endswith(("ch", "sh", "x", "z")) else "s"
    return f"{head}{per}{each}{of}{rest}"


def _between(start: date, end: date) -> str:
    if start == end:
        return _day(start)
    if (start.day, end + timedelta(days=1)) == (1, _next_month(end)):
        return _months(start, end)
    if start.year == end.year:
        return f"{start.day} {start:%b} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _months(start: date, end: date) -> str:
    """Write whole months: "2024", "Jul 2024", "Jan–Mar 2024", "Apr 2024 – Mar 2025"."""
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%b} {start.year}"
    if start.year == end.year:
        return f"{start:%b}–{end:%b} {end.year}"
    return f"{start:%b} {start.year} – {end:%b} {end.year}"


def _next_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]) + timedelta(days=1)


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
