"""Blocks of furniture that a label opens: links to other articles, and the readers' comments."""

from __future__ import annotations

from collections.abc import Sequence

from index.reading import vocabulary
from index.reading.lines import Line

_LABEL = 10
"""Words of a label at most."""
_SEEN = 12
"""How many lines after a label of comments are looked at for what makes them comments."""


def find_blocks(lines: Sequence[Line]) -> set[int]:
    """Give the numbers of the lines in such blocks, labels included."""
    dropped: set[int] = set()
    prose = 0
    for number, line in enumerate(lines):
        prose += line.is_prose
        if line.is_prose:
            continue
        if prose and _opens_comments(lines, number):
            return dropped | set(range(number, len(lines)))
        if number not in dropped and len(line.words) <= _LABEL and vocabulary.SECTION.fullmatch(line.content):
            dropped.update(_block(lines, number, prose))
    return dropped


def _opens_comments(lines: Sequence[Line], number: int) -> bool:
    if len(lines[number].words) > 3 * _LABEL or not vocabulary.CLOSING.fullmatch(lines[number].content):
        return False
    following = lines[number + 1 : number + 1 + _SEEN]
    return any(vocabulary.COMMENT_SIGN.search(line.text) for line in following)


def _block(lines: Sequence[Line], label: int, prose: int) -> set[int]:
    """Give the label and the links after it, up to where the article goes on or the page ends."""
    end = label + 1
    while end < len(lines) and not _goes_on(lines, label, end, prose):
        end += 1
    if end == label + 1 and end < len(lines):
        return set()  # it opens no block: a sub-heading, it may be
    return set(range(label, end))


def _goes_on(lines: Sequence[Line], label: int, number: int, prose: int) -> bool:
    """Tell whether the article goes on at a line after a label."""
    line, following = lines[number], lines[number + 1 : number + 3]
    compact = not lines[label + 1].apart
    if compact and line.apart:
        return True
    if line.is_open and following:
        return True
    if not line.is_prose or prose < 2:
        return line.is_prose
    # Among links there is prose, too, the captions and summaries of other articles; after it the links go on.
    return (
        following[0].is_prose
        if following and not line.is_solid
        else any(each.is_prose for each in following) or not following
    )
