"""What stands around an article goes, and every paragraph of it stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.content import read_content
from index.reading.furniture import strip_furniture
from index.reading.lines import lay_out
from tests.evaluation.reading.pages import load_pages

BEFORE = "The ferry company said on Monday that it would cut nine sailings a week from the first of October."
AFTER = (
    "Islanders have collected 1,400 names against the cuts, which is more than live on two of the islands."
)
LAST = "The council will hear them on Thursday."


def body(*between: str) -> list[str]:
    """Read a text with something between its paragraphs; give what stands between them afterwards."""
    text = "\n\n".join([BEFORE, *between, AFTER, LAST])
    found = read_content(text.encode()).text.split("\n\n")
    assert found[0] == BEFORE
    assert found[-2:] == [AFTER, LAST]
    return found[1:-2]


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Share this article",
        "Read more: Captain of the night ferry retires after 41 years",
        "READ MORE | Captain of the night ferry retires",
        "ALSO READ: Harbour lights to be dimmed",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Article continues below",
        "Listen to this article",
        "Loading audio...",
        "Loading…",
        "0:00 / 4:31",
        "4 min read",
        "12 comments",
        "open image in gallery The night ferry leaves Skerra in fog (PA)",
        "The night ferry leaves Skerra in fog. Picture: Alamy",
        "The night ferry leaves Skerra in fog (Image: Skerra Echo)",
        "The night ferry leaves Skerra. Photograph: Ola Fenn/The Echo",
        "Captain Ola Fenn, pictured on the bridge of the ferry",
        "The old pier in 1911 (Skerra Museum / Ola Fenn)",
        "Getty Images",
        "Sign up for our free newsletter and never miss a story.",
        "Get the day's headlines straight to your inbox. Subscribe to our newsletter today.",
        "We use cookies to improve your experience. By continuing you accept our privacy policy.",
        "Please support our journalism by becoming a member. Your donation keeps our reporting free for all.",
        "Already a subscriber? Log in",
        "Follow us on Facebook and Instagram",
        "Click here to download our app",
        "© 2024 Skerra Echo Ltd. All rights reserved.",
        "Two held after clock museum thefts as watches worth £230,000 turn up in garage",
    ],
)
def test_a_line_of_furniture_between_paragraphs_goes(line: str) -> None:
    assert body(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "What the company says",
        "Who will be hit?",
        "Captain Ola Fenn said:",
        "It failed to answer.",
        "“No.”",
        "Is it safe?",
        "1. The night ferry",
        "- three sailings to Skerra",
        "Skerra reportedly refused to pay, sparking anger among its neighbours.",
        "She shared the picture with her followers and subscribers, who gave more than £900.",
        "Subscribers to the ferry fund have their names painted on the hull.",
        "“You can support us by signing up at the office,” said Captain Fenn, who gave out her newsletter.",
        "The museum asked readers to donate stamps, and 4,000 came.",
        "We were told in the newsletter that the boat was safe, and it was not.",
        "The company’s website was down: cookies, it said, were to blame.",
        "The picture was taken by a passenger, Ruth Amery, and shows the ramp under water.",
        "More than 300 people signed up to the scheme in a week.",
        "More news is expected on Friday.",
        "The sailings to be cut are:",
        "Advertisement revenue fell by 8% last year, the ferry company said.",
        "Something went wrong with the brakes of the ramp, the inquiry heard.",
        "To donate blood, she crossed the sound in a rowing boat.",
        "The council will open a new licence round for ferries in May.",
        "You must register at the harbour office and sign in with your number before you may buy a ticket online.",
        "If you would like to join the crew, email crew@skerra.example by 3 May and tell us why you want to sail.",
        "The inquiry heard that the captain was told of the fault and the crew were not",
    ],
)
def test_a_line_of_the_article_between_paragraphs_stays(line: str) -> None:
    assert body(line) == [line]


def test_a_caption_that_stands_twice_goes_both_times() -> None:
    caption = "Ola Fenn has been captain for nine years"
    assert body(f"{caption}\n{caption}. Picture: Skerra Echo") == []


def test_a_pulled_quote_goes_and_the_quote_stays() -> None:
    said = "Captain Fenn said: “I have never left anybody on the quay in all my years, and I never will.”"
    assert body(said, "“I have never left anybody on the quay”") == [said]


def test_a_block_of_links_goes_up_to_the_next_paragraph() -> None:
    links = [
        "Related articles",
        "Harbour lights to be dimmed",
        "Seal found in ticket office",
        "Skerra school to close",
    ]
    assert body("\n".join(links)) == []
    assert body(*links) == []


def test_a_list_and_its_introduction_stay() -> None:
    items = [
        "The sailings to be cut are:",
        "the 7am to Skerra",
        "the noon boat to Carn",
        "all boats on Sunday evenings",
    ]
    assert body(*items) == items


def test_questions_and_answers_stay() -> None:
    lines = [
        "When will it start?",
        "In October.",
        "Can I get my money back?",
        "Only for the boats that do not sail.",
    ]
    assert body(*lines) == lines


def test_a_table_of_names_and_values_stays() -> None:
    table = ["Sailings in 2023: 2,104", "Sailings in 2024: 1,980", "Passengers in 2024: 310,200"]
    assert body(*table) == table


def tail(*after: str, gap: str = "\n\n") -> list[str]:
    text = "\n\n".join([BEFORE, AFTER, LAST]) + "\n\n" + gap.join(after)
    found = read_content(text.encode()).text.split("\n\n")
    assert found[:3] == [BEFORE, AFTER, LAST]
    return found[3:]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_teasers_after_the_last_paragraph_go(gap: str) -> None:
    teasers = [
        "You may also like",
        "Seal found in ticket office",
        "A seal looks out of a window.",
        "Skerra school to close after 140 years as last two pupils leave",
        "Pupils wave from the steps of the school in June.",
        "Why the harbour lights are going out",
        "Topics",
        "Ferries",
        "Skerra",
    ]
    assert tail(*teasers, gap=gap) == []
    assert tail(*teasers[1:], gap=gap) == []


def test_the_readers_comments_go() -> None:
    comments = [
        "Comments (2)",
        "OldSalt, 3 hours ago",
        "They said this in 2011 too and look what happened. I shall take the plane.",
        "Reply",
        "Skerra Lass, 2 hours ago",
        "What plane? The nearest airport is a boat away. I would like to see you try it.",
        "Reply",
    ]
    assert tail(*comments, gap="\n") == []


def test_chrome_at_the_very_end_goes() -> None:
    assert tail("Share.", "Exit mobile version", gap="\n") == []
    assert tail("Reticulating Splines") == []


def test_a_last_sentence_without_its_full_stop_stays() -> None:
    assert tail("The inquiry continues") == ["The inquiry continues"]
    assert tail("The bill goes to the council in March", "Share", "Ferries") == [
        "The bill goes to the council in March"
    ]


def test_a_short_last_paragraph_under_a_sub_heading_stays() -> None:
    assert tail("What happens next", "The council meets in May.") == [
        "What happens next",
        "The council meets in May.",
    ]


def test_navigation_and_an_appeal_before_the_article_go() -> None:
    head = (
        "Home\nNews\nSport\nWeather\nLog in\nSubscribe\n\nYour support makes all the difference. We believe "
        "that quality journalism should be free for everybody, and your donation lets our reporters go where "
        "the story is. Please consider a monthly contribution. Read more"
    )
    found = read_content(f"{head}\n\n{BEFORE}\n\n{AFTER}".encode())
    assert found.text.split("\n\n") == [BEFORE, AFTER]
    assert found.metadata.title is None


def test_a_text_without_full_stops_keeps_its_lines() -> None:
    transcript = "\n".join(
        f"Caller {number} well I think that we should look at the boats again before the winter comes"
        for number in range(9)
    )
    assert len(read_content(transcript.encode()).text.split("\n\n")) == 9


PIECES = st.sampled_from(
    sorted({line for page in load_pages() if page.name.endswith("txt") for line in page.data.split("\n")})
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=40).map("\n".join))
def test_stripping_twice_is_stripping_once(text: str) -> None:
    once = strip_furniture(lay_out(text))
    assert strip_furniture(once) == once


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map("\n".join))
def test_nothing_is_changed_or_moved(text: str) -> None:
    lines = lay_out(text)
    kept = iter(lines)
    for line in strip_furniture(lines):
        assert any(line is each for each in kept)


def test_a_text_four_times_as_long_takes_about_four_times_as_long() -> None:
    def seconds(times: int) -> float:
        text = "\n\n".join(
            [BEFORE, "Share", AFTER, "Seal found in ticket office\nSkerra school to close"] * times
        )
        began = time.process_time()
        read_content(text.encode())
        return time.process_time() - began

    seconds(10)
    assert seconds(1_600) < 10 * max(seconds(400), 0.01)


def test_an_article_in_one_line_is_not_lost_for_the_appeal_at_its_end() -> None:
    line = " ".join([BEFORE, AFTER, LAST] * 4) + (
        " We need your support. Sign up to our newsletter, donate today and help us keep our journalism free for you."
    )
    assert BEFORE in read_content(line.encode()).text
