"""Numbers with their units, ranges and modifiers.

What a sentence says in quantities, before grammar is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from index.cutting.figures import exclusions, money, units
from index.cutting.figures.cardinals import Form, Number
from index.cutting.figures.lexer import HYPHENS, Word, glued, lower_at, vocabulary
from index.cutting.figures.modifiers import modifier_after, modifier_before
from index.cutting.figures.numbers import read_number
from index.models import Kind, Modifier

CHANGE_WORDS = vocabulary(
    """
    rise rises rose risen rising fall falls fell fallen falling drop drops dropped dropping grow grows
    grew grown growing climb climbs climbed climbing increase increases increased increasing decrease
    decreases decreased decreasing decline declines declined declining jump jumps jumped jumping surge
    surges surged surging slow slows slowed slowing slump slumps slumped plunge plunges plunged plummet
    plummets plummeted cut cuts cutting reduce reduced reduces reducing raise raised raises raising up
    down widen widened narrow narrowed soar soared doubled tripled trebled halved shrink shrank shrunk
    ease eased easing improve improved improving lift lifted upgraded downgraded downgrading lower
    lowered move moved change changed changing went gone going boost boosted revised expand expanded
    swell swelled accelerated edged ticked slid tumbled dipped sank rebounded
    """
)


_MILLION = 10**6


@dataclass(frozen=True)
class Quantity:
    """A number with its unit at ``words[first:last]`` of a sentence; start and end are character offsets.

    ``unit`` is None for a bare number or a count, whose noun only grammar can tell. ``number_last`` is the
    index behind the number itself.
    """

    first: int
    last: int
    number_last: int
    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str | None
    kind: Kind
    form: Form
    modifier: Modifier = "exactly"


def read_quantities(words: list[Word], blocked: list[tuple[int, int]]) -> list[Quantity]:
    """Read every quantity of a sentence, in order; ``blocked`` are character spans that hold none."""
    found: list[Quantity] = []
    index = spans = 0
    while index < len(words):
        while spans < len(blocked) and blocked[spans][1] <= words[index].start:
            spans += 1
        if spans < len(blocked) and words[index].end > blocked[spans][0]:
            index += 1
            continue
        quantity = _read_one(words, index)
        if quantity is None or _crosses(quantity, blocked, spans):
            index += 1
            continue
        quantity = _read_range(words, _of_millions(words, quantity, found), blocked[spans:])
        if score := _score_end(words, quantity):
            index = score
            continue
        found.append(_modified(words, quantity))
        index = max(quantity.last, index + 1)
    return _shared(words, found)


def _of_millions(words: list[Word], quantity: Quantity, found: list[Quantity]) -> Quantity:
    """Read "a fine of £4.8m was cut to 1.2m": after millions of money a bare "m" that nothing follows is a million."""
    ends = quantity.last == len(words) or not words[quantity.last].is_word
    if quantity.unit != "metre" or words[quantity.last - 1].text != "m" or not ends:
        return quantity
    if not any(one.kind == "money" and abs(one.value) >= _MILLION for one in found):
        return quantity
    return replace(
        quantity, value=quantity.value * _MILLION, unit=None, kind="count", number_last=quantity.last
    )


def _crosses(quantity: Quantity, blocked: list[tuple[int, int]], spans: int) -> bool:
    return spans < len(blocked) and quantity.end > blocked[spans][0]


def _read_one(words: list[Word], index: int) -> Quantity | None:
    """Read a sign, a number and a unit that begin at ``index``."""
    sign = money.sign_at(words, index)
    at = sign.last if sign else index
    negative = 0
    if lower_at(words, at) in {"-", "−", "–", "minus"} and _is_minus(words, at, sign is not None):
        at, negative = at + 1, 1
        if lower_at(words, at) in HYPHENS:
            at += 1
        if sign is None and at < len(words) and (sign := money.sign_at(words, at)):
            at = sign.last
    if at >= len(words):
        return None
    number = read_number(words, at, money=sign is not None)
    if number is None:
        return None
    if sign is None and not negative and number.form != "fraction" and exclusions.is_joined_name(words, at):
        return None
    if number.last < len(words) and _is_code(words, number):
        return None
    if negative:
        number = number._replace(value=-number.value)
    return _with_unit(words, index, number, sign)


def _is_minus(words: list[Word], index: int, money_before: bool) -> bool:
    if words[index].lower == "minus":
        return index + 1 < len(words) and (words[index + 1].is_digits or words[index + 1].lower in HYPHENS)
    follows = index + 1 < len(words) and words[index + 1].start == words[index].end
    if index > 0 and words[index - 1].text.isupper() and len(words[index - 1].text) > 1:
        return False
    return (
        follows
        and (money_before or index == 0 or not glued(words, index) or words[index - 1].text in "($£€")
        and (words[index + 1].is_digits or words[index + 1].text in {"$", "£", "€"})
    )


def _is_code(words: list[Word], number: Number) -> bool:
    """Whether letters that are no unit are glued behind the digits: "747s", "3D", "4x4", "5G"."""
    behind = words[number.last]
    if number.form != "digits" or not glued(words, number.last) or not behind.is_word:
        return False
    unit = units.read_unit(words, number.last)
    return unit is None and money.name_at(words, number.last) is None


def _with_unit(words: list[Word], first: int, number: Number, sign: money.Currency | None) -> Quantity:
    """Read what stands behind a number: the unit, or the currency unless its sign stood before."""
    bare = Quantity(
        first=first,
        last=number.last,
        number_last=number.last,
        start=words[first].start,
        end=words[number.last - 1].end,
        value=number.value,
        upper=number.upper,
        unit=None,
        kind="share" if number.form == "fraction" else "count",
        form=number.form,
    )
    if sign:
        last = money.nation_behind(words, number.last) if sign.code == "USD" else number.last
        return _money(words, _extended(words, bare, last, sign.code, "money"))
    if number.form == "fraction":
        return _part_of_unit(words, bare)
    if words[number.last - 1].lower.endswith("fold"):
        return _extended(words, bare, number.last, "time", "measurement")
    step = number.last + (lower_at(words, number.last) in HYPHENS)
    if number.form == "vague" and lower_at(words, step) == "of":
        step += 1
    if unit := units.read_unit(words, step if number.form == "vague" else number.last):
        return _extended(words, bare, unit.last, unit.name, unit.kind)
    if (currency := money.name_at(words, step)) and money.pays(currency, number.value):
        return _money(words, _extended(words, bare, currency.last, currency.code, "money"))
    if lower_at(words, number.last) == "per" and (per := units.read_per(words, number.last)):
        return _extended(words, bare, per[1], f"per {per[0]}", "rate")
    return bare


def _extended(words: list[Word], quantity: Quantity, last: int, unit: str, kind: Kind) -> Quantity:
    return replace(quantity, last=last, end=words[last - 1].end, unit=unit, kind=kind)


def _part_of_unit(words: list[Word], part: Quantity) -> Quantity:
    """Read "half a mile", "a quarter of a percentage point"; other fractions are shares of what follows."""
    directly = units.read_unit(words, part.last)
    measured = directly is not None and (part.value == Decimal("0.5") or directly.kind == "duration")
    if directly is not None and (measured or directly.name == "percentage_point"):
        return _extended(words, part, directly.last, directly.name, directly.kind)
    if lower_at(words, part.last) == "of" and lower_at(words, part.last + 1) in {"a", "an"}:
        unit = units.read_unit(words, part.last + 2)
        return _extended(words, part, unit.last, unit.name, unit.kind) if unit else part
    return part


def _money(words: list[Word], quantity: Quantity) -> Quantity:
    per = units.read_per(words, quantity.last)
    if per is None:
        return quantity
    return replace(
        quantity, last=per[1], end=words[per[1] - 1].end, unit=f"{quantity.unit} per {per[0]}", kind="rate"
    )


def _modified(words: list[Word], quantity: Quantity) -> Quantity:
    modifier = modifier_before(words, quantity.first, quantity.kind) or modifier_after(words, quantity.last)
    return replace(quantity, modifier=modifier) if modifier else quantity


def _read_range(words: list[Word], left: Quantity, blocked: list[tuple[int, int]]) -> Quantity:
    """Join "5 to 7 per cent", "between £2 and £3", "10–12" into one quantity with an upper end."""
    at, mark = left.last, lower_at(words, left.last)
    before = lower_at(words, left.first - 1)
    if mark in HYPHENS and lower_at(words, at + 1) == "to":
        at, mark = at + 1, "to"
    joins = mark in {"to", "or"} or mark in HYPHENS or (mark in {"and", "&"} and before == "between")
    if not joins or not _begins_range(words, left, at):
        return left
    skip = at + 1 + (mark in {"to", "and"} and lower_at(words, at + 1) in HYPHENS)
    skip += lower_at(words, skip) in {"between", "about", "around", "nearly", "almost"} and mark == "to"
    right = _read_one(words, skip) if skip < len(words) else None
    if right is None or not _ends_range(words, right, blocked):
        return left
    if not _compatible(words, left, right, mark, before):
        return left
    left = _scaled(words, left, right)
    unit, kind = (right.unit, right.kind) if right.unit else (left.unit, left.kind)
    joined = replace(left, last=right.last, number_last=right.number_last, end=right.end)
    return replace(joined, upper=right.value, unit=unit, kind=kind)


def _begins_range(words: list[Word], left: Quantity, at: int) -> bool:
    whole = left.upper is None and left.form != "fraction" and at + 1 < len(words)
    doubled = lower_at(words, at) in HYPHENS and lower_at(words, at + 1) in HYPHENS
    year = left.kind == "count" and exclusions.is_year(words, left.first, counted=False)
    return whole and not doubled and not year


def _ends_range(words: list[Word], right: Quantity, blocked: list[tuple[int, int]]) -> bool:
    if right.upper is not None or right.form in {"fraction", "article"} or _crosses(right, blocked, 0):
        return False
    goes_on = lower_at(words, right.last) in HYPHENS and glued(words, right.last + 1)
    return not (goes_on and words[right.last + 1].is_digits)


def _score_end(words: list[Word], left: Quantity) -> int:
    """Give the index behind a score such as "2-1" or "6-4", 0 where there is none."""
    at = left.last
    if left.upper is not None or left.unit or at + 1 >= len(words) or lower_at(words, at) not in HYPHENS:
        return 0
    right = words[at + 1]
    joined = glued(words, at) and glued(words, at + 1) and words[left.first].text.isdigit()
    ends = not glued(words, at + 2) or not (words[at + 2].is_word or words[at + 2].is_digits)
    return at + 2 if joined and right.text.isdigit() and len(right.text) < 4 and ends else 0


def _scaled(words: list[Word], left: Quantity, right: Quantity) -> Quantity:
    """Give the left end the right end's scale: "£2–3bn" is two to three billion."""
    head = next((word for word in words[right.first : right.number_last] if word.is_digits), None)
    bare = left.number_last - left.first <= 2 and left.value < 1000
    if head is None or not bare:
        return left
    raw = Decimal(head.text.replace(",", ""))
    scale = right.value / raw if raw else Decimal(1)
    if left.value >= raw:
        return left
    if scale < 1000 or any(
        word.lower.isalpha() and len(word.lower) > 2 for word in words[left.first : left.number_last]
    ):
        return left
    return replace(left, value=left.value * scale)


