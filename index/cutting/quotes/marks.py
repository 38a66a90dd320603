"""Quotation marks, paired: where marked words begin and end, in any style and with marks missing.

The conventions are those of English newspapers: an opening mark stands before a word and after a space, a
closing one the other way round; a quotation that runs over paragraphs opens in each and closes in the last;
a single mark is an apostrophe unless it pairs. Two apostrophes typed for a double mark are not read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.cutting.sentences import split_sentences

_DOUBLE = re.compile(r"[“”„«»\"]")
_SINGLE = re.compile(r"(?<!')[‘’'](?!')")
_APOSTROPHE_WORD = re.compile(r"[’'‘](?:\d|em\b|til\b|cause\b|tis\b|twas\b|n[’'])", re.IGNORECASE)
_LONGEST_SINGLE = 1_200
"""Characters after which a single mark is taken for an apostrophe that never closes."""
_AHEAD = 40
"""Marks looked at ahead, to tell a quotation inside a quotation from a mark that is missing."""
_NICKNAME = 2
_REACH = 6
"""Paragraphs over which an opening mark waits for its closing one."""


class Marked(NamedTuple):
    """Marked words: ``text[start:end]`` lies inside the marks; ``double`` tells the kind of mark.

    ``continues`` is true when the words carry on the quotation of the paragraph before.
    """

    start: int
    end: int
    double: bool
    continues: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool
    closes: bool


def find_marked(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """Give the outermost marked stretches of ``text``, in order, none empty, none overlapping.

    ``paragraphs`` are the (start, end) offsets of the paragraphs. Marks inside other marks stay inside.
    """
    found: list[Marked] = []
    skip_until = 0
    for number, (start, end) in enumerate(paragraphs):
        if start < skip_until:
            continue
        marks = _double_marks(text, start, end)
        carried = bool(found) and found[-1].end == paragraphs[number - 1][1] and _unclosed(text, found[-1])
        doubles = list(
            _pair(text, (start, end), marks, carried, _opens_with_mark(text, paragraphs, number + 1))
        )
        if doubles and doubles[-1].end == end and _unclosed(text, doubles[-1]):
            reach = _late_close(text, paragraphs, number)
            if reach:
                doubles[-1] = doubles[-1]._replace(end=reach)
                skip_until = reach
        found += _with_singles(text, start, max(end, skip_until), doubles)
    trimmed = (_trim(text, marked) for marked in found)
    return [marked for marked in trimmed if marked.start < marked.end and not _is_nickname(text, marked)]


def _double_marks(text: str, start: int, end: int) -> list[_Mark]:
    """Every double mark between the offsets with the directions in which its neighbours let it face."""
    marks: list[_Mark] = []
    for match in _DOUBLE.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if (
            match.group() == '"'
            and before.isdigit()
            and not after.isalpha()
            and _is_inch(text, match.start())
        ):
            continue
        space_before = before.isspace() or before in "([{—–-‘'/"
        space_after = after.isspace() or after in ")]},.;:!?—–-’'/"
        if match.group() in "“„«":
            opens, closes = True, space_after and not space_before
        elif match.group() in "”»":
            opens, closes = space_before and not space_after, True
        else:
            opens, closes = not after.isspace() and match.end() < end, match.start() > start
            if space_before != space_after:
                opens, closes = space_before, space_after
        marks.append(_Mark(match.start(), match.end(), opens, closes))
    return marks


def _is_inch(text: str, at: int) -> bool:
    return re.search(r"\d['’]\s?\d{1,2}$", text[max(0, at - 6) : at]) is not None


def _pair(
    text: str, span: tuple[int, int], marks: list[_Mark], carried: bool, carries_on: bool
) -> Iterator[Marked]:
    """Pair the marks of one paragraph; what cannot pair ends where its sentence or the paragraph ends."""
    start, end = span
    opened: _Mark | None = None
    nested = 0
    left = start
    continues = False
    for place, mark in enumerate(marks):
        if opened is None:
            if not mark.opens and mark.closes:
                begin = _lost_opening(text, left, mark.start)
                if begin is not None:
                    yield Marked(begin, mark.start, True)
                left = mark.end
                continue
            opened, continues = mark, carried and mark.start == start
            continue
        faces_in = mark.opens and not mark.closes
        if faces_in and _nests(marks[place : place + _AHEAD], carries_on):
            nested += 1
        elif faces_in:
            yield Marked(opened.end, _sentence_end(text, opened.end, mark.start), True, continues)
            opened, continues = mark, False
        elif nested:
            nested -= 1
        else:
            yield Marked(opened.end, mark.start, True, continues)
            left, opened = mark.end, None
    if opened is not None:
        whole = (
            carries_on
            or opened.start == start
            or text[max(start, opened.start - 4) : opened.start].rstrip()[-1:] in (":", ",")
        )
        finish = end if whole else _sentence_end(text, opened.end, end)
        yield Marked(opened.end, finish, True, continues)


def _nests(marks: list[_Mark], carries_on: bool) -> bool:
    """Whether an opening mark met inside a quotation closes on its own, with one left over for the outer."""
    depth, deepest_end = 1, 0
    for mark in marks:
        if mark.opens and not mark.closes:
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                return True
            deepest_end = depth
    return carries_on and deepest_end == 1


def _lost_opening(text: str, left: int, close: int) -> int | None:
    """Where words begin whose opening mark is missing: after a colon, or at the start of their sentence."""
    if close == left or text[close - 1] not in ".,!?…":
        return None
    stretch = text[left:close]
    colon = stretch.rfind(": ")
    if colon >= 0:
        return left + colon + 2
    return left if left == 0 or text[left - 1] == "\n" else None


def _sentence_end(text: str, start: int, limit: int) -> int:
    """Give the end of the sentence that begins at ``start``, without its full stop."""
    spans = split_sentences(text[start:limit])
    finish = start + spans[0][1] if spans else limit
    return finish - 1 if text[finish - 1 : finish] == "." else finish


def _unclosed(text: str, marked: Marked) -> bool:
    return marked.double and not _DOUBLE.match(text, marked.end)


def _opens_with_mark(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> bool:
    return number < len(paragraphs) and text[paragraphs[number][0]] in '“„«"'


def _late_close(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> int | None:
    """Give the closing mark of an opening that later paragraphs do not repeat, within reach; None if none."""
    for start, end in paragraphs[number + 1 : number + 1 + _REACH]:
        marks = _double_marks(text, start, end)
        if not marks:
            continue
        first = marks[0]
        alone = first.closes and not first.opens and first.end == end
        return first.start if alone and len(marks) == 1 else None
    return None


def _with_singles(text: str, start: int, end: int, doubles: list[Marked]) -> list[Marked]:
    """Add the stretches in single marks; one that holds double marks takes the place of what they hold."""
    singles = list(_pair_singles(text, start, end, doubles))
    kept = [d for d in doubles if not any(s.start <= d.start and d.end <= s.end for s in singles)]
    return sorted([*kept, *singles])


def _outside(text: str, start: int, end: int, doubles: list[Marked]) -> Iterator[int]:
    """Give the offsets of the single marks that do not stand in double ones."""
    place = 0
    for match in _SINGLE.finditer(text, start, end):
        while place < len(doubles) and doubles[place].end <= match.start():
            place += 1
        if place == len(doubles) or match.start() < doubles[place].start:
            yield match.start()


def _pair_singles(text: str, start: int, end: int, doubles: list[Marked]) -> Iterator[Marked]:
    opened: int | None = None
    for at in _outside(text, start, end, doubles):
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if opened is not None and at - opened > _LONGEST_SINGLE:
            opened = None
        if opened is None:
            faces_in = (before.isspace() or before in '([—–"“') and not after.isspace()
            if faces_in and text[at] != "’" and not _APOSTROPHE_WORD.match(text, at):
                opened = at
            continue
        if text[at] == "‘" or before.isspace() or after.isalnum():
            continue
        if before == "s" and after == " " and _closes_later(text, at + 1, min(end, opened + _LONGEST_SINGLE)):
            continue
        yield Marked(opened + 1, at, False)
        opened = None


def _closes_later(text: str, start: int, end: int) -> bool:
    """Whether another closing single mark follows before another opening one: then this was a possessive."""
    for match in re.finditer(r"(?<=\s)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)", text[start:end]):
        return match.group() != "‘" and text[start + match.start() - 1] != " "
    return False


def _is_nickname(text: str, marked: Marked) -> bool:
    """Whether the words stand inside a name: Patricia "Pat" Doe."""
    words = text[marked.start : marked.end]
    if len(words.split()) > _NICKNAME or not words[0].isupper() or not words[-1].isalpha():
        return False
    before = re.search(r"(?:^|\s)([A-Z][\w.’'-]*)\s$", text[max(0, marked.start - 30) : marked.start - 1])
    return before is not None and re.match(r"\W [A-Z]\w+", text[marked.end : marked.end + 20]) is not None


def _trim(text: str, marked: Marked) -> Marked:
    stretch = text[marked.start : marked.end]
    begin = marked.start + len(stretch) - len(stretch.lstrip())
    return marked._replace(start=begin, end=max(begin, marked.start + len(stretch.rstrip())))
