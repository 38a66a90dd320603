"""Which of a sentence's periods covers which figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from index.cutting.figures.changes import Movement
from index.cutting.figures.clauses import reaches
from index.cutting.figures.periods.finder import Stated
from index.cutting.figures.phrases import indices
from index.cutting.figures.quantities import Quantity
from index.models import Period

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOVES = (
    r"(?:increase|rise|fall|drop|jump|cut|growth|decline|reduction|surge|up|down|more|higher|lower|fewer|less|"
    r"improvement)(?: (?:of )?[\w.,%£$€ ]{1,25}?)? (?:on|over|from)"
)
_BESIDE = (
    r"(?:above|below|under|over|beyond|short of) (?:the|its|their|his|her|that)(?: \w+)? "
    r"(?:level|peak|figure|total|average|high|low|record)s?"
)
_RECORDS = r"(?:highest|lowest|biggest|largest|most|worst|best|first|fewest)(?: \w+){0,4}? since"
_COMPARISON = re.compile(
    r"(?:compared (?:to|with)|comparison (?:to|with)|against|versus|than|relative to|(?:up|down) from|"
    rf"{_MOVES}|{_BESIDE}|{_RECORDS})"
    r"(?: (?:in|at|during|for|the|it was in|that of|those in|level of|levels? in|levels? seen in|figure "
    r"for|total for))*\s*$",
    re.IGNORECASE,
)
_SINCE_RECORD = re.compile(
    r"\b(?:highest|lowest|biggest|largest|most|worst|best|first|fewest|lows?|highs?|record)\b(?:[ "
    r"-]\w+){0,5}?\s*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:from|against|compared (?:with|to))"
    r"(?: (?:an?|the|its|their|just|only|about|around|nearly|almost|plus|minus|revised|previous|record)| \w+ of)* $"
)
_DIGIT = re.compile(r"\d")
_LEAD = 32
_BESIDES = 12
"""Characters at most between a figure and a period that is its own, or the word that compares it."""
_PERSONAL = re.compile(r"(?:, |\(|\b(?:aged|age|under|over|man of|woman of|boy of|girl of) )$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\s$", re.IGNORECASE)
_LEADING_IN = re.compile(r"(?:^|(?<=[.!?:] ))(?:In|On|At|During) $")
_WHEN = re.compile(r", when [^,;:]*")
_BREAK = re.compile(r"[,;:–—(]|\b(?:but|while|whereas|although|and)\b")
_PARTS = re.compile(r"\b(?:from|compared|against|versus|than|up|down)\b|;", re.IGNORECASE)
_TOO_FAR = 5.0
_WORDS_ONLY = 0.5
"""A period in words only gives way to a dated one as near: "during the protests in August"."""
_REACH = 6
"""How many periods on each side may be a figure's."""
_FURTHEST = 1_000
"""Characters between a figure and its period."""


class Timed(Protocol):
    """A figure whose period is sought."""

    @property
    def quantity(self) -> Quantity:
        """Its number and where that stands."""
        ...

    @property
    def movement(self) -> Movement:
        """Whether it is the amount of a change or a level."""
        ...


def period_for(
    quantity: Quantity, figures: Sequence[Timed], stated: Sequence[Stated], doc: Doc, text: str
) -> Period | None:
    """Give the period that covers ``quantity``, None where the sentence does not say.

    A period after a figure covers it when no other level stands between; one before covers the rest of its
    clause, and one that opens the sentence covers all of it. A period that a change is measured against
    covers only a figure between the comparison and itself; one that tells when something was said, built or
    passed covers none.
    """
    best: tuple[float, Stated] | None = None
    for one in _within_reach(quantity, stated):
        cost = _cost(quantity, one, figures, text)
        if (
            cost < _TOO_FAR
            and (best is None or cost < best[0])
            and (_directly_behind(quantity, one, text) or _is_told_of(quantity, one, figures, doc, text))
        ):
            best = (cost, one)
    return best[1].period if best else None


def _directly_behind(quantity: Quantity, one: Stated, text: str) -> bool:
    """Whether the period's words follow the figure's: "£1.1bn the previous month"."""
    return one.start >= quantity.end and not text[quantity.end : one.start].strip()


def _within_reach(quantity: Quantity, stated: Sequence[Stated]) -> Iterator[Stated]:
    """Give the periods near a figure that do not overlap it, and the one that opens the sentence."""
    at = bisect_left(stated, quantity.start, key=lambda one: one.start)
    near = stated[max(0, at - _REACH) : at + _REACH]
    for one in (*stated[:1], *near) if at > _REACH else near:
        overlaps = one.start < quantity.end and quantity.start < one.end
        if not overlaps and max(one.start - quantity.end, quantity.start - one.end) < _FURTHEST:
            yield one


