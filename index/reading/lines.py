"""Lines of a text and their shape: a paragraph that ends like a sentence, a fragment, a list item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from index.reading.vocabulary import APPEAL, DETERMINER, FINITE, words

Role = Literal["text", "heading", "item"]

_CLOSERS = "”’\"')]»*_"
BULLET = re.compile(r"(?:[-*+•‣▪●◦○–—·]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]»]*(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_PAIR = re.compile(r"[^:.!?|]{1,40}(?:: | \| )\S")
_GOVERNING = words(
    "the a an of to by for from with at and or that which than as into between is are was were has had"
)
"""A line that ends in one of these has lost its line to a link or a name set on a line of its own."""
_RUNNING = 5
"""Words that a line has at least when it breaks off in the middle of a sentence."""
_WIDEST_WRAP = 130
"""No editor wraps wider than this, in characters."""


@dataclass(frozen=True)
class Line:
    """One paragraph, or one line of what surrounds it.

    ``role`` is what mark-up said it is, if any did; ``apart`` whether a blank line stands before it.
    """

    text: str
    role: Role = "text"
    apart: bool = True

    @cached_property
    def words(self) -> list[str]:
        """The words in lower case, without punctuation."""
        return _WORD.findall(self.text.lower())

    @cached_property
    def content(self) -> str:
        """The text without its bullet or number."""
        return BULLET.sub("", self.text, count=1) if self.is_item else self.text

    @cached_property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.role == "item" or BULLET.match(self.text) is not None or self._is_small

    @cached_property
    def is_terminated(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip(_CLOSERS + " ")[-1:] in {".", "!", "?", "…"}

    @cached_property
    def is_open(self) -> bool:
        """Whether it ends so that something must follow, as the line that introduces a block quote does."""
        return self.text.rstrip(_CLOSERS + " ")[-1:] in {":", ";", ",", "—", "–", "-"}

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is a full sentence or several."""
        return self.is_terminated and len(self.words) >= 6 and self.role != "heading"

    @cached_property
    def is_solid(self) -> bool:
        """Whether it is so much prose that hardly anything but an article has it."""
        return self.is_prose and (len(self.words) >= 25 or len(_SENTENCE_END.findall(self.text)) >= 2)

    @cached_property
    def is_fragment(self) -> bool:
        """Whether it neither ends nor announces anything: a heading, headline, caption, control."""
        return not (self.is_terminated or self.is_open or self.is_item)

    @cached_property
    def signs(self) -> frozenset[str]:
        """What it has of the vocabulary of appeals and notices, in lower case."""
        return frozenset(found.group().lower() for found in APPEAL.finditer(self.text))

    @cached_property
    def is_pair(self) -> bool:
        """Whether it is an entry under its name, or a row of a table: "Attendance: 18,402"."""
        return self.is_fragment and _PAIR.match(self.text) is not None

    @cached_property
    def has_clause(self) -> bool:
        """Whether it reads like a sentence that lost its full stop: an article or pronoun, a finite verb."""
        return len(self.words) >= 3 and self._determiners >= 1 and any(word in FINITE for word in self.words)

    @cached_property
    def is_sentence_like(self) -> bool:
        """Whether it reads so and not like a headline either, for headlines do without articles."""
        return self.has_clause and (self._determiners >= 2 or self.words[0] in DETERMINER)

    @cached_property
    def _is_small(self) -> bool:
        """Whether it begins small and does not end a sentence, as items do and headlines do not."""
        return self.text[:1].islower() and not self.is_terminated and len(self.words) >= 3

    @cached_property
    def _determiners(self) -> int:
        return sum(word in DETERMINER for word in self.words)


def lay_out(text: str) -> list[Line]:
    """Cut plain ``text`` into paragraphs, one a line: wrapped lines joined, white space single spaces."""
    physical = [" ".join(line.split()) for line in text.split("\n")]
    wrap = _Wrap(_wrap_width(physical), max(map(len, physical)))
    return [
        Line(joined, apart=number == 0)
        for block in _blocks(physical)
        for number, joined in enumerate(_join(block, wrap))
    ]


class _Wrap(NamedTuple):
    """How a text is broken: the column it is wrapped at, if it plainly is, and its longest line."""

    width: int | None
    longest: int


def _blocks(physical: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in physical:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wrap_width(physical: list[str]) -> int | None:
    """Give the column at which an editor wrapped this text; None where nothing shows that one did.

    Wrapped text has many lines that stop in mid-sentence, go on in small letters, and fill the column.
    """
    pairs = [(one, two) for one, two in pairwise(physical) if one and two]
    cut_off = [one for one, two in pairs if two[0].islower() and not Line(one).is_terminated]
    running = [line for line in cut_off if len(line.split()) >= _RUNNING]
    if len(running) < 2 or len(running) < 0.25 * len(pairs):
        return None
    lengths = sorted(len(line) for line in running)
    width = lengths[-1 - len(lengths) // 50]
    return width if lengths[len(lengths) // 2] >= 0.75 * width and 30 <= width <= _WIDEST_WRAP else None


def _join(block: list[str], wrap: _Wrap) -> Iterator[str]:
    paragraph = [block[0]]
    for line, after in pairwise(block):
        if _goes_on(line, after, wrap):
            paragraph.append(after)
        else:
            yield _spliced(paragraph)
            paragraph = [after]
    yield _spliced(paragraph)


def _goes_on(line: str, after: str, wrap: _Wrap) -> bool:
    """Tell whether ``after`` continues the paragraph that ``line`` is in."""
    if BULLET.match(after):
        return False
    here = Line(line)
    next_word = after.split(" ", 1)[0]
    small = after[0].islower() or after[0] in ",;)"
    if wrap.width is not None:
        return (small and not here.is_terminated) or len(line) + 1 + len(next_word) > wrap.width
    if here.is_terminated or len(here.words) < _RUNNING:
        return False
    whole = Line(after).is_terminated or len(after.split()) >= _RUNNING
    if (small and whole) or (here.is_fragment and line.rsplit(" ", 1)[-1].lower() in _GOVERNING):
        return True
    # Nothing shows for certain that the text is wrapped, but no line is longer, and this one is full.
    is_full = 50 <= wrap.longest <= _WIDEST_WRAP and len(line) + 1 + len(next_word) > wrap.longest
    return is_full and Line(after).is_terminated and len(after) < len(line)


def _spliced(paragraph: list[str]) -> str:
    """Join wrapped lines; a hyphen at a line's end stays, for it may be the word's own."""
    return re.sub(r"(?<=[a-z]-) (?=[a-z])", "", " ".join(paragraph)) if len(paragraph) > 1 else paragraph[0]
