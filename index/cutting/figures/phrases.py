"""Noun phrases around a figure: heads, modifiers and complements as plain words of the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.cutting.figures.lexer import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NOUN", "PROPN"})
_LEFT = vocabulary(
    """
    compound amod nmod poss advmod npadvmod nummod quantmod dep punct case
    """
)
_RIGHT_PREPS = vocabulary(
    """
    of in for from on among to with against by at between into under within across over through towards
    without about aboard off near outside inside behind
    """
)
_DETERMINERS = vocabulary(
    """
    the a an this that these those its his her their our my your some any all each every both
    """
)
_INTENSIFIERS = vocabulary("much very far relatively slightly considerably significantly rather quite so too")
_MEASURING = vocabulary("earn pay owe receive own cost weigh measure")
"""Verbs that say what an amount is of without it: "people earning" £48,000."""
_OPEN_ENDS = vocabulary("is are was were be been being has have had will would of about at from to with")
"""Words that a phrase does not end with: "homes were", "fields of about"."""
_NOTING = vocabulary("witness see note report compare")
"""Verbs that alone add nothing to what they are of: "the gain witnessed"."""
_DEEPEST = 6
_LONGEST = 80
"""Tokens of a phrase that are looked at; no noun phrase worth showing is longer."""
_UNINFLECTED = vocabulary(
    """
    people staff police premises headquarters cattle sheep fish aircraft species series crew personnel
    """
)


def singular(token: Token) -> str:
    """Give a noun in the singular, lower case unless a name; "people" and "premises" stay."""
    lower = token.lower_
    if lower in _UNINFLECTED or token.tag_ in {"NN", "NNP"}:
        return token.text if token.tag_ == "NNP" else lower
    if token.text[:-1].isupper() and token.text.endswith("s"):
        return token.text[:-1]
    lemma = token.lemma_ if token.tag_ in {"NNS", "NNPS"} else _strip(token.text)
    if lemma.lower() == lower and lower.endswith("s"):
        lemma = _strip(token.text)
    return lemma if token.tag_ == "NNPS" or token.text.isupper() else lemma.lower()


def _strip(word: str) -> str:
    if word.lower().endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.lower().endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.lower().endswith("s") and not word.lower().endswith("ss") else word


def joined(tokens: Iterable[Token]) -> str:
    """Tokens as text, gaps closed with one space, marks and leading determiners trimmed."""
    kept = _unbroken(sorted(set(tokens), key=lambda token: token.i))
    while kept and (
        kept[0].lower_ in _DETERMINERS
        or kept[0].is_punct
        or kept[0].lower_ in {"and", "or", "but", "of", "for"}
    ):
        kept = kept[1:]
    while (
        kept
        and (kept[-1].is_punct or kept[-1].lower_ in {"and", "or", "but", "of", "the", "a", "'s", "’s", "in"})
        and (kept[-1].text not in {")", "%"})
    ):
        kept = kept[:-1]
    while len(kept) > 1 and kept[-1].lower_ in _OPEN_ENDS:
        kept = kept[:-1]
    pieces: list[str] = []
    last = -1
    for token in kept:
        if pieces and (token.i == 0 or token.doc[token.i - 1].whitespace_ or token.i - 1 != last):
            pieces.append(" ")
        pieces.append(token.text)
        last = token.i
    return "".join(pieces).strip(' ,;:–—“”"')


@dataclass(frozen=True)
class Outside:
    """Indices of tokens that no phrase takes in: those of figures and those of periods."""

    figures: frozenset[int]
    periods: frozenset[int]

    def __contains__(self, index: object) -> bool:
        return index in self.figures or index in self.periods

    def held_by(self, token: Token) -> bool:
        """Whether a figure stands anywhere in a token's phrase."""
        return any(one.i in self.figures for one in islice(token.subtree, _LONGEST))


def noun_phrase(head: Token, out: Outside, start: int = 0, depth: int = 0) -> list[Token]:
    """Give the tokens of the phrase that ``head`` heads.

    Args:
        head: a noun.
        out: what stays out.
        start: the first index that may be taken on the left.
        depth: how many joined nouns were followed to get here.
    """
    taken = [head]
    for child in head.lefts:
        if child.dep_ in _LEFT and child.i >= start and child.i not in out.figures and not _is_aside(child):
            taken += [token for token in islice(child.subtree, _LONGEST) if token.i not in out.figures]
    for child in head.rights:
        taken += _complement(child, out, depth)
    taken += _rest_of_name(head, out)
    idle = {token.i for token in taken if token.i < head.i and _says_nothing(token)}
    return [token for token in taken if token.i not in idle]


def _rest_of_name(head: Token, out: Outside) -> list[Token]:
    """Give what a name goes on with behind its head: "200" in "S&P/ASX 200", "20 Ultra" in "Tarn Note 20 Ultra"."""
    if head.pos_ != "PROPN" or head.ent_type_ in {"DATE", "TIME"}:
        return []
    rest: list[Token] = []
    following = head
    while following.i + 1 < len(head.doc):
        mark = following.nbor().text in {"/", "&", "-"} and not following.whitespace_
        following = following.nbor()
        numbered = following.tag_ == "CD" and following.text.isdigit()
        if following.i in out or not (mark or numbered or (rest and following.pos_ == "PROPN")):
            break
        rest.append(following)
    return rest


def _says_nothing(token: Token) -> bool:
    """Whether a word before a noun adds nothing to a measure: articles, "much larger"."""
    idle = token.lower_ in _INTENSIFIERS or (token.tag_ == "RB" and token.head.pos_ in NOUNS)
    return token.lower_ in {"the", "a", "an"} or (token.dep_ == "advmod" and idle)


