"""The words to be checked, with the omissions and insertions that a quotation marks: "…" and "[…]"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.checking.sources import Place, Source
from index.checking.words import Word, is_negation, is_number, words_of

_GAP = re.compile(
    r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|(?<!\.)\.\s?\.\s?\.(?:\s?\.)?(?!\.)|\[(?P<inserted>[^\[\]]{1,80})\]"
)
_PART = 2
"""Words that must stand between two gaps; fewer would stand anywhere."""
_REPLACED = 3
"""Words of the source that an insertion may stand for."""
_TURNED = 6
"""Words up to which an omission that drops a negation changes what is said."""


class Gap(NamedTuple):
    """An omission, or the words inserted in square brackets."""

    inserted: str | None


class Wording(NamedTuple):
    """A text to check: its words, and its parts with the gaps between them (one gap fewer than parts)."""

    text: str
    words: tuple[Word, ...]
    parts: tuple[tuple[Word, ...], ...]
    gaps: tuple[Gap, ...]
    edges: tuple[Gap, ...]
    """Gaps before the first part and after the last."""


class Match(NamedTuple):
    """Where a wording stands: its places, one a part, in order, and what was left out or put in."""

    places: tuple[Place, ...]
    notes: tuple[str, ...]

    @property
    def whole(self) -> Place:
        """The stretch from the first part to the last."""
        return Place(self.places[0].source, self.places[0].first, self.places[-1].end)


def read_wording(text: str) -> Wording:
    """Read a text to check, splitting it where it marks an omission or an insertion."""
    parts: list[tuple[Word, ...]] = []
    gaps: list[Gap] = []
    edges: list[Gap] = []
    pending: Gap | None = None
    left = 0
    for match in [*_GAP.finditer(text), None]:
        words = tuple(words_of(text[left : match.start() if match else len(text)]))
        if words:
            if parts and pending is not None:
                gaps.append(pending)
            elif pending is not None:
                edges.append(pending)
            parts.append(words)
            pending = None
        if match is not None:
            inserted = match["inserted"]
            pending = Gap(inserted) if pending is None or inserted else pending
            left = match.end()
    if pending is not None:
        edges.append(pending)
    return Wording(text, tuple(words_of(text)), tuple(parts), tuple(gaps), tuple(edges))


def stands(wording: Wording, source: Source) -> Iterator[Match]:
    """Give every match of a wording in one place of ``source``, word for word, gaps honoured in order."""
    for place in source.places(wording.words):
        case = same_capitals(wording.words, place)
        if (
            case is not None
            and _one_voice(place)
            and source.entire(place) == place
            and not _unasked(wording, place)
        ):
            yield Match((place,), case)
    if (wording.gaps or wording.edges) and _sound(wording):
        for place in source.places(wording.parts[0]):
            found = _continued(wording, source, place)
            if found is not None and source.entire(found.whole) == found.whole:
                yield found


def same_capitals(words: Sequence[Word], place: Place) -> tuple[str, ...] | None:
    """Give a note if capitals differ harmlessly, () if they agree, None if they may change the meaning.

    Capitals say nothing at the start of a sentence, nor in a text typed without any or in nothing else; a
    word that the source has in capitals throughout ("US") keeps them.
    """
    theirs = place.source.words[place.first : place.end]
    typed = "".join(word.exact for word in words)
    plain = typed == typed.lower() or (len(words) > 2 and typed == typed.upper())
    differs = False
    for one, other in zip(words, theirs, strict=True):
        if one.exact == other.exact:
            continue
        if (one.opens or other.opens) and one.exact[1:] == other.exact[1:]:
            continue
        if not plain or (other.exact.isupper() and len(other.exact) > 1 and not one.exact.isupper()):
            return None
        differs = True
    return ("Capital letters differ from the coverage.",) if differs else ()


def _one_voice(place: Place) -> bool:
    """Whether the words do not run from one quotation into another."""
    touched = place.source.quotes_at(place)
    return len(touched) < 2 or touched[-1] in place.source.chain(touched[0])


def _unasked(wording: Wording, place: Place) -> bool:
    """Whether the text makes a statement, with a full stop, of what the source has as a question."""
    words = place.source.words
    asked = place.end < len(words) and words[place.end].key == "?" and words[place.end].start == place.finish
    return asked and wording.text.rstrip(" \n\t\"“”'‘’»").endswith((".", "!"))


def _sound(wording: Wording) -> bool:
    """Whether the gaps can be honoured: parts of some length, and nothing decisive put in brackets."""
    inserted = [gap.inserted for gap in (*wording.gaps, *wording.edges) if gap.inserted]
    decisive = any(is_negation(w.key) or is_number(w.key) for text in inserted for w in words_of(text))
    return not decisive and bool(wording.parts) and all(len(part) >= _PART for part in wording.parts)


def _continued(wording: Wording, source: Source, first: Place) -> Match | None:
    begin, end = source.unit(first)
    if first.first < begin or first.end > end:
        return None
    places = [first]
    notes = list(same_capitals(wording.parts[0], first) or ())
    for gap, part in zip(wording.gaps, wording.parts[1:], strict=True):
        place = next(source.places(part, places[-1].end, end), None)
        if place is None or same_capitals(part, place) is None:
            return None
        dropped = source.words[places[-1].end : place.first]
        if not _fair(gap, dropped):
            return None
        places.append(place)
    if same_capitals(wording.parts[0], first) is None:
        return None
    return Match(tuple(places), (*notes, *_gap_notes(wording, source, places)))


def _fair(gap: Gap, dropped: Sequence[Word]) -> bool:
    """Whether what a gap drops leaves the sense: no negation within a short one, no number replaced."""
    if gap.inserted is not None:
        decisive = any(is_negation(word.key) or is_number(word.key) for word in dropped)
        return len(dropped) <= _REPLACED and not decisive
    return len(dropped) > _TURNED or not any(is_negation(word.key) for word in dropped)


def _gap_notes(wording: Wording, source: Source, places: Sequence[Place]) -> Iterator[str]:
    for gap, left, right in zip(wording.gaps, places, places[1:], strict=False):
        if left.end == right.first:
            dropped = ""
        else:
            dropped = source.article.text[source.words[left.end].start : source.words[right.first - 1].end]
        if gap.inserted is None:
            if dropped:
                yield f"Words are left out at “…”: {_short(dropped)}."
        elif dropped:
            yield f"“[{gap.inserted}]” stands for {_short(dropped)} in the coverage."
        else:
            yield f"“[{gap.inserted}]” was inserted and is not in the coverage."
    for gap in wording.edges:
        if gap.inserted is not None:
            yield f"“[{gap.inserted}]” was inserted and is not in the coverage."


def _short(text: str) -> str:
    words = text.split()
    shown = " ".join(words) if len(words) <= 14 else " ".join([*words[:6], "…", *words[-6:]])
    return f"“{shown.rstrip('.')}”"
