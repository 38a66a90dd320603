"""Charts: what stands in the picture, that it is legible, and that nothing breaks it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.image import imread
from matplotlib.text import Text

from bot.charts import COLOURS, Scheme, chart
from bot.charts.labels import period_label, value_label
from bot.charts.lettering import Lettering
from bot.charts.page import Page
from bot.charts.spans import span, ticks
from index.errors import CuttingsError
from index.models import Change, Figure, FigureReport, Kind, Modifier, Period, Series, Source

GAZETTE = Source(id="a1", publisher="Harbour Gazette", published=date(2031, 3, 4))
COURIER = Source(id="b2", publisher="Northern Courier", published=date(2031, 5, 9))
NAMELESS = Source(id="c3")


def days(start: str, end: str | None = None, text: str = "then") -> Period:
    return Period(text=text, start=date.fromisoformat(start), end=date.fromisoformat(end or start))


def figure(
    value: str,
    period: Period | None = None,
    *,
    measure: str = "lighthouses awaiting repair",
    kind: Kind = "count",
    unit: str | None = "lighthouse",
    modifier: Modifier = "exactly",
    upper: str | None = None,
    change: Change | None = None,
    article: Source = GAZETTE,
) -> Figure:
    return Figure(
        text=value,
        kind=kind,
        value=value,
        upper=upper,
        unit=unit,
        modifier=modifier,
        measure=measure,
        change=change,
        period=period,
        sentence=f"{value} {measure}",
        start=0,
        end=len(value),
        article=article,
    )


def report(*series: list[Figure], topic: str = "repairs") -> FigureReport:
    return FigureReport(
        topic=topic,
        series=tuple(
            Series(measure=each[0].measure, unit=each[0].unit, points=tuple(each)) for each in series
        ),
        generation="g1",
    )


BACKLOG = [
    figure("14640", days("2028-12-31")),
    figure("17907", days("2030-07-01", "2030-07-31")),
    figure("19244", days("2030-12-31")),
]


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[Text]:
    """Every piece of text that a chart writes, as it stands on the page."""
    written: list[Text] = []
    write = Axes.text

    def keep(axes: Axes, *arguments: object, **style: object) -> Text:
        written.append(write(axes, *arguments, **style))
        return written[-1]

    monkeypatch.setattr(Axes, "text", keep)
    return written


def said(words: list[Text]) -> list[str]:
    return [text.get_text() for text in words if text.get_text()]


class TestWhatItSays:
    def test_topic_measure_values_times_and_source(self, words: list[Text]) -> None:
        chart(report(BACKLOG))
        for part in (
            "Repairs",
            "Lighthouses awaiting repair",
            "14,640",
            "17,907",
            "19,244",
            "Jul 2030",
            "31 Dec 2030",
        ):
            assert part in said(words)
        assert "Source: Harbour Gazette, 4 Mar 2031." in said(words)

    def test_several_series_of_one_unit_are_named_in_place_in_their_own_colours(
        self, words: list[Text]
    ) -> None:
        sunk = [figure(one.value, one.period, measure="lighthouses lost") for one in BACKLOG]
        chart(report(BACKLOG, sunk))
        assert "Number of lighthouses" in said(words)
        names = [text for text in words if text.get_text().startswith("Lighthouses")]
        assert len({text.get_color() for text in names}) == 2

    def test_units_and_kinds_have_panels_of_their_own(self, words: list[Text]) -> None:
        cost = [figure("3000000000", BACKLOG[0].period, measure="cost", kind="money", unit="GBP")]
        share = [figure("12.5", None, measure="share repaired", kind="share", unit="percent")]
        chart(report(BACKLOG, cost, share))
        assert {"£3bn", "12.5%", "Cost", "Share repaired"} <= {*said(words)}

    def test_outlets_that_differ_stand_side_by_side_with_their_names(self, words: list[Text]) -> None:
        differing = figure("20000", days("2030-12-31"), article=COURIER, modifier="about")
        chart(report([*BACKLOG, differing]))
        assert {"19,244", "≈ 20,000"} <= {*said(words)}
        assert any("Northern Courier" in text and "31 Dec" in text for text in said(words))
        assert "Sources: Harbour Gazette, 4 Mar 2031; Northern Courier, 9 May 2031." in " ".join(said(words))

    def test_what_has_no_date_is_given_in_words(self, words: list[Text]) -> None:
        undated = figure("9000", Period(text="in the council’s first nine months"))
        chart(report([*BACKLOG, undated]))
        assert "Without dates: 9,000 (in the council’s first nine months)." in said(words)

    def test_changes_say_against_what(self, words: list[Text]) -> None:
        up = Change(direction="up", baseline="the year before")
        down = Change(direction="down", baseline="compared with 2019")
        year = days("2030-01-01", "2030-12-31")
        rise = figure("16", year, measure="sailings", kind="change", unit="percent", change=up)
        fall = figure("5", None, measure="catches", kind="change", unit="percent", change=down)
        chart(report([rise], [fall]))
        assert {"+16%", "−5%", "2030 · against the year before"} <= {*said(words)}
        assert "period not stated · compared with 2019" in said(words)

    def test_whose_a_figure_is_stands_where_the_same_is_measured_of_two(self, words: list[Text]) -> None:
        north = figure("5", measure="boats lost").model_copy(update={"subject": "the North Shore"})
        south = figure("6", measure="boats lost").model_copy(update={"subject": "the South Shore"})
        other = figure("7", measure="boats found").model_copy(update={"subject": "the harbour"})
        chart(report([north], [south], [other]))
        assert {"Boats lost (the North Shore)", "Boats lost (the South Shore)", "Boats found"} <= {
            *said(words)
        }

    def test_what_is_not_drawn_is_counted(self, words: list[Text]) -> None:
        single = [[figure(str(n), measure=f"sort {n}", unit=f"sort{n}")] for n in range(7)]
        chart(report(*single))
        assert "Not drawn: 3 more figures." in said(words)

    def test_a_source_that_states_neither_publisher_nor_date_says_so(self, words: list[Text]) -> None:
        chart(report([figure("7", article=NAMELESS)]))
        assert "Source: publisher not stated, undated." in said(words)


class TestLabels:
    @pytest.mark.parametrize(
        ("drawn", "label"),
        [
            (figure("19244"), "19,244"),
            (figure("19000", modifier="about"), "≈ 19,000"),
            (figure("25000", modifier="more_than"), "> 25,000"),
            (figure("12", modifier="at_least"), "≥ 12"),
            (figure("5", upper="7", kind="share", unit="percent"), "5–7%"),
            (
                figure("0.5", kind="change", unit="percentage_point", change=Change(direction="down")),
                "−0.5 pts",
            ),
            (figure("3200000000", kind="money", unit="GBP"), "£3.2bn"),
            (figure("1234.5", kind="money", unit="USD"), "$1,234.5"),
            (figure("40", kind="money", unit="CHF"), "40 CHF"),
            (figure("9", kind="duration", unit="month"), "9 months"),
            (figure("1", kind="duration", unit="century"), "1 century"),
            (figure("54", kind="age", unit="year of age"), "54 years of age"),
            (figure("12000000"), "12m"),
        ],
    )
    def test_values(self, drawn: Figure, label: str) -> None:
        assert value_label(drawn) == label

    @pytest.mark.parametrize(
        ("period", "label"),
        [
            (days("2030-12-31"), "31 Dec 2030"),
            (days("2030-07-01", "2030-07-31"), "Jul 2030"),
            (days("2030-01-01", "2030-12-31"), "2030"),
            (days("2030-01-01", "2030-03-31"), "Jan–Mar 2030"),
            (days("2030-04-01", "2031-03-31"), "Apr 2030 – Mar 2031"),
            (days("2030-07-05", "2031-01-31"), "5 Jul 2030 – 31 Jan 2031"),
            (Period(text="since 2028", start=date(2028, 1, 1)), "since 1 Jan 2028"),
            (Period(text="in its first year"), "in its first year"),
            (None, "period not stated"),
        ],
    )
    def test_periods(self, period: Period | None, label: str) -> None:
        assert period_label(period) == label


class TestLegibility:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_every_word_has_contrast(self, scheme: Scheme) -> None:
        """WCAG 2.2, level AA: 4.5 to 1."""
        colours = COLOURS[scheme]
        ground = luminance(colours.background)
        for hue in (colours.text, colours.quiet, *colours.series):
            low, high = sorted((ground, luminance(hue)))
            assert (high + 0.05) / (low + 0.05) >= 4.5

    @pytest.mark.parametrize("count", [2, 3, 6, 12])
    @pytest.mark.parametrize("lines", [1, 3])
    def test_no_words_overlap(self, words: list[Text], count: int, lines: int) -> None:
        series = [
            [
                figure(
                    str(1000 + 37 * n * (line + 1) * (-1) ** n),
                    days(f"{2000 + n}-06-01"),
                    measure=f"sort {line}",
                )
                for n in range(count)
            ]
            for line in range(lines)
        ]
        chart(report(*series, topic="a topic with a rather long name " * 4))
        assert not list(overlaps(words))

    def test_few_points_are_all_labelled(self, words: list[Text]) -> None:
        close = [
            figure(str(100 + n), days(f"2030-05-0{n + 1}"), article=(GAZETTE, COURIER)[n % 2])
            for n in range(5)
        ]
        chart(report(close))
        assert {str(100 + n) for n in range(5)} <= {*said(words)}

    def test_long_words_stay_on_the_page(self, words: list[Text]) -> None:
        long = figure("7", Period(text="while " * 200), measure="lighthouse" * 60 + " keepers " * 60)
        chart(report([long], topic="repairs" * 80))
        assert all(text.get_window_extent().x1 <= text.figure.bbox.x1 for text in words if text.get_text())

    @given(st.floats(1, 700_000), st.floats(1, 40_000), st.integers(2, 9))
    def test_an_axis_names_few_days_in_order(self, first: float, length: float, most: int) -> None:
        days_named = [day for day, _ in ticks(first, first + length, most)]
        assert 1 <= len(days_named) <= most
        assert days_named == sorted(days_named)
        assert all(first - 1 <= day <= first + length + 1 for day in days_named)

    def test_a_period_with_one_end_is_open(self) -> None:
        since = span(figure("7", Period(text="since 2028", start=date(2028, 1, 1))))
        by = span(figure("7", Period(text="by 2028", end=date(2028, 1, 1))))
        assert since is not None
        assert by is not None
        assert (since.open, date.fromordinal(since.end)) == ("end", GAZETTE.published)
        assert (by.open, by.start) == ("start", by.end)


def luminance(colour: str) -> float:
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def overlaps(words: list[Text]) -> Iterator[tuple[str, str]]:
    """Pairs of texts whose inks meet by more than a hair."""
    boxes = [
        (text.get_text(), text.get_window_extent().padded(-2)) for text in words if text.get_text().strip()
    ]
    for (one, here), (other, there) in combinations(boxes, 2):
        if here.overlaps(there):
            yield one, other


class TestWhatBreaksNothing:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_it_is_a_picture_1200_pixels_wide(self, scheme: Scheme) -> None:
        pixels = imread(io.BytesIO(chart(report(BACKLOG), scheme)), format="png")
        assert pixels.shape[1] == 1200
        assert tuple(round(c, 2) for c in pixels[0, 0, :3]) == tuple(
            round(c, 2) for c in to_rgb(COLOURS[scheme].background)
        )

    @pytest.mark.parametrize("empty", [report(), report([figure("1" * 400)])])
    def test_nothing_to_draw_is_one_sentence(self, empty: FigureReport) -> None:
        with pytest.raises(CuttingsError, match=r"^The coverage has no figures on “repairs” to draw\.$"):
            chart(empty)

    def test_marks_of_mathematics_and_other_scripts_are_only_words(self, words: list[Text]) -> None:
        topic = r"$x^2$ \frac{1}{2} $ 価格 🚀 _{a}^ %s {} مرحبا"
        chart(report([figure("7", Period(text="$then$"), measure=topic)], topic=topic))
        assert any(r"$x^2$ \frac{1}{2} $ □□" in text for text in said(words))

    def test_several_threads_draw_the_same(self) -> None:
        with ThreadPoolExecutor(4) as pool:
            pictures = list(pool.map(chart, [report(BACKLOG)] * 8))
        assert len(set(pictures)) == 1

    @settings(max_examples=15, deadline=None)
    @given(
        st.lists(
            st.lists(
                st.builds(
                    figure,
                    st.decimals(-1_000_000_000_000, 1_000_000_000_000, places=2).map(
                        lambda value: f"{value:f}"
                    ),
                    st.none()
                    | st.builds(Period, text=st.text(max_size=30))
                    | st.builds(
                        lambda start, length: Period(
                            text="then",
                            start=start,
                            end=date.fromordinal(min(start.toordinal() + length, date.max.toordinal())),
                        ),
                        st.dates(),
                        st.integers(0, 800),
                    )
                    | st.builds(Period, text=st.just("since"), start=st.dates())
                    | st.builds(Period, text=st.just("by"), end=st.dates()),
                    measure=st.text(max_size=80),
                    kind=st.sampled_from(["count", "money", "share", "duration"]),
                    unit=st.sampled_from([None, "percent", "GBP", "month", "boat", ""]),
                    modifier=st.sampled_from(["exactly", "about", "more_than"]),
                    article=st.sampled_from([GAZETTE, COURIER, NAMELESS]),
                ),
                min_size=1,
                max_size=6,
            ),
            min_size=1,
            max_size=4,
        ),
        st.text(max_size=60),
    )
    def test_any_figures_can_be_drawn(self, series: list[list[Figure]], topic: str) -> None:
        assert chart(report(*series, topic=topic)).startswith(b"\x89PNG")


@given(st.text(max_size=200), st.floats(0.05, 8), st.integers(1, 4))
@settings(deadline=None)
def test_wrapped_lines_fit_and_keep_the_words(text: str, room: float, most: int) -> None:
    lettering = Lettering()
    lines = lettering.wrap(text, 10, room, most)
    assert len(lines) <= most
    for line in lines:
        assert lettering.width(line, 10) <= room + 0.02 or len(line.rstrip("…")) <= 1
    joined = "".join(lines).replace(" ", "")
    whole = lettering.clean(text).replace(" ", "")
    assert whole == joined or joined.endswith("…")


def test_the_page_needs_no_display() -> None:
    page = Page(2.0, COLOURS["light"])
    page.text(0.1, 0.1, "words", 10, "#000000")
    assert page.png().startswith(b"\x89PNG")
