"""Figures on a topic: series in order of period, each point with its source; nothing on what is not covered."""

from __future__ import annotations

import pytest

from index.coverage import Coverage
from index.errors import CuttingsError
from index.models import Figure

TREES = "apple trees in the public orchards of Tavenby"


def points(coverage: Coverage, topic: str, limit: int = 10) -> list[Figure]:
    return [point for series in coverage.figures(topic, limit=limit).series for point in series.points]


def test_the_figures_of_three_years_are_found(coverage: Coverage) -> None:
    assert {"3118", "3402", "3287"} <= {point.value for point in points(coverage, TREES)}


def test_every_point_has_its_sentence_and_its_source(coverage: Coverage) -> None:
    for point in points(coverage, TREES):
        assert point.text in point.sentence
        assert point.article is not None
        assert point.article.publisher == "The Tavenby Ledger"


def test_the_points_of_a_series_are_in_order_of_period(coverage: Coverage) -> None:
    for series in coverage.figures(TREES).series:
        ends = [point.period.end for point in series.points if point.period and point.period.end]
        assert ends == sorted(ends)


def test_a_series_never_mixes_what_is_measured_in_different_units(coverage: Coverage) -> None:
    for topic in (TREES, "cost", "the harvest", "waste and weight"):
        for series in coverage.figures(topic).series:
            counted = [point.kind in {"count", "measurement"} for point in series.points]
            assert all(counted) or len({(point.kind, point.unit) for point in series.points}) == 1


def test_a_topic_without_figures_gets_none(coverage: Coverage) -> None:
    assert coverage.figures("volcanic eruptions in Iceland").series == ()


def test_at_most_so_many_series(coverage: Coverage) -> None:
    assert len(coverage.figures("trees", limit=1).series) == 1


def test_an_empty_topic_is_one_sentence(coverage: Coverage) -> None:
    with pytest.raises(CuttingsError, match=r"^The topic is empty\.$"):
        coverage.figures("  ")
