"""Whether a time is told of what is to come: "must hire 18 midwives by June"."""

from __future__ import annotations

import re
from itertools import pairwise

_AHEAD = re.compile(
    r"\b(?:[Ww]ill|shall|must|should|would|could|might|(?:needs?|ha(?:s|ve)|plans?|expects?|aims?|hopes?|wants?|"
    r"intends?|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|agreed|ordered|told|due|set|likely|bid) to|"
    r"(?:is|are) (?:due|set|expected|forecast|projected|planned|to|going)|targets?|deadline)\b|’ll\b|'ll\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|fell|rose|grew|lost|made|took|sold|left|won|saw|came|went|became|began|"
    r"found|held|met|stood|ran|gave|got|paid|said|told|[a-z]{2,}ed)\b"
)
_PARTING = re.compile(
    r"[;:]|\b(?:and|but|while|whereas|although|though|after|before|because|which|who|when|that)\b"
)


def is_ahead(text: str, start: int, end: int, at: int, strict: bool = True) -> bool:
    """Tell whether the time at ``at`` in the sentence ``text[start:end]`` is of what is to come.

    The words between two conjunctions decide; where they have no verb that tells, the words before them do,
    and for a time that opens the sentence the words behind. ``strict``: without any such verb it is not.
    """
    cuts = [start, *(match.start() for match in _PARTING.finditer(text, start, end)), end]
    pieces = [text[first:last] for first, last in pairwise(cuts)]
    own = next(number for number, last in enumerate(cuts[1:]) if at < last or last == end)
    order = [*range(own - 1, -1, -1), *(range(1, len(pieces)) if own == 0 else ())]
    for piece in (text[cuts[own] : at], *(pieces[number] for number in (own, *order))):
        if _AHEAD.search(piece):
            return True
        if _PAST.search(piece):
            return False
    return not strict
