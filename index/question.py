"""What a question asks for, read from its words: the kind of answer, and the names and numbers it states."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Expected = Literal["number", "time", "person", "place", "reason", "speech", "choice", "other"]

_SIZES = "many|much|long|old|far|big|large|tall|high|deep|fast|often|wide|heavy|hot|cold|small|low|loud|steep"
_AMOUNTS = (
    "percentage|proportion|share|number|fraction|percent|per cent|age|amount|sum|price|cost|figure|score|rate|speed|"
    "salary|size|length|height|weight|distance|total|toll|budget|turnout|fine|count|population|value"
)
_SAYING = (
    "say|said|says|tell|told|think|thinks|claim|claimed|argued?|call|comment|promised?|"
    "response|reaction|respond|warn|warned"
)
_PARTIES = (
    "person|people|company|firm|party|club|team|minister|councillor|mp|judge|player|actor|scientist|doctor|police|group|"
    "organisation|organization|union|charity|council|university|bank|court|newspaper|agency"
)
_PLACES = (
    "city|cities|town|village|country|countries|place|area|region|street|road|state|county|hospital|school|prison|port|"
    "river|building|venue|stadium|district|island|location"
)
_RULES: tuple[tuple[Expected, str], ...] = (
    (
        "speech",
        rf"\bwhat\b[^?]{{0,60}}\b(?:{_SAYING})\b|\bquotes?\b|\bhow did\b[^?]{{0,60}}\b(?:describe|respond|react)\b",
    ),
    (
        "reason",
        r"\bwhy\b|\bwhat (?:was |is |were |are )?the (?:reasons?|causes?|motive)\b|\bhow come\b|\bwhat reasons?\b",
    ),
    ("reason", r"\bwhat (?:caused|made|led|prompted|triggered|forced|for)\b|\bwhat(?:'s| is) behind\b"),
    ("time", r"\bwhen\b|\b(?:what|which) (?:year|month|day|date|time|hours|season|decade|century|week)\b"),
    ("time", r"\bhow (?:soon|recently)\b"),
    ("number", rf"\bhow ?(?:{_SIZES})\b|\bwhat (?:{_AMOUNTS})\b"),
    ("number", rf"\bwhat(?:'s| is| was| are| were| did| does)\b[^?]{{0,30}}\b(?:{_AMOUNTS})\b"),
    (
        "person",
        rf"\bwho\b|\bwhose\b|\bwhom\b|\b(?:which|what) (?:{_PARTIES})\b|\bname of\b|\bwhat is the name\b",
    ),
    ("place", rf"\bwhere\b|\b(?:what|which) (?:{_PLACES})\b"),
    (
        "choice",
        r"^\W*(?:(?:so|and|but|ok|hey|hi|um)\W+)?(?:is|are|was|were|did|do|does|has|have|had|will|would|can|could|should|am)\b",
    ),
)
"""What in a question tells the kind of its answer, the most telling first."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SPANS = "night|week|weekend|month|year|quarter|season|term"
_TIME = re.compile(
    rf"""\b(?:1[5-9]|20)\d\d(?:s|\b) | \b(?:{_MONTHS}|{_DAYS})\b | \b{_SHORT_MONTHS}\ \d
    | \b\d{{1,2}}(?::\d\d)?\ ?(?:am|pm|a\.m\.|p\.m\.)
    | \b(?:yesterday|today|tomorrow|tonight|overnight|midnight|noon|dawn|century|decade)\b
    | \b(?:spring|summer|autumn|winter)\b
    | \b(?:last|next|this|previous|following|past|coming)\ (?:{_SPANS})\b
    | \b(?:days?|weeks?|months?|years?|hours?|minutes?)\ (?:ago|later|earlier|after|before|from\ now)\b
    | \b(?:within|in|after)\ (?:a|an|\d+|\w+)\ (?:days?|weeks?|months?|years?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|"
    "dozens?|half|third|thirds|quarter|quarters|twice|double|doubled|triple|tripled|halved|none|no|single|both|few|"
    "several|couple"
)
_NUMBER = re.compile(rf"\d[\d,.]*|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE)
_REASON = re.compile(
    r"""\b(?:because|due\ to|owing\ to|thanks\ to|blam(?:ed|es|ing)|caus(?:ed?|es|ing)|reasons?|so\ that|in\ order\ to
    | as\ a\ result|result(?:ed|s|ing)?|follow(?:s|ed|ing)|after|amid|since|prompt(?:ed|s|ing)|led\ to|leading\ to
    | attribut(?:ed?|es|ing)|explain(?:ed|s)?|fears?|concerns?|over|aim(?:ed|s)?|meant|means
    | to\ (?:help|make|stop|avoid|prevent|reduce|protect|cut|give|keep|allow|ensure|let|save|bring))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME = re.compile(
    r"\b[A-Z][\w’'.-]*[\w](?:\s+(?:of|the|and|for|de|van|von)\s+(?=[A-Z])|\s+)?(?:[A-Z][\w’'-]+\s*)*"
)
_PLACE = re.compile(
    r"""\b(?:in|at|from|near|to|outside|off|through|across|around|between|into|on|along|towards?|of|by)\s+(?:the\s+)?
    (?:[a-z]+\s+)?[A-Z]\w+
    | \b(?:north|south|east|west)(?:ern)?\b
    | \b(?:street|road|river|park|hospital|school|station|bridge|village|town|city|county|coast|hall
    | centre|square)\b""",
    re.VERBOSE,
)
_MARKS = re.compile(r"[“”\"]|\b(?:said|says|told|added|called|insisted|argued|claimed|warned|described)\b")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
_NAMED = re.compile(r"(?<=\s)[A-Z][\w’'-]+|\b[A-Z]{2,}\b")
_POSSESSIVE = re.compile(r"[’']s?$")
_ASKING = frozenset(
    {
        "what",
        "who",
        "when",
        "where",
        "why",
        "how",
        "which",
        "whose",
        "whom",
        "did",
        "does",
        "do",
        "is",
        "are",
        "was",
        "were",
    }
)


class Question(NamedTuple):
    """A question, read: what kind of answer it expects, and the words, names and numbers that it states."""

    text: str
    expects: Expected
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


def read_question(text: str) -> Question:
    """Read a question as people type it. ``expects`` is "other" where nothing in it tells."""
    expects: Expected = next((kind for kind, rule in _RULES if re.search(rule, text, re.IGNORECASE)), "other")
    names = {_POSSESSIVE.sub("", name).lower() for name in _NAMED.findall(text)} - _ASKING
    numbers = {number.replace(",", "").rstrip(".") for number in _DIGITS.findall(text)}
    return Question(text, expects, frozenset(_words(text)), frozenset(names), frozenset(numbers))


def offers(question: Question, sentence: str) -> bool:
    """Whether a sentence has, besides what the question itself says, an answer of the kind that it expects."""
    match question.expects:
        case "number":
            return any(not _said(found, question) for found in _NUMBER.findall(sentence))
        case "time":
            return any(not _said(found.group(), question) for found in _TIME.finditer(sentence))
        case "person":
            return any(not _said(found.group(), question) for found in _NAME.finditer(sentence))
        case "place":
            return any(not _said(found.group(), question) for found in _PLACE.finditer(sentence))
        case "reason":
            return bool(_REASON.search(sentence))
        case "speech":
            return bool(_MARKS.search(sentence))
        case _:
            return True


def _said(found: str, question: Question) -> bool:
    """Whether the question says this itself."""
    return set(_words(found)) - {"in", "at", "from", "the", "of", "to", "on", "by"} <= question.words


def _words(text: str) -> list[str]:
    return [word.replace(",", "") for word in _WORD.findall(text.lower())]
