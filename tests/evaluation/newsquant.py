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

import pytest

from index.cutting.figures import extract_figures
from index.cutting.language import Language
from index.models import Figure

EVAL = Path(os.environ.get("CUTTINGS_SHARED", Path(__file__).parents[3] / "shared")) / "eval"
GOLD, SCORER = EVAL / "newsquant-dev.json", EVAL / "score_newsquant.py"
TARGETS = {"value": 95.0, "value+unit": 90.0, "value+change": 92.0, "value+concept~": 82.0, "value+concept=": 60.0}
"""F1 that the project promises; CQE has 93.4, 84.1, 87.5, 73.3 and 50.6."""

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
_SYMBOLS = {"about": "~", "more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}


def quantity(figure: Figure) -> dict[str, object]:
    """A figure as NewsQuant writes a quantity."""
    symbol = _SYMBOLS.get(figure.modifier)
    if symbol is None:
        symbol = figure.change.direction if figure.change else "="
    concept = figure.subject if figure.kind == "count" else figure.measure
    value = [figure.value, figure.upper] if figure.upper is not None else figure.value
    return {"value": value, "unit": _unit(figure.unit), "change": symbol, "concept": (concept or "-").split()}


def _unit(unit: str | None) -> str:
    if unit is None:
        return "-"
    head, _, per = unit.partition(" per ")
    name = _UNITS.get(head, _MONEY.get(head, head))
    return f"{name} per {per}" if per else name


def predictions(sentences: Iterable[str]) -> list[dict[str, object]]:
    """What we find in each sentence, in the form the scorer reads."""
    language = Language()
    return [
        {"id": number, "quantities": [quantity(one) for one in extract_figures(text, language.parse(text), None)]}
        for number, text in enumerate(sentences)
    ]


def score(found: list[dict[str, object]]) -> dict[str, float]:
    """The strict F1 of every line, ranges as their end points."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in found), encoding="utf-8")
        options = ["--gold", str(GOLD), "--pred", str(path), "--mode", "strict", "--range-as", "endpoints", "--json"]
        run = subprocess.run([sys.executable, str(SCORER), *options], capture_output=True, text=True, check=True)  # noqa: S603
    report = json.loads(run.stdout)["strict"]
    return {line: report[line]["F1"] for line in TARGETS}


@pytest.mark.skipif(not GOLD.exists(), reason="NewsQuant is not in ../shared/eval")
def test_figures_beat_the_best_published_extractor() -> None:
    sentences = [one["text"] for one in json.loads(GOLD.read_text(encoding="utf-8"))]
    reached = score(predictions(sentences))
    assert {line: f1 for line, f1 in reached.items() if f1 < TARGETS[line]} == {}


if __name__ == "__main__":
    for line, f1 in score(predictions(one["text"] for one in json.loads(GOLD.read_text(encoding="utf-8")))).items():
        print(f"{line:16} F1 {f1:5.1f}  target {TARGETS[line]:.0f}")
