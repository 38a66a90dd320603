"""What a follow-up leaves out is carried over from the earlier question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.follow_up import carry_over

EARLIER = "How many trams ran at the end of 2024?"


@pytest.mark.parametrize(
    ("follow_up", "asked"),
    [
        ("And in 2022?", "How many trams ran in 2022?"),
        ("what about last year", "How many trams ran last year?"),
        ("and at the end of March 2023?", "How many trams ran at the end of March 2023?"),
        ("Who said that?", "Who said that (trams ran at the end of 2024)?"),
        ("Why did they stop?", "Why did they stop (trams ran at the end of 2024)?"),
        ("And buses?", "buses (trams ran at the end of 2024)?"),
        ("Which libraries open on Sundays in May?", "Which libraries open on Sundays in May?"),
        ("", EARLIER),
        ("And?", EARLIER),
    ],
)
def test_a_follow_up_is_made_to_stand_alone(follow_up: str, asked: str) -> None:
    assert carry_over(EARLIER, follow_up) == asked


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_make_a_question(earlier: str, follow_up: str) -> None:
    assert isinstance(carry_over(earlier, follow_up), str)
