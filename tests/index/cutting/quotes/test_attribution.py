"""Who is quoted: by the words after, before and between, and by the sentences around."""

from __future__ import annotations

import pytest

from tests.index.cutting.quotes.conftest import Quotes
from tests.index.cutting.quotes.invented import articles

MARL = "The harbour minister, Joan Marl, opened the pier.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The pier is shut,” Joan Marl said.", "Joan Marl", "said"),
        ("“The pier is shut,” said Joan Marl, who runs the lifeboat.", "Joan Marl", "said"),
        ("“The pier,” Joan Marl added, “is shut.”", "Joan Marl", "added"),
        ("Joan Marl told the Courier: “The pier is shut.”", "Joan Marl", "told"),
        ("Joan Marl welcomed the news, saying: “The pier is shut.”", "Joan Marl", "saying"),
        ("According to Joan Marl, “the pier is shut for good”.", "Joan Marl", "According to"),
        ("“The pier is shut for good,” according to Joan Marl.", "Joan Marl", "according to"),
        ("Joan Marl’s claim that “the pier is shut for good” was denied.", "Joan Marl", "claim"),
        ("Said Joan Marl: “The pier is shut for good.”", "Joan Marl", "Said"),
        ("“The pier is shut for good.” — Joan Marl", "Joan Marl", "—"),
        ("Joan Marl: “The pier is shut for good.”", "Joan Marl", ":"),
        ("A tenant who “pays twice for a pier” is a fool, Joan Marl said.", "Joan Marl", "said"),
        (
            "Joan Marl, who was in the cabinet that Al Dunn led, said: “The pier is shut.”",
            "Joan Marl",
            "said",
        ),
        ("Anyone who complains about the pier “is no friend of ours”, Joan Marl said.", "Joan Marl", "said"),
        ("A harbour board source said: “The pier is shut.”", "a harbour board source", "said"),
        (
            "“The pier is shut,” a spokeswoman for the harbour board said.",
            "a spokeswoman for the harbour board",
            "said",
        ),
        (
            "Joan Marl said that the board had failed and asked whether it was “due to incompetence”.",
            "Joan Marl",
            "asked",
        ),
        ("Joan Marl called it rash, said the pier had “failed its crews”, and left.", "Joan Marl", "said"),
        ("The crowd was told that “the pier is shut for good”.", None, None),
    ],
)
def test_the_words_around_a_quotation_name_its_speaker(
    quotes: Quotes, text: str, speaker: str | None, cue: str | None
) -> None:
    found = quotes(text)

    assert found
    assert {(quote.speaker, quote.cue) for quote in found} == {(speaker, cue)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The pier is shut,” she said.", "Joan Marl"),
        ("She said: “The pier is shut.”", "Joan Marl"),
        ("Ms Marl said: “The pier is shut.”", "Joan Marl"),
        ("Marl said: “The pier is shut.”", "Joan Marl"),
        ("The minister said: “The pier is shut.”", "Joan Marl"),
        ("“The pier is shut. It is over.”", "Joan Marl"),
    ],
)
def test_a_speaker_named_before_is_named_in_full(quotes: Quotes, text: str, speaker: str) -> None:
    assert [quote.speaker for quote in quotes(MARL + text)] == [speaker]


def test_a_pronoun_keeps_its_own_mention(quotes: Quotes) -> None:
    text = MARL + "“The pier is shut,” she said."
    (quote,) = quotes(text)

    assert quote.speaker_start is not None
    assert text[quote.speaker_start : quote.speaker_end] == "she"


def test_a_pronoun_can_stand_for_somebody_unnamed(quotes: Quotes) -> None:
    text = MARL + "A board spokesman said: “We are shut.”\n\n“We will open,” he said."

    assert [quote.speaker for quote in quotes(text)] == ["a board spokesman", "a board spokesman"]


def test_words_that_a_sentence_is_about_are_not_given_to_the_last_speaker(quotes: Quotes) -> None:
    text = "“The pier is shut,” said Joan Marl.\n\n“Piers for the people” was once a slogan in Dunmore."

    assert [quote.speaker for quote in quotes(text)] == ["Joan Marl", None]


def test_honours_go_with_first_names(quotes: Quotes) -> None:
    text = (
        "Sir Alan Pope and Dame Ruth Ley met.\n\nSir Alan said: “We agree.”\n\n“We do not,” Dame Ruth added."
    )

    assert [quote.speaker for quote in quotes(text)] == ["Sir Alan Pope", "Dame Ruth Ley"]