def _cost(quantity: Quantity, one: Stated, figures: Sequence[Timed], text: str) -> float:
    """Give how far a period stands from a figure: 1 and more; `_TOO_FAR` where it cannot be the figure's."""
    after = one.start >= quantity.end
    begin, end = (quantity.end, one.start) if after else (one.end, quantity.start)
    gap = text[begin:end]
    between = [f for f in figures if begin <= f.quantity.start and f.quantity.end <= end]
    between = [f for f in between if f.quantity.kind != "duration"]
    if not after and _WHEN.fullmatch(gap) and not between:
        return 1.0
    if (
        _is_baseline(text, one)
        or _is_of_person(quantity, text)
        or _is_another_s(quantity, one, figures, text)
    ):
        return _TOO_FAR
    if _is_origin(quantity, figures) and (between or not after):
        return _TOO_FAR
    breaks = len(_BREAK.findall(gap))
    words_only = _WORDS_ONLY if one.period.start is one.period.end is None else 0.0
    if after:
        if ";" in gap or _opens_sentence(text, one) or _describes(one, text):
            return _TOO_FAR
        relative = 3.0 if one.relative and (between or breaks) else 0.0
        levels = sum(f.movement.role != "amount" for f in between)
        ends_only = one.period.start is None and one.period.end is not None
        apart = 5 if ends_only else 3 if _PARTS.search(gap) else 1
        return 1 + 1.2 * (breaks + words_only) + apart * levels + 0.8 * (len(between) - levels) + relative
    if _opens_sentence(text, one):
        return 2.0 + 0.1 * (breaks + words_only)
    return 2 + 0.6 * (breaks + words_only) + 0.4 * len(between)


def _is_origin(quantity: Quantity, figures: Sequence[Timed]) -> bool:
    """Whether a figure is where a change began: it has a period only of its own, "from 5 in May to 7"."""
    return any(f.movement.role == "origin" and f.quantity.start == quantity.start for f in figures)


def _is_of_person(quantity: Quantity, text: str) -> bool:
    """Whether a figure says how old somebody is, which the time of what they did does not date."""
    before = text[max(0, quantity.start - _BESIDES) : quantity.start]
    own = text[quantity.start : quantity.end]
    return quantity.kind == "age" and (own.lower().endswith("old") or bool(_PERSONAL.search(before)))


def _describes(one: Stated, text: str) -> bool:
    """Whether a period only says which thing is meant: "October's gain", "first-quarter sales"."""
    own = text[one.start : one.end].lower().endswith(("'s", "’s", "-quarter", "-half", "-year"))
    behind = text[one.end : one.end + 2] in {"'s", "’s"}
    return own or behind or bool(_POSSESSIVE.search(text[max(0, one.start - _BESIDES) : one.start]))


def _is_another_s(quantity: Quantity, one: Stated, figures: Sequence[Timed], text: str) -> bool:
    """Whether a period is only of the figure that another is compared with: "7.9% in June from 8.7% in May"."""
    others = (figure.quantity for figure in figures if figure.quantity.start != quantity.start)
    return any(_owns(other, one, text) for other in others)


def _owns(compared: Quantity, one: Stated, text: str) -> bool:
    """Whether a period beside a figure is that one's alone: "from 8.7% in May", "the 7.7% of 2019"."""
    gap = text[compared.end : one.start]
    if gap == " " and one.period.text.startswith("of "):
        return True
    beside = 0 < len(gap) <= _BESIDES and not _BREAK.search(gap) and not _DIGIT.search(gap)
    return beside and bool(_COMPARED.search(text[max(0, compared.start - _LEAD) : compared.start]))


def _opens_sentence(text: str, one: Stated) -> bool:
    before = _LEADING_IN.sub("", text[max(0, one.start - 8) : one.start]).rstrip(" “\"‘'")
    return not before or before[-1] in '.!?”"–—:…\n' or not before.strip()


def _is_baseline(text: str, one: Stated) -> bool:
    before = text[max(0, one.start - 60) : one.start]
    if one.period.text.lower().startswith("on ") and one.period.start != one.period.end:
        before += "on"
    if one.period.text.lower().startswith("since") and _SINCE_RECORD.search(before):
        return True
    compared = one.relative and before.rstrip().endswith((" from", " on", " over"))
    return compared or bool(_COMPARISON.search(before)) or before.rstrip().endswith("dated")


def _is_told_of(quantity: Quantity, one: Stated, figures: Sequence[Timed], doc: Doc, text: str) -> bool:
    """Whether the grammar lets the period be the figure's."""
    period, figure = indices(doc, one.start, one.end), indices(doc, quantity.start, quantity.end)
    if not period or not figure:
        return True
    alike = [
        indices(doc, other.quantity.start, other.quantity.end).start
        for other in figures
        if other.quantity.kind == quantity.kind and other.quantity.start != quantity.start
    ]
    return reaches(_root(doc, period), _root(doc, figure), alike, _opens_sentence(text, one))


def _root(doc: Doc, span: range) -> Token:
    return doc[span.start : span.stop].root
