"""Whether a time is told of what is to come: "must hire 18 midwives by June"."""

from __future__ import annotations

import re
from bisect import bisect_right
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


_FARTHEST = 6
"""How many pieces of a sentence on either side may tell."""


class Outlook:
    """Tells for the times of the sentence ``text[start:end]`` whether they are of what is to come.

    The words between two conjunctions decide; where they have no verb that tells, the words before them do,
    and for a time that opens the sentence the words behind.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._cuts = [start, *(match.start() for match in _PARTING.finditer(text, start, end))]
        self._pieces = [text[first:last] for first, last in pairwise((*self._cuts, end))]

    def is_ahead(self, at: int, otherwise: bool) -> bool:
        """Tell it of the time at ``at``; ``otherwise`` holds where no verb near it tells."""
        own = bisect_right(self._cuts, at) - 1
        before = range(own - 1, max(-1, own - _FARTHEST), -1)
        behind = range(1, min(len(self._pieces), _FARTHEST)) if own == 0 else range(0)
        for piece in (self._text[self._cuts[own] : at], *(self._pieces[n] for n in (own, *before, *behind))):
            if _AHEAD.search(piece):
                return True
            if _PAST.search(piece):
                return False
        return otherwise
