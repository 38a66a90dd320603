"""Sentences: what can be shown on its own, with offsets; abbreviations, initials and decimals end none."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from index.cutting.sentences import split_sentences
from tests.index.cutting.texts import anything, documents


def shown(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Imre Castell counted them.", "He found 3,118."],
        ["The late J. R. Pemberton ran the works.", "He died in 1987."],
        ["The harvest came to 41.5 tonnes.", "About 16% was given away."],
        ["Buses run from 11 p.m. to 4.30 a.m. on six routes.", "They are full."],
        ["It was raised on Nov. 3 near St. Brannoc's.", "Nobody saw it."],
        ["“I thought it was money thrown into a ditch,” she said.", "“I was wrong.”"],
        ["“We waited.", "We waited all night.", "Nobody came.”"],
        ["Was it true?", "Nobody knew!", "They left…"],
        ["The firm (it makes bells) is old.", "(It began in 1704.)", "It has 23 workers."],
        ["He said: “Who pays?”", "Nobody answered."],
        ["Prices rose by £1.2 million.", "The U.K. office of Brill & Co. made no comment."],
    ],
    ids=lambda sentences: sentences[0][:24],
)
def test_sentences_are_parted_where_a_reader_would(sentences: list[str]) -> None:
    assert shown(" ".join(sentences)) == sentences


def test_a_line_break_inside_a_sentence_parts_nothing() -> None:
    assert shown("The old ferry will sail\nfor one more season. It is\nslow.") == [
        "The old ferry will sail\nfor one more season.",
        "It is\nslow.",
    ]


def test_a_blank_line_ends_a_sentence() -> None:
    assert shown("A headline without a stop\n\nThe first sentence.") == [
        "A headline without a stop",
        "The first sentence.",
    ]


@example("One half \ud800 of a character. Two.")
@given(anything)
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


@given(documents())
def test_no_sentence_of_an_article_reaches_over_two_paragraphs(text: str) -> None:
    assert not [sentence for sentence in shown(text) if "\n\n" in sentence]
