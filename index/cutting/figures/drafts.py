"""Figures in the making: what one takes over from another of its sentence, and how they moved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from index.cutting.figures import changes
from index.cutting.figures.baselines import find_baseline
from index.cutting.figures.cardinals import plain
from index.cutting.figures.lexer import Word, lower_at, vocabulary
from index.cutting.figures.money import is_money
from index.cutting.figures.phrases import NOUNS
from index.cutting.figures.places import Measure
from index.cutting.figures.quantities import Quantity
from index.cutting.figures.references import is_part
from index.models import Change, Direction, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPARING = vocabulary("from compared against versus than")
_BOUNDING = vocabulary("more less fewer higher lower greater other rather")
_SMALLEST, _LARGEST = Decimal("0.2"), Decimal(5)
"""Times that a number may be the one before it and still be on its scale."""
_PART = Decimal("0.01")
"""Smaller parts of a sum are no sums."""
_FURTHEST = 14
"""Words between a figure and the one it is compared with."""


@dataclass(frozen=True)
class Draft:
    """A figure in the making, offsets within its paragraph.

    ``is_counted``: it counts something. ``whole``: the figure that it is a part of, whose period it shares.
    """

    quantity: Quantity
    movement: changes.Movement
    measure: Measure
    unit: str | None
    is_counted: bool = False
    whole: Draft | None = None
    period: Period | None = None


def shared_source(
    words: list[Word], quantity: Quantity, movement: changes.Movement, cue: Token | None, drafts: list[Draft]
) -> Draft | None:
    """Give the earlier figure whose measure this one shares.

    "up from 17,907 and 14,640", ", a 16% increase".
    """
    if not drafts:
        return None
    previous = drafts[-1]
    between = [word.lower for word in words[previous.quantity.last : quantity.first]]
    if between in (["("], ["/"]) and quantity.kind != "age":
        return previous
    if _is_said_again(_unbounded(between), previous, quantity):
        return previous
    head = min(quantity.first, movement.cue if movement.cue is not None else quantity.first)
    lead = [word.lower for word in words[previous.quantity.last : head]]
    if movement.role == "amount" and _is_aside(cue, lead):
        return _told(drafts, {"amount"}) or previous
    if movement.role == "level" and quantity.unit is None:
        same = [
            one for one in drafts if one.movement.cue == movement.cue and one.unit not in {None, "percent"}
        ]
        return same[-1] if same else None
    levels = [one for one in drafts if one.movement.role != "amount" and one.quantity.kind != "duration"]
    alike = [one for one in levels if quantity.unit in {None, one.unit}]
    per = quantity.kind == "rate" and (quantity.unit or "").startswith("per ")
    if per:
        alike = levels
    if per or (quantity.kind == "count" and quantity.unit is None):
        more = lower_at(words, quantity.last) in {"more", "others"}
        if is_part(words, quantity) and (whole := _sum_around(quantity, alike)):
            return whole
        return _bare_source(quantity, alike, between, more)
    compares = _COMPARING & set(_unbounded(between)) and len(between) <= _FURTHEST
    return alike[-1] if compares and alike and quantity.kind != "duration" else None


def _is_said_again(between: list[str], previous: Draft, quantity: Quantity) -> bool:
    """Whether a figure says the one before in another unit: "60% of its value, or £30bn"."""
    return between[-2:] == [",", "or"] and quantity.unit not in {None, previous.unit} and len(between) <= 7


def _unbounded(between: list[str]) -> list[str]:
    """Give the words between two figures without the second's own "more than"."""
    bounded = between[-1:] == ["than"] and between[-2:-1] and between[-2] in _BOUNDING
    return between[:-2] if bounded else between


def _bare_source(quantity: Quantity, alike: list[Draft], between: list[str], more: bool) -> Draft | None:
    """Give the count that a bare number repeats: "45 murders in 2022 and 52 in 2023", "compared with 63"."""
    counts = [one for one in alike if one.is_counted or one.movement.role == "origin"]
    whole = quantity.value == int(quantity.value)
    if _COMPARING & set(_unbounded(between)) and alike:
        return alike[-1]
    return counts[-1] if counts and whole and (more or quantity.form == "digits") else None


def _sum_around(quantity: Quantity, alike: list[Draft]) -> Draft | None:
    """Give the sum that a bare number is a part of: "£16.8m, of which 9.1m went on food"."""
    last = alike[-1] if alike else None
    if last is None or last.quantity.kind != "money":
        return None
    return last if _PART * last.quantity.value <= quantity.value <= last.quantity.value else None


