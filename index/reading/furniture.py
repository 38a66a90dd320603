"""Page furniture: what stands around an article, told by shape, position, repetition and vocabulary.

No rule knows a site. A line goes for what it is (a control, an appeal, a credit), for repeating its
neighbour (a caption), for standing in a block that a label opens (teasers), for lying outside the stretch
of the page where sentences are dense (navigation, teasers), or for being one of a run of headlines between
paragraphs. Whatever could be a paragraph of the article stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from index.reading import blocks
from index.reading.chrome import is_caption_label, is_furniture, is_near_furniture
from index.reading.lines import Line

_SUBHEADING = 8
"""A fragment of at most this many words among paragraphs is taken for a sub-heading."""
_LEAST = 0.25
"""The share of the sentences that must remain, or the page is not as these rules take it to be."""
_FEW = 4
"""So many fragments may stand between an article's paragraphs and its last short one."""
_HEADLINE = 32
"""A fragment of more words than this is a paragraph that lost its full stop."""


def strip_furniture(lines: Sequence[Line]) -> list[Line]:
    """Give the lines that belong to the article, in order.

    Stripping what has been stripped changes nothing: lines are dropped until none is to be dropped any more.
    When that would drop nearly all there is to read, only what is furniture by itself is dropped.
    """
    kept = _drop(lines, (blocks.find_blocks, _repeated, _chrome, _outside, _runs))
    careful = _drop(lines, (_repeated, _chrome))
    return kept if _prose_words(kept) >= _LEAST * _prose_words(careful) else careful


def _drop(lines: Sequence[Line], finders: Sequence[Callable[[Sequence[Line]], set[int]]]) -> list[Line]:
    """Drop what each finder finds, over and over until they find nothing."""
    kept = list(lines)
    while True:
        before = len(kept)
        for find in finders:
            dropped = find(kept)
            kept = [line for number, line in enumerate(kept) if number not in dropped]
        if len(kept) == before:
            return kept


def _prose_words(lines: Sequence[Line]) -> int:
    return sum(len(line.words) for line in lines if line.is_prose)


def _chrome(lines: Sequence[Line]) -> set[int]:
    """Find the lines that are furniture by themselves, and those beside them that sound alike."""
    found = {number for number, line in enumerate(lines) if is_furniture(line)}
    for order in (range(len(lines)), reversed(range(len(lines)))):
        for number in order:
            if number not in found and {number - 1, number + 1} & found and is_near_furniture(lines[number]):
                found.add(number)
    found |= _in_chrome_blocks(lines, found)
    labelled = {number + 1 for number in found if is_caption_label(lines[number])}
    return found | {number for number in labelled if number < len(lines) and not lines[number].is_solid}


