"""Words made safe and short for Discord: escaped, cut where sentences end, cited, dated."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from index.cutting.sentences import split_sentences
from index.models import Passage, Source

_INVISIBLE = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
"""Controls, zero-width characters and marks that turn the direction of text; a line feed stays."""
_MARKUP = re.compile(
    r"[\\`*_~|<]|\](?=\()|:(?=//|\w+:)|^[ \t]*(?:>|#|-#|[-+](?=\s))|^[ \t]*\d+(?=[.)]\s)", re.MULTILINE
)
_MENTION = re.compile(r"@(?=[eh]|\Z)|<(?=@|#|:|/|a:|t:|id:|\Z)", re.IGNORECASE)
"""What begins a mention, also where the rest of it may be escaped apart from its beginning."""
_ZERO_WIDTH = "\u200b"
_LONGEST_URL = 400
"""A longer address is not linked: it would push the words out of the card."""


def units(text: str) -> int:
    """Give the length of ``text`` as Discord's clients count it, in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def plain(text: str) -> str:
    """Take out what cannot be seen, or changes how the rest is seen; lines end in a line feed."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))


def one_line(text: str) -> str:
    """Give ``text`` with its white space folded to single spaces, invisible characters gone."""
    return " ".join(plain(text).replace("\t", " ").split())


def escape(text: str) -> str:
    """Make ``text`` show as it stands: no Markdown, no mention, no emoji code, no command link."""
    broken = _MENTION.sub(lambda match: match.group() + _ZERO_WIDTH, plain(text))
    return _MARKUP.sub(_escape_one, broken)


def _escape_one(match: re.Match[str]) -> str:
    """Put a backslash before a mark; a list number keeps its digits but starts no list."""
    mark = match.group().lstrip(" \t")
    indent = match.group().removesuffix(mark)
    return indent + (mark + _ZERO_WIDTH if mark.isdigit() else "\\" + mark)


def clip(text: str, room: int) -> str:
    """Escape ``text`` and cut it to at most ``room`` units: at a sentence end, else at a word's."""
    if units(escape(text)) <= room:
        return escape(text)
    kept = ""
    for start, end in split_sentences(text):
        longer = text[:end]
        if units(escape(longer)) + 2 > room:
            return f"{escape(kept)} …" if kept else _clip_words(text[start:], room)
        kept = longer
    return escape(kept)


def _clip_words(text: str, room: int) -> str:
    """Cut inside one overlong sentence, after a word, or anywhere if it has no space."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if units(escape(text[:middle])) + 1 <= room else (low, middle - 1)
    space = text.rfind(" ", 0, low + 1)
    return escape(text[: space if space > low // 2 else low].rstrip()) + "…" if room > 0 else ""


def quotation(text: str, room: int) -> str:
    """Give ``text`` as a block quotation of at most ``room`` units, cut at a sentence end."""
    lines = [
        line
        for line in clip(text, max(0, room - 2 * (plain(text).count("\n") + 1))).split("\n")
        if line.strip()
    ]
    return "\n".join(f"> {line}" for line in lines)


def excerpt(passage: Passage, room: int, *, strong: bool = True) -> str:
    """Give a passage as a block quotation of at most ``room`` units, its highlight bold if ``strong``.

    It is cut between sentences and the highlight stays; sentences after and before it are added in turn
    while they fit.
    """
    begin = passage.highlight.start - passage.start
    finish = begin + len(passage.highlight.text)
    mark = "**" if strong else ""
    if units(_quote(passage.text, begin, finish, (begin, finish), mark)) > room:
        return f"> {mark}{clip(one_line(passage.highlight.text), max(0, room - 6))}{mark}"
    ends = [finish + end for _, end in split_sentences(passage.text[finish:])]
    starts = [start for start, _ in split_sentences(passage.text[:begin])][::-1]
    shown = (begin, finish)
    while starts or ends:
        for queue in (ends, starts):
            if not queue:
                continue
            edge = queue.pop(0)
            wider = (shown[0], edge) if queue is ends else (edge, shown[1])
            if units(_quote(passage.text, *wider, (begin, finish), mark)) <= room:
                shown = wider
            else:
                queue.clear()
    return _quote(passage.text, *shown, (begin, finish), mark)


def _quote(text: str, start: int, end: int, highlight: tuple[int, int], mark: str) -> str:
    """Quote text[start:end] with its highlight marked, and an ellipsis where sentences were left out."""
    lead = "… " if text[:start].strip() else ""
    tail = " …" if text[end:].strip() else ""
    middle = _marked(text[highlight[0] : highlight[1]], mark)
    words = f"{lead}{escape(text[start : highlight[0]])}{middle}{escape(text[highlight[1] : end])}{tail}"
    return "\n".join(f"> {line.strip()}" for line in words.split("\n") if line.strip())


def _marked(text: str, mark: str) -> str:
    """Mark every line of a sentence; the marks must touch the words they embrace."""
    lines = (line.strip() for line in escape(text).split("\n"))
    return "\n".join(f"{mark}{line}{mark}" for line in lines if line)


def day(value: date | None) -> str:
    """Give a date as "6 February 2025", or "undated"."""
    return f"{value.day} {value:%B} {value.year}" if value else "undated"


def publisher(source: Source) -> str:
    """Give a source's publisher, escaped, or "publisher not stated"."""
    return clip(one_line(source.publisher or ""), 120) or "publisher not stated"


def link(label: str, url: str | None) -> str:
    """Give a masked link that makes no preview; only the label when no address can be linked."""
    words = re.sub(r"\\.|[\[\]]", lambda match: match[0] if match[0][0] == "\\" else f"\\{match[0]}", label)
    return f"[{words}](<{safe}>)" if (safe := safe_url(url)) else words


def safe_url(url: str | None) -> str | None:
    """Give an http or https address that cannot break out of a link, or None."""
    if not url or re.search(r"[\s<>\\]", url) or plain(url) != url or len(url) > _LONGEST_URL:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    return (
        url.replace("(", "%28")
        .replace(")", "%29")
        .replace("`", "%60")
        .replace("|", "%7C")
        .replace("*", "%2A")
    )


def citation(number: int, source: Source, *, brief: bool = False) -> str:
    """Give "[1] Publisher · 6 February 2025 · title", linked; ``brief`` leaves out the title's words."""
    name = one_line((source.path or "").rpartition("/")[2]) or "untitled"
    title = "the article" if brief else clip(one_line(source.title or ""), 240) or clip(name, 120)
    return f"[{number}] {publisher(source)} · {day(source.published)} · {link(title, source.url)}"