def _told(drafts: list[Draft], roles: set[str]) -> Draft | None:
    """Give the last figure that is neither a change nor a length of time."""
    told = [one for one in drafts if one.movement.role not in roles and one.quantity.kind != "duration"]
    return told[-1] if told else None


def _is_aside(cue: Token | None, between: list[str]) -> bool:
    """Whether a change is told after a comma of what the clause before counted: ", a 16% increase on …"."""
    if (
        cue is not None
        and cue.lower_ in {"more", "fewer", "less", "higher", "lower"}
        and between[-1:] in ([","], ["–"], ["—"])
    ):
        return True
    if cue is None or cue.pos_ not in NOUNS or between[-1:] not in (["a"], ["an"], ["the"]):
        return False
    told = [child for child in cue.rights if child.dep_ == "prep" and not child.nbor().like_num]
    own = {child.lower_ for child in told}
    return between[-2:-1] in ([","], ["–"], ["—"]) and not {"in", "of"} & own


def parallel_unit(quantity: Quantity, drafts: list[Draft], pays: bool) -> str | None:
    """Give the unit that a bare number shares with the figure before: "fell to 1,463.9 points, Holm to 1,333.2".

    Only a number of the same size is of the same scale. A measurement goes without its unit in decimals only, a sum
    of money where the clause pays: "crowns a jar; in the south it costs 31".

    Args:
        quantity: the number.
        drafts: the figures before it.
        pays: its clause says that something is paid.
    """
    told = (one for one in drafts if one.movement.role != "amount")
    levels = [
        one for one in told if one.quantity.kind == "measurement" or (pays and is_money(one.unit or ""))
    ]
    if not levels or quantity.kind != "count" or quantity.form != "digits":
        return None
    last = levels[-1]
    fits = is_money(last.unit or "") or quantity.value != int(quantity.value)
    size = abs(quantity.value / last.quantity.value) if last.quantity.value else 0
    return last.unit if last.unit and fits and _SMALLEST <= size <= _LARGEST else None


def change_of(draft: Draft, drafts: list[Draft], text: str, end: int) -> Change | None:
    """Give the movement of a figure: an amount moved, or a level reached where no amount beside it says so.

    Args:
        draft: the figure.
        drafts: the figures of its sentence.
        text: the paragraph.
        end: where the sentence ends in it.
    """
    movement = draft.movement
    if movement.direction is None:
        return _compared_level(draft, drafts, text)
    others = [one for one in drafts if one.movement.cue == movement.cue and one is not draft]
    origin = next((one for one in others if one.movement.role == "origin"), None)
    level = next((one for one in others if one.movement.role == "level"), None)
    baseline = find_baseline(text, draft.quantity.end, end)
    if baseline is None and origin is not None and origin.period is not None:
        baseline = origin.period.text
    if movement.role == "amount":
        return _changed(movement.direction, _value(origin), _value(level), baseline)
    if movement.role == "level" and (origin or _is_first(draft, others)):
        return _changed(movement.direction, _value(origin), _value(draft), baseline)
    return _compared_level(draft, drafts, text)


def _is_first(draft: Draft, others: list[Draft]) -> bool:
    """Whether a level is the first thing its verb tells: neither amount nor level stands before it."""
    told = (
        one for one in others if one.movement.role == "amount" or one.quantity.start < draft.quantity.start
    )
    return next(told, None) is None


def _compared_level(draft: Draft, drafts: list[Draft], text: str) -> Change | None:
    """Read "19,244, up from 17,907": the figure before the comma is the level that moved."""
    at = next(n for n, one in enumerate(drafts) if one is draft)
    following = drafts[at + 1] if at + 1 < len(drafts) else None
    if following is None or following.movement.role != "origin" or following.movement.direction is None:
        return None
    between = text[draft.quantity.end : following.quantity.start].lower().split()
    if not {"up", "down"} & {word.strip(",(") for word in between} or draft.unit != following.unit:
        return None
    baseline = following.period.text if following.period else None
    return _changed(following.movement.direction, _value(following), _value(draft), baseline)


def _value(draft: Draft | None) -> str | None:
    return None if draft is None else plain(draft.quantity.value)


def _changed(direction: Direction, origin: str | None, level: str | None, baseline: str | None) -> Change:
    return Change.model_validate({"direction": direction, "from": origin, "to": level, "baseline": baseline})
