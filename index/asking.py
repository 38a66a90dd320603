"""How English asks for a quantity: patterns, and which kinds of figure answer each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from index.models import Kind

Asked = Mapping[Kind, float]
"""How well each kind of figure answers, 0 to 1; a kind that is missing does not."""


def _kinds(**fit: float) -> Asked:
    return MappingProxyType(fit)  # type: ignore[arg-type]


COUNT = _kinds(count=1, rate=0.6, measurement=0.6, share=0.5, change=0.6, duration=0.1, age=0.1, money=0.05)
MONEY = _kinds(money=1, rate=0.6, change=0.5, count=0.02, share=0.05)
SHARE = _kinds(share=1, rate=0.7, change=0.5, count=0.3)
CHANGE = _kinds(change=1, share=0.5, money=0.4, count=0.3, rate=0.4, measurement=0.4, duration=0.4)
MORE = _kinds(change=1, count=0.8, duration=0.6, money=0.7, measurement=0.6, share=0.4)
DURATION = _kinds(duration=1, measurement=0.6, age=0.4, change=0.4)
AGE = _kinds(age=1, count=0.5, duration=0.4)
OFTEN = _kinds(rate=1, share=0.9, count=0.8, measurement=0.6, duration=0.5)
RATE = _kinds(rate=1, share=1, money=0.5, change=0.4, count=0.3)
SIZE = _kinds(measurement=1, money=0.5, count=0.3, duration=0.3, share=0.3, change=0.3, age=0.1)
MUCH = _kinds(money=1, measurement=1, share=0.9, change=0.8, rate=0.7, duration=0.2, count=0.05)
LEVEL = _kinds(count=1, money=1, share=1, rate=1, measurement=1, duration=0.9, age=0.8, change=0.7)


ANY = _kinds(count=1, share=1, change=1, money=1, duration=1, age=1, rate=1, measurement=1)


def _any_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_DO = "(?:do|does|did|has|have|had|will|would|is|are|was|were|could|can|should)"
_RISE = r"ris\w* rose increas\w* grow\w* grew climb\w* jump\w* soar\w* surg\w* swell\w* expand\w* up"
_FALL = (
    r"fall\w* fell drop\w* declin\w* decreas\w* reduc\w* cut shr[aiu]nk\w* slump\w* plung\w* plummet\w* "
    r"slip\w* tumbl\w* down"
)
_MORE = "more higher bigger larger longer greater"
_LESS = "fewer less lower smaller shorter cheaper"
_MOVED = _any_of(rf"{_RISE} {_FALL} chang\w* improv\w* worsen\w* bigger smaller")
_COMPARED = _any_of(f"{_MORE} {_LESS} dearer faster slower older younger better worse extra further")
_PAID = _any_of(
    r"costs? spen[dt]\w* pay paid paying pays worth raise raised raising price[ds]? fine[ds]? invest\w* "
    r"budgets? fund\w* money earn\w* owe owed owes owing charg\w* donat\w* award\w* sell\w* sold buy\w* "
    r"bought cash tax(?:es)? rents? salar\w* wages? compensation debts? bills? fees? fares? loans? "
    r"grants? profits? losses revenues? savings? saved? borrow\w* damages afford expensive premiums? "
    r"pensions? pocket\w* bids? lend\w* lent pledg\w* contribut\w* fetch\w* receiv\w*"
)
_TIMES = _any_of("seconds? minutes? hours? days? nights? weeks? fortnights? months? years? decades?")
_COUNTS = _any_of(
    "numbers? totals? tally tallies toll headcount population turnout attendance quantity backlog count "
    "crowd audience workforce membership casualties circulation"
)
_SUMS = _any_of(
    "costs? prices? budget value amount sum salary salaries wages? pay bills? fines? fees? fares? "
    "revenues? turnover profits? loss losses debts? deficit spending funding rent income bonus "
    "compensation prize grant loan worth valuation premium dividend ransom deposit subsidy takings "
    "damages "
    "gap shortfall surplus overspend reward payout payments? settlement savings? investment pledge donations? "
    "levy reserves proceeds earnings"
)
_LENGTHS = _any_of("duration length wait sentence term deadline period delay lifespan")
_LEVELS = _any_of(
    "temperature speed distance weight height depth width area size capacity volume magnitude majority "
    "margin average median figures? level score odds probability chances? minimum maximum record target "
    "limit threshold inflation unemployment share ratio growth sales output production emissions "
    "discount proportion expectancy stake forecast split range dose rainfall mileage interest yield "
    "statistics stats "
    "cap ceiling quota allowance tonnage strength participation tariff likelihood penalty punishment"
)
_MOVES = _any_of("rise increase growth fall drop decline decrease reduction jump cut change surge difference")
_SHARES = r"(?:percentages?|per ?cent|proportions?|fractions?|portion|slice|%)"
_SIZES = _any_of(
    "big large small far tall high low heavy deep wide fast hot cold thick broad strong loud great near "
    "close warm steep powerful severe"
)
_NO_DEGREE = _any_of(
    "do does did is are was were has have had will would can could should may might must come to the "
    "an? his her its their our my your this that these those exactly about else we you they he she it "
    "not dare i people"
)
"""What follows "how" when it asks for a manner ("how did …") and for no degree ("how generous is …")."""
_LEAD = (
    r"(?:^|\b(?:what|tell|give|show|know|idea|find|remember|current|latest|is|are|was|were)\b[^?]{0,50}?"
    r"|['’]s |^(?!what|which|how)(?:[\w’'-]+ ){1,4})\b"
)

_PATTERNS: tuple[tuple[str, Asked], ...] = (
    (
        r"\bhow (?:old|young)\b|\bhow many years old\b|\b(?:what|which) age\b"
        rf"|{_LEAD}ages?\b(?! (?:groups?|limits?|range))",
        AGE,
    ),
    (rf"\bhow (?:much|many|far|sharply|steeply|fast|quickly)\b[^?]*\b{_MOVED} to\b", LEVEL),
    (rf"\bhow (?:many|much) {_COMPARED}\b", MORE),
    (rf"\bby (?:how (?:much|many)|what (?:{_SHARES}|share|amount))|\bto what extent\b", CHANGE),
    (rf"\bhow (?:sharply|steeply|fast|quickly|far)\b[^?]*\b{_MOVED}\b", CHANGE),
    (rf"\b(?:what|which|how (?:large|big|high|great))\b[^?]{{0,25}}{_SHARES}", SHARE),
    (rf"\b(?:what|which|how (?:large|big))\b[^?]{{0,30}}\bshare (?:of|{_DO})\b", SHARE),
    (rf"\b(?:what|which) part of (?:the |its |their |his |her )?{_SUMS}\b", SHARE),
    (r"^(?:the )?(?:proportion|share|fraction|per ?cent) of\b|\bpercentage of\b|% of\b", SHARE),
    (
        rf"\bhow many (?:\w+ )?{_TIMES}\b|\bhow long\b|\bhow much (?:more )?time\b|\bwhat period of\b",
        DURATION,
    ),
    (rf"\bhow much {_DO}\b[^?]*\b{_MOVED}\b|\b{_MOVED} (?:by )?how much\b", CHANGE),
    (rf"\bhow much\b[^?]*\b{_PAID}\b|\b{_PAID}\b[^?]*\bhow much\b|\bhow expensive\b", MONEY),
    (rf"\bhow (?:big|large|steep|sharp|great|much of an?)\b[^?]*\b{_MOVED} (?:in|of)\b", CHANGE),
    (rf"\bhow (?:big|large|high|much)\b[^?]*\b{_SUMS}\b", MONEY),
    (r"\bhow (?:often|frequently|regularly)\b|\bhow many times (?:a|per|each|every)\b", OFTEN),
    (r"\bhow many\b[^?]*\b(?:per|for every|out of)\b", OFTEN),
    (r"\bhow (?:many|numerous)\b", COUNT),
    (r"\bhow much\b", MUCH),
    (rf"\bhow {_SIZES}\b", SIZE),
    (rf"\bhow (?!{_NO_DEGREE}\b)[a-z]+\b", LEVEL),
    (rf"\bwhat {_DO}\b[^?]*\b{_MOVED} (?:to|at)\b", LEVEL),
    (rf"\bwhat {_DO}\b[^?]*\b(?:reach(?:ed)?|hit|total(?:led)?|peak(?:ed)?|average|stand at)\b", LEVEL),
    (rf"\bwhat {_DO}\b[^?]*\b(?:come|came|amount|run|add up) to\b", LEVEL),
    (rf"\bwhat {_DO}\b[^?]*\b(?:weigh|measure|seat)(?:s|d|ed)?\b", LEVEL),
    (rf"\bwhat {_DO}\b[^?]*\b(?:go|gone|went|sell|sold) for\b", MONEY),
    (
        r"\bwhat\b[^?]*\b(?:per|an?) (?:hour|day|night|week|month|year|head|person|share)\b"
        r"(?! (?:ago|earlier|later))",
        LEVEL,
    ),
    (
        r"\b(?:at|by|for|within|over|above|below|under|to|from) what (?!time|point|stage|reason|purpose|means|end)",
        LEVEL,
    ),
    (rf"{_LEAD}{_MOVES} (?:in|of|between)\b", CHANGE),
    (rf"{_LEAD}{_COUNTS}\b", COUNT),
    (rf"{_LEAD}rates?\b", RATE),
    (rf"{_LEAD}{_SUMS}\b|\bwhat {_DO}\b[^?]*\b{_PAID}\b", MONEY),
    (rf"{_LEAD}{_LENGTHS}\b", DURATION),
    (rf"{_LEAD}{_LEVELS}\b", LEVEL),
)
RULES = tuple((re.compile(pattern, re.IGNORECASE), kinds) for pattern, kinds in _PATTERNS)
"""The first rule that reads a question decides."""

_OPENING = r"^\W*(?:(?:and|but|so|ok|okay|hey|hi|please|well|btw)\W+)*"
_ABOUT = r"(?:say|said|saying|think|thought|tell|told|do|done|doing) (?:about|on|to|of)"
OTHER_QUESTION = re.compile(
    rf"{_OPENING}(?:why|how come|who|whom|whose|where|when|how {_DO}\b|{_DO}\b"
    rf"|what {_DO}\b[^?]*?\b(?:{_ABOUT}|mean|happen\w*|compare)\b"
    r"|what\b[^?]*(?<!sell) (?<!sold )(?<!go )(?<!get )(?<!bought )for\W*$)",
    re.IGNORECASE,
)
"""A question for something else: a reason, a person, a place, a time, an opinion, yes or no."""
ASKS_AFTER_ALL = re.compile(
    r"(?:,|\b(?:knows?|tell|idea|say|remember|find out)\b).*"
    r"(?:\bhow (?:many|much|long|old|often|big|large|far)\b|\bwhat (?:percentage|proportion|share|number)\b"
    r"|\bthe (?:(?:total|exact|current) )?(?:numbers?|total|costs?|price|percentage|rate|average|amount)\b)",
    re.IGNORECASE,
)
"""A quantity asked for in a clause of its own: "when it closed, how many …", "who knows how many …"."""

COUNTED = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
NOUN = re.compile(
    r"\bhow (?:many|much)(?: more| fewer| less| extra| other| further)?"
    r"(?: of (?:the|these|those|our|its|their))?"
    r"|\b(?:number|percentage|proportion|share|fraction|total|rate|cost|price|amount|value|per ?cent|%)"
    r" (?:of|for)(?: the)?",
    re.IGNORECASE,
)
"""What stands before the noun that is asked for."""
ASKING = re.compile(
    r"\b(?:how (?:many|much|long|old|often|frequently|big|large|well)"
    r"|(?:what|which)(?: is| are| was| were|’s|'s)?(?: the)?(?: (?:total|exact|current|latest|overall))?"
    r"(?: (?:number|percentage|proportion|amount|figure|share))?(?: of)?"
    r"|(?:do|does|did|can|could)(?: \w+)? (?:you|anyone|anybody|someone) (?:know|tell me|say|remember)"
    r"|(?:any|no) (?:idea|clue)|tell me|give me|show me|i wonder|wondering|please|pls|plz|hey|guys"
    r"|exactly|roughly|approximately|actually|altogether)\b",
    re.IGNORECASE,
)
"""Words that ask and say nothing of what is asked for."""
UP = re.compile(rf"\b{_any_of(f'{_RISE} {_MORE}')}\b", re.IGNORECASE)
DOWN = re.compile(rf"\b{_any_of(f'{_FALL} {_LESS}')}\b", re.IGNORECASE)

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


def spelled_out(question: str) -> str:
    """Write chat spellings out and make white space single: "ppl" are people, "last yr" is last year."""
    return _CHAT_WORD.sub(lambda found: _CHAT[found.group().lower()], " ".join(question.split()))
