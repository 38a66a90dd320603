"""The words that times are told with, as fragments of patterns, and how a form of time is declared."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from index.cutting.figures.cardinals import SMALL, TENS
from index.cutting.figures.exclusions import MONTHS
from index.cutting.figures.periods.spans import Days

MONTH_NAME = rf"(?:{MONTHS})\b\.?"
YEAR = r"(?:1[7-9]|20)\d\d(?!\d|[-–/]\d|,\d|\.\d)"
_ONES = "|".join(word for word in SMALL if word != "zero")
COUNT = rf"(?:\d{{1,3}}|an?|(?:{'|'.join(TENS)})(?:-(?:{_ONES}))?|{_ONES}|hundred|couple of|few|several)"
UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|hour|century|centurie)s?"
_TH = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = rf"(?:{_TH}(?: of)? {MONTH_NAME}|{MONTH_NAME} {_TH}(?!\d))(?:,? {YEAR})?"
OWN_YEAR = r"(?:last|this|next|that|the previous|the same|the following) year"
MONTH = rf"{MONTH_NAME}(?:,? (?:of )?(?:{YEAR}|{OWN_YEAR}))?"
SEASON = r"(?:spring|summer|autumn|winter|christmas|easter|season|term)"
DATE = rf"(?:{DAY}|{MONTH}|{YEAR}|yesterday|today|tomorrow)"
WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
PART = r"(?:first|second|third|fourth|final|last|opening|closing|1st|2nd|3rd|4th)"


class Seen(NamedTuple):
    """What a period is resolved against.

    The day of publication, the last period named, and whether it is to come.
    """

    published: date | None
    named: Days
    ahead: bool


Resolver = Callable[[re.Match[str], Seen], Days | None]
"""Gives the days a match means; None when the words tell no time after all ("may", "Ida March")."""


class Form(NamedTuple):
    """A way to state a time: its pattern, what it means, and whether it is told from another time."""

    pattern: str
    resolve: Resolver
    relative: bool


Declare = Callable[[str], Callable[[Resolver], Resolver]]


def collect(forms: list[Form], relative: bool = False) -> Declare:
    """Give a decorator that adds a resolver to ``forms`` under its pattern."""

    def declare(pattern: str) -> Callable[[Resolver], Resolver]:
        def keep(resolver: Resolver) -> Resolver:
            forms.append(Form(pattern, resolver, relative))
            return resolver

        return keep

    return declare
