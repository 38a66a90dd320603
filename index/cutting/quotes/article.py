"""One article read for its quotations: marks, then attribution, then who the speakers are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.cutting.paragraphs import split_paragraphs
from index.cutting.quotes.after import directly_after
from index.cutting.quotes.attribution import attribute, subject_before
from index.cutting.quotes.blocks import announces, block_after
from index.cutting.quotes.grammar import Prose
from index.cutting.quotes.marks import Marked, find_marked
from index.cutting.quotes.people import People, Speaker
from index.cutting.quotes.selection import is_speech
from index.cutting.quotes.surroundings import Attribution, Place, place_of, words_after
from index.models import Quote

if TYPE_CHECKING:
    from index.cutting.language import ParsedParagraph

_TURN = re.compile(r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}):\s+(?=\S)")
_NEAR = 2
"""Paragraphs over which a quotation without attribution keeps the speaker before it."""


_BETWEEN = 400
"""Characters that may stand between the two."""


class _Found(NamedTuple):
    marked: Marked
    attribution: Attribution | None
    turn: tuple[int, int] | None = None


class Reader:
    """Finds and attributes the quotations of one article.

    Args:
        text: the article.
        paragraphs: its parsed paragraphs, as `Language.parse` gives them.
    """

    def __init__(self, text: str, paragraphs: Sequence[ParsedParagraph]) -> None:
        self._text = text
        self._spans = split_paragraphs(text)
        self._marked = find_marked(text, self._spans)
        inside = [(marked.start, marked.end) for marked in self._marked]
        self._prose = [Prose.of(start, doc, inside) for start, doc in paragraphs]
        self._starts = [prose.start for prose in self._prose]
        self._people = People(self._prose)

    def quotes(self) -> list[Quote]:
        """Give the quotations in order."""
        made: list[Quote] = []
        talking: str | None = None
        for found in self._attributed():
            quote = self._quote(found, talking)
            made.append(quote)
            talking = quote.speaker or talking
        return made

    def _attributed(self) -> Iterator[_Found]:
        blocks = self._blocks()
        last: _Found | None = None
        for marked, announced in sorted(
            [*((m, None) for m in self._marked), *blocks], key=lambda pair: pair[0].start
        ):
            if announced is not None:
                last = _Found(marked, announced)
                yield last
                continue
            found = self._find(marked, last)
            if found is not None:
                last = found
                yield found

    def _blocks(self) -> list[tuple[Marked, Attribution]]:
        blocks: list[tuple[Marked, Attribution]] = []
        for number, (_, end) in enumerate(self._spans[:-1]):
            if self._text[end - 1] != ":":
                continue
            prose = self._prose_at(end - 1)
            announced = announces(prose) if prose is not None else None
            if announced is not None:
                spans = block_after(self._text, self._spans, number)
                blocks += [(Marked(*span, double=True), announced) for span in spans]
        return blocks

    def _find(self, marked: Marked, last: _Found | None) -> _Found | None:
        prose = self._prose_at(marked.start)
        place = place_of(prose, marked.start, marked.end, self._text) if prose is not None else None
        if prose is None or place is None:
            return None
        words = self._text[marked.start : marked.end]
        turn = _TURN.match(words)
        if turn is not None and turn.end() < len(words):
            begin = marked.start + turn.end()
            return _Found(marked._replace(start=begin), None, (marked.start, marked.start + turn.end(1)))
        attribution = attribute(prose, place)
        stands_alone = self._begins_sentence(prose, place) and not any(
            t.is_alpha for t in words_after(prose, place)
        )
        if attribution is None and stands_alone:
            attribution, turn_span = self._inherited(prose, place, marked, last)
            if turn_span is not None:
                return _Found(marked, None, turn_span)
        if not self._is_speech(prose, place, marked, attribution):
            return None
        return _Found(marked, attribution)

    def _is_speech(self, prose: Prose, place: Place, marked: Marked, attribution: Attribution | None) -> bool:
        words = self._text[marked.start : marked.end]
        if not marked.double and (attribution is None or attribution.cue is None or self._is_heading(marked)):
            return False
        return is_speech(prose, place, words, attribution)

    def _is_heading(self, marked: Marked) -> bool:
        """Whether marks are the single ones of a headline over an article that quotes in double ones."""
        return (
            self._number(marked.start) == 0 and len(self._spans) > 1 and any(m.double for m in self._marked)
        )

    def _begins_sentence(self, prose: Prose, place: Place) -> bool:
        begin, _ = prose.window(place.first)
        return not any(prose.doc[i].is_alpha for i in range(place.first - 1, begin - 1, -1))

    def _inherited(
        self, prose: Prose, place: Place, marked: Marked, last: _Found | None
    ) -> tuple[Attribution | None, tuple[int, int] | None]:
        """Whose a quotation is that stands by itself: announced before, or the speaker's who goes on."""
        number = self._number(marked.start)
        if marked.start - self._spans[number][0] <= 2 and not marked.continues and number:
            before = self._prose_at(self._spans[number - 1][1] - 1)
            announced = announces(before) if before is not None else None
            if announced is not None:
                return announced, None
        here = last is not None and self._number(last.marked.end - 1) == number
        if last is not None and here:
            return self._after_last(prose, last) or last.attribution, last.turn
        begins = marked.start - self._spans[number][0] <= 2
        if not begins and (found := subject_before(prose, place.first - 1)) is not None:
            return found, None
        if last is not None and self._number(last.marked.end - 1) >= number - _NEAR:
            between = self._text[last.marked.end : marked.start]
            if self._number(last.marked.end - 1) >= number - 1 or len(between) < _BETWEEN:
                return last.attribution, last.turn
        if number and begins:
            before = self._prose_at(self._spans[number - 1][1] - 1)
            return (subject_before(before, len(before.doc)) if before is not None else None), None
        return None, None

    def _after_last(self, prose: Prose, last: _Found) -> Attribution | None:
        place = place_of(prose, last.marked.start, last.marked.end, self._text)
        return directly_after(prose, place) if place is not None else None

    def _quote(self, found: _Found, talking: str | None) -> Quote:
        marked, attribution, turn = found
        words = self._text[marked.start : marked.end]
        if turn is not None:
            name = self._text[turn[0] : turn[1]]
            speaker = self._people.by_surname(name) or Speaker(name, None)
            return _make(words, marked, speaker, ":", turn)
        if attribution is None:
            return _make(words, marked, Speaker(None, None), None, None)
        prose = attribution.prose
        cue = prose.doc[slice(*attribution.cue)].text if attribution.cue else None
        if attribution.mention is None:
            return _make(words, marked, Speaker(None, None), cue, None)
        speaker = self._people.resolve(prose, *attribution.mention, talking)
        return _make(words, marked, speaker, cue, prose.offsets(*attribution.mention))

    def _prose_at(self, offset: int) -> Prose | None:
        place = bisect_right(self._starts, offset) - 1
        return self._prose[place] if place >= 0 else None

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self._spans, offset, key=lambda span: span[0]) - 1)


def _make(
    words: str, marked: Marked, speaker: Speaker, cue: str | None, mention: tuple[int, int] | None
) -> Quote:
    start, end = mention or (None, None)
    return Quote(
        text=words,
        speaker=speaker.name,
        role=speaker.role,
        cue=cue,
        start=marked.start,
        end=marked.end,
        speaker_start=start,
        speaker_end=end,
    )
