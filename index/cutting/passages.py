"""Passages: one or a few paragraphs, short enough to show and to embed whole, that never cut a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator

from index.cutting.paragraphs import split_paragraphs
from index.cutting.sentences import split_sentences

SHORT = 240
"""Characters under which a paragraph seldom stands on its own: it is joined to the next."""
LONG = 1_200
"""Characters over which a paragraph is parted at a sentence end; about what the encoder reads at once."""

Offsets = tuple[int, int]


def cut_passages(text: str) -> list[Offsets]:
    """Give the (start, end) of every passage of ``text``, in order, together holding every paragraph.

    Consecutive short paragraphs are joined, long ones parted into stretches of about equal length; a
    passage is longer than `LONG` only where a single sentence is.
    """
    passages: list[Offsets] = []
    for paragraph in split_paragraphs(text):
        for start, end in _parts(text, *paragraph):
            if passages and _joins(passages[-1], (start, end)):
                passages[-1] = (passages[-1][0], end)
            else:
                passages.append((start, end))
    return passages


def _joins(before: Offsets, after: Offsets) -> bool:
    """Whether a short passage takes up the next: a last short paragraph goes to the one before it."""
    either_short = min(before[1] - before[0], after[1] - after[0]) < SHORT
    return either_short and after[1] - before[0] <= 2 * SHORT


def _parts(text: str, start: int, end: int) -> Iterator[Offsets]:
    sentences = [(start + first, start + last) for first, last in split_sentences(text[start:end])]
    while end - start > LONG and len(sentences) > 1:
        aim = start + (end - start) / math.ceil((end - start) / LONG)
        fitting = sum(last - start <= LONG for _, last in sentences[:-1])
        last = min(range(max(1, fitting)), key=lambda n: abs(sentences[n][1] - aim))
        yield start, sentences[last][1]
        sentences = sentences[last + 1 :]
        start = sentences[0][0]
    yield start, end
