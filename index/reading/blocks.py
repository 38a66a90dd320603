"""Blocks of furniture that a label opens: links to other articles, and the readers' comments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.reading import vocabulary
from index.reading.lines import Line

_LABEL = 10
"""Words of a label at most."""
_ENOUGH = 30
"""Words of prose that stand before the readers' comments at least."""
_SEEN = 12
"""How many lines after a label of comments are looked at for what makes them comments."""


def find_blocks(lines: Sequence[Line]) -> set[int]:
    """Give the numbers of the lines in such blocks, labels included."""
    dropped: set[int] = set()
    last_pair = max((number for number, pair in enumerate(pairwise(lines)) if _are_prose(pair)), default=-1)
    prose = words = 0
    for number, line in enumerate(lines):
        if line.is_prose:
            prose, words = prose + 1, words + len(line.words)
            continue
        if words >= _ENOUGH and _opens_comments(lines, number):
            return dropped | set(range(number, len(lines)))
        if prose and vocabulary.AUTHOR.fullmatch(line.content):
            dropped.update(_life(lines, number))
        if number not in dropped and len(line.words) <= _LABEL and vocabulary.SECTION.fullmatch(line.content):
            dropped.update(_block(lines, number, prose, last_pair))
    return dropped


def _are_prose(pair: tuple[Line, Line]) -> bool:
    return pair[0].is_prose and pair[1].is_prose


def _opens_comments(lines: Sequence[Line], number: int) -> bool:
    if len(lines[number].words) > 3 * _LABEL or not vocabulary.CLOSING.fullmatch(lines[number].content):
        return False
    following = lines[number + 1 : number + 1 + _SEEN]
    return sum(vocabulary.COMMENT_SIGN.search(line.text) is not None for line in following) >= 2


def _life(lines: Sequence[Line], label: int) -> range:
    """Give the label, the author's name and the one paragraph about them."""
    end = label + 1
    while end < len(lines) and lines[end].is_fragment:
        end += 1
    return range(label, min(end + 1, len(lines)))


def _block(lines: Sequence[Line], label: int, prose: int, last_pair: int) -> set[int]:
    """Give the label and the links after it, up to where the article goes on or the page ends."""
    end = label + 1
    compact = end < len(lines) and not lines[end].apart
    while end < len(lines) and not (compact and lines[end].apart):
        if _goes_on(lines, end, prose, last_pair):
            break
        end += 1
    if end == label + 1 and end < len(lines):
        return set()  # it opens no block: a sub-heading, it may be
    return set(range(label, end))


def _goes_on(lines: Sequence[Line], number: int, prose: int, last_pair: int) -> bool:
    """Tell whether the article goes on at a line after a label.

    Among links there is prose, too, the captions and summaries of other articles; but one stands by itself
    between two links, and where the article goes on, paragraphs stand together, here or further down.
    """
    line, is_last = lines[number], number + 1 == len(lines)
    if line.is_open:
        return not is_last
    if not line.is_prose or prose < 2:
        return line.is_prose
    if not is_last and lines[number + 1].is_prose:
        return True
    return line.is_solid and (is_last or last_pair > number)
