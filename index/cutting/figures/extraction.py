"""Figures out of parsed text.

Numbers first, then what each counts, its movement, its period and its source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index.cutting.figures import changes, exclusions, units
from index.cutting.figures.ages import as_age
from index.cutting.figures.amounts import measure_amount
from index.cutting.figures.attribution import Givers, find_givers, giver_of
from index.cutting.figures.cardinals import plain
from index.cutting.figures.carrying import (
    Before,
    carry,
    name_called,
    name_from_around,
    part_of,
    refer,
    same_figure,
)
from index.cutting.figures.counted import Counted, counted_noun
from index.cutting.figures.counts import measure_count
from index.cutting.figures.drafts import Draft, change_of, parallel_unit, shared_source
from index.cutting.figures.lexer import Word, lower_at, split_words
from index.cutting.figures.movements import movement_of
from index.cutting.figures.periods.finder import Stated, find_periods
from index.cutting.figures.periods.spans import UNKNOWN, Days
from index.cutting.figures.phrases import Outside, indices
from index.cutting.figures.places import Measure, Place
from index.cutting.figures.quantities import Quantity, read_quantities
from index.cutting.figures.references import (
    called,
    counted_by_measure,
    describes_those,
    is_paid,
    is_part,
    refers_back,
    repeats_verb,
    sums_up,
)
from index.cutting.figures.selection import is_figure
from index.cutting.figures.timing import period_for
from index.models import Figure, Kind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from index.cutting.language import ParsedParagraph

_SUM = 10**6
"""A bare number as large as this, beside a sum of money of its size, is one too."""
_FIRST_YEAR, _LAST_YEAR = 1500, 9000
"""An article dated outside these was not dated; what leans on such a date could leave the calendar."""
_NEIGHBOURS = 12
"""How many figures on each side one may take its measure, change or period from."""


def extract_figures(text: str, paragraphs: Sequence[ParsedParagraph], published: date | None) -> list[Figure]:
    """Give every figure of ``text``, in order: values, units, measures, changes, periods and sources.

    Args:
        text: the article's text.
        paragraphs: the same text, parsed.
        published: the article's date; without it "last month" keeps its words and gets no dates.
    """
    if published is not None and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None
    figures: list[Figure] = []
    named: Days = UNKNOWN
    before = Before()
    for paragraph in paragraphs:
        before = before.at_paragraph()
        words = paragraph.doc.text
        for sentence in paragraph.doc.sents:
            reader = SentenceReader(words, sentence, published, named, before)
            drafts = reader.drafts()
            named, before = reader.named, before.followed(sentence, drafts)
            figures += _finished(text, paragraph.start, reader, drafts)
    return figures


def _finished(text: str, offset: int, reader: SentenceReader, drafts: list[Draft]) -> Iterator[Figure]:
    """Give the drafts of a sentence as figures, offsets moved into the whole text."""
    sentence = reader.sentence
    words = text[offset + sentence.start_char : offset + sentence.end_char].strip()
    givers = find_givers(sentence) if drafts else Givers({}, {})
    for at, draft in enumerate(drafts):
        quantity = draft.quantity
        start, stop = offset + quantity.start, offset + quantity.end
        yield Figure(
            text=text[start:stop],
            kind=_kind(draft),
            value=plain(quantity.value),
            upper=None if quantity.upper is None else plain(quantity.upper),
            unit=draft.unit,
            modifier=quantity.modifier,
            measure=draft.measure.measure,
            subject=draft.measure.subject,
            change=change_of(draft, _near(drafts, at), reader.text, sentence.end_char),
            period=draft.period,
            attribution=giver_of(reader.head_of(quantity), givers),
            sentence=words,
            start=start,
            end=stop,
        )


def _near(drafts: list[Draft], at: int) -> list[Draft]:
    """Give the figures around one, so that the cost of a sentence stays linear in its figures."""
    return drafts[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


def _kind(draft: Draft) -> Kind:
    kind = draft.quantity.kind
    if draft.movement.role == "amount" and kind not in {"duration", "age"}:
        return "change"
    if kind == "count" and draft.unit is None and not draft.is_counted:
        return "measurement"
    return kind


class SentenceReader:
    """Reads the figures of one sentence.

    Args:
        text: the paragraph.
        sentence: the sentence, parsed.
        published: the article's date.
        named: the days of the period named last before this sentence.
        before: what was told before, for "that figure" and "it".
    """

    def __init__(
        self, text: str, sentence: Span, published: date | None, named: Days, before: Before
    ) -> None:
        doc = sentence.doc
        self.text, self.doc, self.sentence, self._before = text, doc, sentence, before
        self.words = split_words(text, sentence.start_char, sentence.end_char)
        self.periods = find_periods(text, sentence.start_char, sentence.end_char, published, named)
        absolute = [one.period for one in self.periods if not one.relative and one.period.start]
        self.named = (absolute[-1].start, absolute[-1].end) if absolute else named
        self._timed = self._period_tokens()
        blocked = [
            (sentence.start_char + start, sentence.start_char + end)
            for start, end in exclusions.find_non_figures(sentence.text)
        ]
        read = (
            as_age(self.words, one, doc, self._tokens(one)) for one in read_quantities(self.words, blocked)
        )
        self._quantities = [one for one in read if not self._tells_time(one) and self._is_told(one)]

    def drafts(self) -> list[Draft]:
        """Give the figures of the sentence with their measures and periods, in order."""
        figures = frozenset(index for one in self._quantities for index in self._tokens(one))
        out = Outside(figures, self._timed)
        timed = {index: span.start for span in map(self._word_range, self.periods) for index in span}
        drafts: list[Draft] = []
        for number, quantity in enumerate(self._quantities):
            place = Place(self.doc, self.sentence, self._tokens(quantity), out, quantity.kind)
            earlier = self._quantities[max(0, number - _NEIGHBOURS) : number]
            previous = drafts[-1] if drafts else None
            movement = movement_of(self.words, quantity, earlier, timed, place, previous)
            near = drafts[-_NEIGHBOURS:]
            drafts.append(_unowned(self._draft(quantity, movement, place, near), near))
        return [self._dated(one, _near(drafts, at)) for at, one in enumerate(drafts)]

    def _dated(self, draft: Draft, drafts: list[Draft]) -> Draft:
        """Give a figure its period; a part of what was counted before has that one's."""
        period = period_for(draft.quantity, drafts, self.periods, self.doc, self.text)
        whole = draft.whole
        if period is None and whole is not None and (draft.movement.role == "none" or whole in drafts):
            period = whole.period or period_for(whole.quantity, drafts, self.periods, self.doc, self.text)
        if period is None and (restated := self._restated(draft, drafts)) is not None:
            period = period_for(restated.quantity, drafts, self.periods, self.doc, self.text)
        return replace(draft, period=period)

    def _restated(self, draft: Draft, drafts: list[Draft]) -> Draft | None:
        """Give the figure that one says in other terms: "807.8 billion cedis …, or 79.2% of output"."""
        before = [one for one in drafts if one.quantity.end <= draft.quantity.start]
        lead = self.text[: draft.quantity.start].rstrip()
        return before[-1] if before and lead.endswith(", or") else None

    def _word_range(self, period: Stated) -> range:
        """Give the indices of a period's words."""
        starts = [word.start for word in self.words]
        return range(bisect_left(starts, period.start), bisect_left(starts, period.end))

    def _period_tokens(self) -> frozenset[int]:
        """Give the tokens of periods that stand by themselves.

        "September" in "the September contract" does not.
        """
        timed: set[int] = set()
        for one in self.periods:
            span = indices(self.doc, one.start, one.end)
            if not span or self.doc[span.stop - 1].dep_ not in {"compound", "nmod"}:
                timed.update(span)
        return frozenset(timed)

    def head_of(self, quantity: Quantity) -> Token:
        """Give the token of a figure that the rest of the sentence holds on to."""
        span = self._tokens(quantity)
        return self.doc[span.start : span.stop].root

    def _tokens(self, quantity: Quantity) -> range:
        return indices(self.doc, quantity.start, quantity.end)

    def _token(self, index: int | None) -> Token | None:
        if index is None:
            return None
        word: Word = self.words[index]
        return self.doc[indices(self.doc, word.start, word.end).start]

    def _tells_time(self, quantity: Quantity) -> bool:
        """Whether a number is part of a period: "nine" in "the same nine months of 2023"."""
        at = bisect_right(self.periods, quantity.start, key=lambda one: one.start)
        near = self.periods[max(0, at - 1) : at + 1]
        return any(
            one.start < quantity.end and quantity.start < one.end and not one.is_length for one in near
        )

    def _is_told(self, quantity: Quantity) -> bool:
        """Whether a quantity is a figure of the sentence."""
        token = self.doc[self._tokens(quantity).start]
        return is_figure(self.words, quantity, token, self._counted(quantity))

    def _counted(self, quantity: Quantity) -> Counted | None:
        partitive = quantity.form == "vague" or lower_at(self.words, quantity.last) == "of"
        return counted_noun(self.doc, self._tokens(quantity).stop, self.sentence.end, partitive, self._timed)

    def _draft(
        self, quantity: Quantity, movement: changes.Movement, place: Place, drafts: list[Draft]
    ) -> Draft:
        cue = self._token(movement.cue)
        counted = self._counted(quantity) if quantity.kind == "count" else None
        if counted is not None and (unit := units.unit_of(counted.head.lower_)):
            quantity, counted = replace(quantity, unit=unit, kind=units.typed(unit)), None
        if counted is not None:
            return self._counted_draft(quantity, movement, counted, place)
        if (draft := self._taken_over(quantity, movement, place, cue, drafts)) is not None:
            return draft
        measure = measure_amount(place, movement, cue)
        unit, is_counted = quantity.unit, _is_subject(place)
        noun = counted_by_measure(place, cue, quantity.value) if quantity.kind == "count" else None
        if noun is not None:
            unit, is_counted = noun, True
        is_counted = is_counted or (quantity.form == "words" and movement.role == "none")
        if not measure.measure:
            measure = name_from_around(place, cue, self._before)
        pays = is_paid(place) or quantity.value >= _SUM
        if unit is None and not is_counted and (unit := parallel_unit(quantity, drafts, pays)):
            quantity = replace(quantity, kind=units.typed(unit))
        return Draft(quantity, movement, measure, unit or None, is_counted=is_counted)

    def _taken_over(
        self,
        quantity: Quantity,
        movement: changes.Movement,
        place: Place,
        cue: Token | None,
        drafts: list[Draft],
    ) -> Draft | None:
        """Give a figure of what an earlier one, or the sentence before, tells of; None if it says so itself."""
        before = self._before
        behind = list(self.doc[place.own.stop : min(place.own.stop + 4, self.sentence.end)])
        part = is_part(self.words, quantity) and not describes_those(place)
        whole = before.draft if part and not drafts else None
        if (noun := called(place)) is not None and not drafts:
            return replace(name_called(noun, quantity, movement, place), whole=whole)
        if whole is not None:
            return part_of(quantity, movement, whole, behind)
        source = shared_source(self.words, quantity, movement, cue, drafts)
        if source is None and drafts and movement.role == "amount" and sums_up(place, cue):
            source = drafts[-1]
        if source is not None:
            return carry(self.words, quantity, movement, source, behind)
        reference = refers_back(place, cue, follows=bool(drafts))
        if not drafts and reference is None and repeats_verb(place, before.verb()):
            reference = "none"
        if reference is None or (reference == "none" and drafts):
            return None
        if (source := same_figure(quantity, drafts)) is not None:
            return carry(self.words, quantity, movement, source, [])
        if reference == "same":
            return None
        return refer(reference, quantity, movement, before)

    def _counted_draft(
        self, quantity: Quantity, movement: changes.Movement, counted: Counted, place: Place
    ) -> Draft:
        measure = Measure("", None)
        head = counted.head
        cue = self._token(movement.cue)
        if movement.role == "amount" and cue is not None and head.dep_ == "dobj" and head.head.i == cue.i:
            movement = changes.STILL
        if movement.role in {"amount", "level"} and counted.head.dep_ not in {"nsubj", "nsubjpass"}:
            measure = measure_amount(place.widened(counted), movement, self._token(movement.cue))
        if not measure.measure:
            measure = measure_count(place, counted)
        end = counted.head.idx + len(counted.head)
        behind = next(
            (n for n in range(quantity.last, len(self.words)) if self.words[n].start >= end), len(self.words)
        )
        per = units.read_per(self.words, behind)
        if per and quantity.kind == "count":
            return Draft(
                replace(quantity, kind="rate"),
                movement,
                measure,
                f"{counted.unit} per {per[0]}",
                is_counted=True,
            )
        return Draft(quantity, movement, measure, counted.unit, is_counted=True)


def _unowned(draft: Draft, drafts: list[Draft]) -> Draft:
    """Take back an owner that is itself what an earlier figure measures: the verb of a list is shared."""
    owner = draft.measure.subject
    if (
        owner is None
        or draft.movement.role != "amount"
        or all(one.measure.measure != owner for one in drafts)
    ):
        return draft
    return replace(draft, measure=Measure(draft.measure.measure, None))


def _is_subject(place: Place) -> bool:
    """Whether a number stands for those it counts: "about 1,000 come from Asia"."""
    return place.root.dep_ in {"nsubj", "nsubjpass"}
