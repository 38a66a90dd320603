"""NewsQuant (Almasian et al., EMNLP 2023): our figures as its quantities, scored by its scorer.

``python -m tests.evaluation.newsquant`` prints the score. The data is for measuring only and is looked for in
``../shared/eval`` (``CUTTINGS_SHARED`` names another place for ``../shared``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
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


def quantity(figure: Figure) -> dict[str, object]:
    """A figure as NewsQuant writes a quantity."""
    symbol = _SYMBOLS.get(figure.modifier)
    if symbol is None:
        moved = figure.change if figure.kind == "change" else None
        symbol = moved.direction if moved else "="
    concept = figure.subject if figure.kind == "count" else figure.measure
    value = [figure.value, figure.upper] if figure.upper is not None else figure.value
    return {"value": value, "unit": _unit(figure.unit), "change": symbol, "concept": _content(concept or "-")}


def _content(words: str) -> list[str]:
    kept = [word.strip(",()“”\"'’") for word in words.split() if word.lower() not in _FUNCTION_WORDS]
    return [word.removesuffix("'s").removesuffix("’s") for word in kept if word] or ["-"]


def _unit(unit: str | None) -> str:
    if unit is None:
        return "-"
    head, _, per = unit.partition(" per ")
    name = _UNITS.get(head, _MONEY.get(head, head))
    return f"{name} per {per}" if per else name


def predictions(language: Language, sentences: Iterable[str]) -> list[dict[str, object]]:
    """What we find in each sentence, in the form the scorer reads."""
    return [
        {
            "id": number,
            "quantities": [quantity(one) for one in extract_figures(text, language.parse(text), None)],
        }
        for number, text in enumerate(sentences)
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


def sentences() -> list[str]:
    """The sentences of the development half."""
    return [one["text"] for one in json.loads(GOLD.read_text(encoding="utf-8"))]


if __name__ == "__main__":
    for line, f1 in score(predictions(Language(), sentences())).items():
        print(f"{line:16} F1 {f1:5.1f}  target {TARGETS[line]:.0f}")
