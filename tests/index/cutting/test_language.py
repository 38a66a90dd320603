"""Grammar: every token stands where its offset says, and sentences are those that passages show."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings

from index.cutting.language import Language, ParsedParagraph
from index.cutting.sentences import split_sentences
from index.pretrained import Models
from tests.index.cutting.texts import documents


@pytest.fixture(scope="module")
def language(models: Models) -> Language:
    return models.language


def test_a_paragraph_has_its_tokens_tags_and_names(language: Language) -> None:
    text = "The bell is old.\n\nAnselm Okoro raised it on Sunday."
    first, second = language.parse(text)
    assert (first.start, second.start) == (0, 18)
    assert [str(entity) for entity in second.doc.ents] == ["Anselm Okoro", "Sunday"]
    assert next(token for token in second.doc if token.dep_ == "nsubj").text == "Okoro"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=documents())
def test_every_token_stands_at_its_offset(language: Language, text: str) -> None:
    for paragraph in language.parse(text):
        for token in paragraph.doc:
            at = paragraph.start + token.idx
            assert text[at : at + len(token)] == token.text


def test_sentences_are_those_of_the_splitter(language: Language) -> None:
    text = "“I was wrong,” said Dr. Castell. “I am glad.” It was 4.30 p.m. on Nov. 3."
    (paragraph,) = language.parse(text)
    assert [s.text.strip() for s in paragraph.doc.sents] == [text[a:b] for a, b in split_sentences(text)]


def test_an_overlong_paragraph_is_parsed_in_parts_that_hold_all_of_it(language: Language) -> None:
    text = "The wardens walked every row twice. " * 700
    parts: list[ParsedParagraph] = language.parse(text)
    assert len(parts) > 1
    assert all(len(part.doc.text) <= 8_000 for part in parts)
    held = "".join(part.doc.text for part in parts)
    assert "".join(held.split()) == "".join(text.split())
    assert all(a.start < b.start for a, b in itertools.pairwise(parts))


def test_a_sentence_without_end_is_parsed_in_parts(language: Language) -> None:
    parts = language.parse("word " * 5_000)
    assert sum(len(part.doc) for part in parts) >= 5_000
