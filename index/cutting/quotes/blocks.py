"""Quotations without marks: paragraphs announced by "Jane Doe said:" and standing as she spoke them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.cutting.quotes.attribution import introduction
from index.cutting.quotes.grammar import Prose, says
from index.cutting.quotes.surroundings import Attribution

_FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w+|me|my|mine|myself|we|We|we[’']\w+|We[’']\w+|us|ourselves)\b")
_MARK = re.compile(r"[“”\"«»]")
_LISTED = re.compile(r"^(?:[-*•–—]|\d+[.)]|[a-z]\))\s")
_BETWEEN = 12
"""Tokens between the verb of saying and its colon: "told reporters in Leeds on Monday:"."""


def announces(prose: Prose) -> Attribution | None:
    """Give the attribution of a paragraph that ends in a verb of saying and a colon, or None."""
    doc = prose.doc
    if not len(doc) or doc[-1].text != ":" or prose.quoted[-1]:
        return None
    found = introduction(prose)
    if found is None or found.cue is None or len(doc) - found.cue[1] > _BETWEEN:
        return None
    verb = doc[found.cue[0]]
    rest = doc[found.cue[1] :]
    if not says(verb) or any((t.pos_ == "VERB" and t.tag_ != "VBG") or t.lower_ == "that" for t in rest):
        return None
    return found


def block_after(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> Iterator[tuple[int, int]]:
    """Give the spans of the paragraphs after ``number`` that read as the speaker's own words.

    The announced paragraph is the speaker's. The next ones are as long as they speak in the first person,
    as an article does not; a paragraph with quotation marks or of a list ends the block.
    """
    for step, (start, end) in enumerate(paragraphs[number + 1 :]):
        paragraph = text[start:end]
        if _MARK.search(paragraph[:1]) or _LISTED.match(paragraph) or paragraph.endswith(":"):
            return
        if step and (_MARK.search(paragraph) or not _FIRST_PERSON.search(paragraph)):
            return
        yield start, end
