"""Passages: one or a few paragraphs, short enough to show and to embed whole, that never cut a sentence."""

from __future__ import annotations

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
    if end - start <= LONG:
        yield start, end
        return
    aim = (end - start) / -(-(end - start) // LONG)
    begin = last = start
    for first, final in ((start + a, start + b) for a, b in split_sentences(text[start:end])):
        full = last - begin >= aim * 0.9
        if last > begin and (full or final - begin > LONG):
            yield begin, last
            begin = first
        last = final
    yield begin, last
