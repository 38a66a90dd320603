"""How well figures come out, field by field: ``python -m tests.evaluation.figure_fields``.

Reads the invented sentences of ``figures.jsonl`` and ``periods.jsonl`` beside this file, then those of
``figures_held_out.jsonl`` and ``periods_held_out.jsonl``, which were written after the rules and measured before
anyone worked from them. ``figures_in_context.jsonl`` holds longer ones with many figures each, and their periods; the
rules for periods were bettered on it. A gold field that holds a list accepts any of its members; a figure in words that
``ignore`` names counts neither way.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from index.cutting.figures import extract_figures
from index.cutting.language import Language
from index.models import Figure, Period

Gold = dict[str, Any]

_HERE = Path(__file__).parent
_TOLERANCE = 2e-4
"""Of a value, relative: 0.3333 is a third."""
_SAME_MEASURE = 0.6
_SAME_GIVER = 0.5
_LEADING = re.compile(
    r"^(?:(?:in|on|at|by|of|for|from|over|during|since|between|the|a|as|an|its|his|her|their)\s+)+"
)


class Tally(NamedTuple):
    """How many were right of how many asked."""

    right: int
    asked: int

    @property
    def share(self) -> float:
        """The part that was right, 0 to 1; 1 where nothing was asked."""
        return self.right / self.asked if self.asked else 1.0


class Report(NamedTuple):
    """Precision and recall of values, and the fields of the figures whose value was found."""

    precision: Tally
    recall: Tally
    fields: dict[str, Tally]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        total = self.precision.share + self.recall.share
        return 2 * self.precision.share * self.recall.share / total if total else 0.0


def read(name: str) -> list[Gold]:
    """Give the gold lines of the file ``name`` beside this one."""
    return [json.loads(line) for line in (_HERE / name).read_text(encoding="utf-8").splitlines()]


def extract(language: Language, item: Gold) -> list[Figure]:
    """Extract the figures of a gold item's text, read on its date."""
    published = date.fromisoformat(item["published"]) if item["published"] else None
    return extract_figures(item["text"], language.parse(item["text"]), published)


def score_figures(language: Language, items: Sequence[Gold]) -> Report:
    """Compare what is extracted with ``figures.jsonl``'s gold, each figure used once."""
    found = predicted = expected = 0
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for item in items:
        figures = extract(language, item)
        pairs = list(_pairs(item, figures))
        matched = {id(figure) for _, figure in pairs}
        found += len(pairs)
        expected += len(item["figures"])
        predicted += sum(id(f) in matched or not _ignored(item, f) for f in figures)
        for gold, figure in pairs:
            for field, is_right in _fields(gold, figure):
                asked[field] += 1
                right[field] += is_right
    fields = {field: Tally(right[field], asked[field]) for field in asked}
    return Report(Tally(found, predicted), Tally(found, expected), fields)


def score_periods(language: Language, items: Sequence[Gold]) -> Tally:
    """Count the periods of ``periods.jsonl`` that are exactly right; a figure not found is wrong."""
    return Tally(sum(is_period_right(item, extract(language, item)) for item in items), len(items))


def is_period_right(item: Gold, figures: Sequence[Figure]) -> bool:
    """Tell whether the figure at the gold's place has the gold's period (see ``periods.md``)."""
    start = -1
    for _ in range(item["occurrence"]):
        start = item["text"].index(item["figure"], start + 1)
    end = start + len(item["figure"])
    here = [figure for figure in figures if figure.start < end and start < figure.end]
    return bool(here) and _same_period(item["period"], here[0].period)


def _same_period(gold: Gold | None, period: Period | None) -> bool:
    if gold is None or period is None:
        return gold is None and period is None
    days = tuple(day and day.isoformat() for day in (period.start, period.end))
    if days != (gold["start"], gold["end"]):
        return False
    ours, theirs = _core(gold["text"]), _core(period.text)
    return days != (None, None) or ours in theirs or theirs in ours


def _core(words: str) -> str:
    return _LEADING.sub("", words.lower().strip())


