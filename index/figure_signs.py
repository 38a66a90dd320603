"""What speaks for a figure as the answer to a question: one number for each sign, before they are weighed."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from index import asking
from index.asked_period import asked_periods, period_fit
from index.cutting.figures.money import is_money
from index.models import Figure
from index.wanted import Wanted
from index.words import stems

_AROUND = 12
"""Words kept on each side of a figure when it is told from the others of its sentence."""
_NEAR_WORDS = 5.0
_ANY_NOUN = frozenset(("person", "one"))
"""Migrants, miners and patients are people: whoever asks for people may mean them, and the other way round."""
_PLACE_IN_NOUN = (1.0, 0.9, 0.4)
"""How surely the first, second and third word after "how many" is what is counted."""
_HARDLY = 0.03
UNFIT = math.log(0.1 + _HARDLY)
"""The sign "kind" of a figure whose kind hardly ever answers; of 322 right figures two have less."""

_CLAUSE = re.compile(
    r"(?<!\d),|,(?!\d)|[;:—–()]|\b(?:while|but|whereas|although|though|and|or|after|with|against|from|compared|than)\b"
)
_OF_ALL = re.compile(
    r"\b(?:of|out of) (?:(?:the|its|his|her|their|our|these|those|all|a total of) )*$", re.IGNORECASE
)


SIGNS = ("own", "clause", "near", "noun", "kind", "period", "whole", "stated", "against", "recency")


class _Place(NamedTuple):
    """A figure's words: its sentence's and its place in them, its clause's, the next few, its fields'."""

    sentence: tuple[str, ...]
    at: int
    clause: frozenset[str]
    following: tuple[str, ...]
    own: frozenset[str]
    is_whole: bool


def setting(figure: Figure, title: str | None) -> str:
    """Give the words that set a figure apart, for its vector: the article's title and the words around it.

    Sentences hold several figures, and measures are too short to find one by: over invented news the words
    around with the title find the right figure half again as often (`tests.evaluation.figure_answers`).
    """
    at = max(0, figure.sentence.find(figure.text))
    before = figure.sentence[:at].split()[-_AROUND:]
    after = figure.sentence[at + len(figure.text) :].split()[:_AROUND]
    around = " ".join((*before, figure.text, *after))
    return f"{title}. {around}" if title else around


class Signs:
    """Reads the signs of one question's candidates.

    Args:
        wanted: what the question asks for.
        figures: the candidates.
    """

    def __init__(self, wanted: Wanted, figures: Sequence[Figure]) -> None:
        self._wanted = wanted
        self._figures = figures
        self._places = [_place(figure) for figure in figures]
        self._rarity = _rarity(wanted.words, self._places)
        self._total = sum(self._rarity.values()) or 1.0
        self._periods = {day: asked_periods(wanted.text, day) for day in set(map(_published, figures))}
        named = bool(asked_periods(wanted.text, None))
        self._recency = [1.0] * len(figures) if named else _recency(figures)

    def read(self, index: int) -> dict[str, float]:
        """Give the signs of the candidate at ``index``: 0 to 1, or the logarithm ("kind" and "period")."""
        figure, place = self._figures[index], self._places[index]
        return {
            "own": self._share(lambda stem: float(stem in place.own)),
            "clause": self._share(lambda stem: float(stem in place.clause)),
            "near": self._share(lambda stem: _nearness(stem, place)),
            "noun": self._noun(figure, place),
            "kind": math.log(self._kind(figure) + _HARDLY),
            "period": math.log(period_fit(self._periods[_published(figure)], figure)),
            "whole": float(place.is_whole),
            "stated": float(figure.value in self._wanted.numbers and figure.kind != "share"),
            "against": float(self._moves_otherwise(figure)),
            "recency": self._recency[index],
        }

    def _share(self, held: Callable[[str], float]) -> float:
        """Give the share of the question's words that are held, rare ones counting more."""
        return sum(weight * held(stem) for stem, weight in self._rarity.items()) / self._total

    def _noun(self, figure: Figure, place: _Place) -> float:
        """Give 1 where it counts what the question counts, −0.5 where something else, 0 where unclear."""
        noun = self._wanted.noun
        unit = stems(figure.unit or "")
        if not self._wanted.counted or not noun:
            return 0.0
        if noun[0] in _ANY_NOUN:
            return 0.4 if unit and unit[-1] == noun[0] else 0.0
        if noun[0] in place.following:
            return 0.9
        if not unit or unit[-1] in _ANY_NOUN:
            return 0.0
        return _PLACE_IN_NOUN[noun.index(unit[-1])] if unit[-1] in noun else -0.5

    def _kind(self, figure: Figure) -> float:
        """Give how well the kind answers; a unit that the question names settles it ("how many miles")."""
        wanted = self._wanted
        unit = stems(figure.unit or "")
        fit = wanted.kinds.get(figure.kind, 0.0)
        if wanted.kinds is asking.MONEY and figure.kind in ("change", "rate") and not _is_money(figure):
            fit = 0.0
        if wanted.counted and figure.kind == "measurement" and not unit:
            fit = max(fit, 0.85)
        if wanted.counted and unit and unit[-1] in wanted.noun[:2] and not wanted.change:
            fit = max(fit, 0.95)
        if wanted.change and figure.kind != "change" and figure.change:
            fit = max(fit, 0.5)
        return fit

    def _moves_otherwise(self, figure: Figure) -> bool:
        wanted = self._wanted.direction
        return bool(wanted and figure.change and figure.change.direction != wanted)


