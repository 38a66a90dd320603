"""A figure whose own words leave out what it counts."""

import pytest

from tests.index.cutting.figures.conftest import Read


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("The backlog of appeals has grown. It stood at 140.", "backlog of appeals", "appeal"),
        ("Volunteers cleared the wood. They numbered 140.", "Volunteers", "volunteer"),
        ("Foxes are back in the docks.\n\nThere were 140 in June.", "Foxes", "fox"),
        ("How many trams broke down? In June, 140 did.", "trams", "tram"),
        ("The council counts rough sleepers. The total fell to 140.", "rough sleepers", "rough sleeper"),
        (
            "Attendance at the fair fell. At 140, it was the lowest since 2009.",
            "Attendance at the fair",
            None,
        ),
        ("The prison was built to hold 90 men. It now holds 140.", "men", "man"),
        ("Thefts of sheep rose by 7% in a year. They reached 140.", "Thefts of sheep", "theft"),
        ("Some 90 jobs are to go. About 140 went in June.", "jobs", "job"),
    ],
)
def test_a_count_is_of_what_its_pronoun_or_nothing_stands_for(
    read: Read, text: str, measure: str, unit: str | None
) -> None:
    figure = read(text)[-1]
    assert (figure.value, figure.kind, figure.measure, figure.unit) == ("140", "count", measure, unit)


@pytest.mark.parametrize(
    ("text", "measure", "kind"),
    [
        ("The choir's debt is growing. It was €140 in May.", "choir's debt", "money"),
        ("Inflation eased again. The rate was 140% in May.", "Inflation", "share"),
        ("Water bills will go up. They average £140 now.", "Water bills", "money"),
        ("The bridge is long. It is 140km from bank to bank.", "bridge", "measurement"),
        ("Its wage bill was £90 in May. That compares with £140 a year earlier.", "wage bill", "money"),
        ("The council puts the bill at £90, but critics say it is £140.", "bill", "money"),
        ("The council puts the cost of mending at £90; critics say it is £140.", "cost of mending", "money"),
    ],
)
def test_an_amount_is_of_what_its_pronoun_stands_for(read: Read, text: str, measure: str, kind: str) -> None:
    figure = read(text)[-1]
    assert (figure.kind, figure.measure) == (kind, measure)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Landslides blocked the pass. They killed 140 people.", "people killed"),
        ("The firm shut 90 shops. Sales rose to £140.", "Sales"),
        ("A bus hit a row of stalls. About 140 were hurt.", "hurt"),
        ("The choir, whose conductor is ill, has no hall. It needs £140.", "choir needs"),
        (
            "The council is short of cash. Another £140 is the result of a fall in fees.",
            "result of a fall in fees",
        ),
        ("The firm sold 90 shops. It is a scheme of £140.", "scheme"),
    ],
)
def test_a_figure_that_says_what_it_is_carries_nothing_over(read: Read, text: str, measure: str) -> None:
    assert read(text)[-1].measure == measure


@pytest.mark.parametrize(
    ("text", "measure", "period"),
    [
        ("Some 900 ships came in May. Of these, 140 were repaired.", "ships repaired", "in May"),
        ("The number of ships was 900 in May. Of these, 140 were repaired.", "ships repaired", "in May"),
        ("Some 900 ships came in May. Of these, 140 were grain barges.", "grain barges", "in May"),
        ("A total of 900 ships came in May, of which 140 were repaired.", "ships repaired", "in May"),
        ("Some 900 ships came in May, which was 140 more than a year earlier.", "ships came", "in May"),
    ],
)
def test_a_part_has_the_period_of_the_whole(read: Read, text: str, measure: str, period: str) -> None:
    figure = read(text)[-1]
    assert (figure.value, figure.measure, figure.period and figure.period.text) == ("140", measure, period)


def test_three_levels_of_one_queue_are_one_measure(read: Read) -> None:
    figures = read(
        "The queue of those awaiting a licence has lengthened. It stood at 140 at the end of 2022, 170 a year later "
        "and 190 at the end of 2024."
    )
    assert [(figure.kind, figure.measure) for figure in figures] == [
        ("count", "queue of those awaiting a licence")
    ] * 3
    assert [str(figure.period and figure.period.end) for figure in figures] == [
        "2022-12-31",
        "2023-12-31",
        "2024-12-31",
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("The average wait is 26 days; a year ago it was nine.", "9", "day", "duration"),
        ("Turnout was 41%, and in May it was 38.", "38", "percent", "share"),
        ("A lettuce sells for £4.10. It had been 2.50.", "2.5", "GBP", "money"),
        ("Honey, at 18 crowns a jar, was sold out; in the south it costs 31.", "31", "crown per jar", "rate"),
        ("A hotel bed costs £118 a night and one in a hostel 41.", "41", "GBP per night", "rate"),
        ("The fine of £4.8m was cut to 1.2m.", "1200000", "GBP", "money"),
        ("Spending was £16.8m, of which 9.1m went on food.", "9100000", "GBP", "money"),
        ("Donors pledged $1.5bn; rebuilding will cost 6.8bn.", "6800000000", "USD", "money"),
    ],
)
def test_a_figure_told_again_is_in_the_unit_that_it_leaves_out(
    read: Read, text: str, value: str, unit: str, kind: str
) -> None:
    figure = read(text)[-1]
    assert (figure.value, figure.unit, figure.kind) == (value, unit, kind)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The £12m centre has a 25m pool.", "25", "metre"),
        ("The £12m centre serves 1.2m people.", "1200000", "people"),
        ("The scheme cost £3m. It has 12 staff.", "12", "staff"),
    ],
)
def test_a_figure_beside_a_sum_has_its_own_unit(read: Read, text: str, value: str, unit: str) -> None:
    figure = read(text)[-1]
    assert (figure.value, figure.unit) == (value, unit)
