"""Figures out of parsed text: numbers first, then what each counts, its movement, its period and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span

from index.cutting.figures import changes, exclusions
from index.cutting.figures.attribution import find_attribution
from index.cutting.figures.counted import Counted, counted_noun
from index.cutting.figures.lexer import Word, lower_at, split_words
from index.cutting.figures.measures import Measure, Place, measure_amount, measure_count
from index.cutting.figures.numbers import plain
from index.cutting.figures.periods import Stated, find_periods
from index.cutting.figures.phrases import NOUNS, indices
from index.cutting.figures.quantities import Quantity, read_quantities
from index.cutting.figures.spans import UNKNOWN, Days
from index.cutting.figures.timing import period_for
from index.cutting.language import ParsedParagraph
from index.models import Change, Figure, Period


@dataclass(frozen=True)
class Draft:
    """A figure in the making, offsets within its paragraph."""

    quantity: Quantity
    movement: changes.Movement
    counted: Counted | None
    measure: Measure
    unit: str | None
    period: Period | None = None


def extract_figures(text: str, paragraphs: Sequence[ParsedParagraph], published: date | None) -> list[Figure]:
    """Give every figure of ``text``, in order: values, units, measures, changes, periods and sources.

    Args:
        text: the article's text.
        paragraphs: the same text, parsed.
        published: the article's date; without it a relative period ("last month") keeps its words and no dates.
    """
    figures: list[Figure] = []
    named: Days = UNKNOWN
    for paragraph in paragraphs:
        last: Draft | None = None
        for sentence in paragraph.doc.sents:
            reader = SentenceReader(paragraph.doc, sentence, published, named, last)
            drafts = reader.drafts()
            named = reader.named
            last = next((draft for draft in reversed(drafts) if draft.measure.measure), last)
            figures += _finished(text, paragraph.start, sentence, drafts, reader)
    return figures


def _finished(text: str, offset: int, sentence: Span, drafts: list[Draft], reader: SentenceReader) -> Iterator[Figure]:
    begin, end = offset + sentence.start_char, offset + sentence.end_char
    words = text[begin:end].strip()
    source = find_attribution(sentence) if drafts else None
    for draft in drafts:
        quantity = draft.quantity
        start, stop = offset + quantity.start, offset + quantity.end
        yield Figure(
            text=text[start:stop],
            kind="change" if draft.movement.role == "amount" and quantity.kind != "duration" else quantity.kind,
            value=plain(quantity.value),
            upper=None if quantity.upper is None else plain(quantity.upper),
            unit=draft.unit,
            modifier=quantity.modifier,
            measure=draft.measure.measure,
            subject=draft.measure.subject,
            change=reader.change(draft, drafts),
            period=draft.period,
            attribution=source,
            sentence=words,
            start=start,
            end=stop,
        )


class SentenceReader:
    """Reads the figures of one sentence.

    Args:
        doc: the parsed paragraph.
        sentence: the sentence.
        published: the article's date.
        named: the days of the period named last before this sentence.
        before: the last figure of the paragraph's earlier sentences, for "that figure".
    """

    def __init__(self, doc: Doc, sentence: Span, published: date | None, named: Days, before: Draft | None) -> None:
        self.doc, self.sentence, self._before = doc, sentence, before
        self.words = split_words(doc.text, sentence.start_char, sentence.end_char)
        self.periods = find_periods(doc.text, sentence.start_char, sentence.end_char, published, named)
        absolute = [one.period for one in self.periods if not one.relative and one.period.start]
        self.named = (absolute[-1].start, absolute[-1].end) if absolute else named
        blocked = [
            (sentence.start_char + start, sentence.start_char + end)
            for start, end in exclusions.find_non_figures(sentence.text)
        ]
        self._quantities = [one for one in read_quantities(self.words, blocked) if self._is_figure(one)]

    def drafts(self) -> list[Draft]:
        """The figures of the sentence with their measures and periods, in order."""
        out = {index for one in self._quantities for index in indices(self.doc, one.start, one.end)}
        out |= {index for one in self.periods for index in indices(self.doc, one.start, one.end)}
        drafts: list[Draft] = []
        for number, quantity in enumerate(self._quantities):
            movement = changes.find_movement(self.words, quantity, self._quantities[:number])
            drafts.append(self._draft(quantity, movement, out, drafts))
        return [replace(one, period=period_for(one.quantity, drafts, self.periods, self.doc.text)) for one in drafts]

    def change(self, draft: Draft, drafts: list[Draft]) -> Change | None:
        """The movement of a figure; a level only where the text says what it was before."""
        movement, at = draft.movement, drafts.index(draft)
        if movement.direction is None:
            return self._compared_level(draft, drafts, at)
        follow = [one for one in drafts if one.movement.cue == movement.cue and one is not draft]
        origin = next((one for one in follow if one.movement.role == "origin"), None)
        level = next((one for one in follow if one.movement.role == "level"), None)
        baseline = changes.find_baseline(self.doc.text, draft.quantity.end, self.sentence.end_char)
        if movement.role == "amount":
            return Change(
                direction=movement.direction, from_=_value(origin), to=_value(level), baseline=baseline
            )
        if movement.role == "level" and origin:
            return Change(direction=movement.direction, from_=_value(origin), to=_value(draft), baseline=baseline)
        return None

    def _compared_level(self, draft: Draft, drafts: list[Draft], at: int) -> Change | None:
        """Read "19,244, up from 17,907": the figure before the comma is the level that moved."""
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if following is None or following.movement.role != "origin" or following.movement.direction is None:
            return None
        cue = following.movement.cue
        if cue is None or self.words[cue].lower not in {"up", "down"} or draft.unit != following.unit:
            return None
        baseline = self.doc.text[following.quantity.start : following.quantity.end]
        return Change(
            direction=following.movement.direction, from_=_value(following), to=_value(draft), baseline=baseline
        )

    def _is_figure(self, quantity: Quantity) -> bool:
        """Whether a quantity is no year, label or name."""
        words, first = self.words, quantity.first
        if quantity.unit is not None or quantity.form in {"fraction", "vague", "article"}:
            return not self._in_law(quantity)
        counted = self._counted(quantity)
        if words[first].is_digits and exclusions.is_year(words, first, counted is not None):
            return False
        if exclusions.is_labelled(words, first):
            return False
        if quantity.form == "words":
            return self._is_spelled_figure(quantity, counted)
        plain_digits = words[first].text.isdigit() and quantity.number_last == first + 1
        if plain_digits and exclusions.follows_name(words, first):
            return counted is not None and counted.head.tag_ == "NNS" and counted.head.text.islower()
        return True

    def _in_law(self, quantity: Quantity) -> bool:
        return lower_at(self.words, quantity.first - 1) in {"section", "article", "clause"}

    def _is_spelled_figure(self, quantity: Quantity, counted: Counted | None) -> bool:
        word = self.words[quantity.first]
        if quantity.value != 1:
            following = self.words[quantity.last] if quantity.last < len(self.words) else None
            capital = word.text[0].isupper() and following is not None and following.text[0].isupper()
            return not (capital and quantity.first > 0)
        partitive = lower_at(self.words, quantity.last) == "of"
        token = self.doc[indices(self.doc, quantity.start, quantity.end).start]
        if lower_at(self.words, quantity.first - 1) in {"no", "any", "every", "each", "this", "that", "which", "the", "another"}:
            return False
        return counted is not None and (partitive or token.dep_ == "nummod" or token.tag_ == "CD")

    def _counted(self, quantity: Quantity) -> Counted | None:
        own = indices(self.doc, quantity.start, quantity.end)
        partitive = quantity.form == "vague" or lower_at(self.words, quantity.last) == "of"
        return counted_noun(self.doc, own.stop, self.sentence.end, partitive)

    def _draft(self, quantity: Quantity, movement: changes.Movement, out: set[int], drafts: list[Draft]) -> Draft:
        own = indices(self.doc, quantity.start, quantity.end)
        place = Place(self.doc, self.sentence, own, out)
        cue = self._token(movement.cue)
        counted = self._counted(quantity) if quantity.kind == "count" else None
        if counted is not None:
            counts_change = movement.role in {"amount", "level"} and counted.head.dep_ not in {"nsubj", "nsubjpass"}
            measure = measure_amount(place, movement, cue) if counts_change else measure_count(place, counted)
            if not measure.measure:
                measure = measure_count(place, counted)
            return Draft(quantity, movement, counted, measure, counted.unit)
        source = self._source(quantity, movement, drafts)
        if source is not None:
            unit = quantity.unit or (source.unit if quantity.kind == "count" else None)
            kind = source.quantity.kind if quantity.kind == "count" and unit else quantity.kind
            return Draft(replace(quantity, kind=kind), movement, None, source.measure, unit)
        measure = measure_amount(place, movement, cue)
        if not measure.measure and self._before is not None and movement.role != "none":
            measure = self._before.measure
        return Draft(quantity, movement, None, measure, quantity.unit)

    def _source(self, quantity: Quantity, movement: changes.Movement, drafts: list[Draft]) -> Draft | None:
        """The earlier figure whose measure this one shares: "up from 17,907 and 14,640", "a 16% increase"."""
        if not drafts:
            return None
        previous = drafts[-1]
        between = [word.lower for word in self.words[previous.quantity.last : quantity.first]]
        if movement.role == "amount" and quantity.kind in {"share", "count"} and self._is_aside(movement, between):
            return previous
        same = quantity.unit == previous.unit or quantity.unit is None and quantity.kind == "count"
        if not same or previous.quantity.kind == "duration":
            return None
        compares = any(word in {"from", "compared", "against", "versus", "than"} for word in between)
        if compares and len(between) <= 14:
            levels = [one for one in drafts if one.movement.role != "amount" and one.quantity.kind != "duration"]
            return levels[-1] if levels else previous
        carried = quantity.kind == "count" and previous.movement.role == "origin"
        return previous if carried and between[-1:] == ["and"] else None

    def _is_aside(self, movement: changes.Movement, between: list[str]) -> bool:
        """Whether a change is told after a comma of what the clause before counted: ", a 16% increase on …"."""
        cue = self._token(movement.cue)
        if cue is None or cue.pos_ not in NOUNS or between[-1:] not in (["a"], ["an"], ["the"]):
            return False
        own = [child.lower_ for child in cue.rights if child.dep_ == "prep"]
        return between[-2:-1] in ([","], ["–"], ["—"]) and not {"in", "of"} & set(own)

    def _token(self, index: int | None):  # noqa: ANN202
        if index is None:
            return None
        word: Word = self.words[index]
        return self.doc[indices(self.doc, word.start, word.end).start]


def _value(draft: Draft | None) -> str | None:
    return None if draft is None else plain(draft.quantity.value)
