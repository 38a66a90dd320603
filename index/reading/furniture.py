"""Page furniture: what stands around an article, told by shape, position, repetition and vocabulary.

No rule knows a site. A line goes for what it is (a control, an appeal, a credit), for repeating its
neighbour (a caption), for standing in a block that a label opens (teasers), for lying outside the stretch
of the page where sentences are dense (navigation, teasers), or for being one of a run of headlines between
paragraphs. Whatever could be a paragraph of the article stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from index.reading import vocabulary
from index.reading.lines import Line

_SUBHEADING = 9
"""A fragment of at most this many words among paragraphs is taken for a sub-heading."""
_HEADLINE = 32
"""A fragment of more words than this is a paragraph that lost its full stop."""


def strip_furniture(lines: Sequence[Line]) -> list[Line]:
    """Give the lines that belong to the article, in order.

    Stripping what has been stripped changes nothing: lines are dropped until none is to be dropped any more.
    """
    kept = list(lines)
    while True:
        before = len(kept)
        for find in (_repeated, _alone, _sections, _outside, _runs):
            dropped = find(kept)
            kept = [line for number, line in enumerate(kept) if number not in dropped]
        if len(kept) == before:
            return kept


def is_furniture(line: Line) -> bool:
    """Tell whether a line is furniture wherever it stands: a control, a call, a credit, an appeal."""
    return _is_control(line) or _is_call(line) or _is_caption(line) or _is_appeal(line)


def _alone(lines: Sequence[Line]) -> set[int]:
    return {number for number, line in enumerate(lines) if is_furniture(line)}


def _is_control(line: Line, weak_suffice: bool = False) -> bool:
    """Tell a button, a menu entry or a counter: nothing but words that controls are made of."""
    words = [word for word in line.words if word not in vocabulary.FUNCTION]
    if not line.words:
        return True
    if len(line.words) > 8 or (
        line.is_terminated and len(line.words) > 3 and not line.text.endswith(("...", "…"))
    ):
        return False
    named = [word for word in words if not word[0].isdigit()]
    if not all(word in vocabulary.STRONG or word in vocabulary.WEAK for word in named):
        return False
    counted = bool(named) and len(named) < len(words)
    return any(word in vocabulary.STRONG for word in named) or counted or (weak_suffice and bool(named))


def _is_call(line: Line) -> bool:
    """Tell a line that opens as calls to the reader, teasers and notices do."""
    if vocabulary.CALL.match(line.content):
        return len(line.words) <= 30
    return (
        not line.is_terminated and len(line.words) <= 30 and vocabulary.TEASER.match(line.content) is not None
    )


def _is_caption(line: Line) -> bool:
    """Tell a picture's caption by its credit or by words that point into the picture."""
    if line.role == "heading" or len(line.words) > 70:
        return False
    if vocabulary.CREDIT.search(line.text[-160:]):
        return True
    if line.is_terminated or line.is_item:
        return False
    if vocabulary.PICTURED.search(line.text):
        return True
    named = vocabulary.BRACKETED.search(line.text)
    return (
        named is not None and len(line.words) >= 6 and not _abbreviates(named[1], line.text[: named.start()])
    )


def _abbreviates(name: str, before: str) -> bool:
    """Tell whether a bracketed name is the initials of the words before it."""
    initials = "".join(word[0] for word in before.replace("-", " ").split()).lower()
    return name.isalnum() and initials.endswith(name.lower().rstrip("s"))


def _is_appeal(line: Line) -> bool:
    """Tell an appeal or notice: it addresses the reader, about subscriptions, consent or donations."""
    signs = {found.group().lower() for found in vocabulary.APPEAL.finditer(line.text)}
    if not signs:
        return False
    addresses = len(vocabulary.ADDRESS.findall(line.text))
    size = len(line.words)
    quoted = any(mark in line.text for mark in '“”"«')
    if size <= 12:
        return not quoted and (len(signs) >= 2 or (addresses >= 1 and any(" " in sign for sign in signs)))
    if quoted or size > 400:
        return False
    needed = 2 if size <= 45 else 3
    return len(signs) >= needed and addresses >= (1 if size <= 45 else 3)


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Find captions and headings that stand twice: once bare, once with a credit or as a link."""
    dropped: set[int] = set()
    for number, (line, after) in enumerate(pairwise(lines)):
        shorter, longer = sorted((line, after), key=lambda each: len(each.words))
        if len(shorter.words) < 3 or longer.words[: len(shorter.words)] != shorter.words:
            continue
        if longer.words == shorter.words and line.text == after.text and line.is_prose:
            dropped.add(number + 1)
        elif not shorter.is_prose and len(longer.words) - len(shorter.words) <= 6:
            dropped.update((number, number + 1))
    return dropped


def _sections(lines: Sequence[Line]) -> set[int]:
    """Find the blocks that a label opens: links to other articles, and the readers' comments."""
    dropped: set[int] = set()
    prose = 0
    for number, line in enumerate(lines):
        prose += line.is_prose
        if number in dropped or line.is_prose or len(line.words) > 10:
            continue
        if vocabulary.CLOSING.fullmatch(line.content) and prose and _has_comments(lines[number + 1 :]):
            return dropped | set(range(number, len(lines)))
        if vocabulary.SECTION.fullmatch(line.content):
            dropped.update(_block(lines, number, prose))
    return dropped


