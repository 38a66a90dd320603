"""Words close to the coverage that do not stand in it: where they come closest, and how they differ."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from index.checking.sources import Place, Source
from index.checking.words import Word, is_negation, is_number, words_of
from index.models import Edit

_LIKE_WORDS = 0.72
"""Share of words in common, in order, from which a text is an altered one, whatever the words."""
_LIKE_WEIGHT = 0.62
"""The same where each word weighs by how rare it is in the coverage."""
_COVERED = 0.65
"""Share of the text's own words that must be common for rare words to tell."""
_FEW = 4
"""Words up to which nearly all must be common: so few stand anywhere."""
_LIKE_FEW = 0.85
_RUN = 3
"""Words in a row that a splice takes from one place."""
_LONG_RUN = 5
"""Words in a row that alone tell an altered text, if they are nearly half of it and rare enough."""
_RARE = 0.27
_HALF = 0.42
_TELLING = 2.5
_SPLICED = 0.85
"""Share of a text that such runs must cover to be a splice."""
_PARTS = 3
"""Runs up to which they may be short; more must be long."""
_PIECE = re.compile(r"\S+\s*|^\s+")
_LONGEST = 400
"""Words of a text that are compared; the cost of a comparison grows with their square."""


class Likeness(NamedTuple):
    """The place that a text comes closest to; ``spliced`` when its parts stand in different places."""

    place: Place
    score: float
    spliced: bool = False


def closest(words: Sequence[Word], sources: Sequence[Source]) -> Likeness | None:
    """Give the place in ``sources`` that ``words`` were altered from, or None when they resemble nothing."""
    wanted = [word.key for word in words[:_LONGEST]]
    if len(wanted) < _RUN:
        return None
    weights = _weights(wanted, sources)
    if len(wanted) <= _FEW and (like := _short_quote(wanted, sources)) is not None:
        return like
    splice = _splice(words[:_LONGEST], sources, weights)
    if splice is not None and splice.spliced:
        return splice
    likest = max(
        (_best(wanted, source, weights) for source in sources), key=lambda like: like.score, default=None
    )
    return likest if likest is not None and likest.score >= 1 else splice


