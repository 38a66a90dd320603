"""A follow-up question asked on its own: what it leaves out is carried over from the earlier question."""

from __future__ import annotations

import re

_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_TIME = re.compile(
    rf"""\b(?:(?:at|by|since|before|after|during|in|on|for|until|from|between|over)\s+)?
    (?:(?:the\s+)?(?:end|start|beginning|middle|first\s+half|second\s+half|year|quarter|months?)\s+
       (?:of|to|ending|ended|in)\s+)?(?:(?:early|mid|late)[\s-]+)?(?:the\s+)?
    (?:(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d(?:\s*[-–/]\s*\d{{2,4}})?|q[1-4](?:\s+(?:19|20)\d\d)?
      |(?:last|this|next)\s+(?:year|month|week|quarter|spring|summer|autumn|winter)|today|yesterday|now)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = re.compile(
    r"^(?:and|but|so|ok(?:ay)?|then|also|what about|how about|and what about)\b[\s,]*", re.IGNORECASE
)
_ASKING = re.compile(
    r"^(?:(?:and|but|so)\s+)?(?:how\s+(?:many|much|long|often|old|far)|what|which|who|whom|whose|when|where|why|how|"
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)\b)\s*",
    re.IGNORECASE,
)
_LITTLE = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "to",
        "from",
        "with",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "should",
        "there",
        "about",
        "over",
        "under",
        "than",
        "more",
        "most",
        "less",
        "it",
        "its",
        "that",
        "this",
        "these",
        "those",
        "they",
        "them",
        "their",
        "he",
        "his",
        "him",
        "she",
        "her",
        "and",
        "or",
        "but",
        "so",
        "not",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "many",
        "much",
        "long",
        "often",
    ]
)
_POINTING = frozenset(
    [
        "it",
        "its",
        "that",
        "this",
        "these",
        "those",
        "they",
        "them",
        "their",
        "he",
        "his",
        "him",
        "she",
        "her",
        "there",
        "one",
        "ones",
    ]
)
_WORD = re.compile(r"[\w'’-]+")
_ELLIPTICAL = 2
"""A follow-up with at most so many words of its own says too little to stand alone."""


def carry_over(earlier: str, follow_up: str) -> str:
    """Give the question to look up: the follow-up with the earlier question's subject where it needs it.

    "And in 2022?" after "How many trams ran at the end of 2024?" becomes "How many trams ran in 2022?"; a
    follow-up that points back ("Who said that?") is given the earlier subject's words; one that stands
    alone is left as it is.
    """
    asked = _LEAD.sub("", follow_up.strip()).strip(" ?.!")
    if not asked:
        return earlier
    time = _TIME.search(asked)
    rest = _own(_TIME.sub(" ", asked)) if time else _own(asked)
    if time and not rest:
        return f"{_squeeze(_TIME.sub(' ', earlier))} {time.group().strip()}?"
    if not _points_back(asked) and len(rest) > _ELLIPTICAL:
        return follow_up.strip()
    return f"{asked} ({_subject(earlier, keep_time=time is None)})?"


def _own(text: str) -> list[str]:
    """Give the words that say something by themselves."""
    return [word for word in _WORD.findall(text) if word.casefold() not in _LITTLE]


def _points_back(text: str) -> bool:
    return any(word.casefold() in _POINTING for word in _WORD.findall(text))


def _subject(question: str, *, keep_time: bool) -> str:
    """Give a question's words without the asking ones, and without its time when a new one was given."""
    words = question.strip(" ?.!")
    words = words if keep_time else _TIME.sub(" ", words)
    return _squeeze(_ASKING.sub("", words))


def _squeeze(text: str) -> str:
    return " ".join(text.split()).strip(" ?.!,")
