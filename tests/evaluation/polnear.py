"""PolNeAR (Newell et al., LREC 2018): our quotes against its direct quotations, scored by its scorer.

``python -m tests.evaluation.polnear`` prints our score, and textacy's where that is installed. The data is
for measuring only and is looked for in ``../shared/eval`` (``CUTTINGS_SHARED`` names another ``../shared``).
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from spacy.tokens import Doc

from index.cutting.language import Language
from index.cutting.paragraphs import split_paragraphs
from index.cutting.quotes import extract_quotes

EVAL = Path(os.environ.get("CUTTINGS_SHARED", Path(__file__).parents[3] / "shared")) / "eval"
GOLD, SCORER = EVAL / "polnear-dev.gold.jsonl", EVAL / "score_quotes.py"
TARGETS = {"end-to-end F1": 85.0, "speaker accuracy": 92.0, "overlap F1": 97.0}
"""What the project promises; textacy has 69.5 and 87.9 for the first two."""

Found = list[dict[str, object]]


def ours(language: Language) -> Callable[[str], Found]:
    """Give our extractor as the scorer reads quotes."""
    fields = {"text", "start", "end", "speaker", "speaker_start", "speaker_end", "cue"}
    return lambda text: [q.model_dump(include=fields) for q in extract_quotes(text, language.parse(text))]


def textacys(language: Language) -> Callable[[str], Found]:
    """Give textacy's extractor likewise; a paragraph on whose marks it fails counts as one without quotes."""
    extract = importlib.import_module("textacy.extract")

    def find(text: str) -> Found:
        found: Found = []
        for start, end in split_paragraphs(text):
            for _, doc in language.parse(text[start:end]):
                found += _triples(extract, doc, start)
        return found

    return find


def _triples(extract: ModuleType, doc: Doc, start: int) -> Found:
    try:
        triples = list(extract.direct_quotations(doc))
    except ValueError:
        return []
    return [
        {
            "start": start + content.start_char,
            "end": start + content.end_char,
            "speaker": " ".join(token.text for token in speaker),
            "speaker_start": start + speaker[0].idx,
            "speaker_end": start + speaker[-1].idx + len(speaker[-1]),
            "cue": " ".join(token.text for token in cue),
        }
        for speaker, cue, content in triples
    ]


def score(find: Callable[[str], Found]) -> dict[str, float]:
    """Give the scores in percent of an extractor on quotations of at least four words."""
    articles = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        lines = (json.dumps({"doc": one["doc"], "quotes": find(one["text"])}) for one in articles)
        path.write_text("\n".join(lines), encoding="utf-8")
        options = ["--gold", str(GOLD), "--pred", str(path), "--min-words", "4", "--json"]
        command = [sys.executable, str(SCORER), *options]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    report = json.loads(run.stdout)
    return {
        "end-to-end F1": report["end-to-end"]["F1"],
        "speaker accuracy": report["speaker accuracy"],
        "overlap F1": report["overlap"]["F1"],
        "exact F1": report["exact"]["F1"],
        "cue accuracy": report["cue accuracy"] or 0.0,
    }


def main() -> None:
    """Print the scores."""
    language = Language()
    extractors = {"cuttings": ours(language)}
    if importlib.util.find_spec("textacy") is not None:
        extractors["textacy"] = textacys(language)
    for name, find in extractors.items():
        print(name)
        for line, percent in score(find).items():
            print(
                f"  {line:18} {percent:5.1f}" + (f"  target {TARGETS[line]:.0f}" if line in TARGETS else "")
            )


if __name__ == "__main__":
    main()
