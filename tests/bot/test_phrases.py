"""Figures in one line."""

from __future__ import annotations

import pytest

from bot.phrases import figure_line
from index.models import Figure


@pytest.mark.parametrize(
    ("giver", "shown"),
    [
        ("The weather bureau", "according to the weather bureau"),
        ("Ida Holm", "according to Ida Holm"),
        ("A report", "according to a report"),
    ],
)
def test_the_article_of_a_giver_stands_small_inside_a_line(giver: str, shown: str) -> None:
    figure = Figure(
        text="12",
        kind="count",
        value="12",
        measure="storms",
        attribution=giver,
        sentence=f"{giver} counted 12 storms.",
        start=20,
        end=22,
    )
    assert figure_line(figure) == f"12 storms · period not stated · {shown}"
