"""Figures that can stand in one row: the same thing, counted in the same way, over times of the same length.

Nothing is merged or averaged. Two figures for one time, from one outlet or from two, are two points. When in
doubt two figures stand in two series: a row that compares what cannot be compared would mislead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.cutting.figures.periods.dates import count_of
from index.cutting.figures.periods.grammar import COUNT
from index.models import Figure, Period, Series
from index.words import stem, stems, words

Similarity = Callable[[Sequence[str]], NDArray[np.floating]]
"""Gives for n texts the n × n matrix of their cosine similarities."""

_SAME_MEANING = 0.97
"""Cosine above which a measure with one more word is the same measure ("national" in "foreign national
offenders"). Words for different things of one sort, such as "male" and "female", are close too, which is why
only an additional word is ever bridged and never an exchanged one."""

_COUNTING = frozenset(map(stem, ("number", "figure", "total", "tally")))
_LIMITING = frozenset(
    ("no", "not", "non", "without", "under", "over", "below", "above", "before", "after", "new", "former")
)
_DIRECTIONS = frozenset(("from", "to"))
_POINT = "time"
_MONTH_DAYS = 365.25 / 12
_SHORT = frozenset(("1 day", "1 week", "1 month", _POINT))

_LENGTH_IN_WORDS = re.compile(
    rf"\b(?:(?P<number>{COUNT})[ -])?(?P<unit>day|week|fortnight|month|quarter|half|year|decade)(?P<many>s?)\b"
    r"(?! (?:ago|earlier|before|prior|on))",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\b(?:awaiting|waiting (?:for|on|to)|waiting lists?|outstanding|backlogs?|queues?|caseloads?|populations?|"
    r"memberships?|headcounts?|stockpiles?)\b",
    re.IGNORECASE,
)
"""Measures of what is there at a time: a number of them in July is one counted on some day of July."""
_STANDING = re.compile(r"\b(?:stood|stands?|standing|remain(?:s|ed)?) at (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
_AT_A_TIME = re.compile(
    r"^(?:at|by|as of|as at) (?:the )?(?:end|start|beginning|close|\d|midnight)|^(?:as of|as at|year[- ]end)|"
    r"^(?:now|today|currently)$",
    re.IGNORECASE,
)
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}

_YEAR_EARLIER = re.compile(
    r"\b(?:(?:same|corresponding|equivalent|previous|prior|preceding|last)\b.*"
    r"\b(?:year|12 months|twelve months)"
    r"|(?:year|12 months|twelve months) (?:ago|earlier|before|prior|previously|on year)|year-on-year|annual)",
    re.IGNORECASE,
)


class _Definition(NamedTuple):
    """What must be equal for two figures to be the same measure."""

    measure: frozenset[str]
    kind: str
    unit: str
    baseline: frozenset[str]


def series(figures: Sequence[Figure], similarity: Similarity | None = None) -> list[Series]:
    """Group figures into series: one measure, unit, kind, definition and length of period each.

    Args:
        figures: the figures, the most relevant first; the same place in the same article counts once.
        similarity: gives the n × n cosine similarities of n measures, to see that "foreign offenders" and
            "foreign national offenders" are one; without it only the words decide.

    Returns:
        The series in the order in which their first figures stand in ``figures``; points in order of period,
        then of publication, those without dates last.

    """
    figures = _distinct(figures)
    labels = _labels(figures, similarity)
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure, label in zip(figures, labels, strict=True):
        groups.setdefault(label, []).append(figure)
    return [_series(group) for group in groups.values()]


def same_measure(figures: Sequence[Figure], similarity: Similarity | None = None) -> list[int]:
    """Give each figure the number of its measure, equal for equal ones whatever their periods' length."""
    numbers: dict[tuple[object, ...], int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in _measures(figures, similarity)]


def _distinct(figures: Sequence[Figure]) -> list[Figure]:
    """Take each place once, and leave out lengths of time that only say when: "12 months" in "12 months prior"."""
    said = {(figure.sentence, text) for figure in figures for text in _times(figure)}
    places = {(figure.article and figure.article.id, figure.start, figure.end): figure for figure in figures}
    return [
        figure
        for figure in places.values()
        if figure.kind != "duration"
        or not any(sentence == figure.sentence and figure.text in text for sentence, text in said)
    ]


def _times(figure: Figure) -> Iterator[str]:
    """Give the words that say when a figure is from and against when."""
    if figure.period:
        yield figure.period.text
    if figure.change and figure.change.baseline:
        yield figure.change.baseline


def _series(points: list[Figure]) -> Series:
    measures = Counter(point.measure for point in points)
    units = Counter(point.unit for point in points)
    return Series(
        measure=measures.most_common(1)[0][0],
        unit=units.most_common(1)[0][0],
        points=tuple(sorted(points, key=_time)),
    )


def _time(figure: Figure) -> tuple[bool, date, date, date, int]:
    """Order by the period's beginning, its end, the day of publication, the place; no dates comes last."""
    period = figure.period or Period(text="")
    published = (figure.article and figure.article.published) or date.max
    end = period.end or period.start
    return end is None, period.start or end or date.max, end or date.max, published, figure.start


def _labels(figures: Sequence[Figure], similarity: Similarity | None) -> list[tuple[object, ...]]:
    """Label each figure with its measure and the length of its period."""
    measures = _measures(figures, similarity)
    members: dict[tuple[object, ...], list[int]] = {}
    for index, measure in enumerate(measures):
        members.setdefault(measure, []).append(index)
    labels: list[tuple[object, ...]] = [()] * len(figures)
    for measure, indices in members.items():
        for index, length in zip(indices, _lengths([figures[i] for i in indices]), strict=True):
            labels[index] = (measure, length)
    return labels


# -- the measure -------------------------------------------------------------------------------------------


def _measures(figures: Sequence[Figure], similarity: Similarity | None) -> list[tuple[object, ...]]:
    """Give each figure's measure as a key: definition and subject."""
    acronyms = _acronyms(figures)
    definitions = [_definition(figure, acronyms) for figure in figures]
    same = _bridged(figures, definitions, similarity)
    definitions = [same.get(definition, definition) for definition in definitions]
    subjects: dict[_Definition, set[frozenset[str]]] = {}
    owners = [frozenset(stems(figure.subject or "")) - {*stems(figure.measure)} for figure in figures]
    for definition, owner in zip(definitions, owners, strict=True):
        subjects.setdefault(definition, set()).add(owner)
    return [
        (definition, _owner(owner, subjects[definition]))
        for definition, owner in zip(definitions, owners, strict=True)
    ]


def _owner(owner: frozenset[str], known: set[frozenset[str]]) -> frozenset[str]:
    """Give the subject; a figure without one shares its measure's only one, if there is just one."""
    named = [one for one in known if one]
    return named[0] if not owner and len(named) == 1 else owner


def _definition(figure: Figure, acronyms: dict[str, tuple[str, ...]]) -> _Definition:
    """Reduce a figure to what must be equal; the words of a measure count in any order and form."""
    spelled = [part for word in figure.measure.split() for part in acronyms.get(_bare(word), (word,))]
    text = " ".join(spelled)
    measure = frozenset(stems(text)) | (_DIRECTIONS & {*words(text)})
    if figure.kind == "count":
        measure = (measure - _COUNTING) or measure
    return _Definition(measure, figure.kind, _unit(figure), _baseline(figure))


def _unit(figure: Figure) -> str:
    """Give the unit; of a counted noun its last word, as the measure holds the others."""
    if figure.kind != "count" or not figure.unit:
        return figure.unit or ""
    return (stems(figure.unit) or [figure.unit])[-1]


def _baseline(figure: Figure) -> frozenset[str]:
    """Give what a change is against; every way to say "a year earlier" is one. Other kinds have none."""
    said = figure.change.baseline if figure.kind == "change" and figure.change else None
    if not said:
        return frozenset()
    return frozenset(("a year earlier",)) if _YEAR_EARLIER.search(said) else frozenset(stems(said))


def _acronyms(figures: Sequence[Figure]) -> dict[str, tuple[str, ...]]:
    """Find what the acronyms in the measures stand for: words in a row of a measure, with these initials."""
    wanted = {_bare(word) for figure in figures for word in figure.measure.split() if _bare(word).isupper()}
    wanted = {word for word in wanted if len(word) > 2}
    found: dict[str, tuple[str, ...]] = {}
    for run in (figure.measure.split() for figure in figures) if wanted else ():
        initials = "".join(word[0] for word in run).upper()
        for acronym in wanted - found.keys():
            at = initials.find(acronym)
            if at >= 0:
                found[acronym] = tuple(run[at : at + len(acronym)])
    return found


def _bare(word: str) -> str:
    """Strip an acronym's plural and punctuation: "FNOs" is "FNO"."""
    return re.sub(r"(?<=[A-Z])s$", "", word.strip(".,;:()’'"))


def _bridged(
    figures: Sequence[Figure], definitions: Sequence[_Definition], similarity: Similarity | None
) -> dict[_Definition, _Definition]:
    """Map a definition to the one with a word less that means the same."""
    texts: dict[_Definition, str] = {}
    for figure, definition in zip(figures, definitions, strict=True):
        texts.setdefault(definition, figure.measure)
    pairs = list(_one_word_apart(texts))
    if similarity is None or not pairs:
        return {}
    order = {definition: index for index, definition in enumerate(dict.fromkeys(chain.from_iterable(pairs)))}
    cosines = similarity([texts[definition] for definition in order])
    same = {long: short for short, long in pairs if cosines[order[short], order[long]] >= _SAME_MEANING}
    return {long: same.get(short, short) for long, short in same.items()}


def _one_word_apart(texts: dict[_Definition, str]) -> Iterator[tuple[_Definition, _Definition]]:
    """Give the pairs in which the longer measure has one word more, which is no name, number or limit."""
    for one, other in combinations(texts, 2):
        short, long = sorted((one, other), key=lambda definition: len(definition.measure))
        added = long.measure - short.measure
        if short[1:] != long[1:] or not short.measure < long.measure or len(added) != 1:
            continue
        written = [word for word in texts[long].split() if stem(_bare(word).lower()) in added]
        if written and all(word.islower() and word.isalpha() and word not in _LIMITING for word in written):
            yield short, long


# -- the period --------------------------------------------------------------------------------------------


def _lengths(figures: Sequence[Figure]) -> list[str]:
    """Say how long the periods of one measure's figures are.

    What a text compares in one sentence ("19,244 at the end of 2024, up from 17,907 in July") is counted in
    the same way: when one side is a point in time the other is too, though only its month is given. It holds
    for the measure then, as it does for one that is a stock by its words ("awaiting deportation"): a stock is
    counted at times, which have no length. A side without a known period takes the other's length.
    """
    lengths = [length_of(figure.period) for figure in figures]
    stock = _is_stock(figures)
    for one, other in combinations(range(len(figures)), 2):
        if not _compared(figures[one], figures[other]):
            continue
        pair = {lengths[one], lengths[other]}
        stock = stock or (_POINT in pair and len(pair) > 1 and pair <= _SHORT)
        for here, there in ((one, other), (other, one)):
            if lengths[here].startswith("unknown") and not lengths[there].startswith("unknown"):
                lengths[here] = lengths[there]
    if not stock:
        return lengths
    return [
        _POINT if length in _SHORT or _ends_only(figure.period) else length
        for figure, length in zip(figures, lengths, strict=True)
    ]


def _is_stock(figures: Sequence[Figure]) -> bool:
    """Say whether the figures of one measure count what is there at a time, by its words or by theirs."""
    counts = [figure for figure in figures if figure.kind == "count"]
    if any(_STOCK.search(figure.measure) for figure in counts):
        return True
    standing = any(_STANDING.search(_lead(figure)) for figure in counts)
    return standing and any(figure.period and _AT_A_TIME.search(figure.period.text) for figure in counts)


def _lead(figure: Figure) -> str:
    """Give the words of its sentence before a figure."""
    return figure.sentence.partition(figure.text)[0]


def _ends_only(period: Period | None) -> bool:
    """Say whether only a period's end is known: "by the end of 2022"."""
    return period is not None and period.start is None and period.end is not None


def _compared(one: Figure, other: Figure) -> bool:
    """Say whether a text gives the two as the ends of one change."""
    if one.sentence != other.sentence or one.article != other.article:
        return False
    changes = [(figure, figure.change) for figure in (one, other) if figure.change]
    return any(
        {one.value, other.value} <= {figure.value, change.from_, change.to} for figure, change in changes
    )


def length_of(period: Period | None) -> str:
    """Name the length of a period: "time" for a day, "7 months", "45 days", or "unknown" with its words.

    Without dates the words decide where they give a length ("Labour's first nine months").
    """
    if period is None:
        return "unknown"
    if period.start and period.end:
        return _length_of_days((period.end - period.start).days + 1)
    found = None if period.start or period.end else _LENGTH_IN_WORDS.search(period.text)
    if found is not None and (length := _length_in_words(found)) is not None:
        return length
    return f"unknown: {' '.join(sorted({*stems(period.text)}))}"


def _length_of_days(days: int) -> str:
    if days <= 1:
        return _POINT
    months = round(days / _MONTH_DAYS)
    if months and abs(days - months * _MONTH_DAYS) <= 3:
        return _months(months)
    return "1 week" if days == 7 else f"{days} days"


def _length_in_words(found: re.Match[str]) -> str | None:
    """Name a length told in words, None where the number is left open: "the past few months", "in recent years"."""
    number = found["number"] or (None if found["many"] else "a")
    count = count_of(number) if number else None
    unit = found["unit"].lower()
    if not count:
        return None
    if unit in _MONTHS_OF:
        return _months(count * _MONTHS_OF[unit])
    return _length_of_days(count * _DAYS_OF[unit]) if count * _DAYS_OF[unit] > 1 else "1 day"


def _months(count: int) -> str:
    return f"{count} month{'s' if count != 1 else ''}"
