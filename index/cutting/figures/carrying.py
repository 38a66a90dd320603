"""Figures that take over what an earlier one, or the sentence before, tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.cutting.figures.antecedents import Antecedent, find_antecedent, unit_of_noun
from index.cutting.figures.changes import Movement
from index.cutting.figures.drafts import Draft
from index.cutting.figures.lexer import Word, lower_at
from index.cutting.figures.phrases import NOUNS, indices, joined, noun_phrase
from index.cutting.figures.places import Measure, Place
from index.cutting.figures.quantities import Quantity
from index.cutting.figures.references import Reference, is_part
from index.cutting.figures.subjects import subject_of, verb_above
from index.models import Kind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLURAL: dict[Reference, bool | None] = {
    "it": False,
    "they": True,
    "none": True,
    "that": None,
    "figure": None,
}


_STANDING_IN = frozenset({"it", "they", "this", "that", "these", "those"})
_LONGEST = 8
_GO_WITHOUT = frozenset({"money", "duration", "measurement", "share"})
"""Kinds of figure whose unit is left out when they are told again."""
_TIMES = 10
"""How much larger one of two figures in the same unit may be."""


class Before(NamedTuple):
    """What was told before a sentence.

    ``draft``: the last figure that has a measure; ``is_next``: it stands in the sentence directly before;
    ``sentences``: the two sentences before, the nearer first.
    """

    draft: Draft | None = None
    is_next: bool = False
    sentences: tuple[Span, ...] = ()

    def verb(self) -> Token | None:
        """Give the verb over the last figure, where it stands in the sentence directly before."""
        if self.draft is None or not self.is_next:
            return None
        doc, quantity = self.sentences[0].doc, self.draft.quantity
        tokens = indices(doc, quantity.start, quantity.end)
        return verb_above(doc[tokens.start]) if tokens else None

    def followed(self, sentence: Span, drafts: list[Draft]) -> Before:
        """Give what was told before the next sentence of the paragraph."""
        last = next((draft for draft in reversed(drafts) if draft.measure.measure), None)
        return Before(last or self.draft, last is not None, (sentence, *self.sentences[:1]))

    def at_paragraph(self) -> Before:
        """Give what a new paragraph may go on from: the last sentence of the one before."""
        return self if self.is_next else self._replace(draft=None)


def refer(reference: Reference, quantity: Quantity, movement: Movement, before: Before) -> Draft | None:
    """Give a figure of what a pronoun, "the figure" or nothing at all stands for; None where that is unknown."""
    if before.draft is not None and _goes_on(reference, quantity, movement, before.draft, before.is_next):
        return continue_figure(quantity, movement, before.draft, None)
    meant = _meant(_PLURAL[reference], before)
    if meant is not None and (reference != "none" or meant.unit is not None):
        return _of_noun(meant, quantity, movement)
    if before.draft is None or (reference == "none" and not before.draft.is_counted):
        return None
    return continue_figure(quantity, movement, before.draft, None)


def _meant(plural: bool | None, before: Before, subjects: bool = False) -> Antecedent | None:
    found = (find_antecedent(sentence, plural, subjects) for sentence in before.sentences)
    return next((one for one in found if one is not None), None)


def _goes_on(
    reference: Reference, quantity: Quantity, movement: Movement, draft: Draft, is_next: bool
) -> bool:
    """Whether a figure is another of what the last one told, rather than of a noun in between."""
    if not is_next and reference in {"it", "they"}:
        return False
    if movement.role == "amount":
        return True
    if quantity.kind == "count":
        alike = draft.quantity.kind in {"count", "rate"} or _is_as_large(quantity, draft)
        return draft.movement.role != "amount" and alike
    return draft.unit == quantity.unit and draft.movement.role != "amount"


def _is_as_large(quantity: Quantity, draft: Draft) -> bool:
    """Whether a bare number may be in the unit of a figure before it: "26 days; a year ago it was nine"."""
    told = draft.quantity
    sizes = sorted((abs(quantity.value), abs(told.value)))
    return told.kind in _GO_WITHOUT and draft.unit is not None and sizes[1] <= _TIMES * sizes[0]


def _of_noun(meant: Antecedent, quantity: Quantity, movement: Movement) -> Draft:
    measure = Measure(meant.words, None)
    if quantity.kind != "count":
        return Draft(quantity, movement, measure, quantity.unit)
    counts = meant.counts and quantity.value == int(quantity.value)
    return Draft(quantity, movement, measure, meant.unit if counts else None, is_counted=counts)


def name_called(noun: Token, quantity: Quantity, movement: Movement, place: Place) -> Draft:
    """Give a count of what it is said to be: "490 were enforced returns"."""
    measure = Measure(joined(noun_phrase(noun, place.out)), None)
    return Draft(quantity, movement, measure, unit_of_noun(noun), is_counted=True)


def part_of(quantity: Quantity, movement: Movement, before: Draft, behind: list[Token]) -> Draft:
    """Give a part of what the sentence before counted: "of those, 310 were repaid"."""
    whole = before if movement.role == "none" else None
    draft = continue_figure(quantity, movement, before, whole)
    return replace(draft, measure=with_own_participle(before, behind)) if draft.is_counted else draft


def continue_figure(quantity: Quantity, movement: Movement, before: Draft, whole: Draft | None) -> Draft:
    """Give a figure of what the sentence before counted.

    "that compares with 12", "it fell by 5%". ``whole``: what it is a part of.
    """
    if quantity.kind != "count":
        whole = whole or (before if movement.role == "amount" else None)
        return Draft(quantity, movement, before.measure, quantity.unit, whole=whole)
    told = before.quantity.kind
    kind: Kind = "count" if before.movement.role == "amount" or told in {"change", "share"} else told
    unit = None if before.unit in {"percent", "percentage_point"} else before.unit
    counted = before.is_counted or kind == "count"
    return Draft(
        replace(quantity, kind=kind), movement, before.measure, unit, is_counted=counted, whole=whole
    )


def same_figure(quantity: Quantity, drafts: list[Draft]) -> Draft | None:
    """Give the last figure of the sentence that "they say it is 12" may be another number for."""
    bare = quantity.kind == "count"
    fits = [
        one
        for one in drafts
        if one.movement.role != "amount"
        and ((one.is_counted or _is_as_large(quantity, one)) if bare else one.unit == quantity.unit)
    ]
    return fits[-1] if fits else None


def name_from_around(place: Place, cue: Token | None, before: Before) -> Measure:
    """Give a measure where neither grammar nor an earlier figure names one: what is done, and by what.

    "About 20 were injured" gives "injured"; "They need £4m" after a sentence on a choir gives "choir need". Of
    a text that begins "It costs £4" nothing can be said, and the measure stays empty.
    """
    behind = place.doc[place.own.stop] if place.own.stop < place.sentence.end else None
    if behind is not None and behind.lower_ == "of" and (words := _clear(behind.subtree, place)):
        return Measure(words, None)
    verb = cue if cue is not None and cue.pos_ == "VERB" else verb_above(place.root)
    subject = subject_of(verb) if verb is not None else None
    if not before.sentences and (subject is None or subject.i not in place.own):
        return Measure("", None)
    if verb is not None and (words := _deed(verb, place)):
        pronoun = subject.lower_ if subject is not None else ""
        plural = pronoun in {"they", "these", "those"}
        meant = _meant(plural, before, subjects=True) if pronoun in _STANDING_IN else None
        return Measure(f"{meant.words} {words}" if meant is not None else words, None)
    if before.draft is not None:
        return before.draft.measure
    meant = _meant(None, before)
    nouns = joined(token for token in place.sentence if token.pos_ in NOUNS and token.i not in place.out)
    own = place.doc[place.own.start : place.own.stop].text
    return Measure(meant.words if meant is not None else nouns or own, None)


def _deed(verb: Token, place: Place) -> str:
    """Give a verb with what follows it, no figure and no period; "" for "be" alone."""
    kept = [verb] if verb.pos_ == "VERB" else []
    for child in verb.rights:
        if child.dep_ in {"prt", "dobj", "xcomp", "prep", "acomp", "attr"} and len(kept) < _LONGEST:
            clear = not any(one.i in place.out for one in child.subtree)
            noun = child.pos_ in NOUNS and child.i not in place.out
            kept += list(child.subtree) if clear else noun_phrase(child, place.out) if noun else []
    return _clear(kept, place)


def _clear(tokens: Iterable[Token], place: Place) -> str:
    return joined(token for token in tokens if token.i not in place.out and token.i not in place.own)


def carry(
    words: list[Word], quantity: Quantity, movement: Movement, source: Draft, behind: list[Token]
) -> Draft:
    """Give a figure that takes over what an earlier one of its sentence measures.

    Args:
        words: the sentence.
        quantity: the figure.
        movement: how it moved.
        source: the earlier figure.
        behind: the tokens behind the figure.
    """
    if lower_at(words, quantity.first - 1) in {"(", "/"} and quantity.modifier == "exactly":
        quantity = replace(quantity, modifier=source.quantity.modifier)
    bare = quantity.kind == "count" or (quantity.kind == "rate" and (quantity.unit or "").startswith("per "))
    if movement.role == "amount" or not bare:
        whole = source if movement.role == "amount" else None
        return Draft(quantity, movement, source.measure, quantity.unit, whole=whole)
    unit = source.unit or quantity.unit
    if quantity.unit and source.unit and not source.unit.startswith("per "):
        unit = f"{source.unit} {quantity.unit}"
    kind: Kind = "rate" if quantity.unit else source.quantity.kind
    whole = source if words[0].lower == "of" or is_part(words, quantity) else None
    return Draft(
        replace(quantity, kind=kind),
        movement,
        with_own_participle(source, behind),
        unit,
        is_counted=source.is_counted,
        whole=whole,
    )


def with_own_participle(source: Draft, behind: list[Token]) -> Measure:
    """Read "three people were killed and 17 injured": the second count has its own verb."""
    after = [token for token in behind if token.pos_ != "AUX" and token.dep_ != "advmod"][:1]
    if not after or after[0].tag_ not in {"VBN", "VBD"} or after[0].dep_ == "amod":
        return source.measure
    if not source.is_counted or not source.unit:
        return source.measure
    words, name = source.measure.measure.split(), source.unit.split()
    stem = name[-1][: max(3, len(name[-1]) - 2)].lower()
    last = next((at for at, word in enumerate(words) if word.lower().startswith(stem)), None)
    if last is None:
        return source.measure
    counted = words[max(0, last + 1 - len(name)) : last + 1]
    return Measure(" ".join([*counted, after[0].text]), source.measure.subject)
