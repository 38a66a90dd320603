"""Numbers that are not figures.

Dates, years, clock times, labels, laws, names, scores and telephone numbers.
"""

from __future__ import annotations

import re

from index.cutting.figures.lexer import HYPHENS, Word, glued, lower_at, vocabulary

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_ZONE = r"(?:gmt|bst|utc|est|edt|et|pt|pst|pdt|cet|cest|ist|hrs|hours)\b"
_WRITTEN = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTHS})\b\.?(?:,? \d{{4}}\b)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: ?[-–] ?| to | and )\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})\b(?: "
    rf"\d{{4}}\b)?"
    rf"|\b(?:{MONTHS})\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?! (?:per|%|million|billion))(?: ?[-–] "
    rf"?\d{{1,2}}\b)?(?:,? \d{{4}}\b)?"
    rf"|\b(?:{MONTHS})\b\.?,? '?\d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}(?:t[\d:.]{{5,15}}z?)?"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b"
    rf"|\b\d{{1,2}}(?:[.:]\d{{2}}){{0,2}} ?(?:a\.m\.|p\.m\.|[ap]m\b)(?: {_ZONE})?|"
    rf"\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?: {_ZONE})?"
    rf"|\b\d{{4}} (?:gmt|bst|utc|edt|est)\b|\b(?:\w{{3,6}}|\d{{1,2}}) o[’']clock\b"
    r"|(?<![\d,.])[12]\d{3} ?[-–/] ?(?:[12]\d{3}|\d{2})\b(?![%,.]\d)"
    r"|\b(?:1[0-9]|20)\d0s\b|[’']\d0s\b|\b[2-9]0s\b|\bmid-?\d0s\b"
    r"|\b(?:a\.?d\.?|b\.?c\.?(?:e\.?)?) \d{1,4}(?: (?:and|to) \d{1,4})?\b|\b\d{1,4} (?:bce?|ce|ad)\b"
    r"|\b\d{1,4}(?:\([0-9a-z]{1,3}\)){1,4}"
    r"|\b9/11\b|\b24/7\b|\b50[-/]50\b|\b20/20\b"
    r"|(?<![\w.])\+\d{1,3}[ \d()-]{6,16}\d|\b0\d{2,4}[ -]\d{3,4}(?:[ -]?\d{3,4})\b|\(?\b\d{3}\)?[ "
    r"-]\d{3}-\d{4}\b"
    r"|\b\d{5}(?:-\d{4}) |\b[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}\b"
    r"|\b(?:https?://|www\.)\S{1,300}|\b\S{1,80}@\S{1,80}|[#@]\w{1,80}"
    r"|\b(?:call|dial|dialling|calling|ring|ringing|phone|tel|text|texting|on|number|hotline|helpline)(?: "
    r"nhs| police)?:? "
    r"(?:\d{3} \d{3}|1\d{2}|999|911|988)\b(?! [a-z]+s\b)",
    re.IGNORECASE,
)
_LABELS = vocabulary(
    """
    section sections s article articles clause clauses chapter chapters paragraph schedule part rule
    amendment regulation directive page pages verse volume episode season series phase tier stage level
    grade category route flight channel platform gate room unit no nos number numbers plan act game
    group type class title resolution proposition prop model version junction lot item figure table step
    round line district ward zone terminal pier area division league formula top highway interstate
    motorway road bus train berth block floor apartment flat suite box chromosome exhibit count protocol
    band key psalm super catch area company squadron regiment fiscal year day week size win loss lap
    hole set seed world under over generation gen mark mk ps windows iphone ipad galaxy planet radio
    pixel xbox playstation apollo boeing airbus
    """
)
_LABELLED_BY_CAPITAL = vocabulary(
    """
    part act game company world set win loss count key title area year day week under over line
    """
)
_LABELLED_BY_CAPITAL |= vocabulary(
    """
    size hole lap road train bus series type class group unit model floor top item
    """
)
_INDICES = vocabulary("ftse nasdaq russell nikkei dax cac asx stoxx tsx csi ibex topix wilshire nifty")
"""Stock indices that are named after the number of their shares."""
_QUALIFIERS = vocabulary(
    """
    about around nearly almost some over than least approximately roughly most to under exactly only
    just another other extra additional further those these
    """
)
_YEAR_LEADS = vocabulary(
    """
    in since by from until till before after during between late early circa
    """
)
_SUFFIXES = vocabulary("st nd rd th")
_PREFIXED = vocabulary("sub minus plus to then now over under pre post some mid up")
_ORDINALS = vocabulary("first second third fourth fifth sixth seventh eighth ninth")
_MONTH_NAMES = frozenset(MONTHS.split("|"))
_UNNAMED = vocabulary("one no the a an that this")


