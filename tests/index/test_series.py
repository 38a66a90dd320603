"""Series: what stands in one row, and what never does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.models import Change, Figure, Kind, Period, Source
from index.series import length_of, series

GAZETTE = Source(id="a1", publisher="Harbour Gazette", published=date(2031, 3, 4))
COURIER = Source(id="b2", publisher="Northern Courier", published=date(2031, 5, 9))

END_2030 = Period(text="at the end of 2030", start=date(2030, 12, 31), end=date(2030, 12, 31))
END_2028 = Period(text="at the end of 2028", start=date(2028, 12, 31), end=date(2028, 12, 31))
JULY = Period(text="in July", start=date(2030, 7, 1), end=date(2030, 7, 31))
YEAR_2030 = Period(text="in 2030", start=date(2030, 1, 1), end=date(2030, 12, 31))
YEAR_2029 = Period(text="in 2029", start=date(2029, 1, 1), end=date(2029, 12, 31))
YEAR_TO_MARCH = Period(text="in the year to March 2031", start=date(2030, 4, 1), end=date(2031, 3, 31))


def figure(
    value: str,
    measure: str = "lighthouses awaiting repair",
    period: Period | None = None,
    *,
    kind: Kind = "count",
    unit: str | None = "lighthouse",
    change: Change | None = None,
    subject: str | None = None,
    article: Source = GAZETTE,
    sentence: str = "",
    start: int | None = None,
) -> Figure:
    start = int(float(value) * 10) if start is None else start
    return Figure(
        text=value,
        kind=kind,
        value=value,
        unit=unit,
        measure=measure,
        subject=subject,
        change=change,
        period=period,
        sentence=sentence or f"There were {value} {measure}.",
        start=start,
        end=start + len(value),
        article=article,
    )


def values(figures: Sequence[Figure]) -> list[list[str]]:
    return [[point.value for point in one.points] for one in series(figures)]


def rise(
    percent: str, period: Period, baseline: str = "compared with the same period a year earlier"
) -> Figure:
    change = Change(direction="up", baseline=baseline)
    return figure(percent, "ferry sailings", period, kind="change", unit="percent", change=change)


class TestTheSameMeasure:
    def test_points_stand_in_order_of_period_whatever_order_they_come_in(self) -> None:
        assert values([figure("300", period=END_2030), figure("200", period=END_2028)]) == [["200", "300"]]

    def test_words_count_in_any_order_and_number_without_articles(self) -> None:
        assert values(
            [
                figure("11", "removals of abandoned fishing boats", YEAR_2029),
                figure("12", "abandoned fishing boat removals", YEAR_2030),
                figure("13", "the number of removals of an abandoned fishing boat", YEAR_TO_MARCH),
            ]
        ) == [["11", "12", "13"]]

    def test_an_acronym_is_the_words_it_stands_for(self) -> None:
        assert values(
            [
                figure("5", "rescues by inshore lifeboat crews", YEAR_2029),
                figure("7", "rescues by ILCs", YEAR_2030),
            ]
        ) == [["5", "7"]]

    def test_an_additional_word_that_changes_nothing_is_bridged_by_meaning(self) -> None:
        figures = [
            figure("5", "foreign sailors awaiting transfer", END_2028, unit="foreign sailor"),
            figure(
                "7", "foreign national sailors awaiting transfer", END_2030, unit="foreign national sailor"
            ),
        ]

        def alike(texts: Sequence[str]) -> NDArray[np.floating]:
            return np.full((len(texts), len(texts)), 0.98)

        assert [len(one.points) for one in series(figures, alike)] == [2]
        assert [len(one.points) for one in series(figures)] == [1, 1]

    def test_an_exchanged_word_is_never_bridged(self) -> None:
        figures = [figure("5", "male voters", YEAR_2030), figure("7", "female voters", YEAR_2030)]
        assert len(series(figures, lambda texts: np.ones((len(texts), len(texts))))) == 2

    def test_from_and_to_are_different_measures(self) -> None:
        assert (
            len(
                series(
                    [figure("5", "sailings to Vell", YEAR_2029), figure("7", "sailings from Vell", YEAR_2030)]
                )
            )
            == 2
        )


class TestNeverMixed:
    def test_units(self) -> None:
        pounds = figure("5", "repairs", YEAR_2030, kind="money", unit="GBP")
        euros = figure("6", "repairs", YEAR_2029, kind="money", unit="EUR")
        assert len(series([pounds, euros])) == 2

    def test_kinds(self) -> None:
        share = figure("5", "repairs", YEAR_2030, kind="share", unit="percent")
        change = figure("6", "repairs", YEAR_2029, kind="change", unit="percent")
        assert len(series([share, change])) == 2

    def test_subjects(self) -> None:
        north = figure("5", period=YEAR_2030, subject="the North Shore")
        south = figure("6", period=YEAR_2029, subject="the South Shore")
        assert len(series([north, south])) == 2

    def test_a_figure_without_a_subject_joins_the_only_one(self) -> None:
        assert (
            len(series([figure("5", period=YEAR_2030, subject="Vell"), figure("6", period=YEAR_2029)])) == 1
        )

    def test_a_point_in_time_a_month_and_a_year(self) -> None:
        periods = {"5": END_2030, "6": JULY, "7": YEAR_2029}
        repaired = [figure(value, "lighthouses repaired", period) for value, period in periods.items()]
        assert len(series(repaired)) == 3

    def test_a_length_left_open_is_no_length(self) -> None:
        lengths = {
            length_of(Period(text=text)) for text in ("over the past few months", "in recent months", "")
        }
        assert not lengths & {"1 month", "2 months"}

    def test_years_that_begin_on_different_days_are_equally_long(self) -> None:
        assert values([figure("5", period=YEAR_TO_MARCH), figure("6", period=YEAR_2030)]) == [["6", "5"]]

    def test_rises_over_different_lengths_of_time(self) -> None:
        nine_months = Period(text="in the council's first nine months")
        half = Period(
            text="between 5 July 2030 and 31 January 2031", start=date(2030, 7, 5), end=date(2031, 1, 31)
        )
        assert values([rise("16", nine_months), rise("21", half), rise("14", YEAR_2030)]) == [
            ["16"],
            ["21"],
            ["14"],
        ]

    def test_rises_against_different_baselines(self) -> None:
        before = rise("4", YEAR_2030, "compared with 2019")
        assert len(series([before, rise("5", YEAR_2029)])) == 2

    def test_a_year_earlier_is_one_baseline_in_any_words(self) -> None:
        assert (
            len(
                series(
                    [
                        rise("4", YEAR_2030, "on the previous year"),
                        rise("5", YEAR_2029, "than 12 months earlier"),
                    ]
                )
            )
            == 1
        )


class TestStocks:
    SENTENCE = "There were 300 at the end of 2030, up from 250 in July and 200 at the end of 2028."

    def backlog(self) -> list[Figure]:
        up = Change(direction="up", from_="250", to="300")
        return [
            figure("300", period=END_2030, change=up, sentence=self.SENTENCE),
            figure("250", period=JULY, sentence=self.SENTENCE),
            figure("200", period=END_2028, sentence=self.SENTENCE),
        ]

    def test_what_is_compared_in_one_sentence_is_counted_in_one_way(self) -> None:
        assert values(self.backlog()) == [["200", "250", "300"]]

    def test_a_year_stays_a_year_though_the_measure_is_a_stock(self) -> None:
        assert values([*self.backlog(), figure("900", period=YEAR_2029)]) == [["200", "250", "300"], ["900"]]

    def test_one_sentence_alone_does_not_make_a_month_a_point(self) -> None:
        kept = {"change": None, "measure": "lighthouses out of order"}
        assert len(series([one.model_copy(update=kept) for one in self.backlog()])) == 2

    def test_a_month_and_the_end_of_a_year_are_one_row_in_either_order(self) -> None:
        early, late = figure("5", period=END_2028), figure("6", period=JULY)
        assert values([early, late]) == values([late, early]) == [["5", "6"]]

    def test_what_stood_at_a_number_at_the_end_of_a_year_is_one(self) -> None:
        end = figure("5", "ferries", END_2028, sentence="The fleet stood at 5 ferries at the end of 2028.")
        month = figure("6", "ferries", JULY, sentence="It had 6 in July.")
        assert values([month, end]) == [["5", "6"]]

    def test_by_a_date_is_a_time(self) -> None:
        by = Period(text="by July 2030", end=date(2030, 7, 31))
        assert values([figure("5", period=END_2028), figure("6", period=by)]) == [["5", "6"]]

    def test_a_whole_year_of_a_stock_stands_apart(self) -> None:
        assert len(series([figure("5", period=END_2030), figure("7", period=YEAR_2029)])) == 2

    def test_a_flow_is_none_though_its_month_ended_high(self) -> None:
        sold = "ferry tickets sold"
        day = figure("5", sold, END_2028, unit="ticket")
        assert len(series([day, figure("6", sold, JULY, unit="ticket")])) == 2


class TestSideBySide:
    def test_two_outlets_with_one_number_are_two_points(self) -> None:
        (one,) = series([figure("300", period=END_2030), figure("300", period=END_2030, article=COURIER)])
        assert [point.article for point in one.points] == [GAZETTE, COURIER]

    def test_two_outlets_with_two_numbers_are_two_points(self) -> None:
        assert values([figure("310", period=END_2030, article=COURIER), figure("300", period=END_2030)]) == [
            ["300", "310"]
        ]

    def test_the_same_words_of_an_article_count_once(self) -> None:
        assert values([figure("300"), figure("300")]) == [["300"]]

    def test_those_without_dates_come_last(self) -> None:
        nine_months = Period(text="in the first twelve months of the inquiry")
        assert values([figure("9", period=nine_months), figure("5", period=YEAR_2030)]) == [["5", "9"]]

    def test_an_unknown_period_joins_no_known_one(self) -> None:
        assert len(series([figure("9"), figure("5", period=YEAR_2030)])) == 2


def test_the_most_relevant_series_comes_first() -> None:
    assert values(
        [figure("5", "gulls", YEAR_2030), figure("6", "terns", YEAR_2030), figure("7", "gulls", YEAR_2029)]
    ) == [
        ["7", "5"],
        ["6"],
    ]


def test_a_length_of_time_that_only_says_when_is_no_series() -> None:
    risen = rise("4", YEAR_2030)
    months = figure("12", "ferry sailings", kind="duration", unit="month", sentence=risen.sentence)
    assert values([risen, months.model_copy(update={"text": "same period"})]) == [["4"]]
    assert values([months]) == [["12"]]


def test_nothing_gives_nothing() -> None:
    assert series([]) == []


def test_lengths_have_names() -> None:
    assert length_of(END_2030) == "time"
    assert length_of(JULY) == length_of(
        Period(text="last month", start=date(2030, 2, 1), end=date(2030, 2, 28))
    )
    assert length_of(YEAR_2030) == length_of(Period(text="in the first year")) == "12 months"
    assert length_of(Period(text="since 2018", start=date(2018, 1, 1))) != length_of(Period(text="by 2018"))
    assert length_of(Period(text="a year earlier")).startswith("unknown")


periods = st.one_of(
    st.none(),
    st.builds(Period, text=st.sampled_from(["in July", "nine months", ""])),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)).flatmap(
        lambda start: st.builds(
            Period, text=st.just("then"), start=st.just(start), end=st.dates(start, date(2041, 1, 1))
        )
    ),
)
some_figures = st.lists(
    st.builds(
        figure,
        st.integers(0, 50).map(str),
        st.sampled_from(["gulls", "the gull", "terns seen", ""]),
        periods,
        article=st.sampled_from([GAZETTE, COURIER]),
        start=st.integers(0, 1000),
    ),
    max_size=12,
)


@given(some_figures)
def test_no_point_is_lost_or_invented_and_every_series_is_in_order(figures: list[Figure]) -> None:
    result = series(figures)
    places = {(one.article and one.article.id, one.start, one.end) for one in figures}
    points = [point for one in result for point in one.points]
    assert len(points) == len(places)
    assert all(point in figures for point in points)
    for one in result:
        dates = [point.period.end for point in one.points if point.period and point.period.start]
        starts = [point.period.start for point in one.points if point.period and point.period.start]
        assert starts == sorted(starts)
        assert len({length_of(point.period) for point in one.points} - {"time", "1 month", "1 week"}) <= 1
        assert None not in dates
