"""Speakers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.speakers import is_named, is_speaker, match_speakers, suggest_speakers

KNOWN = [
    "Sir Alan Pope",
    "Joan Marl",
    "Ruth Marlow",
    "a harbour board source",
    "Owen Tredegar-Vale",
    "Al Dunn",
]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("marl", ["Joan Marl"]),
        ("Ms Marl", ["Joan Marl"]),
        ("JOAN MARL", ["Joan Marl"]),
        ("Joan Mral", ["Joan Marl"]),
        ("pope", ["Sir Alan Pope"]),
        ("Sir Alan", ["Sir Alan Pope"]),
        ("harbour source", ["a harbour board source"]),
        ("the harbour board source", ["a harbour board source"]),
        ("tredegar vale", ["Owen Tredegar-Vale"]),
        ("Tredegar-Vale's", ["Owen Tredegar-Vale"]),
        ("dunn", ["Al Dunn"]),
        ("dumm", []),
        ("Joan Dunn", []),
        ("Alan Dunn", []),
        ("Ruth Marl", []),
        ("x", []),
        ("", []),
        ("?", []),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, names: list[str]) -> None:
    assert match_speakers(typed, KNOWN) == names


def test_a_typo_never_beats_the_right_spelling() -> None:
    assert match_speakers("Morris", ["Jo Morris", "Jo Norris"]) == ["Jo Morris"]


def test_a_miss_suggests_the_likest() -> None:
    assert suggest_speakers("Trdgar Val", KNOWN)[0] == "Owen Tredegar-Vale"
    assert suggest_speakers("zzzz", KNOWN) == []
    assert len(suggest_speakers("a", KNOWN, limit=2)) <= 2


def test_two_people_of_one_name_are_not_the_same() -> None:
    assert is_speaker("Marl", "Joan Marl")
    assert not is_speaker("Peter Marl", "Joan Marl")


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        ("Joan Marl", True),
        ("Ms Marl", True),
        ("former minister Joan Marl", True),
        ("Joan Marl, the harbour minister", True),
        ("the harbour minister", True),
        ("Joan Mral", False),
        ("Joan Marl’s office", False),
        ("Peter Marl", False),
        ("the harbour", False),
        ("", False),
    ],
)
def test_a_phrase_names_a_speaker_only_when_it_is_spelt_right(phrase: str, named: bool) -> None:
    assert is_named(phrase, "Joan Marl", "harbour minister") is named


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=5))
def test_whatever_is_typed_gives_known_names(typed: str, known: list[str]) -> None:
    assert set(match_speakers(typed, known)) <= set(known)
    assert set(suggest_speakers(typed, known)) <= set(known)