def find_non_figures(text: str) -> list[tuple[int, int]]:
    """Give the spans of ``text`` that are written dates, times, addresses and telephone numbers, in order."""
    return [found.span() for found in _WRITTEN.finditer(text)]


def is_year(words: list[Word], index: int, counted: bool) -> bool:
    """Whether the number at ``index`` is a year: four bare digits, and nothing that it counts behind it."""
    text = words[index].text
    if len(text) != 4 or not text.isdigit():
        return False
    before = lower_at(words, index - 1)
    if 1900 <= int(text) <= 2100 or (int(text) < 2200 and before in {"by", "in", "until"}):
        return not (counted and before in _QUALIFIERS - {"to"})
    return 1000 <= int(text) < 1900 and before in _YEAR_LEADS and not counted


def is_joined_name(words: list[Word], index: int) -> bool:
    """Whether the number is part of a word or name by its spelling.

    "F-35", "Covid-19", "16th", "A4", "4x4", "£".
    """
    if glued(words, index):
        before = words[index - 1]
        if before.is_word or (before.lower in HYPHENS | {"/", "."} and _is_name_before(words, index - 1)):
            return True
        if before.text in {"#", "_", "@", "'", "’", "\\", "=", "*"}:
            return before.text not in {"=", "*", "'", "’"}
    after = index + 1
    if glued(words, after) and lower_at(words, after) in _SUFFIXES:
        return True
    return (
        lower_at(words, after) in HYPHENS and glued(words, after) and lower_at(words, after + 1) in _ORDINALS
    )


def _is_name_before(words: list[Word], mark: int) -> bool:
    if mark == 0:
        return False
    before = words[mark - 1]
    if not glued(words, mark):
        return before.text.isupper() and len(before.text) > 2
    if words[mark].lower == "/":
        return before.is_word and before.lower not in {"km", "mi"}
    if before.is_digits:
        return words[mark].lower == "."
    return before.is_word and before.lower not in _PREFIXED


def is_hour(words: list[Word], index: int) -> bool:
    """Whether a bare number ends its clause after "at": "the concert begins at 8"."""
    text = words[index].text
    if lower_at(words, index - 1) != "at" or not text.isdigit() or not 0 < int(text) <= 12 or index < 2:
        return False
    ends = index + 1 == len(words) or words[index + 1].text in {".", ",", ";", "on", "tonight", "and"}
    return ends and words[index - 2].lower.endswith(
        ("begins", "begin", "starts", "start", "opens", "open", "closes", "ends")
    )


def is_labelled(words: list[Word], index: int) -> bool:
    """Whether a label stands before a bare number.

    "Article 8", "section 2(1)", "Channel 4", "S&P 500", "No. 10".
    """
    if index == 0:
        return False
    step = index - 1
    if words[step].lower == "." and lower_at(words, step - 1) in {
        "no",
        "nos",
        "art",
        "sec",
        "vol",
        "pp",
        "p",
        "ch",
        "fig",
    }:
        return True
    before = words[step]
    if before.lower in _INDICES or (before.text == "P" and lower_at(words, step - 1) == "&"):
        return words[index].text.isdigit()
    if before.lower in {"s", "p", "pp", "ss"}:
        return before.text != "S" and not glued(words, step)
    if before.lower not in _LABELS:
        return False
    if before.lower in _LABELLED_BY_CAPITAL:
        return before.text[0].isupper() and step > 0
    return before.lower != "no" or before.text[0].isupper()


def follows_name(words: list[Word], index: int) -> bool:
    """Whether a capitalised word that does not begin the sentence.

    And is no month, stands directly before.
    """
    if index == 0:
        return False
    before = words[index - 1]
    if before.lower in _MONTH_NAMES or before.lower in _UNNAMED or not before.is_word:
        return False
    return before.text[0].isupper() and index > 1 and not _opens(words, index - 1)


def _opens(words: list[Word], index: int) -> bool:
    return words[index - 1].text in {".", ":", ";", "“", '"', "!", "?", "(", "‘", "—", "–", "-"}
