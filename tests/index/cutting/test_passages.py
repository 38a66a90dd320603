"""Passages: whole paragraphs, or stretches of whole sentences, that together hold the article."""

from __future__ import annotations

from hypothesis import given

from index.cutting.paragraphs import split_paragraphs
from index.cutting.passages import LONG, SHORT, cut_passages
from index.cutting.sentences import split_sentences
from tests.index.cutting.texts import anything, documents

SENTENCE = "The wardens walked every row twice, which took them a little more than eleven days. "


def shown(text: str) -> list[str]:
    return [text[start:end] for start, end in cut_passages(text)]


def test_a_paragraph_of_common_length_is_a_passage() -> None:
    one, two = (SENTENCE * 4).strip(), (SENTENCE * 5).strip()
    assert shown(f"{one}\n\n{two}") == [one, two]


def test_short_paragraphs_are_joined_because_alone_they_say_little() -> None:
    text = "The bell is old.\n\nIt weighs 740 kilograms.\n\nNobody knows who cast it."
    assert shown(text) == [text]


def test_a_last_short_paragraph_goes_to_the_one_before_it() -> None:
    text = f"{(SENTENCE * 4).strip()}\n\nIt was a long autumn."
    assert shown(text) == [text]


def test_a_long_paragraph_is_parted_at_sentence_ends_into_about_equal_stretches() -> None:
    passages = shown((SENTENCE * 40).strip())
    assert len(passages) == -(-len((SENTENCE * 40).strip()) // LONG)
    assert all(passage.endswith("days.") and len(passage) <= LONG for passage in passages)
    assert max(map(len, passages)) < 2 * min(map(len, passages))


def test_a_single_overlong_sentence_stays_whole() -> None:
    sentence = "and then " * 300 + "they stopped."
    assert shown(sentence) == [sentence]


def test_nothing_has_no_passage() -> None:
    assert cut_passages(" \n\n ") == []


@given(documents())
def test_every_paragraph_is_kept_whole_in_one_passage_unless_it_is_long(text: str) -> None:
    passages = cut_passages(text)
    for start, end in split_paragraphs(text):
        holding = [(a, b) for a, b in passages if a < end and start < b]
        assert holding[0][0] <= start
        assert end <= holding[-1][1]
        assert len(holding) == 1 or end - start > LONG


@given(documents())
def test_no_sentence_is_cut(text: str) -> None:
    passages = cut_passages(text)
    for start, end in split_paragraphs(text):
        for first, last in split_sentences(text[start:end]):
            assert sum(a <= start + first and start + last <= b for a, b in passages) == 1


@given(anything)
def test_passages_are_in_order_and_hold_every_character_but_white_space(text: str) -> None:
    passages = cut_passages(text)
    assert all(end <= start for (_, end), (start, _) in zip(passages, passages[1:], strict=False))
    assert "".join("".join(text[a:b].split()) for a, b in passages) == "".join(text.split())


@given(documents())
def test_only_one_sentence_can_make_a_passage_too_long_to_embed(text: str) -> None:
    for start, end in cut_passages(text):
        assert end - start <= LONG or len(split_sentences(text[start:end])) == 1


@given(documents())
def test_a_passage_that_was_joined_is_no_longer_than_two_short_ones(text: str) -> None:
    for start, end in cut_passages(text):
        if "\n\n" in text[start:end]:
            assert end - start <= 2 * SHORT
