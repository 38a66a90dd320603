"""Cutting an article: whatever comes out of it stands in it, where it says."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from index.cutting.cut import cut
from index.models import Article
from index.pretrained import Models
from tests.index.cutting.texts import documents


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=documents())
def test_everything_stands_where_it_says(models: Models, text: str) -> None:
    each = cut(Article(id="0", text=text), models.language)
    for found in [*each.figures, *each.quotes]:
        assert text[found.start : found.end] == found.text
    for figure in each.figures:
        assert figure.sentence in text
    for quote in each.quotes:
        if quote.speaker_start is not None:
            assert quote.speaker_end is not None
            assert 0 <= quote.speaker_start < quote.speaker_end <= len(text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=documents())
def test_a_passages_sentences_are_in_it_and_in_order(models: Models, text: str) -> None:
    each = cut(Article(id="0", text=text), models.language)
    assert len(each.sentences) == len(each.passages)
    for (start, end), sentences in zip(each.passages, each.sentences, strict=True):
        assert sentences[0][0] == start
        assert sentences[-1][1] == end
        assert all(a < b <= c for (a, b), (c, _) in zip(sentences, sentences[1:], strict=False))
