"""Reading a question and a sentence together: which sentence answers, and which of its words do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cross_encoder import CrossEncoder, Reading, Sentence
from index.pretrained import Models

FINED = "The Dunmere ferry company was fined £6.4m in March after its captain ignored a storm warning."


@pytest.fixture(scope="module")
def reader(models: Models) -> CrossEncoder:
    return models.cross_encoder


def sentence(text: str) -> Sentence:
    return Sentence(text, "Ferry company fined", "3 April 2025", "The court sat for two days.")


def words(reading: Reading, text: str) -> str:
    """The words that are more likely part of the answer than not."""
    told = zip(reading.starts, reading.ends, reading.words, strict=True)
    return " ".join(text[start:end] for start, end, odds in told if odds > 0)


def test_the_sentence_that_answers_is_told_from_one_on_the_same_subject(reader: CrossEncoder) -> None:
    without = "The Dunmere ferry company was fined after its captain ignored a storm warning."
    other = "The Dunmere ferry company carries 300,000 passengers a year."
    readings = reader.read("How much was the ferry company fined?", [*map(sentence, (without, FINED, other))])
    odds = [reading.odds for reading in readings]
    assert odds.index(max(odds)) == 1


@pytest.mark.parametrize(
    ("question", "answer"),
    [("How much was the ferry company fined?", "£6.4m"), ("when was it fined", "March")],
)
def test_the_words_that_answer_are_told_from_the_others(
    reader: CrossEncoder, question: str, answer: str
) -> None:
    (reading,) = reader.read(question, [sentence(FINED)])
    places = {
        value: (FINED.index(value), FINED.index(value) + len(value))
        for value in ("£6.4m", "March", "captain")
    }
    best = max(places, key=lambda value: reading.of(*places[value]))
    assert best == answer


def test_no_sentence_gives_no_reading(reader: CrossEncoder) -> None:
    assert reader.read("How much?", []) == []


def test_sentences_read_together_are_told_what_each_is_told_alone(reader: CrossEncoder) -> None:
    question, sentences = "Who was fined?", [sentence(FINED), sentence("It rained."), sentence("x" * 900)]
    together = reader.read(question, sentences)
    alone = [reader.read(question, [each])[0] for each in sentences]
    assert [read.odds for read in together] == pytest.approx([read.odds for read in alone], abs=0.1)


@settings(max_examples=25, deadline=None)
@given(question=st.text(max_size=300), text=st.text(max_size=300))
def test_any_text_can_be_read(reader: CrossEncoder, question: str, text: str) -> None:
    (reading,) = reader.read(question, [Sentence(text, "", "", "")])
    assert (reading.ends <= len(text)).all()
    assert (reading.starts < reading.ends).all()
    reading.of(0, len(text))
