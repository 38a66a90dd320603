"""What a question asks for when it asks for a quantity: of which kind, counted in what, moving which way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from index.cutting.figures.lexer import split_words
from index.cutting.figures.numbers import read_number
from index.models import Direction, Kind
from index.words import stems

Asked = Mapping[Kind, float]
"""How well each kind of figure answers, 0 to 1; a kind that is missing hardly does."""


class Wanted(NamedTuple):
    """What a question that asks for a quantity is after.

    ``text`` is the question with chat spellings written out; ``kinds`` the kinds of figure that answer it;
    ``counted`` says that it asks how many of something there are, and ``noun`` then begins with the stems of
    what; ``words`` are the stems of all that it says, without the asking words; ``numbers`` the values that
    it states itself, as decimal strings; ``direction`` the way it says that something moved.
    """

    text: str
    kinds: Asked
    counted: bool
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


_COUNT = _kinds(count=1, rate=0.6, measurement=0.6, share=0.5, change=0.6, duration=0.1, age=0.1, money=0.05)
_MONEY = _kinds(money=1, rate=0.6, change=0.5, count=0.02, share=0.05)
_SHARE = _kinds(share=1, rate=0.7, change=0.5, count=0.3)
_CHANGE = _kinds(change=1, share=0.5, money=0.4, count=0.3, rate=0.4, measurement=0.4, duration=0.4)
_MORE = _kinds(change=1, count=0.8, duration=0.6, money=0.7, measurement=0.6, share=0.4)
_DURATION = _kinds(duration=1, age=0.4, change=0.4, measurement=0.3)
_AGE = _kinds(age=1, count=0.5, duration=0.4)
_OFTEN = _kinds(rate=1, share=0.9, count=0.8, duration=0.5)
_RATE = _kinds(rate=1, share=1, money=0.5, change=0.4, count=0.3)
_SIZE = _kinds(measurement=1, money=0.6, count=0.5, duration=0.4, share=0.4, change=0.4, age=0.2)
_MUCH = _kinds(money=1, measurement=1, share=0.9, change=0.8, rate=0.7, duration=0.3, count=0.2)
_LEVEL = _kinds(count=1, money=1, share=1, rate=1, measurement=1, duration=0.9, age=0.8, change=0.7)

_CHAT = {
    "howmany": "how many",
    "howmuch": "how much",
    "whats": "what is",
    "what's": "what is",
    "what’s": "what is",
    "wats": "what is",
    "wat": "what",
    "ppl": "people",
    "yr": "year",
    "yrs": "years",
    "mths": "months",
    "wks": "weeks",
    "hrs": "hours",
    "mins": "minutes",
    "govt": "government",
    "avg": "average",
    "pct": "percent",
    "u": "you",
    "abt": "about",
}
_CHAT_WORD = re.compile(rf"\b(?:{'|'.join(_CHAT)})(?![\w’'])", re.IGNORECASE)


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_BE = r"(?:is|are|was|were|’s|'s)"
_DO = r"(?:do|does|did|has|have|had|will|would|is|are|was|were|could|can|should)"
_MOVED = _any_of(
    r"ris\w* rose increas\w* grow\w* grew climb\w* jump\w* soar\w* surg\w* swell\w* fall\w* fell drop\w* declin\w* "
    r"decreas\w* shr[aiu]nk\w* slump\w* plung\w* plummet\w* chang\w* reduc\w* cut up down improv\w* worsen\w* slip\w* "
    r"tumbl\w* expand\w* gain\w* bigger smaller"
)
_COMPARED = _any_of(
    "more less fewer higher lower bigger larger smaller longer shorter cheaper dearer faster slower older younger "
    "greater better worse extra further"
)
_PAID = _any_of(
    r"costs? spen[dt]\w* pa(?:y|id|ying|ys) worth rais(?:e|ed|ing) price[ds]? fine[ds]? invest\w* budgets? fund\w* money "
    r"earn\w* ow(?:e|ed|es|ing) charg\w* donat\w* award\w* sell\w* sold buy\w* bought cash tax(?:es)? rents? salar\w* "
    r"wages? compensation debts? bills? fees? fares? loans? grants? profits? losses revenues? savings? saved? "
    r"borrow\w* damages afford expensive premiums? pensions? pocket\w* bids? lend\w* lent pledg\w* contribut\w* "
    r"fetch\w*"
)
_TIMES = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?)"
_COUNTS = _any_of(
    "numbers? totals? tally tallies toll headcount population turnout attendance quantity backlog count crowd audience "
    "workforce membership casualties circulation"
)
_SUMS = _any_of(
    "costs? price prices budget value amount sum salary salaries wages? pay bills? fines? fees? fares? revenues? turnover "
    "profits? loss losses debts? deficit spending funding rent income bonus compensation prize grant loan worth valuation "
    "premium dividend ransom deposit subsidy takings damages"
)
_LENGTHS = _any_of("duration length wait sentence term deadline period delay lifespan")
_LEVELS = _any_of(
    "temperature speed distance weight height depth width area size capacity volume magnitude majority margin average "
    "median figures? level score odds probability chances? minimum maximum record target limit threshold inflation "
    "unemployment share ratio growth sales output production emissions discount proportion expectancy stake forecast split "
    "range dose rainfall mileage interest yield statistics stats"
)
_LEAD = rf"(?:^|\b(?:what|tell|give|show|know|idea|find|remember|current|latest|is|are|was|were)\b[^?]{{0,50}}?|['’]s )"
_HOW = _any_of(
    "big large small far tall high low heavy deep wide fast hot cold thick broad strong loud great near close warm steep "
    "powerful severe"
)
_NOT_DEGREE = _any_of(
    r"do does did is are was were has have had will would can could should may might must come to the an? his her its "
    r"their our my your this that these those exactly about else we you they he she it not dare i people"
)

_RULES: tuple[tuple[re.Pattern[str], Asked], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kinds)
    for pattern, kinds in (
        (rf"\bhow old\b|\b(?:what|which) age\b|\bwhat {_BE} [^?]*\bages?\b", _AGE),
        (rf"\bhow (?:much|many|far|sharply|steeply|fast|quickly)\b[^?]*\b{_MOVED} to\b", _LEVEL),
        (rf"\bhow (?:many|much) {_COMPARED}\b", _MORE),
        (r"\b(?:by|to) (?:how much|how many|what (?:percentage|per ?cent|proportion|share|amount|extent|%))", _CHANGE),
        (rf"\bhow (?:sharply|steeply|fast|quickly|far)\b[^?]*\b{_MOVED}\b", _CHANGE),
        (r"\b(?:what|which|how (?:large|big|high|great))\b[^?]{0,25}(?:percentages?|per ?cent|proportions?|fractions?|portion|slice|%)"
         r"|\b(?:what|which|how (?:large|big))\b[^?]{0,30}\bshare (?:of|do|did|does|has|have|is|was|were|are)\b"
         r"|^(?:the )?(?:proportion|share|fraction|per ?cent) of\b|\bpercentage of\b|% of\b", _SHARE),
        (rf"\bhow much {_DO}\b[^?]*\b{_MOVED}\b|\b{_MOVED} (?:by )?how much\b", _CHANGE),
        (rf"\bhow much\b[^?]*\b{_PAID}\b|\b{_PAID}\b[^?]*\bhow much\b|\bhow expensive\b", _MONEY),
        (rf"\bhow (?:big|large|steep|sharp|great|much of an?)\b[^?]*\b{_MOVED} (?:in|of)\b", _CHANGE),
        (rf"\bhow (?:big|large|high|much)\b[^?]*\b{_SUMS}\b", _MONEY),
        (rf"\bhow many (?:\w+ )?{_TIMES}\b|\bhow long\b|\bwhat (?:length|period) of\b", _DURATION),
        (r"\bhow (?:often|frequently|regularly)\b|\bhow many times (?:a|per|each|every)\b", _OFTEN),
        (r"\bhow many\b[^?]*\b(?:per|for every|out of)\b", _OFTEN),
        (r"\bhow (?:many|numerous)\b", _COUNT),
        (r"\bhow much\b", _MUCH),
        (rf"\bhow {_HOW}\b", _SIZE),
        (rf"\bhow (?!{_NOT_DEGREE}\b)[a-z]+\b", _LEVEL),
        (rf"\bwhat {_DO}\b[^?]*\b(?:{_MOVED} (?:to|at)|reach(?:ed)?|hit|total(?:led)?|peak(?:ed)?|average|"
         r"(?:come|came|amount|run|add up) to|stand at)\b", _LEVEL),
        (rf"{_LEAD}\b(?:rise|increase|growth|fall|drop|decline|decrease|reduction|jump|cut|change|surge|difference)\b"
         r" (?:in|of|between)\b", _CHANGE),
        (rf"{_LEAD}\b{_COUNTS}\b", _COUNT),
        (rf"{_LEAD}\brates?\b", _RATE),
        (rf"{_LEAD}\b{_SUMS}\b|\bwhat {_DO}\b[^?]*\b{_PAID}\b", _MONEY),
        (rf"{_LEAD}\b{_LENGTHS}\b", _DURATION),
        (rf"{_LEAD}\b{_LEVELS}\b", _LEVEL),
    )
)  # fmt: skip
"""The first rule that reads a question decides."""

_OTHER_QUESTION = re.compile(
    r"^\W*(?:(?:and|but|so|ok|okay|hey|hi|please|well|btw)\W+)*"
    rf"(?:why|how come|who|whom|whose|where|when|how {_DO}\b|what {_DO}\b[^?]*?"
    r"\b(?:(?:sa(?:y|id|ying)|th(?:ink|ought)|tell|told|do|done|doing) (?:about|on|to|of)|mean|happen\w*|compare)\b|"
    r"what\b[^?]*(?<!sell) (?<!sold )(?<!go )(?<!get )(?<!bought )for\W*$|"
    rf"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\bhow (?:many|much|long|old|often|big|large|far)\b|\bwhat (?:percentage|proportion|share|number)\b"
    r"|\bthe (?:(?:total|exact|current) )?(?:numbers?|total|costs?|price|percentage|rate|average|amount)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r",|\b(?:knows?|tell|idea|say|remember|find out)\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\bhow (?:many|much)(?: more| fewer| less| extra| other| further)?(?: of (?:the|these|those|our|its|their))?|"
    r"\b(?:number|percentage|proportion|share|fraction|total|rate|cost|price|amount|value|%|per ?cent) (?:of|for)(?: the)?",
    re.IGNORECASE,
)
_NOUN_WORDS = 3
_ASKING = re.compile(
    rf"\b(?:how (?:many|much|long|old|often|frequently|big|large|well)|(?:what|which)(?: {_BE})?(?: the)?"
    r"(?: (?:total|exact|current|latest|overall))?(?: (?:number|percentage|proportion|amount|figure|share))?(?: of)?|"
    r"(?:do|does|did|can|could)(?: \w+)? (?:you|anyone|anybody|someone) (?:know|tell me|say|remember)|"
    r"(?:any|no) (?:idea|clue)|tell me|give me|show me|i wonder|wondering|please|pls|plz|hey|guys|exactly|roughly|"
    r"approximately|actually|altogether)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:ris\w*|rose|increas\w*|grow\w*|grew|climb\w*|jump\w*|soar\w*|surg\w*|up|more|higher|bigger|larger|longer)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:fall\w*|fell|drop\w*|declin\w*|decreas\w*|reduc\w*|cut|shr[aiu]nk\w*|slump\w*|plung\w*|plummet\w*|down|fewer|"
    r"less|lower|smaller|shorter)\b",
    re.IGNORECASE,
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
        counted=bool(re.search(r"\bhow many\b|\bnumber of\b", text, re.IGNORECASE)),
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
    """Say whether a quantity is asked for after another word of asking: "when it closed, how many …"."""
    later = _PLAIN.search(rest)
    return bool(later and _SUBORDINATE.search(rest[: later.start()]))


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
            found.add(f"{number.value.normalize():f}")
        index = max(number.last if number else 0, index + 1)
    return frozenset(found)


def _direction(text: str) -> Direction | None:
    up, down = bool(_UP.search(text)), bool(_DOWN.search(text))
    return None if up == down else "up" if up else "down"
