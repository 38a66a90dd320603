"""The office or occupation written next to a name: "shadow justice secretary", "who runs the food bank"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.cutting.quotes.grammar import says
from index.cutting.quotes.lexicon import COURTESY, HONOURS, OFFICES, ROLE_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 14
_RUNS = frozenset(
    [
        "run",
        "lead",
        "head",
        "chair",
        "own",
        "manage",
        "direct",
        "represent",
        "teach",
        "found",
        "edit",
        "host",
        "coach",
    ]
)
_EVER_COMMON = frozenset(
    ["former", "then", "ex", "longtime", "veteran", "outgoing", "incoming", "retired", "fellow", "late"]
)
"""Words that no title begins with."""
_TITLES = COURTESY | HONOURS


def plain(token: Token) -> str:
    """Give the token in lower case without a full stop: "Mr." is "mr"."""
    return token.lower_.rstrip(".")


def is_office(token: Token) -> bool:
    """Whether the token names an office or occupation, alone or as "spokesperson-elect"."""
    return plain(token) in OFFICES or token.lemma_.lower() in OFFICES


def has_office(role: str) -> bool:
    """Whether a role names an office or occupation."""
    return any(word.strip(".,").lower() in OFFICES for word in role.split())


def role_of(doc: Doc, first: int, end: int) -> str | None:
    """Give the role written beside the name at tokens ``first`` to ``end`` (past the last), or None."""
    return _before(doc, first) or _after(doc, end) or _apposed(doc, first)


def words(doc: Doc, first: int, end: int) -> str:
    """Give the text of the tokens ``first`` to ``end``, as a role reads within a sentence."""
    text = doc[first:end].text
    opening = doc[first]
    if (
        opening.is_sent_start
        and opening.is_title
        and (plain(opening) in _EVER_COMMON or _is_common(doc, first, end))
    ):
        text = text[0].lower() + text[1:]
    return text


def _is_common(doc: Doc, first: int, end: int) -> bool:
    """Whether the first word has its capital only from the start of the sentence."""
    if plain(doc[first]) not in ROLE_WORDS and not is_office(doc[first]):
        return False
    rest = doc[first + 1 : end]
    return len(rest) == 0 or all(t.is_lower or t.is_punct for t in rest)


def _before(doc: Doc, first: int) -> str | None:
    begin = first
    while begin and first - begin < _LONGEST and _describes(doc[begin - 1]):
        begin -= 1
    while begin < first and (doc[begin].text in "-’'" or doc[begin].tag_ in ("POS", "CC", "VBG")):
        begin += 1
    end = first
    while end > begin and plain(doc[end - 1]) in _TITLES:
        end -= 1
    if end == begin or not (is_office(doc[end - 1]) or doc[end - 1].tag_ == "NN"):
        return None
    if not any(is_office(t) for t in doc[begin:end]) and doc[end - 1].pos_ != "NOUN":
        return None
    return words(doc, begin, end)


def _describes(token: Token) -> bool:
    if is_office(token) or plain(token) in ROLE_WORDS:
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ == "POS" or token.text in ("-", "&")


def _after(doc: Doc, end: int) -> str | None:
    """`, the Home Office minister,` and `, who runs the food bank`, past an age or a party in brackets."""
    at = _skip_brackets(doc, end)
    if at >= len(doc) or doc[at].text != ",":
        return None
    at += 1
    if at + 1 < len(doc) and doc[at].like_num and doc[at + 1].text == ",":
        at += 2
    finish = _clause_end(doc, at)
    if finish <= at:
        return None
    if doc[at].lower_ == "who":
        return doc[at:finish].text if at + 1 < finish and doc[at + 1].lemma_ in _RUNS else None
    begin = at + (doc[at].tag_ == "DT")
    phrase = doc[begin : _phrase_end(doc, begin, finish)]
    if (
        len(phrase) == 0
        or phrase[0].tag_.startswith("W")
        or phrase[0].pos_ in ("VERB", "AUX", "PRON", "CCONJ", "ADP", "SCONJ")
    ):
        return None
    return phrase.text if any(is_office(t) for t in phrase[:8]) else None


def _skip_brackets(doc: Doc, at: int) -> int:
    if at < len(doc) and doc[at].text == "(":
        for close in range(at + 1, min(at + 8, len(doc))):
            if doc[close].text == ")":
                return close + 1
    return at


def _clause_end(doc: Doc, at: int) -> int:
    finish = at
    while finish < len(doc) and finish - at < _LONGEST and doc[finish].text not in ',.;:()—–-―“”"‘':
        finish += 1
    return finish


def _phrase_end(doc: Doc, begin: int, finish: int) -> int:
    for at in range(begin, finish):
        if at > begin and (doc[at].tag_ in ("WP", "WDT", "MD") or doc[at].pos_ == "AUX" or says(doc[at])):
            return at
    return finish


def _apposed(doc: Doc, first: int) -> str | None:
    """Read `The shadow justice secretary, Jane Doe, said`: an office before a comma and the name."""
    while first and plain(doc[first - 1]) in _TITLES:
        first -= 1
    if first < 3 or doc[first - 1].text != ",":
        return None
    for begin in range(first - 2, max(-1, first - 12), -1):
        if doc[begin].pos_ in ("VERB", "AUX", "PUNCT"):
            return None
        if doc[begin].tag_ in ("DT", "PRP$"):
            role = doc[begin + 1 : first - 1]
            return role.text if any(is_office(t) for t in role[:6]) else None
    return None