def _unbroken(tokens: list[Token]) -> list[Token]:
    """Complete words that a mark joins ("e-minis", "S&P/ASX 200") and leave out what stands in brackets."""
    kept, depth = [], 0
    for token in tokens:
        depth += token.text in {"(", "["}
        if not depth:
            kept.append(token)
        depth -= token.text in {")", "]"} and depth > 0
    if not kept:
        return tokens
    last = kept[-1]
    while last.i + 1 < len(last.doc) and not last.whitespace_ and _joins(last.nbor()):
        last = last.nbor()
        kept.append(last)
    return kept


def _joins(token: Token) -> bool:
    return token.text in {"-", "/", "&"} or (token.i > 0 and token.nbor(-1).text in {"-", "/", "&"})


def top_noun(token: Token) -> Token:
    """Give the noun that a noun in a phrase belongs to.

    "expectancy" for "Glasgow" in "expectancy in Glasgow".
    """
    for _ in range(4):
        above = token.head
        if token.dep_ == "compound" and above.pos_ in NOUNS and above.i != token.i:
            token = above
        elif (
            token.dep_ == "pobj"
            and above.dep_ == "prep"
            and above.head.pos_ in NOUNS
            and above.head.i < token.i
        ):
            token = above.head
        else:
            break
    return token


def _is_aside(child: Token) -> bool:
    """Whether a word before a noun says nothing of it: "essentially", "total"."""
    return (child.dep_ == "advmod" and child.pos_ == "ADV") or child.lower_ in {
        "total",
        "overall",
        "combined",
    }


def _complement(child: Token, out: Outside, depth: int) -> list[Token]:
    """Give what belongs to a noun on its right: "of …", "awaiting …", "who …", and nouns joined by "and"."""
    if child.i in out or (child.dep_ == "prep" and any(one.i in out for one in child.children)):
        return []
    if child.dep_ == "prep" and out.held_by(child) and (_after_comma(child) or _is_told_apart(child, out)):
        return []
    if child.dep_ == "prep" and any(one.lower_ in {"them", "us"} for one in child.children):
        return []
    if child.dep_ == "prep" and child.lower_ in _RIGHT_PREPS:
        return _clean(child, out)
    if child.dep_ in {"acl", "relcl"} and not _after_comma(child):
        kept = _clean(child, out)
        noted = len(kept) == 1 and child.lemma_ in _NOTING
        return [] if noted or _is_cut_short(kept, out) else kept
    if child.dep_ == "conj" and child.pos_ in NOUNS and depth < _DEEPEST and not out.held_by(child):
        between = [
            token for token in child.head.children if token.dep_ in {"cc", "punct"} and token.i < child.i
        ]
        return noun_phrase(child, out, 0, depth + 1) + [
            one for one in between if one.text in {",", "and", "or", "&"}
        ]
    if child.dep_ in {"nummod", "compound", "nmod"} and child.i == child.head.i + 1:
        return [child]
    return []


def _clean(child: Token, out: Outside) -> list[Token]:
    """Give a phrase without what follows in asides, and without the parts that tell a figure or a period."""
    dropped: set[int] = set()
    for token in islice(child.subtree, _LONGEST):
        if token.i in dropped or token.i == child.i:
            continue
        timed = token.i in out or (token.dep_ == "prep" and any(one.i in out for one in token.children))
        aside = token.dep_ in {"appos", "relcl", "advcl", "conj"} and (
            _after_comma(token) or out.held_by(token)
        )
        if timed or aside or (token.dep_ == "prep" and out.held_by(token)):
            dropped.update(one.i for one in islice(token.subtree, _LONGEST))
    return [token for token in islice(child.subtree, _LONGEST) if token.i not in dropped]


def _is_told_apart(preposition: Token, out: Outside) -> bool:
    """Whether what a preposition adds is another figure's: "on sales of £14m", "in nine countries"."""
    if preposition.lower_ == "of":
        return False
    for noun in preposition.children:
        inner = [one for one in noun.children if out.held_by(one)]
        bare = len(list(noun.lefts)) == len(inner) and not list(noun.rights)
        if bare or any(one.dep_ == "prep" for one in inner):
            return True
    return False


def _is_cut_short(clause: list[Token], out: Outside) -> bool:
    """Whether a clause without its figures is a fragment.

    "priced at under $10", "paired with a 6-speed box"; not "earning £48,000", nor "who were ill for 3 weeks".
    """
    whole = {token.i for token in clause}
    states = any(token.dep_ in {"acomp", "attr"} for token in clause)
    for token in clause:
        for one in token.children:
            lost = one.i not in whole and (one.i in out.figures or out.held_by(one))
            weighed = token.tag_ == "VBG" and token.lemma_ in _MEASURING
            told = one.dep_ == "prep" if states else weighed
            if lost and not told:
                return True
    return False


def complement_words(child: Token, out: Outside) -> list[Token]:
    """Give the tokens of an object as they stand, its article included."""
    kept = noun_phrase(child, out)
    return kept + [one for one in child.lefts if one.dep_ == "det"]


def _after_comma(token: Token) -> bool:
    left = token.left_edge.i
    return left > 0 and token.doc[left - 1].text in {",", "–", "—", "-", "("}


def indices(doc: Doc, start: int, end: int) -> range:
    """Give the indices of the tokens that characters ``start`` to ``end`` of a doc touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)
