"""Quotes: by topic, by speaker as people type the name, newest first otherwise; and who can be asked for."""

from __future__ import annotations

from datetime import date

import pytest

from index.coverage import Coverage, Filters
from index.errors import CuttingsError


def test_without_a_topic_the_newest_come_first(coverage: Coverage) -> None:
    days = [
        quote.article.published or date.min for quote in coverage.quotes(limit=200).quotes if quote.article
    ]
    assert len(days) > 5
    assert days == sorted(days, reverse=True)


def test_a_topic_brings_its_quotes_first(coverage: Coverage) -> None:
    assert "calm hours" in coverage.quotes("the weather and the calm hours").quotes[0].text


@pytest.mark.parametrize("name", ["Imre Castell", "castell", "Dr Castell", "IMRE CASTELL", "Imre Castel"])
def test_a_speaker_is_found_as_people_type_the_name(coverage: Coverage, name: str) -> None:
    report = coverage.quotes(speaker=name)
    assert {quote.speaker for quote in report.quotes} == {"Imre Castell"}
    assert report.speakers == ()


@pytest.mark.parametrize(
    ("typed", "speaker"),
    [
        ("chairman", "Anselm Okoro"),
        ("the chairman", "Anselm Okoro"),
        ("detective sergeant", "Maud Ellery"),
        ("Councillor Dunmore", "Philippa Dunmore"),
    ],
)
def test_a_speaker_is_found_by_role(coverage: Coverage, typed: str, speaker: str) -> None:
    report = coverage.quotes(speaker=typed)
    assert {quote.speaker for quote in report.quotes} == {speaker}
    assert report.speakers == ()


def test_topic_and_speaker_together(coverage: Coverage) -> None:
    report = coverage.quotes("canker caught late", "Castell")
    assert "We caught it late" in report.quotes[0].text


def test_a_question_mark_lists_everyone_who_is_quoted(coverage: Coverage) -> None:
    assert set(coverage.quotes(speaker="?").speakers) == set(coverage.speakers())


def test_an_unknown_speaker_gets_no_words_of_others(coverage: Coverage) -> None:
    report = coverage.quotes(speaker="Zebulon Quigley")
    assert report.quotes == ()
    assert report.speakers


def test_a_near_miss_is_offered_the_name_that_comes_closest(coverage: Coverage) -> None:
    report = coverage.quotes(speaker="Anselm Okonkwo")
    assert report.quotes == ()
    assert "Anselm Okoro" in report.speakers


def test_a_topic_nobody_spoke_about_has_no_quotes(coverage: Coverage) -> None:
    assert coverage.quotes("interest rates of the central bank").quotes == ()


def test_filters_and_limit_hold(coverage: Coverage) -> None:
    assert len(coverage.quotes(limit=2).quotes) == 2
    undated = coverage.quotes(filters=Filters(since=date(2000, 1, 1)), limit=200).quotes
    assert all(quote.article and quote.article.published for quote in undated)


def test_an_empty_topic_is_one_sentence(coverage: Coverage) -> None:
    with pytest.raises(CuttingsError, match=r"^The topic is empty\.$"):
        coverage.quotes(" ")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Imre Castell say about counting?", "You cannot look after what you have not counted"),
        ("What did the chairman say about the weather?", "four calm hours"),
        ("What did the detective sergeant say about the watches?", "plays a tune"),
    ],
)
def test_a_question_for_words_is_answered_with_the_quote(
    coverage: Coverage, question: str, words: str
) -> None:
    assert words in " ".join(quote.text for quote in coverage.ask(question).quotes)


@pytest.mark.parametrize(
    "question", ["How many apple trees were there in October 2023?", "Where is the bell?"]
)
def test_another_question_gets_no_quotes(coverage: Coverage, question: str) -> None:
    assert coverage.ask(question).quotes == ()
