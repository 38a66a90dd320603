"""What an article states of itself is read, and what it does not state stays empty."""

from __future__ import annotations

from datetime import date

import pytest

from index.reading.content import read_content
from index.reading.metadata import Metadata, find_date

FIRST = "The lock keepers of the Marl canal have voted to strike for two days in the last week of June."
SECOND = "Their union said that 84 of its 97 members had voted, and that 71 of them were for the strike."


def stated(*head: str, tail: str = "") -> Metadata:
    return read_content("\n\n".join([*head, FIRST, SECOND, tail]).encode()).metadata


def body(*head: str, tail: str = "") -> list[str]:
    return read_content("\n\n".join([*head, FIRST, SECOND, tail]).encode()).text.split("\n\n")


def test_a_text_that_states_nothing_has_no_metadata() -> None:
    assert stated() == Metadata()
    assert body() == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "6 June 2024",
        "6 June 2024, 13:14",
        "Thursday, 6th June 2024, 4:45 pm",
        "June 6, 2024 at 6:00 a.m. EDT",
        "2024-06-06",
        "06.06.2024",
        "Published: 6 June 2024",
        "Published June 6th, 2024 | Updated June 8th, 2024",
        "PublishedJune 6 2024",
        "First published on 6 June 2024 at 10.15 BST",
        "Posted on 6 June 2024",
        "By Ruth Amery | 6 June 2024 | 3 min read",
        "date 2024-06-06",
    ],
)
def test_a_line_that_is_a_date_is_the_articles(line: str) -> None:
    assert stated("Lock keepers to strike in June", line).published == date(2024, 6, 6)
    assert body("Lock keepers to strike in June", line) == [FIRST, SECOND]


def test_a_date_before_the_headline_on_its_line() -> None:
    found = stated(" date 2024-06-06 Lock keepers to strike in June")
    assert (found.title, found.published) == ("Lock keepers to strike in June", date(2024, 6, 6))
    assert body(" date 2024-06-06 Lock keepers to strike in June") == [FIRST, SECOND]


def test_a_date_before_an_appeal_on_its_line() -> None:
    appeal = (
        "date 2024-06-06 Your support keeps us going Read more Support now We are on the towpath when it "
        "matters. Your donation lets our reporters stay there, and unlike others we have no paywall. Please "
        "give today."
    )
    assert stated(appeal) == Metadata(published=date(2024, 6, 6))
    assert body(appeal) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "Updated 8 June 2024",
        "03/04/2024",
        "June 2024",
        "6 June",
        "Last updated: 8 June 2024, 09:00",
        "31 February 2024",
    ],
)
def test_a_date_that_is_another_or_unclear_is_not_guessed(line: str) -> None:
    assert stated("Lock keepers to strike in June", line).published is None


def test_a_date_within_the_text_is_not_the_articles() -> None:
    text = (
        "The canal was opened on 4 May 1811 by a bishop.\n\nIt was shut from 3 January 2019 to 5 March 2020."
    )
    assert read_content(text.encode()).metadata == Metadata()


def test_an_agencys_dateline_states_the_date_and_stays() -> None:
    opening = "MARL, June 6, 2024 (Interwire) - The lock keepers will strike, their union said on Thursday."
    found = read_content(f"{opening}\n\n{SECOND}".encode())
    assert found.metadata.published == date(2024, 6, 6)
    assert found.text.split("\n\n") == [opening, SECOND]


def test_a_question_and_its_answer_are_dated_by_the_answer() -> None:
    text = (
        "Canals: Locks\n\n(asked on 3rd June 2024) - View Source\n\nQuestion to the Waterways Office:\n\n"
        "To ask how many locks were repaired in 2023.\n\nThis question was answered on 17th June 2024\n\n"
        "The office repaired 41 locks in 2023, at a cost of £3.2 million."
    )
    found = read_content(text.encode())
    assert found.metadata == Metadata(title="Canals: Locks", published=date(2024, 6, 17))
    assert found.text.split("\n\n") == [
        "Question to the Waterways Office:",
        "To ask how many locks were repaired in 2023.",
        "This question was answered on 17th June 2024",
        "The office repaired 41 locks in 2023, at a cost of £3.2 million.",
    ]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ruth Amery", "Ruth Amery"),
        ("By Ruth Amery, Canals Editor", "Ruth Amery"),
        ("By Ruth Amery and Ola Fenn", "Ruth Amery and Ola Fenn"),
        ("By Ruth Amery in Marl", "Ruth Amery"),
        ("By Siân O’Dowd-Pryce", "Siân O’Dowd-Pryce"),
        ("Written by Ruth Amery", "Ruth Amery"),
        ("Interview by Ruth Amery", "Ruth Amery"),
        ("BY RUTH AMERY", "RUTH AMERY"),
    ],
)
def test_a_byline_names_the_author(line: str, author: str) -> None:
    assert stated("Lock keepers to strike in June", line).author == author
    assert body("Lock keepers to strike in June", line) == [FIRST, SECOND]


@pytest.mark.parametrize("line", ["By the end of the year", "By train and boat", "Strike by lock keepers"])
def test_what_only_begins_like_a_byline_names_nobody(line: str) -> None:
    assert stated("Lock keepers to strike in June", line).author is None


def test_a_byline_may_name_the_publisher() -> None:
    found = stated("Lock keepers to strike in June", "By Ruth Amery for The Marl Observer")
    assert (found.author, found.publisher) == ("Ruth Amery", "Marl Observer")


def test_labelled_lines_at_the_head_state_what_they_label() -> None:
    head = "Title: Lock keepers to strike\nAuthor: Ruth Amery\nSource: Marl Observer\nDate: 6 June 2024\nURL: https://observer.example/lock"
    assert stated(head) == Metadata(
        "Lock keepers to strike",
        "Marl Observer",
        "Ruth Amery",
        date(2024, 6, 6),
        "https://observer.example/lock",
    )
    assert body(head) == [FIRST, SECOND]


def test_the_headline_is_the_short_line_without_a_full_stop_that_stands_first() -> None:
    assert stated("Lock keepers to strike in June").title == "Lock keepers to strike in June"
    assert (
        stated("Home\nNews\nSport\n\nLock keepers to strike in June").title
        == "Lock keepers to strike in June"
    )
    assert stated("Will the lock keepers strike?", "By Ruth Amery").title == "Will the lock keepers strike?"


@pytest.mark.parametrize("line", ["They have had enough.", "What do they want?", "The union said:"])
def test_a_first_sentence_is_no_headline(line: str) -> None:
    assert stated(line).title is None
    assert body(line)[0] == line


def test_of_several_names_none_is_taken_for_the_headline() -> None:
    assert stated("The Towpath", "Marl News", "Canal life").title is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 5th of May, 2021", date(2021, 5, 5)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("23/04/2024", date(2024, 4, 23)),
        ("4/23/2024", date(2024, 4, 23)),
        ("05/05/2024", date(2024, 5, 5)),
        ("21-06-2024", date(2024, 6, 21)),
        ("2024/06/21", date(2024, 6, 21)),
        ("2024-06-21T09:15:00+01:00", date(2024, 6, 21)),
        ("03/04/2024", None),
        ("2024-13-45", None),
        ("12 May", None),
        ("page 3 2024", None),
        ("tel 01-02-20245", None),
    ],
)
def test_dates_as_english_papers_write_them(text: str, found: date | None) -> None:
    assert find_date(text) == found
