"""Who is quoted and by which words, from the grammar and order of the sentence around a quotation.

An English quotation is attributed after it ("…," she said / said Jane Doe), before it (Jane Doe said: "…"),
between its parts, by "according to", by a noun (Doe's claim that "…"), or by a dash and a name.
"""

from __future__ import annotations

from index.cutting.quotes.after import directly_after, later
from index.cutting.quotes.before import before
from index.cutting.quotes.grammar import Prose, reports, subject_of
from index.cutting.quotes.roles import is_office
from index.cutting.quotes.surroundings import Attribution, Place, words_before


def attribute(prose: Prose, place: Place) -> Attribution | None:
    """Attribute a quotation by the sentence it stands in; None when that names no one."""
    words = words_before(prose, place)
    announced = bool(words) and words[-1].text in (":", ",") and place.last_character != ","
    ways = (before, directly_after) if announced else (directly_after, before)
    return next((found for way in (*ways, later) if (found := way(prose, place)) is not None), None)


def introduction(prose: Prose) -> Attribution | None:
    """Give the attribution in a paragraph that ends by announcing words ("Jane Doe said:"), or None."""
    return before(prose, Place(len(prose.doc), len(prose.doc), ""))


def subject_before(prose: Prose, token: int) -> Attribution | None:
    """Give the subject of the last sentence that ends before ``token``: whom the text has just spoken of."""
    if not token:
        return None
    root = prose.root(token - 1)
    subject = subject_of(prose, root)
    if subject is None or not (subject.pos_ in ("PROPN", "PRON") or is_office(subject) or reports(root)):
        return None
    cue = (root.i, root.i + 1) if reports(root) else None
    return Attribution(prose, cue, prose.phrase(subject.i), certain=False)
