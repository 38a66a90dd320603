"""Sources, dates and figures in the few words that a card and a terminal share. Nothing here is about the subject."""

from __future__ import annotations

from datetime import date

from index.models import Figure, Period, Source

_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥"}
_MODIFIERS = {
    "exactly": "",
    "about": "about ",
    "at_least": "at least ",
    "at_most": "up to ",
    "more_than": "more than ",
    "less_than": "less than ",
}


def day(value: date | None) -> str:
    """Give a date as newspapers print it, or "undated"."""
    return f"{value.day} {value:%B %Y}" if value else "undated"


def cite(source: Source) -> str:
    """Give "publisher · date", saying so where either is not stated."""
    return f"{source.publisher or 'publisher not stated'} · {day(source.published)}"


def number(value: str) -> str:
    """Give a decimal string with thousands separators."""
    whole, point, rest = value.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdigit() else value


def amount(figure: Figure) -> str:
    """Give a figure's value with its modifier and unit: "more than 25,000", "£3.2 million", "16%"."""
    value = number(figure.value) + (f"–{number(figure.upper)}" if figure.upper else "")
    modifier = _MODIFIERS[figure.modifier]
    if figure.unit in _SIGNS:
        return f"{modifier}{_SIGNS[figure.unit]}{value}"
    if figure.unit == "percent":
        return f"{modifier}{value}%"
    if figure.kind == "count" or not figure.unit:
        return f"{modifier}{value}"
    return f"{modifier}{value} {figure.unit.replace('_', ' ')}{'' if figure.value == '1' else 's'}"


def period(value: Period | None) -> str:
    """Give a period in the text's words with its dates, or say that it is not stated."""
    if value is None:
        return "period not stated"
    if value.start and value.end:
        dates = day(value.end) if value.start == value.end else f"{day(value.start)} to {day(value.end)}"
        return f"{value.text} ({dates})"
    if value.end or value.start:
        return f"{value.text} ({'to' if value.end else 'from'} {day(value.end or value.start)})"
    return value.text


def movement(figure: Figure) -> str:
    """Give the way a figure moved and against what, or nothing."""
    if figure.change is None:
        return ""
    change = figure.change
    words: list[str] = [change.direction]
    if change.from_:
        words.append(f"from {number(change.from_)}")
    if change.to:
        words.append(f"to {number(change.to)}")
    if change.baseline:
        words.append(f"(compared: {change.baseline})")
    return " ".join(words)


def giver(figure: Figure) -> str:
    """Give who gave a figure; the article that opened its sentence stands small here: "the latest data"."""
    words = figure.attribution or ""
    article, _, name = words.partition(" ")
    small = (
        f"{article.lower()} {name}" if article in {"The", "A", "An", "Its", "Their", "His", "Her"} else words
    )
    return f"according to {small}" if small else ""


def figure_line(figure: Figure, citation: int | None = None) -> str:
    """Give a figure in one line: value, measure, movement, period, who gave it, source number."""
    mark = f"[{citation}]" if citation else ""
    parts = [
        f"{amount(figure)} {figure.measure}".strip(),
        movement(figure),
        period(figure.period),
        giver(figure),
        mark,
    ]
    return " · ".join(part for part in parts if part)


def point_line(figure: Figure) -> str:
    """Give a point of a series in one line: value, movement, period, who gave it, source."""
    source = cite(figure.article) if figure.article else ""
    parts = [amount(figure), movement(figure), period(figure.period), giver(figure), source]
    return " · ".join(part for part in parts if part)