def _short_quote(wanted: list[str], sources: Sequence[Source]) -> Likeness | None:
    """Give the short quotation that a text of a few words has all but one word of, and in order."""
    for source in sources:
        for quote in source.quotes:
            place = Place(source, source.word_at(quote.start), source.word_at(quote.end))
            keys = source.keys[place.first : place.end]
            if len(keys) > _FEW + 1 or not keys:
                continue
            common = len(wanted) + len(keys) - Indel.distance(keys, wanted)
            if common >= 2 * (max(len(keys), len(wanted)) - 1) and common >= 2 * (_FEW // 2):
                return Likeness(place, 1.0)
    return None


def difference(text: str, place: Place) -> tuple[Edit, ...]:
    """Give what was done to the words at ``place``, word by word.

    The texts of "equal" and "insert" join to ``text`` exactly; those of "equal" and "delete" are the words
    of the source.
    """
    source = place.source.article.text[place.start : place.finish]
    theirs, ours = _pieces(source), _pieces(text)
    edits: list[Edit] = []
    for op in Indel.opcodes([key for key, _ in theirs], [key for key, _ in ours]):
        if op.tag == "delete":
            edits.append(Edit(op="delete", text="".join(t for _, t in theirs[op.src_start : op.src_end])))
        else:
            piece = "".join(t for _, t in ours[op.dest_start : op.dest_end])
            edits.append(Edit(op="equal" if op.tag == "equal" else "insert", text=piece))
    return tuple(edits)


def remarks(edits: Sequence[Edit]) -> Iterator[str]:
    """Give a sentence for each changed number, name or negation."""
    theirs = words_of("".join(edit.text for edit in edits if edit.op != "insert"))
    ours = words_of("".join(edit.text for edit in edits if edit.op != "delete"))
    names = {word.key for word in (*theirs, *ours) if _is_name(word)}
    gone = _changed(edits, "delete")
    new = _changed(edits, "insert")
    tests = (("number", is_number), ("negation", is_negation), ("name", names.__contains__))
    for noun, test in tests:
        was = _listed(word.exact for word in gone if test(word.key) and word.key not in {w.key for w in new})
        now = _listed(word.exact for word in new if test(word.key) and word.key not in {w.key for w in gone})
        if was or now:
            yield _remark(noun, was, now)


def _changed(edits: Sequence[Edit], op: str) -> list[Word]:
    return [word for edit in edits if edit.op == op for word in words_of(edit.text)]


def _remark(noun: str, was: str, now: str) -> str:
    if was and now:
        return f"A {noun} differs: the coverage has {was}, these words {now}."
    return f"A {noun} is missing: {was}." if was else f"A {noun} was added: {now}."


def _listed(words: Iterator[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))


def _is_name(word: Word) -> bool:
    return word.exact[:1].isupper() and word.key not in ("i", "i'm", "i've", "i'll", "i'd") and not word.opens


def _pieces(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Give the text cut after every white space, each piece with the words it is compared by."""
    return [(tuple(w.key for w in words_of(p)), p) for p in _PIECE.findall(text)]


def _weights(wanted: Sequence[str], sources: Sequence[Source]) -> dict[str, float]:
    """How much each word tells: less the more often the sources have it."""
    needed = set(wanted)
    counts = Counter(key for source in sources for key in source.keys if key in needed)
    return {key: 1 / (1 + math.log(max(1, counts[key]))) for key in needed}


def _best(wanted: list[str], source: Source, weights: dict[str, float]) -> Likeness:
    """Give the stretch of a source most like the wanted words; a score of 1 or more tells an altered text."""
    window = fuzz.partial_ratio_alignment(wanted, source.keys, score_cutoff=30)
    if window is None or not source.keys:
        return Likeness(Place(source, 0, min(1, len(source.keys))), 0.0)
    slack = max(4, len(wanted) // 4)
    low, high = max(0, window.dest_start - slack), min(len(source.keys), window.dest_end + slack)
    theirs = source.keys[low:high]
    equal = [op for op in Indel.opcodes(theirs, wanted) if op.tag == "equal"]
    if not equal:
        return Likeness(Place(source, low, high), 0.0)
    equal = _tight(equal, len(wanted))
    first, end = low + equal[0].src_start, low + equal[-1].src_end
    common = [key for op in equal for key in wanted[op.dest_start : op.dest_end]]
    words = 2 * len(common) / (len(wanted) + end - first)
    heavy = sum(weights[key] for key in common)
    span = sum(weights.get(key, 1.0) for key in source.keys[first:end])
    weight = 2 * heavy / (sum(weights[key] for key in wanted) + span)
    covered = len(common) / len(wanted)
    needed = _LIKE_WORDS if len(wanted) > _FEW else _LIKE_FEW
    score = max(
        min(words, covered) / needed,
        weight / _LIKE_WEIGHT if covered >= _COVERED and len(wanted) > _FEW else 0.0,
    )
    head, tail = equal[0].dest_start, len(wanted) - equal[-1].dest_end
    return Likeness(_widened(Place(source, first, end), head, tail), score)


def _tight(equal: list, length: int) -> list:  # type: ignore[type-arg]
    """Drop single common words at either end that stand far from the rest."""
    while (
        len(equal) > 1
        and equal[0].src_end - equal[0].src_start == 1
        and equal[1].src_start - equal[0].src_end > 3
    ):
        equal = equal[1:]
    while (
        len(equal) > 1
        and equal[-1].src_end - equal[-1].src_start == 1
        and equal[-1].src_start - equal[-2].src_end > 3
    ):
        equal = equal[:-1]
    return equal


def _widened(place: Place, head: int, tail: int) -> Place:
    """Take in as many words at each end as the text has there, within the sentence or quotation."""
    source = place.source
    low, high = source.unit(place)
    first = place.first
    while head and first > low and not source.words[first].opens:
        first, head = first - 1, head - 1
    end = place.end
    while tail and end < high and not source.words[end].opens:
        end, tail = end + 1, tail - 1
    return source.entire(Place(source, first, end))


def _splice(words: Sequence[Word], sources: Sequence[Source], weights: dict[str, float]) -> Likeness | None:
    """Cover the text with the longest runs that stand somewhere; few long ones are a splice."""
    runs: list[Place] = []
    at = 0
    while at < len(words):
        run = _longest_run(words[at:], sources)
        if run is not None and _tells(run, weights):
            runs.append(run)
            at += run.end - run.first
        else:
            at += 1
    if not runs:
        return None
    longest = max(runs, key=lambda run: run.end - run.first)
    covered = sum(run.end - run.first for run in runs)
    few = len(runs) <= _PARTS or covered > _LONG_RUN * len(runs)
    if few and covered >= _SPLICED * len(words):
        apart = any(not _together(one, other) for one, other in pairwise(runs))
        return Likeness(longest, 1.0, spliced=apart)
    length = longest.end - longest.first
    telling = sum(weights[key] for key in longest.source.keys[longest.first : longest.end])
    if length >= _LONG_RUN and length >= _HALF * len(words) and telling >= _TELLING:
        return Likeness(longest, 1.0)
    return None


def _tells(run: Place, weights: dict[str, float]) -> bool:
    """Whether a run is long, or has a rare word, so that it is no mere turn of phrase."""
    keys = run.source.keys[run.first : run.end]
    return len(keys) >= _LONG_RUN or any(weights[key] > _RARE for key in keys)


def _together(one: Place, other: Place) -> bool:
    """Whether a run follows another in the same quotation or paragraph."""
    return one.source is other.source and one.end <= other.first and other.end <= one.source.unit(one)[1]


def _longest_run(words: Sequence[Word], sources: Sequence[Source]) -> Place | None:
    best: Place | None = None
    length = _RUN
    while length <= len(words):
        found = next((p for source in sources for p in source.places(words[:length])), None)
        if found is None:
            return best
        best, length = found, length + 1
    return best