def _pairs(item: Gold, figures: Sequence[Figure]) -> Iterator[tuple[Gold, Figure]]:
    """Match gold and extracted figures of the same value, those that stand in the same place first."""
    free = list(figures)
    waiting: list[Gold] = []
    for gold in item["figures"]:
        same = [
            figure for figure in free if _same_value(gold, figure) and _overlaps(item, gold["text"], figure)
        ]
        if same:
            free.remove(same[0])
            yield gold, same[0]
        else:
            waiting.append(gold)
    for gold in waiting:
        same = [figure for figure in free if _same_value(gold, figure)]
        if same:
            free.remove(same[0])
            yield gold, same[0]


def _same_value(gold: Gold, figure: Figure) -> bool:
    if (gold["upper"] is None) != (figure.upper is None):
        return False
    if figure.upper is not None and not _near(gold["upper"], figure.upper):
        return False
    return any(_near(value, figure.value) for value in _any(gold["value"]))


def _near(one: str, other: str) -> bool:
    a, b = float(one), float(other)
    return abs(a - b) <= _TOLERANCE * max(abs(a), abs(b))


def _overlaps(item: Gold, words: str, figure: Figure) -> bool:
    places = (match.span() for match in re.finditer(re.escape(words), item["text"]))
    return any(figure.start < end and start < figure.end for start, end in places)


def _ignored(item: Gold, figure: Figure) -> bool:
    return any(_overlaps(item, words, figure) for words in item.get("ignore", ()))


def _fields(gold: Gold, figure: Figure) -> Iterator[tuple[str, bool]]:
    """Give each field's name and whether it is right."""
    yield "kind", figure.kind in _any(gold["kind"])
    units = [_plain(unit) for unit in _any(gold["unit"])]
    yield "unit", _plain(figure.unit) in units
    yield "modifier", figure.modifier in _any(gold["modifier"])
    direction = (gold["change"] or {}).get("direction")
    ours = figure.change.direction if figure.change else None
    yield (
        ("direction of a change" if "change" in _any(gold["kind"]) else "direction of a level"),
        ours == direction,
    )
    if "period" in gold:
        yield "period", _same_period(gold["period"], figure.period)
    yield "measure", any(_overlap(words, figure.measure) >= _SAME_MEASURE for words in gold["measure"])
    givers = gold["attribution"]
    yield (
        "attribution",
        any(_overlap(words, figure.attribution or "") >= _SAME_GIVER for words in givers)
        if givers
        else figure.attribution is None,
    )


def _any(value: Any) -> list[Any]:  # noqa: ANN401  -- a field's value or several
    return value if isinstance(value, list) else [value]


def _plain(unit: str | None) -> str | None:
    return unit and re.sub(r"[_\s-]+", " ", unit).strip().lower()


def _overlap(one: str, other: str) -> float:
    """Give the F1 of the words two phrases share, articles aside."""
    ours, theirs = (Counter(re.findall(r"\w+", w.lower())) for w in (one, other))
    for article in ("the", "a", "an"):
        ours.pop(article, None)
        theirs.pop(article, None)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def show(report: Report) -> None:
    """Print the score of every field."""
    print(f"{'value F1':24}{report.f1:7.3f}")
    print(f"{'  precision':24}{report.precision.share:7.3f}  of {report.precision.asked}")
    print(f"{'  recall':24}{report.recall.share:7.3f}  of {report.recall.asked}")
    for name, tally in report.fields.items():
        print(f"{name:24}{tally.share:7.3f}  of {tally.asked}")


def main() -> None:
    """Print the scores on the sentences worked from, then on those held out."""
    language = Language()
    for heading, half in (("worked from", ""), ("held out", "_held_out")):
        print(f"--- {heading}")
        figures = score_figures(language, read(f"figures{half}.jsonl"))
        figures.fields["period"] = score_periods(language, read(f"periods{half}.jsonl"))
        show(figures)
    print("--- in context")
    show(score_figures(language, read("figures_in_context.jsonl")))


if __name__ == "__main__":
    main()
