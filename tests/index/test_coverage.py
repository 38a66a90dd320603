"""The one door: a question becomes passages with their sources, or an honest word that the coverage does not say."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.coverage import Coverage, Filters
from index.errors import CuttingsError
from index.models import Answer, Article
from index.pretrained import Models
from index.reading import read_file

TREES = "How many apple trees were there in the public orchards at the end of October 2023?"

AWKWARD = [
    'bell" OR "1"="1',
    "NEAR(bell, 5)",
    "bell* AND NOT orchard",
    "text:bell OR title:bell",
    "bell'); DROP TABLE article; --",
    "-bell +orchard ^apple {bell}",
    '"',
    "***",
    "?",
    "_",
    "🔔🔔🔔",
    "How heavy is the 🔔 bell?",
    "bell\x00orchard",
    "كم عدد أشجار التفاح؟",
    "\u202eflow heavy is the bell?",
    "Wie schwer ist die Glocke?",
    "多少棵苹果树？",
    "bell\n\n\nbell\tbell",
    "a",
    "of the and",
    "bell " * 399,
    "12345678901234567890",
    "\u0301\u0301\u0301",
    "SELECT * FROM article WHERE 1=1",
    "%s %d {0} \\n \\x00",
    "[bold]bell[/bold]",
]


@pytest.fixture(scope="module")
def texts(documents: Path) -> dict[str, Article]:
    """Each article as reading gives it, by id."""
    articles = [read_file(path, documents) for path in documents.iterdir()]
    return {article.id: article for article in articles}


def faults(answer: Answer, texts: dict[str, Article]) -> list[str]:
    """What is untrue of an answer."""
    found = []
    for number, passage in enumerate(answer.passages, 1):
        article, mark = texts[passage.article.id], passage.highlight
        if passage.citation != number:
            found.append(f"passage {number} is cited as {passage.citation}")
        if article.text[passage.start : passage.end] != passage.text:
            found.append(f"passage {number} does not stand where it says")
        if article.text[mark.start : mark.end] != mark.text or mark.text not in passage.text:
            found.append(f"the highlight of passage {number} does not stand where it says")
        if passage.article != article.source:
            found.append(f"the source of passage {number} is not its article's")
        if not 0 <= passage.score <= 1:
            found.append(f"the score of passage {number} is {passage.score}")
    for item in [*answer.figures, *answer.quotes]:
        assert item.article is not None
        if texts[item.article.id].text[item.start : item.end] != item.text:
            found.append(f"{item.text!r} does not stand where it says")
    if not 0 <= answer.confidence <= 1:
        found.append(f"the confidence is {answer.confidence}")
    return found


@pytest.mark.parametrize(
    ("question", "sentence", "publisher"),
    [
        (TREES, "rose to 3,402", "The Tavenby Ledger"),
        ("Who leads the inquiry into the theft of the watches?", "Maud Ellery", "Ostermere Standard"),
        ("How many kilograms does the bell weigh?", "740 kilograms", None),
        ("On how many routes does the night bus service run?", "on six routes", None),
        ("How much food did the school kitchens throw away?", "12.4 tonnes", "Garrow Evening Echo"),
        (
            "In how many of the seven orchards was canker found?",
            "Canker was found in two",
            "The Tavenby Ledger",
        ),
    ],
)
def test_the_sentence_that_answers_is_the_first_passages_highlight(
    coverage: Coverage, question: str, sentence: str, publisher: str | None
) -> None:
    answer = coverage.ask(question)
    assert answer.answered
    assert sentence in answer.passages[0].highlight.text
    assert publisher in (None, answer.passages[0].article.publisher)


@pytest.mark.parametrize(
    "question",
    [
        "What is the boiling point of mercury?",
        "Who won the chess tournament in Lisbon?",
        "How tall is the lighthouse?",
    ],
)
def test_what_the_coverage_does_not_say_is_not_answered(coverage: Coverage, question: str) -> None:
    answer = coverage.ask(question)
    assert not answer.answered
    assert answer.quotes == ()
    assert answer.passages, "the nearest passages are shown all the same"


@pytest.mark.parametrize("question", [TREES, "What did the head warden say?", *AWKWARD])
def test_whatever_is_shown_stands_where_it_says(
    coverage: Coverage, texts: dict[str, Article], question: str
) -> None:
    answer = coverage.ask(question, limit=20)
    assert faults(answer, texts) == []
    assert answer.question == question
    assert answer.generation == coverage.name


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(question=st.text(max_size=80).filter(str.strip), limit=st.integers(1, 20))
def test_any_text_can_be_asked(
    coverage: Coverage, texts: dict[str, Article], question: str, limit: int
) -> None:
    answer = coverage.ask(question, limit=limit)
    assert faults(answer, texts) == []
    assert len(answer.passages) <= limit


@pytest.mark.parametrize("question", ["", " ", "\n\t "])
def test_an_empty_question_is_one_sentence(coverage: Coverage, question: str) -> None:
    with pytest.raises(CuttingsError, match=r"^The question is empty\.$"):
        coverage.ask(question)


def test_a_question_of_100_000_characters_is_one_sentence(coverage: Coverage) -> None:
    with pytest.raises(
        CuttingsError, match=r"^The question is 100,000 characters long; at most 2,000 can be asked"
    ):
        coverage.ask("why " * 25_000)


def test_a_question_that_is_no_text_is_one_sentence(coverage: Coverage) -> None:
    with pytest.raises(CuttingsError, match=r"^The question is not valid text"):
        coverage.ask("How heavy is the bell\udcff?")


def test_the_same_words_printed_by_two_publishers_are_shown_once_with_both(coverage: Coverage) -> None:
    answer = coverage.ask("How long did the bell lie under the water of Mirrel Bay?", limit=8)
    bell = [passage for passage in answer.passages if "lay for 160 years" in passage.text]
    assert len(bell) == 1
    assert {bell[0].article.publisher, *(source.publisher for source in bell[0].also)} == {
        "Mirrel Bay Post",
        "Garrow Evening Echo",
    }


def test_what_is_filtered_out_is_not_named_as_another_source(coverage: Coverage) -> None:
    answer = coverage.ask("How long did the bell lie under the water?", Filters(publisher="Mirrel Bay Post"))
    assert {passage.article.publisher for passage in answer.passages} == {"Mirrel Bay Post"}
    assert all(passage.also == () for passage in answer.passages)


def test_articles_of_one_publisher_only(coverage: Coverage) -> None:
    answer = coverage.ask("How many were counted?", Filters(publisher=" the tavenby ledger "), limit=20)
    assert {passage.article.publisher for passage in answer.passages} == {"The Tavenby Ledger"}
    report = coverage.figures("apple trees", Filters(publisher="Ostermere Standard"))
    assert all(
        point.article.publisher == "Ostermere Standard" for series in report.series for point in series.points
    )  # type: ignore[union-attr]
    quotes = coverage.quotes(filters=Filters(publisher="Garrow Evening Echo")).quotes
    assert {quote.article.publisher for quote in quotes} == {"Garrow Evening Echo"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2023, 11, 14), date(2024, 2, 20), {date(2023, 11, 14), date(2024, 2, 20)}),
        (date(2025, 3, 3), None, {date(2025, 3, 3)}),
        (None, date(2022, 11, 8), {date(2022, 11, 8)}),
        (date(2030, 1, 1), None, set()),
        (date(2024, 1, 1), date(2023, 1, 1), set()),
    ],
)
def test_articles_of_a_span_of_days_both_ends_counted(
    coverage: Coverage, since: date | None, until: date | None, days: set[date]
) -> None:
    filters = Filters(since=since, until=until)
    assert {source.published for source in coverage.articles(filters)} == days
    answer = coverage.ask("What happened to the trees, the bell and the food?", filters, limit=20)
    assert {passage.article.published for passage in answer.passages} == days


def test_an_unknown_publisher_is_one_sentence_that_names_the_known(coverage: Coverage) -> None:
    with pytest.raises(CuttingsError) as refused:
        coverage.ask(TREES, Filters(publisher="The Daily Nothing"))
    assert str(refused.value) == (
        "No article is published by 'The Daily Nothing'; the publishers are: Garrow Evening Echo, Mirrel Bay Post, "
        "Ostermere Standard, The Tavenby Ledger."
    )


def test_what_is_not_stated_is_empty_and_never_guessed(coverage: Coverage) -> None:
    source = next(source for source in coverage.articles() if source.path == "night-buses.txt")
    assert (source.publisher, source.published, source.url) == (None, None, None)


def test_articles_come_newest_first_and_undated_last(coverage: Coverage) -> None:
    days = [source.published for source in coverage.articles()]
    assert days[-1] is None
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert len(coverage.articles(limit=3)) == 3


def test_the_json_of_an_answer_is_the_contract(coverage: Coverage) -> None:
    answer = json.loads(coverage.ask(TREES).model_dump_json(by_alias=True))
    assert set(answer) == {
        "id", "question", "answered", "confidence", "figures", "quotes", "passages", "generation",
    }  # fmt: skip
    passage = answer["passages"][0]
    assert set(passage) == {"citation", "text", "start", "end", "highlight", "score", "article", "also"}
    assert set(passage["highlight"]) == {"start", "end", "text"}
    assert set(passage["article"]) == {"id", "title", "publisher", "published", "url", "path"}
    figure = answer["figures"][0]
    assert set(figure) == {
        "text", "kind", "value", "upper", "unit", "modifier", "measure", "subject", "change", "period",
        "attribution", "sentence", "start", "end", "article",
    }  # fmt: skip
    assert figure["value"] == "3402"
    assert set(figure["period"]) == {"text", "start", "end"}
    assert figure["period"]["end"] == "2023-10-31"


def test_the_json_of_figures_and_quotes_is_the_contract(coverage: Coverage) -> None:
    report = json.loads(coverage.figures("apple trees in the public orchards").model_dump_json(by_alias=True))
    assert set(report) == {"topic", "series", "generation"}
    assert set(report["series"][0]) == {"measure", "unit", "points"}
    changes = [p["change"] for series in report["series"] for p in series["points"] if p["change"]]
    assert all(set(change) == {"direction", "from", "to", "baseline"} for change in changes)
    quote = json.loads(coverage.quotes().model_dump_json(by_alias=True))["quotes"][0]
    assert set(quote) == {
        "text", "speaker", "role", "cue", "start", "end", "speaker_start", "speaker_end", "article",
    }  # fmt: skip


def test_asking_again_gives_the_same_answer(coverage: Coverage, index: Path, models: Models) -> None:
    again = Coverage.open(index, models)
    for question in (TREES, "What did the head cook say?", "What is the boiling point of mercury?"):
        assert again.ask(question) == coverage.ask(question)
    again.close()


def test_many_questions_get_what_each_gets_alone(coverage: Coverage) -> None:
    questions = [TREES, "How heavy is the bell?", "Who sang?", *AWKWARD[:6]]
    together = [answer.question for answer in coverage.ask_many(questions)]
    assert together == questions
    alone = [coverage.ask(question) for question in questions[:3]]
    for one, other in zip(alone, coverage.ask_many(questions[:3]), strict=True):
        assert one.answered == other.answered
        assert [p.highlight for p in one.passages] == [p.highlight for p in other.passages]
        assert one.confidence == pytest.approx(other.confidence, abs=0.001)


def test_one_bad_question_of_many_is_told_before_any_is_answered(coverage: Coverage) -> None:
    with pytest.raises(CuttingsError, match="empty"):
        coverage.ask_many([TREES, " "])


def test_many_threads_may_ask_at_once(coverage: Coverage) -> None:
    questions = [TREES, "How heavy is the bell?", "What did the head cook say?", "Who leads the inquiry?"] * 8
    expected = [coverage.ask(question).model_dump_json() for question in questions[:4]] * 8
    with ThreadPoolExecutor(8) as pool:
        answers = [answer.model_dump_json() for answer in pool.map(coverage.ask, questions)]
    assert answers == expected


def test_status_tells_what_the_index_holds(coverage: Coverage, documents: Path) -> None:
    status = coverage.status()
    assert status.articles == len(list(documents.iterdir()))
    assert status.passages >= status.articles
    assert status.sentences > status.passages
    assert (status.earliest, status.latest) == (date(2022, 11, 8), date(2025, 3, 3))
    assert status.publishers == tuple(coverage.publishers()) == tuple(sorted(coverage.publishers()))
    assert status.bytes > 100_000
    assert (status.failures, status.damaged) == ((), ())


def test_topics_are_what_is_measured_and_speakers_who_is_quoted(coverage: Coverage) -> None:
    assert any("apple trees" in topic for topic in coverage.topics())
    assert "Imre Castell" in coverage.speakers()
