from datetime import date

import pytest

from index.cutting.figures.periods.finder import find_periods
from tests.index.cutting.figures.conftest import PUBLISHED, Read


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("at the end of 2024", "2024-12-31", "2024-12-31"),
        ("in July", "2024-07-01", "2024-07-31"),
        ("in April", "2025-04-01", "2025-04-30"),
        ("last month", "2025-03-01", "2025-03-31"),
        ("last week", "2025-04-14", "2025-04-20"),
        ("in the year ending March 2025", "2024-04-01", "2025-03-31"),
        ("in the 12 months to June", "2023-07-01", "2024-06-30"),
        ("between 5 July 2024 and 31 January 2025", "2024-07-05", "2025-01-31"),
        ("from January to March 2024", "2024-01-01", "2024-03-31"),
        ("in the third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("in Q3 2023", "2023-07-01", "2023-09-30"),
        ("in 1881", "1881-01-01", "1881-12-31"),
        ("in 2023-24", "2023-04-01", "2024-03-31"),
        ("in 2023/24", "2023-04-01", "2024-03-31"),
        ("so far this year", "2025-01-01", "2025-04-22"),
        ("since 2018", "2018-01-01", "2025-04-22"),
        ("in 2022", "2022-01-01", "2022-12-31"),
        ("yesterday", "2025-04-21", "2025-04-21"),
        ("on Sunday", "2025-04-20", "2025-04-20"),
        ("over the past five years", "2020-04-23", "2025-04-22"),
        ("by 2030", None, "2030-12-31"),
        ("in the month of January", "2025-01-01", "2025-01-31"),
        ("in the first six months of 2024", "2024-01-01", "2024-06-30"),
        ("so far in 2025", "2025-01-01", "2025-04-22"),
        ("in April so far", "2025-04-01", "2025-04-22"),
        ("over the past 20 months", "2023-08-23", "2025-04-22"),
        ("over the past twenty-one days", "2025-04-02", "2025-04-22"),
        ("in early March", None, None),
        ("by mid-August", None, None),
        ("five years ago", None, None),
        ("in Labour’s first nine months in office", None, None),
        ("since the election", None, None),
        ("during the pandemic", None, None),
    ],
)
def test_a_period_means_days_seen_from_the_article(words: str, start: str | None, end: str | None) -> None:
    (stated,) = find_periods(words, 0, len(words), PUBLISHED)
    period = stated.period
    days = tuple(day.isoformat() if day else None for day in (period.start, period.end))
    assert (period.text, *days) == (words, start, end)


@pytest.mark.parametrize("words", ["last month", "in July", "so far this year", "on Sunday"])
def test_without_a_date_a_leaning_period_keeps_its_words_only(words: str) -> None:
    (stated,) = find_periods(words, 0, len(words), None)
    assert (stated.period.text, stated.period.start, stated.period.end) == (words, None, None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The clinic must hire 18 midwives by March.", None, "2026-03-31"),
        ("The clinic had lost 18 midwives by March.", None, "2025-03-31"),
        ("The clinic lost two surgeons in March and will lose 18 midwives by August.", None, "2025-08-31"),
        ("The clinic, which lost 18 midwives in August, must close.", "2024-08-01", "2024-08-31"),
        ("The wage will be £18 from August.", "2025-08-01", None),
    ],
)
def test_a_month_of_what_is_to_come_is_the_next_one(
    read: Read, text: str, start: str | None, end: str | None
) -> None:
    period = read(text)[-1].period
    assert period is not None
    assert (period.start and period.start.isoformat(), period.end and period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in the same nine months of 2023", "2023-01-01", "2023-09-30"),
        ("in the same nine-month period a year ago", "2023-01-01", "2023-09-30"),
        ("in the previous three months", "2023-10-01", "2023-12-31"),
        ("in the six months before that", "2023-07-01", "2023-12-31"),
        ("twelve months later", "2025-01-01", "2025-09-30"),
        ("two years earlier", "2022-01-01", "2022-09-30"),
    ],
)
def test_a_number_inside_a_period_is_no_figure(read: Read, words: str, start: str, end: str) -> None:
    figures = read(f"Sales were £84m in the nine months to September 2024, against £79m {words}.")
    period = figures[-1].period
    assert period is not None
    assert ([figure.text for figure in figures], period.text) == (["£84m", "£79m"], words)
    assert (period.start and period.start.isoformat(), period.end and period.end.isoformat()) == (start, end)


@pytest.mark.parametrize("published", [date.min, date(1, 12, 31), date.max])
def test_a_date_from_the_edge_of_the_calendar_is_borne(read: Read, published: date) -> None:
    figures = read(
        "The port lost 14 cranes last year, nine over the past 20 months, three on Thursday and six since May, "
        "and will lose 12 next month, 15 in the coming 90 years and 18 a year later.",
        published,
    )
    assert {"14", "9", "3", "6", "12", "15", "18"} <= {figure.value for figure in figures}


