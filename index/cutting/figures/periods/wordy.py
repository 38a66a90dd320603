"""Times that the text gives no days for: they keep their words."""

from __future__ import annotations

import re

from index.cutting.figures.periods.grammar import COUNT, MONTH, SEASON, YEAR, Form, Seen, collect
from index.cutting.figures.periods.spans import UNKNOWN, Days

FORMS: list[Form] = []
_form = collect(FORMS)


@_form(
    rf"(?:in|during|over|within|for) (?:the|its|his|her|their|our|my|(?:[\w’'.-]{{1,30}} "
    rf"){{0,2}}?[\w.-]{{1,30}}[’']s?) "
    rf"(?:first|second|third|final|opening|last|initial)(?: full)? (?:{COUNT} )?(?:days?|weeks?|months?|"
    rf"years?|term)(?! of {MONTH})"
    r"(?: (?:that|when|since|after) (?:[\w’'-]{1,30} ){1,6}?in (?:office|power|charge)|"
    r" (?:in|of|at|as|since|after|that|under) (?:[\w’'-]{1,30} ){0,5}?(?:office|power|government|"
    r"operation|trading|work|charge|tenure|opening|treatment|life|war|conflict|term|presidency|"
    r"premiership|leader|minister))?"
)
def _in_words(match: re.Match[str], seen: Seen) -> Days:
    return UNKNOWN


@_form(
    rf"(?:(?:in|during|since|over|from|by|until) )?(?:last|this|next|the|the previous) {SEASON}(?: of "
    rf"{YEAR})?|"
    rf"(?:(?:in|by|since|until|before|from|during|over|at) )?(?:the )?(?:early|late|mid)[ -]?"
    rf"(?:{MONTH}|{YEAR}|(?:1[5-9]|20)\d0s)|"
    rf"(?:in|during|over) (?:the )?{SEASON} (?:of )?{YEAR}|"
    rf"(?:in |during |over )?the (?:second|third|fourth|final|last) (?:week|weekend) of {MONTH}|"
    r"(?:at )?this time last (?:year|month|week)|"
    r"(?:in|over|during) (?:recent|the coming|coming) (?:days|weeks|months|years|decades)|"
    r"during (?:the|his|her|their|its|last|this) (?:[\w’'-]{1,20} ){0,2}?(?:pandemic|lockdowns?|war|"
    r"election|campaign|crisis|strikes?|"
    r"recession|heatwave|storms?|season|holidays?|tournament|festival|visit|term|drought|occupation|boom|"
    r"floods?|riots?|protests?)|"
    r"under the (?:previous|last|current|former) (?:government|administration|management|owners?|regime)"
)
def _vague(match: re.Match[str], seen: Seen) -> Days:
    return UNKNOWN
