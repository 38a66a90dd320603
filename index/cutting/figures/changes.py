"""Rises and falls: which way a figure moved, whether it is the amount moved or the level reached."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from index.cutting.figures.directions import COMPARATIVES, NOUNS, VERBS
from index.cutting.figures.lexer import Word, lower_at, vocabulary
from index.cutting.figures.quantities import Quantity
from index.models import Direction

Role = Literal["amount", "level", "origin", "none"]

_LASTING = frozenset({"longer", "shorter"})
"""Comparatives that compare with what was before where nothing else is named: "will take 40 minutes longer"."""
_ENDING = vocabulary(
    """
    close closed closes closing end ended ends ending finish finished finishes trade traded trading open opened
    opens settle settled settles go went move moved edge edged
    """
)
"""Verbs of a market's day: "closed 25 points lower", "opened 1% up"."""
_PASSED = vocabulary(
    """
    a an the about around nearly almost more than less fewer over under just only some roughly
    approximately at least most as much many well further another additional estimated to up by from or
    and also still even of slightly sharply steadily rapidly total overall average whopping record
    massive huge staggering mere average modest annual yearly monthly quarterly combined
    """
)
_TIMES = re.compile(
    r"\b(?:year|month|week|quarter|decade|period|time|level|levels|day|before|previous|19\d\d|20\d\d|january|"
    r"february|march|april|in may|june|july|august|september|october|november|december|pandemic|election)\b",
    re.IGNORECASE,
)
_IN_PERIOD = (
    r"(?:between|and|in|from|to|over|during|the|first|last|this|that|half|\d{1,4}|weeks?|months?|years?|quarter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NEAR, _FAR = 8, 24
"""Words behind "than" among which the other time stands, and behind "higher" among which "than" does."""
_REACH = 10
_LINKS = frozenset({"by", "to", "from", "at", "of"})
_MOVED = frozenset({"went", "go", "goes", "gone", "going", "points"})
_EXPLAINING = vocabulary("put puts putting comes came boils boiled")
"""Verbs that with "down to" give a reason: "put the increases down to two things"."""
_STOOD = frozenset({"is", "are", "was", "were", ",", "and", "be", "been"})
"""Words after which "down to" tells of a fall, while "up to" gives a limit."""
_PHRASAL = vocabulary(
    """
    gave give giving given gives make makes made making pick picked picking take takes took taken taking
    set sets setting put puts putting sign signed signing come came comes show shown showed turn turned
    rack racked racking run ran hold held break broke broken blow blew line lined lock locked back
    backed end ends wake woke clean cleaned open opened cover covered pile stand stood stands sum use
    used using follow followed
    """
)

_COMPARABLE = frozenset({"share", "money", "measurement", "count"})
_REACHING_NOTHING = vocabulary(
    "lose loses lost losing add adds added adding gain gains gained gaining cuts shed"
)
"""Words that reach no level with a bare "to": "lost to 3 rivals", "cuts to 12 libraries"."""
_NOT_BY_PLACE = frozenset(VERBS) - {"up", "down", "higher", "lower"}
"""Words that reach no level with a bare "at": "rose at 12 hospitals"."""


class Movement(NamedTuple):
    """What a figure is in a rise or fall; ``cue`` is the index of the word that says so."""

    role: Role
    direction: Direction | None
    cue: int | None


_NONE: Mapping[int, int] = {}
STILL = Movement("none", None, None)


def find_movement(
    words: list[Word], quantity: Quantity, earlier: list[Quantity], timed: Mapping[int, int] = _NONE
) -> Movement:
    """Tell whether a quantity is the amount of a change, the level it reached, or the level it came from.

    Args:
        words: the sentence.
        quantity: the figure.
        earlier: the quantities before it.
        timed: for the index of every word of a period, the index of that period's first; they may stand
            between the verb and the figure.
    """
    return (
        _named_behind(words, quantity)
        or _verb_before(words, quantity, earlier, timed)
        or _named_before(words, quantity)
        or _verb_over_object(words, quantity)
        or STILL
    )


def _named_behind(words: list[Word], quantity: Quantity) -> Movement | None:
    """Read "a 16% increase", "5 per cent annual rise", "20% more than last year"."""
    step = quantity.last
    if lower_at(words, step) in {"-", "‑"}:
        step += 1
    more = lower_at(words, step)
    apart = more not in {"up", "down"} or quantity.kind == "share"
    if more in COMPARATIVES and apart and (quantity.kind in _COMPARABLE or more in _LASTING):
        return _compared(words, quantity, step)
    for index in range(step, min(step + 4, len(words))):
        word = words[index].lower
        if word in NOUNS and quantity.kind != "duration":
            return Movement("amount", NOUNS[word], index)
        if not words[index].is_word or word in {
            "of",
            "in",
            "to",
            "from",
            "on",
            "and",
            "or",
            "for",
            "at",
            "by",
            "per",
        }:
            return None
    return None


def _compared(words: list[Word], quantity: Quantity, step: int) -> Movement | None:
    """Give a comparative is a change only against another time: "than last year", not "than its rivals"."""
    before = {one.lower for one in words[max(0, quantity.first - 3) : quantity.first]}
    behind = " ".join(word.text for word in words[step + 1 : step + _FAR])
    word = words[step].lower
    named = behind.startswith("than ")
    if (word in {"higher", "lower"} and before & _ENDING) or (word in _LASTING and not named):
        return Movement("amount", COMPARATIVES[word], step)
    if word in {"up", "down"} or _than_then(word, behind):
        return Movement("amount", COMPARATIVES[word], step)
    return None


def _than_then(word: str, behind: str) -> bool:
    """Whether words behind "more" or "below" tell another time.

    "births than in 2020", "the level of 2019".
    """
    than = re.match(rf"(?:\w+ ){{0,2}}than\b|(?:{_IN_PERIOD} ){{1,12}}than\b", behind, re.IGNORECASE)
    if than is None and word not in {"above", "below"}:
        return False
    start = than.end() if than is not None else 0
    return bool(_TIMES.search(" ".join(behind[start:].split()[:_NEAR])))


def _verb_before(
    words: list[Word], quantity: Quantity, earlier: list[Quantity], timed: Mapping[int, int]
) -> Movement | None:
    """Read "rose by nearly 8%".

    "up from 17,907", "fell 3% to 5", going back from the quantity to the verb.
    """
    index, link, passed = quantity.first - 1, "", False
    for _ in range(_REACH):
        if index < 0:
            return None
        word = words[index].lower
        behind = next((one for one in earlier if one.first <= index < one.last), None)
        if behind:
            index, passed = behind.first - 1, True
            continue
        if index in timed:
            index = timed[index] - 1
            continue
        if word == "to" and lower_at(words, index - 1) == "up" and not _moved_before(words, index - 1):
            index -= 2
            continue
        if word in VERBS and not _is_bound(words, index, link):
            return _role(words, index, link, passed)
        counted = next(
            (one for one in earlier if one.kind == "count" and one.last <= index < one.last + 3), None
        )
        if counted and not link and word not in _LINKS:
            index, passed = counted.first - 1, True
            continue
        if word in _LINKS:
            link = link or word
        elif word not in _PASSED and not (word in {",", "(", ")"} and (passed or _ends_at(earlier, index))):
            return None
        index -= 1
    return None


def _ends_at(earlier: list[Quantity], index: int) -> bool:
    return any(one.last == index for one in earlier)


def _is_bound(words: list[Word], index: int, link: str) -> bool:
    """Whether "up" belongs to "up to", or the verb is an adjective: "lower prices"."""
    word = words[index].lower
    if word in {"up", "down"} and lower_at(words, index - 1) in _PHRASAL:
        return True
    if word in {"up", "down"} and link == "to" and words[index + 1].lower == "to":
        return not _moved_before(words, index)
    if word in {"higher", "lower", "fewer", "double", "contract", "add", "adds", "added", "adding"}:
        return link != "" or word in {"higher", "lower", "fewer", "double"}
    return False


def _moved_before(words: list[Word], index: int) -> bool:
    """Whether "up to" tells of a rise and not of a limit: "went up to 5%", not "fines are up to £5"."""
    before = lower_at(words, index - 1)
    if {word.lower for word in words[max(0, index - 6) : index]} & _EXPLAINING:
        return False
    told = before in _MOVED or before in VERBS or _has_origin(words, index + 2)
    return told or (words[index].lower == "down" and before in _STOOD)


def _has_origin(words: list[Word], index: int) -> bool:
    """Whether a number at ``index`` is told with the one before it: "up to 62% from 55%"."""
    near = words[index : index + 5]
    return any(one.lower == "from" and other.is_digits for one, other in pairwise(near))


def _role(words: list[Word], cue: int, link: str, passed: bool) -> Movement | None:
    direction = VERBS[words[cue].lower]
    if link == "from":
        return Movement("origin", direction, cue)
    if link in {"to", "at"}:
        reached = passed or words[cue].lower not in (_REACHING_NOTHING if link == "to" else _NOT_BY_PLACE)
        return Movement("level", direction, cue) if reached else None
    if link == "of":
        noun = words[cue].lower in NOUNS
        return Movement("amount", direction, cue) if noun and not passed else None
    return Movement("amount", direction, cue)


def _verb_over_object(words: list[Word], quantity: Quantity) -> Movement | None:
    """Read "cut its workforce by 500", where an object stands between the verb and "by"."""
    index = quantity.first - 1
    while index > 0 and words[index].lower in _PASSED - {"by"}:
        index -= 1
    if lower_at(words, index) != "by":
        return None
    for back in range(index - 1, max(-1, index - 7), -1):
        word = words[back].lower
        if not words[back].is_word:
            return None
        if word in VERBS and word not in NOUNS and word not in {"up", "down", "higher", "lower"}:
            return Movement("amount", VERBS[word], back)
        if word in {"cut", "rise", "increase", "drop", "raise", "boost"}:
            return Movement("amount", VERBS[word], back)
    return None


def _named_before(words: list[Word], quantity: Quantity) -> Movement | None:
    """Read "an increase of 5%", "growth of about 2 per cent", "a rise in sales of 4%"."""
    index = quantity.first - 1
    for _ in range(4):
        if lower_at(words, index) == "of":
            break
        if lower_at(words, index) not in _PASSED:
            return None
        index -= 1
    if lower_at(words, index) != "of":
        return None
    for back in range(index - 1, max(-1, index - 6), -1):
        word = words[back].lower
        if word in NOUNS:
            return Movement("amount", NOUNS[word], back)
        if not words[back].is_word:
            return None
    return None


def is_change_noun(word: str) -> bool:
    """Whether a lower-case word names a rise or fall: "increase", "drop"."""
    return word in NOUNS


def movement_at(words: list[Word], cue: int, link: str) -> Movement:
    """Give the movement that the verb at ``cue`` makes of a figure behind ``link`` ("by", "to", "from")."""
    direction = VERBS.get(words[cue].lower)
    roles: dict[str, Role] = {"by": "amount", "to": "level", "from": "origin"}
    word = words[cue].lower
    if direction is None or link not in roles or word in {"up", "down"}:
        return STILL
    if link == "to" and word in _REACHING_NOTHING:
        return STILL
    return Movement(roles[link], direction, cue)
