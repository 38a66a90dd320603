"""JSON Lines: one object a line, blank lines passed over, a bad one named by its number."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.lines import Line, read_lines
from index.errors import CuttingsError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines.jsonl"


def test_ids_texts_and_dates_are_read_in_order(file: Path) -> None:
    file.write_text('{"id": "a", "text": "One."}\n\n{"text": "Two.", "published": "2025-04-22"}\n', "utf-8")
    assert read_lines(file, "text") == [Line("a", "One.", None), Line(None, "Two.", date(2025, 4, 22))]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "One."}\r\n{"id": 2, "text": "Two."}\r\n')
    assert [line.id for line in read_lines(file, "text")] == [1, 2]


def test_an_empty_file_has_no_lines(file: Path) -> None:
    file.touch()
    assert read_lines(file, "text") == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe{}", "cannot be read"),
        (b"null", "Line 1 of"),
        (b'"text"', "Line 1 of"),
        (b'{"text": null}', "is not text"),
        (b'{"text": "\\ud800"}', "is not valid text: it holds half a character"),
        (b'{"text": "x", "published": "April"}', 'The "published" in line 1 of'),
        (b'{"text": "x", "published": 2025}', 'The "published" in line 1 of'),
        (b'{"text": "x", "id": 1.5}', 'The "id" in line 1 of'),
        (b'{"text": "x", "id": true}', 'The "id" in line 1 of'),
    ],
)
def test_what_is_no_such_object_is_one_sentence(file: Path, content: bytes, says: str) -> None:
    file.write_bytes(content)
    with pytest.raises(CuttingsError) as refused:
        read_lines(file, "text")
    assert says in str(refused.value)
    assert str(refused.value).endswith(".")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), max_size=5
    )
)
def test_any_text_comes_through_as_it_was_written(file: Path, texts: list[str]) -> None:
    written = [
        json.dumps({"id": number, "text": text}, ensure_ascii=False) for number, text in enumerate(texts)
    ]
    file.write_text("\n".join(written), encoding="utf-8", newline="")
    assert [(line.id, line.text) for line in read_lines(file, "text")] == list(enumerate(texts))