def test_a_year_needs_no_date_of_the_article(read: Read) -> None:
    (figure,) = read("The reef lost 40 divers in 2022.", None)
    assert figure.period is not None
    assert (figure.period.start, figure.period.end) == (date(2022, 1, 1), date(2022, 12, 31))


def test_each_level_has_its_own_period(read: Read) -> None:
    figures = read(
        "The club had 90 members at the end of 2024, up from 70 in July and 40 at the end of 2022."
    )
    ends = [figure.period.end.isoformat() for figure in figures if figure.period and figure.period.end]
    assert ends == ["2024-12-31", "2024-07-31", "2022-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        "The average wait is 26 days; a year ago it was nine.",
        "Turnout was 41%, and a year ago it was 38.",
    ],
)
def test_a_time_that_opens_a_joined_clause_is_of_that_clause(read: Read, text: str) -> None:
    now, before = read(text)
    assert now.period is None
    assert before.period
    assert before.period.text == "a year ago"


def test_a_period_at_the_head_governs_the_sentence_and_the_same_period(read: Read) -> None:
    first, second = read(
        "In the year ending March 2025, wardens stopped 14,900 cars. A fine was imposed on 13,100 drivers in the "
        "same period."
    )
    assert first.period is not None
    assert second.period is not None
    assert (second.period.start, second.period.end) == (first.period.start, first.period.end)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Some 25,000 geese have landed so far this year, a 50% increase on last year.", "so far this year"),
        ("Some 25,000 geese landed in March, a rise of 50% on March 2022.", "in March"),
        ("Sightings in March were 25,000, up 50% but still below their level in 2019.", "in March"),
    ],
)
def test_a_baseline_is_not_the_period_of_the_change(read: Read, text: str, period: str) -> None:
    change = read(text)[1]
    assert change.period is not None
    assert change.period.text == period


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, which opened in 1998, is 640 metres long.",
        "A report published on Monday found that 62% of teachers had been threatened.",
        "The harbour holds 90 boats.",
        "Opened in 1998, the bridge carries 640 lorries.",
        "The bridge, mended in 1998, carries 640 lorries.",
        "The bridge, due to close in 2030, carries 640 lorries.",
        "The bridge was built in 1998 and carries 640 lorries.",
        "The bridge was built in 1998 and a crossing costs £3.",
        "Speaking on Monday, the mayor said the bridge carried 640 lorries.",
        "The court ruled in March that 640 drivers must be repaid.",
        "The law passed last year bans 640 lorries.",
    ],
)
def test_a_time_of_something_else_is_not_the_period(read: Read, text: str) -> None:
    (figure,) = read(text)
    assert figure.period is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council fined 12 drivers in March and collected £640 from them.", "in March"),
        ("In March, exports rose 5% and the port hired £640 cranes.", "In March"),
        ("The ferry sank in March, killing 640 passengers.", "in March"),
        ("The ferry, built in 1998, carried 640 lorries in March.", "in March"),
        ("The 640 pupils excluded in March have appealed.", "in March"),
        ("Figures for March show that 640 patients waited.", "for March"),
        ("In a poll carried out in March, 64% of voters were against.", "in March"),
        ("The survey, carried out in March, found that 64% had skipped meals.", "in March"),
        ("A total of 900 claims were made in March, of which 640 were upheld.", "in March"),
        ("It was in March that the bill passed £640.", "in March"),
        ("When schools closed in March, the shelter took in 640 dogs.", "in March"),
        ("Exports rose 5% in March and imports fell 64%.", "in March"),
    ],
)
def test_a_time_under_the_figure_s_own_verb_is_its_period(read: Read, text: str, words: str) -> None:
    period = read(text)[-1].period
    assert period is not None
    assert period.text == words


def test_a_length_before_an_event_is_a_figure(read: Read) -> None:
    (figure,) = read("The owner was warned 14 months before the fire.")
    assert (figure.value, figure.kind, figure.period) == ("14", "duration", None)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Inflation slowed to 7.9% in June from 8.7% in May.", ["in June", "in May"]),
        ("Imports fell 2% in June, while exports rose 3%.", ["in June", "in June"]),
        ("Fares will go up from £22 to £25 in January.", [None, "in January"]),
        ("Ivo Kovač, 45, smuggled 68 migrants in 2021.", [None, "in 2021"]),
        ("Debt stood at £807m at the end of October, or 79% of output.", ["at the end of October"] * 2),
        ("Arrivals fell to 3,914, against 5,000 in May, when 12 boats landed.", [None, "in May", "in May"]),
        ("Funds lost £563m in May, against outflows of £1.1bn in April.", ["in May", "in April"]),
        ("Entries rose 6% to 9%, above the 7.7% of 2019.", [None, None, "of 2019"]),
        ("Jobs grew by 146,000, and October's gain was cut.", [None]),
    ],
)
def test_a_period_covers_what_is_told_of_its_time_alone(
    read: Read, text: str, periods: list[str | None]
) -> None:
    assert [figure.period and figure.period.text for figure in read(text)] == periods
