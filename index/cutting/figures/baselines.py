"""What a change is measured against: "the same period last year"."""

from __future__ import annotations

import re

_BASELINE = re.compile(
    r"(?:compared (?:to|with)|in comparison (?:to|with)|against|versus|relative to|than|on|over|from) "
    r"(?=(?:in |at |during |for |it was )?(?:the (?:same|previous|year|month|week|prior|corresponding|"
    r"preceding|quarter|"
    r"equivalent|level|figure|day|last)|a (?:year|month|week|decade)|last|one year|(?:two|three|four|five|"
    r"ten|\d+) years|"
    r"(?:19|20)\d\d|pre-|this time|(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b|"
    r"its|their|his|her|what))",
    re.IGNORECASE,
)
_STOP = re.compile(
    r",\s|\.(?!\d)|[;:)”\"]|\s(?:but|while|whereas|because|which|who|when|after|although|"
    r"and (?!(?:19|20)\d\d\b))|\sto\s(?=[a-z]+\s)|$"
)


def find_baseline(text: str, start: int, end: int) -> str | None:
    """Give the words a change between ``start`` and ``end`` is measured against.

    "the same period last year".
    """
    lead = _BASELINE.search(text, start, end)
    if lead is None:
        return None
    stop = _STOP.search(text, lead.end(), end)
    return text[lead.end() : stop.start() if stop else end].strip(" ,.;:)”\"'’") or None