def _has_comments(following: Sequence[Line]) -> bool:
    return any(vocabulary.COMMENT_SIGN.search(line.text) for line in following[:12])


def _block(lines: Sequence[Line], label: int, prose: int) -> set[int]:
    """Give the label and the links after it, up to where the article goes on or the page ends."""
    block = {label}
    for number in range(label + 1, len(lines)):
        line = lines[number]
        after = lines[number + 1] if number + 1 < len(lines) else None
        if line.is_open and after is not None:
            break
        if line.is_prose and (prose < 2 or line.is_solid or (after is not None and after.is_prose)):
            break
        block.add(number)
    links = len(block) - 1
    goes_on = max(block) + 1 < len(lines)
    if links > 1 and goes_on and lines[max(block)].is_fragment and not lines[max(block) - 1].is_fragment:
        block.discard(max(block))
    return block if links or not goes_on else set()


def _outside(lines: Sequence[Line]) -> set[int]:
    """Find what lies before and after the stretch in which sentences are dense.

    The stretch is the run of lines with the greatest sum, sentences counting for and fragments against it
    (the body-text slope of Finn, Kushmerick and Smyth, 2001). Outside it, much prose stays all the same.
    """
    if not _is_punctuated(lines):
        return set()
    start, end = _densest([_weight(lines, number) for number in range(len(lines))])
    dropped = {number for number in range(start) if _is_loose(lines[number])}
    if len(lines) - end == 1 and lines[end].has_clause:
        return dropped
    return dropped | _after(lines, end)


def _after(lines: Sequence[Line], end: int) -> set[int]:
    """Find what goes after the article: all but much prose, and that too when headlines surround it."""
    tail = range(end, len(lines))
    fragments = sum(lines[number].is_fragment for number in tail)
    teasers = fragments >= 4 * sum(lines[number].is_solid for number in tail)
    return {
        number for number in tail if not lines[number].is_solid or (teasers and _is_flanked(lines, number))
    }


def _is_flanked(lines: Sequence[Line], number: int) -> bool:
    flanks = [lines[near] for near in (number - 1, number + 1) if 0 <= near < len(lines)]
    return len(flanks) == 2 and all(flank.is_fragment for flank in flanks)


def _is_loose(line: Line) -> bool:
    return not line.is_solid and not (line.is_prose or line.has_clause or line.is_open)


def _weight(lines: Sequence[Line], number: int) -> int:
    line = lines[number]
    if line.is_item or line.is_open:
        return 1
    if line.is_fragment:
        return -8
    if not line.is_solid and _is_flanked(lines, number):
        return 0
    return min(len(line.words), 40) if line.is_prose else 2


def _densest(weights: Sequence[int]) -> tuple[int, int]:
    """Give the (start, end) of the run with the greatest sum; the later end where two are equal."""
    best, start, end = 0, 0, len(weights)
    total, begin = 0, 0
    for number, weight in enumerate(weights):
        if total <= 0:
            total, begin = 0, number
        total += weight
        if total >= best and total > 0:
            best, start, end = total, begin, number + 1
    return start, end


def _is_punctuated(lines: Sequence[Line]) -> bool:
    """Tell whether the author ends sentences with full stops, without which shape says nothing."""
    long = [line for line in lines if len(line.words) >= 15]
    prose = sum(len(line.words) for line in lines if line.is_terminated)
    return (
        bool(long)
        and sum(line.is_terminated or line.is_open for line in long) >= 0.5 * len(long)
        and prose >= 20
    )


def _runs(lines: Sequence[Line]) -> set[int]:
    """Find headlines and captions among paragraphs: long fragments, and runs of them that are no list."""
    if not _is_punctuated(lines):
        return set()
    dropped: set[int] = set()
    number = 0
    for is_run, group in groupby(lines, key=lambda line: line.is_fragment and line.role == "text"):
        run = list(group)
        numbers = range(number, number + len(run))
        number += len(run)
        announced = numbers[0] > 0 and lines[numbers[0] - 1].is_open
        if is_run and not announced and not _is_table(run):
            dropped.update(
                each for each, line in zip(numbers, run, strict=True) if _is_headline(line, len(run))
            )
    return dropped


def _is_table(run: Sequence[Line]) -> bool:
    return len(run) >= 3 and sum(any(word[0].isdigit() for word in line.words) for line in run) >= 0.6 * len(
        run
    )


def _is_headline(line: Line, run: int) -> bool:
    size = len(line.words)
    if size > _HEADLINE or (line.has_clause and run <= 2):
        return False
    return size > _SUBHEADING or run >= 3
