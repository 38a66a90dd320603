"""Plain text: what its first lines state of the article, and the lines of the article itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from index.reading.chrome import is_furniture
from index.reading.lines import Line
from index.reading.metadata import DATE, Metadata, find_date
from index.reading.vocabulary import words

_HEAD = 25
"""How many lines from the top (and from the bottom) may state a date, a byline or a publisher."""
_DATE_FIRST = re.compile(
    rf"(?:(?:date|dated|published|posted)\b[:\s]*)?(?:on )?(?:{DATE.pattern})[\s,:|–-]*", re.IGNORECASE
)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b\d+ min(?:ute)?s?(?: read)?\b",
    re.IGNORECASE,
)
_AROUND_A_DATE = words("""
    published posted issued released created first last updated update modified edited date
    dated time on at of the by est edt et bst gmt utc pm am cet pst ago was this question
    answered asked article story page statement report press release monday tuesday wednesday
    thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun online reviewed
    news
    """)
_LATER = re.compile(r"\b(?:updated?|modified|edited|reviewed)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:asked|tabled)\b", re.IGNORECASE)
_SEGMENT = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*")
_PERSON = r"[^\W\d_a-z][\w.’'-]*(?: (?:(?:de|van|von|der|la|al|bin) )*[^\W\d_a-z][\w.’'-]*){1,3}"
_BYLINE = re.compile(
    rf"(?:(?i:exclusive |story |report |words |written |reported )?(?i:by):? )"
    rf"({_PERSON}(?:(?:,| and| &|, and) {_PERSON}){{0,3}}?)"
    rf"(?: (?i:for) (?:(?i:the) )?(?P<outlet>{_PERSON}|[^\W\d_]\w+))?(?:(?:,| in| \() ?.{{0,80}})?$"
)
_FIELDS = {
    "title": ("title", "headline"),
    "author": ("author", "by"),
    "publisher": ("publisher", "publication", "outlet", "source", "published by", "from", "issued by"),
    "published": ("date", "published"),
    "url": ("url", "link"),
}
_FIELD = {key: field for field, keys in _FIELDS.items() for key in keys}
_KEY = re.compile(rf"({'|'.join(_FIELD)})\s*:\s+(\S.*)", re.IGNORECASE)


class Statement(NamedTuple):
    """What one line states, and how much its date is worth: 0 published, 1 unlabelled, 2 asked."""

    metadata: Metadata
    rank: int = 1


def take_metadata(lines: Sequence[Line], title: str | None = None) -> tuple[Metadata, list[Line]]:
    """Give what the lines plainly state of their article, and the lines that did not serve for that."""
    lines = list(lines)
    metadata, lines = _leading_date(lines)
    stated: list[Statement] = []
    left: list[Line] = []
    for number, line in enumerate(lines):
        near_an_end = number < _HEAD or number >= len(lines) - 5
        statement = _statement(line, number < _HEAD) if near_an_end or _mentions_a_date(line) else None
        if statement is None:
            left.append(line)
        else:
            stated.append(statement)
            if _is_sentence_about_itself(line):
                left.append(line)
    stated.sort(key=lambda each: each.rank)
    for statement in stated:
        metadata = metadata.or_else(statement.metadata)
    return (metadata, left) if title or metadata.title else _take_title(metadata, left)


def _leading_date(lines: list[Line]) -> tuple[Metadata, list[Line]]:
    """Take a date off the very beginning; a headline may follow it on the line."""
    found = _DATE_FIRST.match(lines[0].text) if lines else None
    published = find_date(found.group()) if found else None
    if not found or published is None:
        return Metadata(), lines
    rest = lines[0].text[found.end() :]
    if not rest or _is_around_a_date(rest):
        return Metadata(published=published), lines[1:]
    if rest[0].islower():
        return Metadata(published=published), lines
    return Metadata(published=published), [Line(rest, lines[0].role, lines[0].apart), *lines[1:]]


def _mentions_a_date(line: Line) -> bool:
    return len(line.words) <= 10 and DATE.search(line.text) is not None


def _is_sentence_about_itself(line: Line) -> bool:
    """Tell "This question was answered on …": it states the date, and it is worth reading."""
    return line.text.startswith("This ")


def _statement(line: Line, in_head: bool) -> Statement | None:
    """Give what a line states when it does nothing else."""
    if len(line.words) > 30 or line.is_prose:
        return None
    if in_head and (keyed := _KEY.fullmatch(line.text)):
        return _keyed(keyed[1].lower(), keyed[2])
    found: list[Statement] = []
    rest = 0
    for segment in _SEGMENT.split(line.text):
        if not segment.strip() or is_furniture(Line(segment)) or _is_around_a_date(_TIME.sub("", segment)):
            continue
        statement = _date_statement(segment) or _byline(segment)
        if statement:
            found.append(statement)
        else:
            rest += len(segment.split())
    if not found or rest > 4:
        return None
    merged = Metadata()
    for statement in found:
        merged = merged.or_else(statement.metadata)
    return Statement(merged, min(statement.rank for statement in found))


def _keyed(key: str, value: str) -> Statement | None:
    field = _FIELD[key]
    if field == "published":
        published = find_date(value)
        return Statement(Metadata(published=published), 0) if published and len(value.split()) <= 8 else None
    if field == "url" and not value.startswith(("http://", "https://")):
        return None
    stated: dict[str, Any] = {field: value.strip()}
    return Statement(Metadata(**stated), 0) if len(value.split()) <= 30 else None


def _date_statement(segment: str) -> Statement | None:
    """Read a segment that is a date and nothing else but its label and the time of day."""
    if (published := find_date(segment)) is None:
        return None
    by = _byline(DATE.sub("", segment).strip(" ,"))
    if by is None and not _is_around_a_date(_TIME.sub("", DATE.sub("", segment))):
        return None
    if _LATER.search(segment):
        return Statement(Metadata(), 3)
    rank = 2 if _EARLIER.search(segment) else 1 if segment[0].isdigit() else 0
    return Statement((by.metadata if by else Metadata()).or_else(Metadata(published=published)), rank)


def _is_around_a_date(text: str) -> bool:
    return all(word in _AROUND_A_DATE for word in Line(text).words)


def _byline(segment: str) -> Statement | None:
    found = _BYLINE.match(segment.strip())
    if not found or len(segment.split()) > 16:
        return None
    return Statement(Metadata(author=found[1], publisher=found["outlet"]))


def _take_title(metadata: Metadata, lines: list[Line]) -> tuple[Metadata, list[Line]]:
    """Take the headline: the short line without a full stop that stands before the first sentence."""
    candidates: list[int] = []
    for number, line in enumerate(lines[:_HEAD]):
        if is_furniture(line):
            continue
        if not _may_be_title(line, first=not candidates):
            break
        candidates.append(number)
    if not candidates or candidates[-1] + 1 >= len(lines):
        return metadata, lines
    chosen = candidates[0]
    if len(lines[chosen].words) < 3 and ":" not in lines[chosen].text and len(candidates) > 1:
        chosen = next((each for each in candidates if len(lines[each].words) >= 4), chosen)
    title = lines[chosen].text.lstrip("# ")
    rest = [
        line
        for number, line in enumerate(lines)
        if number != chosen and (number > chosen + 8 or line.text != title)
    ]
    return metadata._replace(title=title), rest


def _may_be_title(line: Line, first: bool) -> bool:
    if line.is_item or line.is_open or not 2 <= len(line.words) <= 25:
        return False
    return not line.text.rstrip("”’\"')").endswith((".", "…")) if first else not line.is_terminated
