"""What one line plainly states of its article and does nothing else: a date, a byline, a labelled field."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from index.reading.chrome import is_furniture
from index.reading.lines import Line
from index.reading.metadata import DATE, Metadata, find_date
from index.reading.vocabulary import words

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b\d+ min(?:ute)?s?(?: read)?\b",
    re.IGNORECASE,
)
_AROUND_A_DATE = words("""
    published posted issued released created first last updated update modified edited date dated
    time on at of the by this question was answered asked tabled debated volume article story page
    statement report press release online reviewed news ago et est edt ct cst cdt mst mdt pst pdt
    bst gmt utc cet cest ist aest aedt nzst sast am pm monday tuesday wednesday thursday friday
    saturday sunday mon tue tues wed thu thur thurs fri sat sun
    """)
_LATER = re.compile(r"\b(?:updated?|modified|edited|reviewed)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:asked|tabled)\b", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:published|posted|issued|released|answered|debated|date)\b", re.IGNORECASE)
_UPDATED = 3
_GLUED = re.compile(r"\b(Published|Updated|Posted)(?=[A-Z0-9])")
_SEGMENT = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*")
_PERSON = r"[^\W\d_a-z][\w.’'-]*(?: (?:(?:de|van|von|der|la|al|bin) )*[^\W\d_a-z][\w.’'-]*){1,3}"
_BYLINE = re.compile(
    r"(?:(?i:exclusive |story |report |words |written |reported |interview |analysis |review )?(?i:by):? )"
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
    """What a line states, and how much its date is worth: 0 published, 1 unlabelled, 2 asked, 3 updated."""

    metadata: Metadata
    rank: int = 1


def read_statement(line: Line, keyed: bool = False) -> Statement | None:
    """Give what a line states when it does nothing else; ``keyed`` where "Source: …" names the publisher."""
    if len(line.words) > 30 or line.is_prose:
        return None
    if keyed and (found := _KEY.fullmatch(line.text)) and (statement := _field(found[1].lower(), found[2])):
        return statement
    stated: list[Statement] = []
    rest = 0
    for segment in _SEGMENT.split(_GLUED.sub(r"\1 ", line.text)):
        if statement := _dated(segment) or _byline(segment):
            stated.append(statement)
        elif not (is_furniture(Line(segment)) or is_around_a_date(segment)):
            rest += len(segment.split())
    if not stated or rest > 4:
        return None
    stated.sort(key=lambda each: each.rank)
    metadata = Metadata()
    for statement in stated:
        metadata = metadata.or_else(statement.metadata)
    return Statement(metadata, stated[0].rank)


def is_around_a_date(text: str) -> bool:
    """Tell whether a text is nothing but labels of dates and times of day."""
    return all(word in _AROUND_A_DATE or word.isdigit() for word in Line(_TIME.sub("", text)).words)


def _field(key: str, value: str) -> Statement | None:
    field = _FIELD[key]
    if len(value.split()) > 30:
        return None
    if field == "published":
        return Statement(Metadata(published=find_date(value)), 0) if _is_date(value) else None
    if field == "url" and not value.startswith(("http://", "https://")):
        return None
    stated: dict[str, Any] = {field: value.strip()}
    return Statement(Metadata(**stated), 0)


def _is_date(value: str) -> bool:
    return find_date(value) is not None and is_around_a_date(DATE.sub("", value))


def _dated(segment: str) -> Statement | None:
    """Read a segment that is dates and nothing else but their labels, times of day and perhaps a byline."""
    found = list(DATE.finditer(segment))
    if not found:
        return None
    around = " ".join(_TIME.sub("", DATE.sub("", segment)).split()).strip(" ,:")
    by = _byline(around[around.lower().rfind("by ") :]) if "by " in around.lower() else None
    trailing = DATE.match(segment) is not None and len(around.split()) <= 4
    if by is None and not trailing and not is_around_a_date(around):
        return None
    starts = [0, *(each.end() for each in found)]
    ranked = [
        (_rank(segment[start : each.start()]), day)
        for start, each in zip(starts, found, strict=False)
        if (day := find_date(each.group())) is not None
    ]
    rank, published = min(ranked, default=(3, None))
    stated = Metadata(published=published if rank < _UPDATED else None)
    return Statement((by.metadata if by else Metadata()).or_else(stated), rank)


def _rank(label: str) -> int:
    """Tell what a date is worth by what stands before it."""
    if _LATER.search(label):
        return _UPDATED
    if _EARLIER.search(label):
        return 2
    return 0 if _LABEL.search(label) else 1


def _byline(segment: str) -> Statement | None:
    found = _BYLINE.match(segment.strip())
    if not found or len(segment.split()) > 16:
        return None
    return Statement(Metadata(author=found[1], publisher=found["outlet"]))


def dateline(line: Line) -> date | None:
    """Give the date of an agency's dateline at the start of a paragraph: "KESSEL, May 9, 2024 (Agency) -"."""
    found = DATE.search(line.text[:90])
    if not found or not line.is_prose:
        return None
    place = re.sub(r"[^\w]", "", line.text[: found.start()].split(",")[0])
    return find_date(found.group()) if len(place) >= 3 and place.isupper() else None
