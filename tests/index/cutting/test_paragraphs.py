"""Paragraphs: every one found, in order, with its offsets."""

from __future__ import annotations

import pytest
from hypothesis import given

from index.cutting.paragraphs import split_paragraphs, trim
from tests.index.cutting.texts import anything, documents


def shown(text: str) -> list[str]:
    return [text[start:end] for start, end in split_paragraphs(text)]


def test_a_blank_line_parts_two_paragraphs() -> None:
    assert shown("The first.\n\nThe second\n \t\nThe third.") == ["The first.", "The second", "The third."]


def test_lines_that_an_editor_wrapped_are_one_paragraph() -> None:
    text = "The ferry will sail for\none more season and then\nno more."
    assert shown(text) == [text]


def test_a_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    assert shown("The ferry is old.\nIt is slow.”\nPeople love it") == [
        "The ferry is old.",
        "It is slow.”",
        "People love it",
    ]


def test_a_line_too_long_to_have_been_wrapped_ends_its_paragraph() -> None:
    long = "and on " * 20
    assert shown(f"{long}\nnext") == [long.strip(), "next"]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t \r\n"])
def test_white_space_holds_no_paragraph(text: str) -> None:
    assert split_paragraphs(text) == []


@given(anything)
def test_every_character_but_white_space_is_in_exactly_one_paragraph(text: str) -> None:
    spans = split_paragraphs(text)
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


@given(documents())
def test_an_articles_paragraphs_are_those_between_its_blank_lines(text: str) -> None:
    assert shown(text) == text.split("\n\n")


def test_trimming_white_space_gives_nothing() -> None:
    assert trim("a   b", 1, 4) is None
    assert trim("a b c", 1, 4) == (2, 3)
