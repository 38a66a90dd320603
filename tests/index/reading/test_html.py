"""A web page's own statements are its metadata; guesses of hosts, footers and the calendar are not."""

from __future__ import annotations

from datetime import date

import pytest

from index.reading.content import Content, read_content
from index.reading.metadata import Metadata

STORY = (
    "<p>The keeper of the Marl clock tower has wound it by hand since 1987, and on Friday he stopped.</p>"
    "<p>“My arm told me to,” said Jory Pask, who is 78. A motor will do it now, at a cost of £2,300.</p>"
    "<p>The tower was built in 1861 and struck by lightning in 1902 and 1990.</p>"
)


def page(head: str = "", before: str = "", after: str = "", story: str = STORY) -> Content:
    body = f"{before}<article>{story}</article>{after}"
    return read_content(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def test_json_ld_and_meta_elements_state_the_metadata() -> None:
    head = (
        "<title>Clock stops | Marl Observer</title>"
        '<link rel="canonical" href="https://observer.example/clock">'
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Clock stops",'
        '"datePublished": "2024-06-07T08:00:00+01:00", "dateModified": "2024-06-09",'
        '"author": {"@type": "Person", "name": "Ruth Amery"},'
        '"publisher": {"name": "Marl Observer"}}]}</script>'
    )
    assert page(head).metadata == Metadata(
        "Clock stops",
        "Marl Observer",
        "Ruth Amery",
        date(2024, 6, 7),
        "https://observer.example/clock",
    )


def test_meta_elements_alone_are_enough() -> None:
    head = (
        '<meta property="og:title" content="Clock stops for a day - Marl Observer">'
        '<meta property="og:site_name" content="Marl Observer"><meta name="author" content="Ruth Amery">'
        '<meta property="article:published_time" content="2024-06-07">'
    )
    found = page(head).metadata
    assert found[:4] == ("Clock stops for a day", "Marl Observer", "Ruth Amery", date(2024, 6, 7))


def test_a_visible_date_and_byline_are_statements_too() -> None:
    found = page(
        before="<header><h1>Clock stops</h1><span>By Ruth Amery</span><span>7 June 2024</span></header>"
    )
    assert (found.metadata.author, found.metadata.published) == ("Ruth Amery", date(2024, 6, 7))
    assert "Ruth Amery" not in found.text


@pytest.mark.parametrize(
    "after",
    [
        "<footer>© 2024 Marl Media</footer>",
        "<footer><p>Last updated 9 June 2024</p></footer>",
        '<img src="/uploads/2024/06/07/clock.jpg">',
        "<footer>Copyright 2019-2024</footer>",
    ],
)
def test_a_date_that_the_page_does_not_state_is_not_guessed(after: str) -> None:
    assert page("<title>Clock stops for a day</title>", after=after).metadata.published is None


def test_a_publisher_that_the_page_does_not_state_is_not_guessed() -> None:
    html = f"<html><head><title>Clock stops for a day - News</title></head><body>{STORY}</body></html>"
    assert read_content(html.encode(), url="https://www.observer.example/clock").metadata.publisher is None


def test_the_end_of_the_title_names_the_publisher_when_the_page_does_so_too() -> None:
    found = page(
        "<title>Clock stops for a day - Marl Observer</title>",
        after="<footer>The Marl Observer, Quay Street</footer>",
    )
    assert (found.metadata.title, found.metadata.publisher) == ("Clock stops for a day", "Marl Observer")


def test_broken_json_ld_states_nothing_and_harms_nothing() -> None:
    found = page(
        '<title>Clock</title><script type="application/ld+json">{"datePublished": "2024-06-07",,}</script>'
    )
    assert found.text.startswith("The keeper of the Marl clock tower")


def test_headings_lists_and_block_quotes_keep_their_place() -> None:
    story = (
        "<p>The council has set out what will happen to the clock in the next two years.</p>"
        "<h2>What will change</h2>"
        "<ul><li>a motor in the tower</li><li>a new bell rope</li></ul><p>The mayor, Ada Finch, said:</p>"
        "<blockquote><p>Nobody will hear the difference. That is the point.</p></blockquote>"
        "<p>The work begins in May and should be done before the fair.</p>"
    )
    assert page(story=story).text.split("\n\n") == [
        "The council has set out what will happen to the clock in the next two years.",
        "What will change",
        "- a motor in the tower",
        "- a new bell rope",
        "The mayor, Ada Finch, said:",
        "Nobody will hear the difference. That is the point.",
        "The work begins in May and should be done before the fair.",
    ]


def test_navigation_asides_and_comments_go() -> None:
    found = page(
        before="<nav><a href='/'>Home</a><a href='/news'>News</a></nav>"
        "<div class='cookie'>We use cookies. <button>Accept</button></div>",
        after="<aside><h3>Most read</h3><a href='/1'>Seal found in ticket office</a></aside>"
        "<section id='comments'><h3>Comments (1)</h3><p>He was my teacher and never late.</p></section>"
        "<footer>Contact us</footer>",
    )
    assert found.text.split("\n\n")[0].startswith("The keeper")
    assert found.text.split("\n\n")[-1].startswith("The tower was built")
    assert len(found.text.split("\n\n")) == 3
