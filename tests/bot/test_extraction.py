"""Figures and quotes of any text, without an index: whatever is found stands where it says."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bot.extraction import extract_lines, extract_text, read_input
from index.errors import CuttingsError, ReadingError
from index.models import Extraction
from index.pretrained import Models
from tests.index.cutting.texts import anything, documents

TEXT = (
    "Snow closed 14 roads on Monday. “It was the worst since 1987,” said Ada Holm, the county's engineer.\n"
)


def misplaced(text: str, extraction: Extraction) -> list[str]:
    """What does not stand in a text where it says."""
    found = [*extraction.figures, *extraction.quotes]
    return [each.text for each in found if text[each.start : each.end] != each.text]


def test_figures_and_quotes_are_found(models: Models) -> None:
    found = extract_text(TEXT, None, models.language)
    assert [(figure.value, figure.unit) for figure in found.figures] == [("14", "road")]
    assert [(quote.text.rstrip(","), quote.speaker) for quote in found.quotes] == [
        ("It was the worst since 1987", "Ada Holm")
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=anything | documents())
def test_any_text_can_be_extracted_from(models: Models, text: str) -> None:
    assert misplaced(text, extract_text(text, date(2025, 4, 22), models.language)) == []


@pytest.mark.parametrize(
    "text", ["", " \n", "¹²³ ½ ⅓ ٣ Ⅷ ①", '"', "“", "£ 5% -.,", "1" * 5_000, "5 " * 3_000]
)
def test_texts_that_are_hardly_any(models: Models, text: str) -> None:
    assert misplaced(text, extract_text(text, None, models.language)) == []


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    text = "A\u200bfile  with\u00ad oddities,\n\n\n   and cafe\u0301s. It cost £5."
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    assert read_input(str(tmp_path / "odd.txt")) == (text, None)


def test_a_file_in_another_encoding_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("It cost £5, the café’s owner said.".encode("cp1252"))
    assert read_input(str(tmp_path / "old.txt"))[0] == "It cost £5, the café’s owner said."


def test_a_file_with_front_matter_is_read_as_an_article_of_its_date(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text(f"---\ntitle: Snow\npublished: 2025-01-06\n---\n\n{TEXT}")
    assert read_input(str(tmp_path / "story.md")) == (TEXT.strip(), date(2025, 1, 6))


def test_a_web_page_is_read_as_an_article(documents: Path) -> None:
    text, published = read_input(str(documents / "museum-thefts.html"))
    assert "17 pocket watches" in text
    assert "<p>" not in text
    assert published == date(2024, 8, 19)


def test_a_minus_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_input("-") == (TEXT, None)


def test_a_picture_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with pytest.raises(ReadingError, match="binary"):
        read_input(str(tmp_path / "picture.txt"))


def test_lines_are_extracted_in_order_with_their_ids_and_dates(tmp_path: Path) -> None:
    lines = [
        {"id": "b", "text": "Last year 40 people came.", "published": "2020-06-01"},
        {"id": "a", "text": "Last year 50 people came."},
        {"text": "Nothing is counted here."},
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)))
    one, two, three = extract_lines(tmp_path / "lines.jsonl", date(2024, 6, 1))
    assert [one.id, two.id, three.id] == ["b", "a", None]
    starts = [each.figures[0].period and each.figures[0].period.start for each in (one, two)]
    assert starts == [date(2019, 1, 1), date(2023, 1, 1)]
    assert three.figures == ()


def test_a_bad_line_is_told_before_anything_is_printed(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text('{"text": "One."}\n{"words": "Two."}\n')
    with pytest.raises(CuttingsError, match="Line 2"):
        next(extract_lines(tmp_path / "lines.jsonl", None))
