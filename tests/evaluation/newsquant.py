"""NewsQuant (Almasian et al., EMNLP 2023): our figures as its quantities, scored by its scorer.

``python -m tests.evaluation.newsquant`` prints two scores. The first maps a figure literally: all words of its
measure or subject are the concept, and the direction of any change it tells is its symbol. The second reads the
gold's habits: its concepts are lists of content words, and it gives a symbol of change to amounts that moved, not
to levels reached. The data is for measuring only and is looked for in ``../shared/eval`` (``CUTTINGS_SHARED``
names another place for ``../shared``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from index.cutting.figures import extract_figures
from index.cutting.figures.lexer import vocabulary
from index.cutting.language import Language
from index.models import Figure

EVAL = Path(os.environ.get("CUTTINGS_SHARED", Path(__file__).parents[3] / "shared")) / "eval"
GOLD, SCORER = EVAL / "newsquant-dev.json", EVAL / "score_newsquant.py"
TARGETS = {
    "value": 95.0,
    "value+unit": 90.0,
    "value+change": 92.0,
    "value+concept~": 82.0,
    "value+concept=": 60.0,
}
"""F1 that the project promises."""
CQE = {
    "value": 93.4,
    "value+unit": 84.1,
    "value+change": 87.5,
    "value+concept~": 73.3,
    "value+concept=": 50.6,
}
"""F1 of the best published extractor, on the same half with the same scorer."""

_MONEY = {
    "USD": "dollar",
    "GBP": "pound sterling",
    "EUR": "euro",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "HKD": "hong kong dollar",
    "NZD": "new zealand dollar",
    "INR": "indian rupee",
    "MYR": "malaysian ringgit",
    "ILS": "shekel",
    "HRK": "croatian kuna",
}
_UNITS = {"percent": "percentage", "percentage_point": "percentage point"}
_FUNCTION_WORDS = vocabulary(
    """
    a across against among an and at between by for from her his in into its of off on or over per the their to
    under which who with
    """
)
"""Words that NewsQuant's concepts, lists of content words, leave out."""
_SYMBOLS = {"about": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}


def literal(figure: Figure) -> dict[str, object]:
    """A figure as NewsQuant writes a quantity, word for word."""
    concept = figure.subject if figure.kind == "count" else figure.measure
    return {
        "value": [figure.value, figure.upper] if figure.upper is not None else figure.value,
        "unit": _unit(figure.unit),
        "change": _SYMBOLS.get(figure.modifier) or (figure.change.direction if figure.change else "="),
        "concept": (concept or "-").split(),
    }


def by_content(figure: Figure) -> dict[str, object]:
    """A figure as NewsQuant writes a quantity, with its content words and the direction of amounts alone."""
    mapped = literal(figure)
    if figure.kind != "change":
        mapped["change"] = _SYMBOLS.get(figure.modifier, "=")
    concept = figure.subject if figure.kind == "count" else figure.measure
    return mapped | {"concept": _content(concept or "-")}


MAPPINGS: dict[str, Callable[[Figure], dict[str, object]]] = {
    "literal": literal,
    "by content words": by_content,
}
"""How a figure becomes a quantity, the main one first."""


def _content(words: str) -> list[str]:
    kept = [word.strip(",()“”\"'’") for word in words.split() if word.lower() not in _FUNCTION_WORDS]
    return [word.removesuffix("'s").removesuffix("’s") for word in kept if word] or ["-"]


def _unit(unit: str | None) -> str:
    if unit is None:
        return "-"
    head, _, per = unit.partition(" per ")
    name = _UNITS.get(head, _MONEY.get(head, head))
    return f"{name} per {per}" if per else name


def extract(language: Language) -> list[list[Figure]]:
    """What we find in each sentence of the development half."""
    texts = [one["text"] for one in json.loads(GOLD.read_text(encoding="utf-8"))]
    return [extract_figures(text, language.parse(text), None) for text in texts]


def predictions(
    found: Iterable[Iterable[Figure]], mapping: Callable[[Figure], dict[str, object]] = literal
) -> list[dict[str, object]]:
    """The figures of each sentence in the form the scorer reads."""
    return [
        {"id": number, "quantities": [mapping(figure) for figure in figures]}
        for number, figures in enumerate(found)
    ]


def score(found: list[dict[str, object]]) -> dict[str, float]:
    """The strict F1 of every line, ranges as their end points."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in found), encoding="utf-8")
        options = [
            "--gold",
            str(GOLD),
            "--pred",
            str(path),
            "--mode",
            "strict",
            "--range-as",
            "endpoints",
            "--json",
        ]
        run = subprocess.run(
            [sys.executable, str(SCORER), *options], capture_output=True, text=True, check=True
        )
    report = json.loads(run.stdout)["strict"]
    return {line: report[line]["F1"] for line in TARGETS}


def report(language: Language) -> Iterator[str]:
    """Both scores as lines to print, beside the target and the best published extractor."""
    found = extract(language)
    for name, mapping in MAPPINGS.items():
        yield f"--- {name}"
        for line, f1 in score(predictions(found, mapping)).items():
            yield f"{line:16} F1 {f1:5.1f}  target {TARGETS[line]:.0f}  CQE {CQE[line]}"


if __name__ == "__main__":
    print("\n".join(report(Language())))
