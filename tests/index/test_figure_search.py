"""Which figure answers a question: what the question asks for, and how figures are ranked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asked_period import asked_periods, period_fit
from index.calibration import packaged_calibration
from index.encoder import Floats
from index.figure_search import (
    Nearness,
    Wanted,
    answering_figures,
    figure_signs,
    rank_figures,
    setting,
    wants_figure,
)
from index.models import Change, Figure, Kind, Period, Source

GAZETTE = Source(
    id="a1", title="Harbour repairs fall behind", publisher="Gazette", published=date(2031, 3, 4)
)
COURIER = Source(id="b2", title="Repairs: the figures", publisher="Courier", published=date(2031, 5, 9))

ASKED: dict[str, Kind] = {
    "How many lighthouses were awaiting repair at the end of 2030?": "count",
    "any idea how many ppl were moved last yr?": "count",
    "whats the number of raids in january": "count",
    "When the new council took office, how many boats were left?": "count",
    "who knows how many houses were flooded": "count",
    "does anyone know the total of fines issued": "count",
    "number of ferries 2030": "count",
    "What was the turnout?": "count",
    "What percentage of voters stayed at home?": "share",
    "what share of the vote did she win": "share",
    "what proportion of pupils passed": "share",
    "% of trains that ran late": "share",
    "By how much did sailings rise?": "change",
    "what was the increase in sailings?": "change",
    "how much did rents go up": "change",
    "how big was the fall in sales": "change",
    "how many more nurses were hired": "change",
    "how much did the bridge cost": "money",
    "What is the art collection worth?": "money",
    "what does the harbour master earn": "money",
    "cost of the new bridge?": "money",
    "How long was he jailed for?": "duration",
    "how many months was the sentence": "duration",
    "How old was the skipper?": "age",
    "at what age did he retire": "age",
    "how young was the youngest skipper": "age",
    "how much time did they have": "duration",
    "what did the boat go for at auction": "money",
    "what are the crew paid per hour": "money",
    "what does the anchor weigh": "measurement",
    "bridge cost?": "money",
    "what is the shortfall this year": "money",
    "how generous is the offer?": "share",
    "at what speed does the ferry sail": "measurement",
    "how often do the ferries run": "rate",
    "What is the unemployment rate?": "rate",
    "how far is the island": "measurement",
    "how tall is the tower": "measurement",
}

NOT_ASKED = (
    "Why did the number of sailings rise?",
    "Who said how many people died?",
    "When did the number reach 500?",
    "Where do most of the 300 boats lie?",
    "how did the minister respond",
    "how is the harbour master",
    "how come they closed the pier",
    "Did sailings go up?",
    "Is the council cutting its budget?",
    "what did the minister say about the number of raids",
    "what happened at the pier",
    "which minister resigned",
    "what is the plan for the harbour",
    "for what reason did the council close it",
    "what was the skipper fined for",
    "",
)


@pytest.mark.parametrize(("question", "kind"), ASKED.items())
def test_a_question_for_a_quantity_says_of_which_kind(question: str, kind: Kind) -> None:
    wanted = wants_figure(question)
    assert wanted is not None
    assert wanted.kinds[kind] == max(wanted.kinds.values())


@pytest.mark.parametrize("question", NOT_ASKED)
def test_other_questions_ask_for_none(question: str) -> None:
    assert wants_figure(question) is None


@given(st.text(max_size=300))
def test_any_text_can_be_asked(question: str) -> None:
    wanted = wants_figure(question)
    assert wanted is None or all(0 <= fit <= 1 for fit in wanted.kinds.values())


def test_numbers_that_the_question_states_are_not_asked_for() -> None:
    wanted = wants_figure("After the 1,000 staff and two boats were moved, how many raids were there?")
    assert wanted is not None
    assert wanted.numbers == {"1000", "2"}


def figure(
    value: str,
    sentence: str,
    measure: str,
    *,
    kind: Kind = "count",
    unit: str | None = None,
    period: Period | None = None,
    change: Change | None = None,
    article: Source = GAZETTE,
) -> Figure:
    return Figure(
        text=value,
        kind=kind,
        value=value.strip("£%").replace(",", ""),
        unit=unit,
        measure=measure,
        period=period,
        change=change,
        sentence=sentence,
        start=sentence.find(value),
        end=sentence.find(value) + len(value),
        article=article,
    )


def first(question: str, figures: Sequence[Figure], near: Sequence[float] | None = None) -> str:
    """The text of the figure ranked first; ``near`` is how near each stands by meaning, else all alike."""
    wanted = wants_figure(question)
    assert wanted is not None
    alike = np.array(near if near is not None else [0.5] * len(figures))
    return ranked(wanted, figures, alike)[0][0].text


def ranked(wanted: Wanted, figures: Sequence[Figure], near: Floats) -> list[tuple[Figure, float]]:
    """The figures as they are ranked where every kind of nearness says the same."""
    signs = figure_signs(wanted, figures, Nearness(near, near, near, near, near, near))
    return rank_figures(figures, signs, packaged_calibration().figure)


END_2030 = Period(text="at the end of 2030", start=date(2030, 12, 31), end=date(2030, 12, 31))
END_2028 = Period(text="at the end of 2028", start=date(2028, 12, 31), end=date(2028, 12, 31))
YEAR_2030 = Period(text="last year", start=date(2030, 1, 1), end=date(2030, 12, 31))
BACKLOG = "There were 300 lighthouses awaiting repair at the end of 2030, up from 200 at the end of 2028."
COUNTS = [
    figure("300", BACKLOG, "lighthouses awaiting repair", unit="lighthouse", period=END_2030),
    figure("200", BACKLOG, "lighthouses awaiting repair", unit="lighthouse", period=END_2028),
]


class TestThePeriod:
    def test_the_time_asked_for_gets_its_figure(self) -> None:
        assert first("How many lighthouses were awaiting repair at the end of 2028?", COUNTS) == "200"
        assert first("How many lighthouses were awaiting repair at the end of 2030?", COUNTS) == "300"

    def test_without_a_time_the_latest_comes_first(self) -> None:
        assert first("How many lighthouses are awaiting repair?", COUNTS[::-1]) == "300"

    def test_last_year_is_told_from_the_day_of_publication(self) -> None:
        (asked,) = asked_periods("how many were repaired last year", GAZETTE.published)
        assert (asked.start, asked.end) == (YEAR_2030.start, YEAR_2030.end)

    def test_a_day_of_any_week_is_no_time(self) -> None:
        assert asked_periods("what does it cost to park on a Sunday", GAZETTE.published) == []

    def test_a_year_alone_is_one(self) -> None:
        (asked,) = asked_periods("repairs 2028", None)
        assert asked.start == date(2028, 1, 1)

    def test_the_same_days_fit_best_and_other_days_least(self) -> None:
        asked = asked_periods("how many in 2030", None)
        month = Period(text="in May 2030", start=date(2030, 5, 1), end=date(2030, 5, 31))
        periods = [YEAR_2030, month, None, END_2028]
        fits = [period_fit(asked, COUNTS[0].model_copy(update={"period": period})) for period in periods]
        assert fits == sorted(fits, reverse=True)
        assert fits[0] == 1.0
        assert len(set(fits)) == len(fits)

    def test_a_time_in_words_fits_the_same_words(self) -> None:
        asked = asked_periods("how many in the council's first nine months?", None)
        same = COUNTS[0].model_copy(
            update={"period": Period(text="in the council’s first nine months in office")}
        )
        other = COUNTS[0].model_copy(update={"period": Period(text="since the storm")})
        assert period_fit(asked, same) > period_fit(asked, other)


class TestTheKind:
    RISE = "Sailings rose by 12% to 4,500 and cost £3,000, over 14 months."
    UP = Change(direction="up")
    MIXED = (
        figure("12%", RISE, "sailings", kind="change", unit="percent", change=UP),
        figure("4,500", RISE, "sailings", unit="sailing"),
        figure("£3,000", RISE, "sailings", kind="money", unit="GBP"),
        figure("14 months", RISE, "sailings", kind="duration", unit="month"),
    )

    @pytest.mark.parametrize(
        ("question", "answer"),
        [
            ("By how much did sailings rise?", "12%"),
            ("How many sailings were there?", "4,500"),
            ("How much did the sailings cost?", "£3,000"),
            ("How long did it take?", "14 months"),
        ],
    )
    def test_a_question_gets_its_kind(self, question: str, answer: str) -> None:
        assert first(question, self.MIXED) == answer


class TestTheWords:
    def test_what_is_counted_decides_between_counts_of_one_sentence(self) -> None:
        sentence = "It took 115 firefighters from six departments to put it out."
        figures = [
            figure("115", sentence, "firefighters", unit="firefighter"),
            figure("six", sentence, "departments", unit="department"),
        ]
        assert first("How many departments sent firefighters?", figures) == "six"
        assert first("How many firefighters were there?", figures) == "115"

    def test_the_clause_decides_between_figures_of_one_sentence(self) -> None:
        sentence = "Factories cut 8,100 jobs, while hospitals and care homes added 5,400."
        figures = [
            figure("8,100", sentence, "jobs", unit="job"),
            figure("5,400", sentence, "jobs", unit="job"),
        ]
        assert first("How many jobs did hospitals and care homes add?", figures) == "5,400"
        assert first("How many jobs did factories cut?", figures) == "8,100"

    def test_a_part_comes_before_its_whole(self) -> None:
        sentence = "The owner let five of her seven workers go."
        figures = [
            figure("seven", sentence, "workers", unit="worker"),
            figure("five", sentence, "workers", unit="worker"),
        ]
        assert first("How many workers did the owner let go?", figures) == "five"

    def test_a_number_in_the_question_is_not_its_answer(self) -> None:
        sentence = "After 1,000 staff were moved there were 828 raids by staff."
        figures = [
            figure("1,000", sentence, "staff", unit="staff"),
            figure("828", sentence, "raids", unit="raid"),
        ]
        assert first("How many raids by staff came after the 1000 staff were moved?", figures) == "828"

    def test_nearness_of_meaning_decides_where_words_do_not(self) -> None:
        figures = [figure("7", "They built 7.", "built"), figure("9", "They sank 9.", "sank")]
        assert first("How many went under?", figures, [0.2, 0.6]) == "9"


class TestWhatIsShown:
    def ranked(self) -> list[tuple[Figure, float]]:
        other = figure("40", "Some 40 piers closed.", "piers closed", unit="pier")
        differing = COUNTS[0].model_copy(update={"value": "310", "text": "310", "article": COURIER})
        return [(COUNTS[0], 0.9), (other, 0.8), (COUNTS[1], 0.5), (differing, 0.4)]

    def test_the_best_is_followed_by_its_series_and_then_by_rivals(self) -> None:
        assert [one.text for one in answering_figures(self.ranked())] == ["300", "200", "310", "40"]

    def test_no_more_than_asked_for(self) -> None:
        assert [one.text for one in answering_figures(self.ranked(), 2)] == ["300", "200"]

    def test_what_scores_far_less_is_no_rival(self) -> None:
        ranked = [(one, score if one.unit == "lighthouse" else 0.1) for one, score in self.ranked()]
        assert "40" not in [one.text for one in answering_figures(ranked)]

    def test_nothing_ranked_shows_nothing(self) -> None:
        assert answering_figures([]) == []


def test_a_setting_is_the_title_and_the_words_around() -> None:
    sentence = f"{'early ' * 20}there were 300 lighthouses {'late ' * 20}".strip()
    words = setting(figure("300", sentence, "lighthouses"), "Harbour repairs fall behind")
    assert words.startswith("Harbour repairs fall behind. ")
    assert "there were 300 lighthouses" in words
    assert (words.count("early"), words.count("late")) == (10, 11)


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60), st.floats(0, 1)), max_size=8))
def test_every_candidate_is_ranked_once_with_a_score(parts: list[tuple[str, str, float]]) -> None:
    figures = [figure("7", sentence, measure) for measure, sentence, _ in parts]
    near = np.array([score for *_, score in parts])
    wanted = wants_figure("How many gulls were there in 2030?")
    assert wanted is not None
    found = ranked(wanted, figures, near)
    assert len(found) == len(figures)
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
