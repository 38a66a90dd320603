"""Plain text: what its first lines state of the article, and the lines of the article itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.reading.chrome import is_furniture, is_near_furniture
from index.reading.lines import Line
from index.reading.metadata import DATE, Metadata, find_date
from index.reading.statements import Statement, dateline, is_around_a_date, read_statement

_HEAD = 25
"""How many lines from the top may state something without a label."""
_FOOT = 12
"""How many lines from the bottom may state something under a label."""
_DATE_FIRST = re.compile(
    rf"(?:(?:date|dated|published|posted)\b[:\s]*)?(?:on )?(?:{DATE.pattern})[\s,:|–-]*", re.IGNORECASE
)
_HEADLINE = 5
"""Words that tell a headline from the name of a paper or a section."""


def take_metadata(
    lines: Sequence[Line], title: str | None = None, marked: bool = False
) -> tuple[Metadata, list[Line]]:
    """Give what the lines plainly state of their article, and the lines that did not serve for that.

    Args:
        lines: the page's lines from the top.
        title: the headline when it is known; then no line is taken for it.
        marked: whether only a line that is marked as a heading may be the headline.
    """
    metadata, lines = _leading_date(list(lines))
    stated: list[Statement] = []
    left: list[Line] = []
    in_head = True
    for number, line in enumerate(lines):
        in_head = in_head and number < _HEAD and not line.is_prose
        statement = _statement(lines, number, in_head)
        if statement is None or line.text.startswith("This "):
            left.append(line)  # "This question was answered on …" is worth reading, too
        if statement is not None:
            stated.append(statement)
    opening = next((line for line in left[:_HEAD] if line.is_prose), None)
    if opening and (day := dateline(opening)):
        stated.append(Statement(Metadata(published=day)))
    metadata = metadata.or_else(merge(stated))
    if title or metadata.title:
        return metadata, _without(left, {title, metadata.title})
    if marked and not (left and left[0].role == "heading"):
        return metadata, left
    return _take_title(metadata, left, certain=metadata != Metadata())


def find_metadata(lines: Sequence[Line]) -> Metadata:
    """Give what the head of a page states, when its lines are no text to read but its blocks in order."""
    return merge(found for line in lines[: 2 * _HEAD] if (found := read_statement(line)) is not None)


def merge(stated: Iterable[Statement]) -> Metadata:
    """Join statements, the worthiest date first."""
    metadata = Metadata()
    for statement in sorted(stated, key=lambda each: each.rank):
        metadata = metadata.or_else(statement.metadata)
    return metadata


def _leading_date(lines: list[Line]) -> tuple[Metadata, list[Line]]:
    """Take a date off the very beginning; a headline may follow it on the line."""
    found = _DATE_FIRST.match(lines[0].text) if lines else None
    published = find_date(found.group()) if found else None
    if not found or published is None:
        return Metadata(), lines
    rest = lines[0].text[found.end() :]
    if not rest or is_around_a_date(rest):
        return Metadata(published=published), lines[1:]
    if not rest[0].isupper() and rest[0] not in "“‘\"'":
        return Metadata(), lines
    return Metadata(published=published), [Line(rest, lines[0].role, lines[0].apart), *lines[1:]]


def _statement(lines: Sequence[Line], number: int, in_head: bool) -> Statement | None:
    """Give what a line states, if it stands where such lines stand: at the head, or labelled anywhere."""
    line = lines[number]
    if number < _HEAD:
        return read_statement(line, keyed=in_head)
    if number < len(lines) - _FOOT and (len(line.words) > 10 or not DATE.search(line.text)):
        return None
    found = read_statement(line)
    return found if found and found.rank != 1 else None


def _take_title(metadata: Metadata, lines: list[Line], certain: bool) -> tuple[Metadata, list[Line]]:
    """Take the headline: the short line without a full stop that stands before the first sentence.

    A question may be the article's first sentence; only beside a byline or a date is it ``certain`` to be the
    headline.
    """
    candidates: list[int] = []
    for number, line in enumerate(lines[:_HEAD]):
        beside_furniture = any(map(is_furniture, lines[number + 1 : number + 2]))
        if _has_furniture(line) or (beside_furniture and is_near_furniture(line)):
            continue
        named = any(len(lines[each].words) >= _HEADLINE for each in candidates)
        asks = certain and not named and line.text.rstrip("”’\"')").endswith(("?", "!"))
        if line.is_terminated and not asks:
            break
        if not line.is_item and not line.is_open and 2 <= len(line.words) <= 25:
            candidates.append(number)
    if not candidates or candidates[-1] + 1 >= len(lines):
        return metadata, lines
    headlines = [number for number in candidates if len(lines[number].words) >= _HEADLINE]
    if not headlines and len(candidates) > 1:
        return metadata, lines
    chosen = min(headlines, default=candidates[0])
    title = lines[chosen].text.lstrip("# ")
    return metadata._replace(title=title), _without(lines, {lines[chosen].text, title})


def _has_furniture(line: Line) -> bool:
    """Tell whether a line or a part of it is furniture: "The Paper - Back to home" is no headline."""
    return any(is_furniture(Line(part)) for part in (line.text, *re.split(r" [|•·–—-] ", line.text)))


def _without(lines: Sequence[Line], titles: set[str | None]) -> list[Line]:
    """Leave out the headline where the page sets it at the head, once or twice."""
    return [line for number, line in enumerate(lines) if number >= _HEAD or line.text not in titles]