def test_a_pronoun_goes_by_gender_where_titles_tell(quotes: Quotes) -> None:
    text = "Ms Joan Marl criticised Mr Alan Dunn.\n\n“I was wrong about the pier,” he said."

    assert [quote.speaker for quote in quotes(text)] == ["Alan Dunn"]


def test_it_is_the_body_named_before(quotes: Quotes) -> None:
    text = "Our request to the Harbour Board was refused. It said: “We do not hold the records you ask for.”"

    assert [quote.speaker for quote in quotes(text)] == ["Harbour Board"]


def test_a_role_stands_for_the_person_just_named(quotes: Quotes) -> None:
    text = "Meanwhile, Hal Brook called for the pier to reopen. The Seagull leader said: “It is our pier.”"
    (quote,) = quotes(text)

    assert (quote.speaker, quote.role) == ("Hal Brook", "Seagull leader")


def test_an_unnamed_office_is_not_given_to_somebody_else(quotes: Quotes) -> None:
    text = "Prof Ian Gray visited on Sunday.\n\nThe prime minister said: “I am delighted by the pier.”"

    assert [quote.speaker for quote in quotes(text)] == ["the prime minister"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Shadow harbour secretary Joan Marl said: “No.”", "shadow harbour secretary"),
        ("Joan Marl, the harbour minister, said: “No.”", "harbour minister"),
        ("The harbour minister, Joan Marl, said: “No.”", "harbour minister"),
        ("Seagull MP Joan Marl said: “No.”", "Seagull MP"),
        ("“No,” said Joan Marl, who runs the lifeboat.", "who runs the lifeboat"),
        ("“No,” said Joan Marl, 52, a nurse from Dunmore.", "nurse from Dunmore"),
        ("“No,” said Joan Marl.", None),
        ("Ms Marl said: “No.”\n\nJoan Marl, leader of the council, left.", "leader of the council"),
    ],
)
def test_a_role_is_taken_from_any_mention(quotes: Quotes, sentence: str, role: str | None) -> None:
    assert [(quote.speaker, quote.role) for quote in quotes(sentence)] == [("Joan Marl", role)]


def test_a_continued_quotation_keeps_its_speaker(quotes: Quotes) -> None:
    text = "Joan Marl said: “The pier is shut.\n\n“It will stay shut.”\n\n“Nonsense,” said Al Dunn."

    assert [quote.speaker for quote in quotes(text)] == ["Joan Marl", "Joan Marl", "Al Dunn"]


def test_a_block_quotation_runs_as_long_as_the_speaker_does(quotes: Quotes) -> None:
    text = (
        "Harbour Secretary Joan Marl said:\n\nOur crews have worked without a day off since the storm.\n\n"
        "I want to thank each of them for it.\n\nThe harbour opened in 1911 and has a staff of 40."
    )

    assert [(quote.speaker, quote.text[:10]) for quote in quotes(text)] == [
        ("Joan Marl", "Our crews "),
        ("Joan Marl", "I want to "),
    ]


def test_a_colon_that_announces_no_words_makes_no_block(quotes: Quotes) -> None:
    assert quotes("The measures, Joan Marl said, include the following:\n\nA new pier for the town.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The scheme is run on a “voluntary” basis.",
        "The so-called “phoney war” is over, Joan Marl said.",
        "Her book, “The Long Road Home”, came out in May.",
        "A report by the inspector of piers, ‘An inspection of how the pier was built’, came out in May.",
        "Source: Joan Marl, “Board refuses to say why the pier is shut”, 6 January 2025; page 3.",
        "The ferry, known as “Old Betsy”, was sold.",
        "The band played “Blue Moon” twice.",
        "The boats’ owners can’t pay.",
    ],
)
def test_titles_names_and_words_held_at_a_distance_are_not_speech(quotes: Quotes, text: str) -> None:
    assert quotes(text) == []


def test_a_fragment_with_its_verb_is_speech(quotes: Quotes) -> None:
    (quote,) = quotes("Joan Marl claimed that the board has “buckled” under pressure from the crews.")

    assert (quote.text, quote.speaker, quote.cue) == ("buckled", "Joan Marl", "claimed")


def test_every_statement_of_the_invented_coverage_has_its_speaker_and_role(quotes: Quotes) -> None:
    for text, said in articles():
        found = {q.text.rstrip(",.?"): (q.speaker, q.role) for q in quotes(text)}
        assert found == {one.words.rstrip(".?"): (one.speaker, one.role) for one in said}
