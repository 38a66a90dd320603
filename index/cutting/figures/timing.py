"""Which of a sentence's periods covers which figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from index.cutting.figures.changes import Movement
from index.cutting.figures.periods import Stated
from index.cutting.figures.quantities import Quantity
from index.models import Period

_COMPARISON = re.compile(
    r"(?:compared (?:to|with)|comparison (?:to|with)|against|versus|than|relative to|(?:up|down) from|"
    r"(?:increase|rise|fall|drop|jump|cut|growth|decline|reduction|surge|up|down|more|higher|lower|fewer|less) "
    r"(?:on|over|from|since))(?: (?:in|at|during|for|the|it was in|that of|those in))*\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:–—(]|\b(?:but|while|whereas|although|and)\b")
_TOO_FAR = 5.0


class Timed(Protocol):
    """A figure whose period is sought."""

    @property
    def quantity(self) -> Quantity: ...

    @property
    def movement(self) -> Movement: ...


def period_for(quantity: Quantity, figures: Sequence[Timed], stated: Sequence[Stated], text: str) -> Period | None:
    """Give the period that covers ``quantity``, None where the sentence does not say.

    A period after a figure covers it when no other level stands between; one before covers the rest of its
    clause, and one that opens the sentence covers all of it. A period that a change is measured against
    covers only a figure between the comparison and itself.
    """
    best: tuple[float, Stated] | None = None
    for one in stated:
        if one.start < quantity.end and quantity.start < one.end:
            continue
        cost = _cost(quantity, one, figures, text)
        if cost < _TOO_FAR and (best is None or cost < best[0]):
            best = (cost, one)
    return best[1].period if best else None


def _cost(quantity: Quantity, one: Stated, figures: Sequence[Timed], text: str) -> float:
    after = one.start >= quantity.end
    begin, end = (quantity.end, one.start) if after else (one.end, quantity.start)
    gap = text[begin:end]
    between = [f for f in figures if begin <= f.quantity.start and f.quantity.end <= end]
    between = [f for f in between if f.quantity.kind != "duration"]
    baseline = _is_baseline(text, one, quantity.end if after else 0)
    breaks = len(_BREAK.findall(gap))
    if after:
        if baseline:
            return _TOO_FAR
        relative = 3.0 if one.relative and (between or breaks) else 0.0
        levels = sum(f.movement.role != "amount" for f in between)
        return 1 + 1.5 * breaks + 3 * levels + 1.0 * (len(between) - levels) + relative
    if baseline or _is_baseline(text, one, 0):
        return _TOO_FAR
    opens = not re.search(r"\w", text[max(0, one.start - 3) : one.start]) or _opens_sentence(text, one)
    if opens:
        return 2.0 + 0.1 * breaks
    return 2 + 0.8 * breaks + 1.0 * len(between)


def _opens_sentence(text: str, one: Stated) -> bool:
    before = text[: one.start].rstrip()[-2:]
    return not before or before[-1] in ".!?”\"–—:"


def _is_baseline(text: str, one: Stated, since: int) -> bool:
    return bool(_COMPARISON.search(text[max(since, one.start - 60) : one.start]))