def _in_chrome_blocks(lines: Sequence[Line], found: set[int]) -> set[int]:
    """Find the fragments in blocks, set off by blank lines, that are furniture for the greater part."""
    bounds = [*(number for number, line in enumerate(lines) if line.apart), len(lines)]
    blocks = [range(start, end) for start, end in pairwise(bounds) if end - start >= 3]
    mostly = (block for block in blocks if len(found & set(block)) >= 0.6 * len(block))
    return {number for block in mostly for number in block if lines[number].is_fragment}


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Find what stands twice: captions with and without credit, doubled paragraphs, pulled quotes."""
    dropped: set[int] = set()
    for number, (line, after) in enumerate(pairwise(lines)):
        shorter, longer = sorted((line, after), key=lambda each: len(each.words))
        if len(shorter.words) < 3 or longer.words[: len(shorter.words)] != shorter.words:
            continue
        if line.text == after.text and line.is_prose:
            dropped.add(number + 1)
        elif not shorter.is_prose and len(longer.words) - len(shorter.words) <= 6:
            dropped.update((number, number + 1))
    return dropped | {number for number in range(len(lines)) if _is_pulled(lines, number)}


def _is_pulled(lines: Sequence[Line], number: int) -> bool:
    """Tell a pull quote or a caption that takes its words from a paragraph near it."""
    line = lines[number]
    bare = line.text.strip("“”\"‘’'« »")
    quoted = line.text[0] in "“\"‘'«" and line.text[-1] in "”\"’'»" and "”" not in bare and '"' not in bare
    if len(line.words) < 5 or len(line.words) > 60 or not (quoted or line.is_fragment):
        return False
    near = (*lines[max(0, number - 8) : number], *lines[number + 1 : number + 9])
    return any(each.is_prose and len(each.text) > len(line.text) and bare in each.text for each in near)


def _outside(lines: Sequence[Line]) -> set[int]:
    """Find what lies before and after the stretch in which sentences are dense.

    The stretch is the run of lines with the greatest sum, sentences counting for and fragments against it
    (the body-text slope of Finn, Kushmerick and Smyth, 2001). Outside it, much prose stays all the same.
    """
    if not _is_punctuated(lines):
        return set()
    listed = _announced(lines)
    weights = [0 if number in listed else _weight(lines, number) for number in range(len(lines))]
    for number in listed:
        if number + 1 < len(lines) and lines[number + 1].is_prose:
            weights[number + 1] = len(lines[number + 1].words)  # it stands after a list, not after a headline
    start, end = _densest(weights)
    while end - start > 1 and lines[end - 1].is_open and len(lines[end - 1].words) <= 6:
        end -= 1  # it announces nothing any more
    head = range(start - 1 if _heads_a_section(lines, start, end) else start)
    return {number for number in head if _is_loose(lines[number])} | _after(lines, end)


def _heads_a_section(lines: Sequence[Line], start: int, end: int) -> bool:
    """Tell whether the line before the first paragraph heads it, as others head the paragraphs after it."""
    if not 0 < start < end or not _is_heading(lines[start - 1]):
        return False
    inside = range(start, end)
    headings = sum(_is_heading(lines[number]) and lines[number + 1].is_prose for number in inside[:-1])
    paragraphs = sum(lines[number].is_prose for number in inside)
    return headings >= 2 and paragraphs <= 3 * (headings + 1)


def _is_heading(line: Line) -> bool:
    return line.is_fragment and 2 <= len(line.words) <= _SUBHEADING


def _announced(lines: Sequence[Line]) -> set[int]:
    """Give the fragments that a line ending in a colon announces: the items of a list."""
    announced: set[int] = set()
    compact = False
    for number in range(1, len(lines)):
        line, first = lines[number], lines[number - 1].is_open
        compact = not line.apart if first else compact
        goes_on = number - 1 in announced and not (compact and line.apart)
        if line.is_fragment and (first or goes_on):
            announced.add(number)
    return announced


def _is_loose(line: Line) -> bool:
    if line.is_item:
        return len(line.words) < 5
    return not (line.is_prose or line.has_clause or line.is_open)


def _after(lines: Sequence[Line], end: int) -> set[int]:
    """Find what goes after the article: all but much prose, and that too when headlines surround it."""
    tail = range(end, len(lines))
    if tail and lines[end].has_clause and (lines[end].is_sentence_like or len(tail) == 1):
        tail = tail[1:]  # a last sentence without its full stop
    tail = tail[_table(lines, tail) :]
    tail = tail[_last_paragraphs(lines, tail) :]
    fragments = sum(lines[number].is_fragment for number in tail)
    teasers = fragments >= 4 * sum(lines[number].is_solid for number in tail)
    return {
        number for number in tail if not lines[number].is_solid or (teasers and _is_flanked(lines, number))
    }


def _last_paragraphs(lines: Sequence[Line], tail: range) -> int:
    """Give how many lines of the tail are headings or items and the article's last short paragraphs.

    They are few, and the only sentences there: teasers have a sentence each or none.
    """
    prose = [lines[number].is_prose for number in tail]
    before = prose.index(True) if True in prose else len(prose)
    end = prose.index(False, before) if False in prose[before:] else len(prose)
    alone = True not in prose[end:]
    few = before <= (_FEW if end == len(prose) else 2)
    return end if end > before and alone and few else 0


def _table(lines: Sequence[Line], tail: range) -> int:
    """Give how many lines of the tail are a table of names and values, its heading included."""
    heading = int(len(tail) > 0 and lines[tail[0]].is_fragment and not lines[tail[0]].is_pair)
    size = heading
    while size < len(tail) and lines[tail[size]].is_pair:
        size += 1
    return size if size - heading >= 2 else 0


def _is_flanked(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line stands between two fragments, of which one is long enough for a headline."""
    flanks = [lines[near] for near in (number - 1, number + 1) if 0 <= near < len(lines)]
    between = len(flanks) == 2 and all(flank.is_fragment for flank in flanks)
    return between and any(len(flank.words) >= 6 for flank in flanks)


def _weight(lines: Sequence[Line], number: int) -> int:
    line = lines[number]
    if line.is_item:
        return 0
    if line.is_open:
        return 1
    if line.is_fragment:
        return -min(len(line.words) + 1, 8)
    if not line.is_solid and _is_flanked(lines, number):
        return -1
    return min(len(line.words), 40)


def _densest(weights: Sequence[int]) -> tuple[int, int]:
    """Give the (start, end) of the run with the greatest sum, and with what follows that weighs nothing."""
    best, start, end = 0, 0, len(weights)
    total, begin = 0, 0
    for number, weight in enumerate(weights):
        if total <= 0:
            total, begin = 0, number
        total += weight
        if total > best:
            best, start, end = total, begin, number + 1
    while end < len(weights) and weights[end] == 0:
        end += 1
    return start, end


def _is_punctuated(lines: Sequence[Line]) -> bool:
    """Tell whether the author ends sentences with full stops, without which shape says nothing."""
    long = [line for line in lines if len(line.words) >= 15]
    prose = sum(len(line.words) for line in lines if line.is_terminated)
    closed = sum(line.is_terminated or line.is_open for line in long)
    return bool(long) and closed >= 0.5 * len(long) and prose >= 20


def _runs(lines: Sequence[Line]) -> set[int]:
    """Find headlines and captions among paragraphs: long fragments, and runs of them that are no list."""
    if not _is_punctuated(lines):
        return set()
    announced = _announced(lines)
    dropped: set[int] = set()
    number = 0
    for is_run, group in groupby(lines, key=lambda line: line.is_fragment and line.role == "text"):
        run = list(group)
        numbers = range(number, number + len(run))
        number += len(run)
        if is_run and numbers[0] not in announced and not _is_table(run):
            dropped.update(numbers[each] for each in range(len(run)) if _is_headline(run, each))
    return dropped


def _is_table(run: Sequence[Line]) -> bool:
    entries = sum(line.is_pair or any(word[0].isdigit() for word in line.words) for line in run)
    return len(run) >= 3 and entries >= 0.6 * len(run)


def _is_headline(run: Sequence[Line], number: int) -> bool:
    line = run[number]
    size = len(line.words)
    if size > _HEADLINE or line.is_sentence_like or (line.has_clause and len(run) <= 2):
        return False
    if line.text.endswith(")") and len(run) <= 2:
        return False  # who speaks, with party or office
    if size > _SUBHEADING:
        return True
    heads_the_next = number == len(run) - 1 and line.apart and not run[number - 1].apart
    return len(run) >= 3 and not heads_the_next