def _compatible(words: list[Word], left: Quantity, right: Quantity, mark: str, before: str) -> bool:
    """Whether two quantities are the ends of one range: their units agree, the second is the larger."""
    if left.unit and right.unit and left.unit != right.unit and not right.unit.startswith(left.unit):
        return False
    ascending = right.value > _scaled(words, left, right).value
    if before == "between" or not ascending:
        return before == "between"
    if left.unit and not right.unit:
        return left.kind == "money" and mark in HYPHENS
    if mark == "or":
        return right.value <= left.value * 2 + 1 and right.value < 100
    if mark in HYPHENS:
        return words[left.last].end == words[left.last + 1].start
    return not _is_movement(words, left, right, before)


def _is_movement(words: list[Word], left: Quantity, right: Quantity, before: str) -> bool:
    """Tell "rose from 5 to 7", "shrank by 5 to 7" and "gained 3% to 5%" from a range."""
    if before == "from":
        return _changes_before(words, left.first)
    if before == "by" and not right.unit:
        return _changes_before(words, left.first)
    return left.unit is not None and _changes_before(words, left.first, reach=3)


def _changes_before(words: list[Word], index: int, reach: int = 9) -> bool:
    return any(word.lower in CHANGE_WORDS for word in words[max(0, index - reach) : index])


def _shared(words: list[Word], found: list[Quantity]) -> list[Quantity]:
    """Let "from 4.8 to 4.7 percent".

    "8 or 9 euros" and "15, 20 and 30 per cent" share the unit and scale behind.
    """
    inherited = False
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        listed, inherited = inherited, False
        between = [word.lower for word in words[left.last : right.first]]
        written_behind = words[right.first].is_digits or words[right.first].text.islower()
        if (
            left.unit
            or not right.unit
            or right.kind in {"duration", "age"}
            or len(between) > 2
            or not written_behind
        ):
            continue
        if left.form in {"fraction", "vague"} or not between or between[0] not in {"to", "and", "or", ","}:
            continue
        if (between[0] == "," and not listed) or exclusions.is_year(words, left.first, counted=False):
            continue
        if all(word in {"to", "and", "or", ",", "just", "only", "about"} for word in between):
            scaled = _scaled(words, left, right)
            found[index] = replace(scaled, unit=right.unit, kind=right.kind)
            inherited = True
    return found