def _is_money(figure: Figure) -> bool:
    return bool(figure.unit and is_money(figure.unit))


def _place(figure: Figure) -> _Place:
    sentence = figure.sentence
    at = max(0, sentence.find(figure.text))
    end = at + len(figure.text)
    left = max((cut.end() for cut in _CLAUSE.finditer(sentence, 0, at)), default=0)
    cut = _CLAUSE.search(sentence, end)
    clause = sentence[left : cut.start() if cut else len(sentence)]
    change = figure.change.baseline if figure.change else None
    period = figure.period.text if figure.period else None
    fields = (figure.measure, figure.subject, figure.unit, period, figure.attribution, change)
    return _Place(
        sentence=tuple(stems(sentence)),
        at=len(stems(sentence[:at])),
        clause=frozenset(stems(clause)),
        following=tuple(stems(sentence[end:])[:3]),
        own=frozenset(stem for field in fields if field for stem in stems(field)),
        is_whole=bool(_OF_ALL.search(sentence[:at])),
    )


def _rarity(asked: Sequence[str], places: Sequence[_Place]) -> Mapping[str, float]:
    """Weigh the question's words by how few of the candidates have them (BM25's inverse frequency)."""
    held = Counter(stem for place in places for stem in {*place.sentence, *place.own})
    total = len(places)
    return {stem: math.log(1 + (total - held[stem] + 0.5) / (held[stem] + 0.5)) + 0.2 for stem in asked}


def _nearness(stem: str, place: _Place) -> float:
    """Give 1 where a word stands beside the figure, less the more words lie between, 0 without it."""
    distances = [abs(index - place.at) for index, word in enumerate(place.sentence) if word == stem]
    if distances:
        return math.exp(-max(0, min(distances) - 1) / _NEAR_WORDS)
    return 0.5 if stem in place.own else 0.0


def _published(figure: Figure) -> date | None:
    return figure.article.published if figure.article else None


def _recency(figures: Sequence[Figure]) -> list[float]:
    """Give each figure's place in time from 0, the earliest, to 1, the latest; 0.5 where nothing tells."""
    days = [_day(figure) for figure in figures]
    known = sorted({day for day in days if day})
    ranks = {day: index / max(1, len(known) - 1) for index, day in enumerate(known)}
    return [0.5 if day is None else ranks[day] for day in days]


def _day(figure: Figure) -> date | None:
    if figure.period is None:
        return _published(figure)
    return figure.period.end or figure.period.start
