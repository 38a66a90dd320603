"""What a question asks for when it asks for a quantity: of which kind, counted in what, moving which way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from index.cutting.figures.lexer import split_words
from index.cutting.figures.numbers import plain, read_number
from index.models import Direction, Kind
from index.words import stems

Asked = Mapping[Kind, float]
"""How well each kind of figure answers, 0 to 1; a kind that is missing hardly does."""


class Wanted(NamedTuple):
    """What a question that asks for a quantity is after.

    ``text`` is the question with chat spellings written out; ``kinds`` the kinds of figure that answer it;
    ``noun`` the stems of the words that follow "how many", which begin with what is counted; ``words`` the
    stems of all that it says, without the asking words; ``numbers`` the values that it states itself, as
    decimal strings; ``direction`` the way it says that something moved.
    """

    text: str
    kinds: Asked
    noun: tuple[str, ...]
    words: tuple[str, ...]
    numbers: frozenset[str]
    direction: Direction | None

    @property
    def change(self) -> bool:
        """Whether it asks by how much something moved."""
        return self.kinds is _CHANGE


def _kinds(**fit: float) -> Asked:
    return MappingProxyType(fit)  # type: ignore[arg-type]


_COUNT = _kinds(count=1, rate=0.6, measurement=0.6, share=0.5, change=0.5, duration=0.4, age=0.3, money=0.2)
_MONEY = _kinds(money=1, rate=0.5, change=0.4, count=0.2, share=0.2)
_SHARE = _kinds(share=1, rate=0.7, change=0.5, count=0.3)
_CHANGE = _kinds(change=1, share=0.4, money=0.4, count=0.4, rate=0.4, measurement=0.4, duration=0.4)
_MORE = _kinds(change=1, count=0.9, duration=0.6, money=0.4, measurement=0.6)
_DURATION = _kinds(duration=1, age=0.4, change=0.4, measurement=0.4, count=0.2)
_AGE = _kinds(age=1, duration=0.6)
_OFTEN = _kinds(rate=1, count=0.8, duration=0.8, share=0.6)
_RATE = _kinds(rate=1, share=1, money=0.5, change=0.4, count=0.4)
_SIZE = _kinds(measurement=1, money=0.6, count=0.6, duration=0.4, share=0.4, change=0.4)
_MUCH = _kinds(money=1, measurement=1, share=0.8, change=0.8, count=0.7, rate=0.7, duration=0.6)
_LEVEL = _kinds(count=1, money=1, share=1, rate=1, measurement=1, duration=0.9, age=0.8, change=0.5)

_CHAT = {
    "howmany": "how many",
    "howmuch": "how much",
    "whats": "what is",
    "wats": "what is",
    "wat": "what",
    "ppl": "people",
    "yr": "year",
    "yrs": "years",
    "mth": "month",
    "mths": "months",
    "wk": "week",
    "wks": "weeks",
    "hrs": "hours",
    "mins": "minutes",
    "govt": "government",
    "gov": "government",
    "avg": "average",
    "pct": "percent",
    "u": "you",
    "r": "are",
    "abt": "about",
    "approx": "approximately",
    "dept": "department",
    "hosp": "hospital",
}
_CHAT_WORD = re.compile(rf"\b(?:{'|'.join(_CHAT)})\b", re.IGNORECASE)

_MOVED = (
    r"(?:ris\w*|rose|increas\w*|grow\w*|grew|climb\w*|jump\w*|soar\w*|surg\w*|swell\w*|fall\w*|fell|drop\w*|"
    r"declin\w*|decreas\w*|shr[aiu]nk\w*|slump\w*|plung\w*|plummet\w*|chang\w*|reduc\w*|cut|go(?:ne|es)? (?:up|down)|"
    r"went (?:up|down)|g[oe]t (?:bigger|smaller)|up|down|improv\w*|worsen\w*|slip\w*|tumbl\w*|expand\w*|gain\w*)"
)
_COMPARED = (
    r"(?:more|less|fewer|higher|lower|bigger|larger|smaller|longer|shorter|cheaper|dearer|faster|slower|older|"
    r"younger|greater|better|worse)"
)
_PAID = (
    r"(?:costs?|spen[dt]\w*|pa(?:y|id|ying|ys)|worth|rais(?:e|ed|ing)|price[ds]?|fined?|fines|invest\w*|budget\w*|fund\w*|money|"
    r"earn\w*|ow(?:e|ed|es|ing)|charge[ds]?|donat\w*|award\w*|sold for|sell\w* for|bought for|cash|tax|rent|salar\w*|wages?|"
    r"compensation|debts?|bills?|fees?|fares?|loans?|grants?|profits?|loss(?:es)?|revenues?|savings?|saved?|lost|los[et]|"
    r"borrow\w*|damages|buy|afford|expensive)"
)
_TIMES = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?)"
_LEAD = (
    r"(?:^|\b(?:what|which|tell|give|show|know|idea|find|remember|say|says|said|current|latest|was|is|were|are)\b"
    r"[^?]{0,40}?)"
)

_RULES: tuple[tuple[re.Pattern[str], Asked], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kinds)
    for pattern, kinds in (
        (r"\bhow old\b|\b(?:what|which) age\b|\bwhat (?:is|was|are|were) [^?]*\bages?\b", _AGE),
        (rf"\b(?:by )?how (?:many|much) {_COMPARED}\b", _MORE),
        (rf"\bhow (?:much|many|far|sharply|steeply|fast|quickly)\b[^?]*\b{_MOVED} to\b", _LEVEL),
        (
            rf"\b(?:by|to what extent|with) (?:how|what) (?:much|many|percentage|per ?cent|proportion|share)\b",
            _CHANGE,
        ),
        (rf"\bby how\b|\bhow (?:sharply|steeply|fast|quickly|far)\b[^?]*\b{_MOVED}\b", _CHANGE),
        (
            r"\b(?:what|which|how (?:large|big|high|great))\b[^?]{0,25}(?:percentages?|per ?cent|proportions?|"
            r"shares?\b(?! price)|fractions?|%)"
            r"|\bhow much of\b|^(?:the )?(?:percentage|proportion|share|fraction|per ?cent|%) of\b|\b(?:percentage|%) of\b",
            _SHARE,
        ),
        (rf"\bhow much\b[^?]*\b{_PAID}\b|\b{_PAID}\b[^?]*\bhow much\b", _MONEY),
        (rf"\bhow much (?:did|do|does|has|have|had|will|is|are|was|were)\b[^?]*\b{_MOVED}\b", _CHANGE),
        (rf"\b{_MOVED} (?:by )?how much\b", _CHANGE),
        (rf"\bhow (?:big|large|steep|sharp|great|much of an?)\b[^?]*\b{_MOVED}\b", _CHANGE),
        (rf"\bhow many (?:\w+ )?{_TIMES}\b|\bhow long\b|\bwhat (?:length|period) of\b", _DURATION),
        (r"\bhow (?:often|frequently|regularly)\b|\bhow many times (?:a|per|each|every)\b", _OFTEN),
        (r"\bhow many\b[^?]*\b(?:per|for every|out of)\b", _OFTEN),
        (r"\bhow (?:many|numerous)\b", _COUNT),
        (r"\bhow much\b", _MUCH),
        (
            r"\bhow (?:big|large|small|far|tall|high|low|heavy|deep|wide|fast|hot|cold|thick|broad|strong|loud|expensive|"
            r"great|near|close|warm|steep)\b",
            _SIZE,
        ),
        (rf"\bwhat (?:did|does|has|have|was|is|were|are|will)\b[^?]*\b{_MOVED} (?:to|at)\b", _LEVEL),
        (
            rf"{_LEAD}\b(?:rise|increase|growth|fall|drop|decline|decrease|reduction|jump|cut|change|surge|difference)\b"
            r" (?:in|of|between)\b",
            _CHANGE,
        ),
        (
            rf"{_LEAD}\b(?:numbers?|totals?|tally|tallies|toll|headcount|population|turnout|attendance|quantity|backlog|count)\b",
            _COUNT,
        ),
        (rf"{_LEAD}\brates?\b", _RATE),
        (
            rf"{_LEAD}\b(?:cost|price|budget|value|amount|sum|salary|wages?|pay|bill|fine|fee|fare|revenue|turnover|profit|loss|"
            r"debt|deficit|spending|funding|rent|income|bonus|compensation|prize|grant|loan)\b",
            _MONEY,
        ),
        (rf"{_LEAD}\b(?:duration|length|waiting time|wait|sentence|term|deadline)\b", _DURATION),
        (
            rf"{_LEAD}\b(?:temperature|speed|distance|weight|height|depth|width|area|size|capacity|volume|magnitude|"
            r"majority|average|median|figures?|level|score|odds|probability|chance|minimum|maximum|record|target|limit|"
            r"threshold|inflation|unemployment|share|ratio)\b",
            _LEVEL,
        ),
    )
)
_OTHER_QUESTION = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|hey|hi|please|well|btw)\W+)*"
    r"(?:why|how come|who|whom|whose|where|when|how (?:did|do|does|can|could|will|would|is|are|was|were|has|have|should)\b"
    r"(?! \w+ (?:many|much))|what (?:did|does|do|has|have|had|is|are|was|were)\b[^?]*?"
    r"\b(?:sa(?:y|id|ying)|th(?:ink|ought)|promis\w+|claim\w*|argue\w*|tell|told|mean)\b(?! (?:the|that|there)\b))",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\bhow (?:many|much|long|old|often|big|large|far)\b|\bwhat (?:percentage|proportion|share|number)\b",
    re.I,
)
_SUBORDINATE = re.compile(r",|\bknows?\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\bhow (?:many|much)(?: more| fewer| less)?(?: of (?:the|these|those|our|its|their)?)?|"
    r"\b(?:number|percentage|proportion|share|fraction|total|rate|cost|price|amount|value|%|per ?cent) (?:of|for)(?: the)?",
    re.IGNORECASE,
)
_NOUN_WORDS = 3
_ASKING = re.compile(
    r"\b(?:how (?:many|much|long|old|often|frequently|big|large)|(?:what|which)(?: is| was| are| were|'s|’s)?(?: the)?"
    r"(?: (?:total|exact|current|latest|overall))?(?: (?:number|percentage|proportion|amount|figure|share))?(?: of)?|"
    r"(?:do|does|did|can|could)(?: \w+)? (?:you|anyone|anybody|someone) (?:know|tell me|say|remember)|"
    r"(?:any|no) (?:idea|clue)|tell me|give me|show me|i wonder|wondering|please|pls|plz|hey|guys|exactly|roughly|"
    r"approximately|actually|by|again)\b|’s|'s",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:ris\w*|rose|increas\w*|grow\w*|grew|climb\w*|jump\w*|soar\w*|surg\w*|up|more|higher|bigger|larger|longer)\b",
    re.I,
)
_DOWN = re.compile(
    r"\b(?:fall\w*|fell|drop\w*|declin\w*|decreas\w*|reduc\w*|cut|shr[aiu]nk\w*|slump\w*|plung\w*|plummet\w*|down|fewer|"
    r"less|lower|smaller|shorter)\b",
    re.I,
)


def wants_figure(question: str) -> Wanted | None:
    """Read what quantity a question asks for; None when it asks for none.

    Chat spellings count ("any idea how many ppl left last yr"). A question for a reason, a person, a place or a
    time that only mentions a quantity ("why did the number rise?") asks for none.
    """
    text = _spelled_out(question)
    kinds = _asked(text)
    if kinds is None:
        return None
    return Wanted(
        text=text,
        kinds=kinds,
        noun=_noun(text),
        words=tuple(dict.fromkeys(stems(_ASKING.sub(" ", text)))),
        numbers=_numbers(text),
        direction=_direction(text),
    )


def _spelled_out(question: str) -> str:
    text = " ".join(question.split())
    return _CHAT_WORD.sub(lambda found: _CHAT[found.group().lower()], text)


def _asked(text: str) -> Asked | None:
    """Give the kinds of the first rule that reads the question."""
    other = _OTHER_QUESTION.search(text)
    if other and not _asks_later(text[other.end() :]):
        return None
    return next((kinds for pattern, kinds in _RULES if pattern.search(text)), None)


def _asks_later(rest: str) -> bool:
    """Say whether a quantity is asked for after another question word: "when it closed, how many …", "who knows …"."""
    plain_question = _PLAIN.search(rest)
    return bool(plain_question and _SUBORDINATE.search(rest[: plain_question.start()]))


def _noun(text: str) -> tuple[str, ...]:
    found = _NOUN.search(text)
    return tuple(stems(text[found.end() :])[:_NOUN_WORDS]) if found else ()


def _numbers(text: str) -> frozenset[str]:
    """Read the numbers that the question states, which its answer is not."""
    words = split_words(text, 0, len(text))
    found = set()
    index = 0
    while index < len(words):
        number = read_number(words, index)
        if number:
            found.add(plain(number.value))
        index = max(number.last if number else 0, index + 1)
    return frozenset(found)


def _direction(text: str) -> Direction | None:
    up, down = bool(_UP.search(text)), bool(_DOWN.search(text))
    return None if up == down else "up" if up else "down"
