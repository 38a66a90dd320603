"""Where a text states times, and the days they mean, seen from the day of publication.

Financial years are the ones of UK statistics, 1 April to 31 March. Weeks run from Monday to Sunday. A time
that the text does not pin to days ("since the election", "in her first term") keeps its words and no dates.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from index.cutting.figures.periods import parts, points, ranges, stretches, wordy
from index.cutting.figures.periods.ahead import Outlook
from index.cutting.figures.periods.grammar import Form, Seen
from index.cutting.figures.periods.spans import UNKNOWN, Days
from index.models import Period

_FORMS = (*ranges.FORMS, *parts.FORMS, *stretches.FORMS, *wordy.FORMS, *points.FORMS)
"""In the order in which they are tried where several would fit."""
_LEANING = re.compile(r"\b(?:last|past|next|coming|later)\b", re.IGNORECASE)
_SHORTENED = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$", re.IGNORECASE)


class Stated(NamedTuple):
    """A period stated at ``start:end`` of a text.

    ``relative`` when it is told from another ("a year earlier").
    """

    start: int
    end: int
    period: Period
    relative: bool

    @property
    def is_length(self) -> bool:
        """Whether the words give no more than a length: "the last 200 days" of an article without a date."""
        dated = self.period.start or self.period.end
        return not dated and bool(_LEANING.search(self.period.text))


def find_periods(
    text: str, start: int, end: int, published: date | None, named: Days = UNKNOWN
) -> list[Stated]:
    """Find every period stated in ``text[start:end]``, in order, none overlapping.

    Args:
        text: the paragraph; offsets are into it.
        start: where the sentence begins.
        end: where it ends.
        published: the article's date, None when it states none; then only absolute times get dates.
        named: the days of the period named last before, for "the same period".
    """
    found: list[Stated] = []
    outlook = Outlook(text, start, end)
    for match in _any_form().finditer(text, start, end):
        number = int((match.lastgroup or "f0")[1:])
        pattern, form = _compiled()[number]
        inner = pattern.match(text, match.start(), end)
        if inner is None or inner.end() == inner.start():
            continue
        begins = inner.group().lower().startswith("from ")
        ahead = outlook.is_ahead(inner.start(), otherwise=begins)
        meant = form.resolve(inner, Seen(published, named, ahead))
        if meant is None:
            continue
        days = _ordered(meant)
        words = text[inner.start() : inner.end()]
        if words.endswith(".") and not _SHORTENED.search(words):
            words = words[:-1]
        if days != UNKNOWN and not form.relative:
            named = days
        found.append(
            Stated(
                inner.start(),
                inner.start() + len(words),
                Period(text=words, start=days[0], end=days[1]),
                form.relative,
            )
        )
    return found


def _ordered(days: Days) -> Days:
    first, last = days
    return UNKNOWN if first and last and first > last else days


@lru_cache(maxsize=1)
def _compiled() -> list[tuple[re.Pattern[str], Form]]:
    return [(re.compile(rf"\b(?:{form.pattern})(?!\w)", re.IGNORECASE), form) for form in _FORMS]


@lru_cache(maxsize=1)
def _any_form() -> re.Pattern[str]:
    """One pattern that finds any form; groups are told apart by number, inner names are dropped."""
    bare = [re.sub(r"\(\?P<\w+>", "(?:", form) for form, _, _ in _FORMS]
    return re.compile(
        r"\b(?:" + "|".join(f"(?P<f{n}>{form})" for n, form in enumerate(bare)) + r")(?!\w)", re.IGNORECASE
    )
