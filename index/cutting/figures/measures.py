"""What a figure measures and whose it is, from the grammar of its sentence."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from index.cutting.figures.changes import Movement, is_change_noun
from index.cutting.figures.counted import Counted
from index.cutting.figures.lexer import vocabulary
from index.cutting.figures.phrases import (
    NOUNS,
    Outside,
    complement_words,
    joined,
    noun_phrase,
    subject_of,
    verb_above,
)
from index.models import Kind

_CLIMBED = frozenset({"ADJ", "ADV", "NUM", "SYM", "X", "ADP", "PRON", "DET"})
_PRONOUNS = vocabulary(
    """
    he she it they we i you this that these those there which who what one him her them us
    """
)
_STANDING_IN = vocabulary("it they he she")
_LINKS = vocabulary(
    """
    by up down between from at about around nearly almost over more than just under of to about
    """
)
_EMPTY_VERBS = vocabulary("be have include make give contain involve say see get do take")
_TOTALS = vocabulary(
    """
    total average sum maximum minimum record mean median high low figure number close peak level
    """
)
_ABOUT_OBJECT = frozenset({"for", "at", "to", "from", "by"})
_INTO = frozenset({"in", "off", "of"})
_WORTHLESS = vocabulary(
    """
    gain damage compensation loss fine saving cost fee tax debt sale revenue profit aid loan prize bonus
    bail
    """
)


class Measure(NamedTuple):
    """The words of a measure and of the one it belongs to; either may be empty."""

    measure: str
    subject: str | None


class Place(NamedTuple):
    """Where a figure stands.

    Its tokens, its sentence, and the tokens that belong to no phrase (figures, periods).
    """

    doc: Doc
    sentence: Span
    own: range
    out: Outside
    kind: Kind = "count"

    @property
    def is_duration(self) -> bool:
        """Whether the figure is a length of time."""
        return self.kind == "duration"

    @property
    def is_money(self) -> bool:
        """Whether the figure is a sum of money."""
        return self.kind == "money"

    @property
    def is_share(self) -> bool:
        """Whether the figure is a part of a whole."""
        return self.kind == "share"

    def widened(self, counted: Counted) -> Place:
        """Give the same with the counted noun as part of the figure."""
        own = range(self.own.start, counted.head.i + 1)
        return self._replace(own=own, out=Outside(self.out.figures | frozenset(own), self.out.periods))

    @property
    def root(self) -> Token:
        """Give the token of the figure that the rest of the sentence holds on to."""
        for token in self.doc[self.own.start : self.own.stop]:
            if token.head.i not in self.own or token.head.i == token.i:
                return token
        return self.doc[self.own.start]


def measure_count(place: Place, counted: Counted) -> Measure:
    """Give the measure of a count: its noun with all that belongs to it, and what is done with them."""
    head = counted.head
    tokens = noun_phrase(head, place.out, start=place.own.stop)
    tokens += [
        token
        for token in place.doc[counted.first : head.i]
        if token.i not in place.out and token.lower_ != "of"
    ]
    tokens += _state_behind(head, place)
    bare = all(token.i <= head.i for token in tokens)
    verb = _verb_of(head)
    is_subject = head.dep_ in {"nsubj", "nsubjpass"} or place.root.dep_ in {"nsubj", "nsubjpass"}
    subject_words = "" if is_subject else _owner_of_counted(head, verb, place)
    words = joined(tokens)
    if is_subject and verb is not None:
        words = _with_predicate(words, verb, place)
    elif bare:
        words = _with_governor(words, head, place)
    return Measure(words, subject_words or None)


def _state_behind(head: Token, place: Place) -> list[Token]:
    """Give the adjective behind a counted noun: "12 people dead"."""
    behind = place.doc[head.i + 1] if head.i + 1 < place.sentence.end else None
    stands_alone = behind is not None and (
        behind.i + 1 >= len(place.doc) or place.doc[behind.i + 1].pos_ not in NOUNS
    )
    return [behind] if behind is not None and behind.pos_ == "ADJ" and stands_alone else []


def _owner_of_counted(head: Token, verb: Token | None, place: Place) -> str:
    """Give whose the counted are.

    The clause's subject, else what they are a part of ("sales of 5,835 units").
    """
    above = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "prep" else None
    lead = verb.left_edge if verb is not None else head
    told = (
        verb is not None
        and verb.dep_ in {"advcl", "pcomp"}
        and lead.i > 0
        and place.doc[lead.i - 1].dep_ == "prep"
    )
    subject = subject_of(verb) if verb is not None and not told else None
    if subject is not None and not _same(subject, head) and (words := _words(subject, place)):
        return words
    if above is not None and above.pos_ in NOUNS and above.lemma_ not in _TOTALS and above.i not in place.out:
        behind = {token.i for token in head.head.subtree}
        return joined(token for token in noun_phrase(above, place.out) if token.i not in behind)
    return ""


def _same(subject: Token, head: Token) -> bool:
    return subject.i == head.i or head.is_ancestor(subject) or subject.lower_ == "there"


def _verb_of(head: Token) -> Token | None:
    if head.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    return verb_above(head)


def _with_predicate(words: str, verb: Token, place: Place) -> str:
    """Add what happened to the counted: "migrants" + "crossed the Channel", "offenders" + "returned"."""
    if verb.lemma_ in _EMPTY_VERBS or verb.pos_ == "AUX" or verb.dep_ in {"relcl", "acl"}:
        return words
    tokens = [verb]
    for child in verb.rights:
        if child.is_punct:
            break
        if child.dep_ in {"dobj", "prt", "acomp"} and child.i not in place.out:
            tokens += complement_words(child, place.out) if child.pos_ in NOUNS else [child]
        elif (
            child.dep_ == "prep"
            and not any(one.i in place.out for one in child.subtree)
            and len(list(child.subtree)) <= 6
        ):
            tokens += list(child.subtree)
            break
    return f"{words} {joined(tokens)}".strip()


def _with_governor(words: str, head: Token, place: Place) -> str:
    """Add what a bare noun hangs on.

    "conviction obtained against" + "defendants", "heart transplants" + "carried out".
    """
    governor = head.head
    if head.dep_ == "pobj" and governor.dep_ == "prep":
        above = governor.head
        if above.pos_ in NOUNS and above.lemma_ not in _TOTALS and above.i not in place.out:
            behind = {token.i for token in governor.subtree}
            left = [token for token in noun_phrase(above, place.out) if token.i not in behind]
            return f"{joined(left)} {governor.text} {words}"
        if above.pos_ == "VERB" and governor.lower_ in {"against", "for", "on", "with"}:
            passive = next((child for child in above.children if child.dep_ == "nsubjpass"), None)
            lead = (
                joined(noun_phrase(passive, place.out))
                if passive is not None and passive.pos_ in NOUNS
                else ""
            )
            return f"{lead} {above.text} {governor.text} {words}".strip()
        return words
    if (
        head.dep_ == "dobj"
        and governor.pos_ == "VERB"
        and governor.lemma_ not in _EMPTY_VERBS
        and _is_participle(governor)
    ):
        particle = [child.text for child in governor.children if child.dep_ == "prt"]
        return " ".join([words, governor.text, *particle])
    return words


def _is_participle(verb: Token) -> bool:
    """Whether a verb's form is also its participle: "recorded", "built", not "took"."""
    return verb.tag_ == "VBN" or (
        verb.tag_ == "VBD" and verb.text.endswith(("ed", "t", "ld", "de", "aid", "old"))
    )


def measure_amount(place: Place, movement: Movement, cue: Token | None) -> Measure:
    """Give the measure of a percentage, a sum, a length, a change: what the sentence says has it."""
    found = (
        _of_whole(place)
        or _by_delta_noun(place, movement, cue)
        or _modified_noun(place)
        or _named_noun(place)
        or _parenthesised(place)
    )
    if found is not None:
        words = joined(noun_phrase(found, place.out))
        if (
            words
            and place.is_share
            and found.i >= place.own.stop
            and place.root.dep_ in {"nsubj", "nsubjpass"}
        ):
            return Measure(_with_predicate(words, place.root.head, place), None)
        if words:
            return Measure(words, _owner(found, place))
    return _gapped(place) or _paid_for(place) or _by_object(place) or _by_verb(place, cue) or _nearest(place)


def _of_whole(place: Place) -> Token | None:
    """Give the noun of "60 per cent of …"."""
    stop = place.own.stop
    if stop < place.sentence.end and place.doc[stop].text == "(":
        closing = (
            token.i for token in place.doc[stop : min(stop + 8, place.sentence.end)] if token.text == ")"
        )
        stop = next(closing, stop) + 1
    if stop >= place.sentence.end or place.doc[stop].lower_ not in _INTO:
        return None
    preposition = place.doc[stop]
    if preposition.lower_ == "in":
        pays = [one for one in preposition.children if one.dep_ == "pobj" and one.lemma_ in _WORTHLESS]
        return pays[0] if pays else None
    for child in preposition.children:
        if child.dep_ == "pobj" and child.pos_ in NOUNS:
            return child
    return next(
        (
            token
            for token in place.doc[stop + 1 : min(stop + 6, place.sentence.end)]
            if token.pos_ in NOUNS and token.dep_ != "compound"
        ),
        None,
    )


def _by_delta_noun(place: Place, movement: Movement, cue: Token | None) -> Token | None:
    """Give the noun of "a 14% rise in …", "an increase in … of 5%"; a bare "a 16% increase" has none."""
    if cue is None or not is_change_noun(cue.lower_) or cue.pos_ not in NOUNS:
        return None
    for child in cue.rights:
        if child.dep_ == "prep" and child.lower_ in {"in", "for", "of", "to"}:
            for one in child.children:
                if one.dep_ == "pobj" and one.pos_ in NOUNS and one.i not in place.out:
                    return one
    return None


def _modified_noun(place: Place) -> Token | None:
    """Give the noun that the figure stands before: "a 25% tax on imports", "a 750 metre swim"."""
    head = place.root.head
    for _ in range(3):
        if head.i < place.own.stop or head.i >= place.sentence.end:
            return None
        if head.pos_ in NOUNS and not is_change_noun(head.lower_) and head.i not in place.out:
            return None if head.lemma_ in _TOTALS else head
        head = head.head
    return None


def _named_noun(place: Place) -> Token | None:
    """Give the noun before: "sales of 5,835", "speeds of up to 400 metres per second", "a price of $10"."""
    root = place.root
    if root.dep_ == "pobj" and root.head.dep_ == "prep":
        above = root.head.head
        if (
            above.pos_ in NOUNS
            and above.i < place.own.start
            and above.i not in place.out
            and not is_change_noun(above.lower_)
        ):
            return None if above.lemma_ in _TOTALS and above.head.pos_ == "VERB" else above
    if (
        root.dep_ in {"appos", "nummod", "nmod", "npadvmod"}
        and root.head.pos_ in NOUNS
        and root.head.i < place.own.start
    ):
        fits = not is_change_noun(root.head.lower_) and root.head.lemma_ not in _TOTALS
        return root.head if fits and root.head.i not in place.out else None
    before = place.doc[place.own.start - 2] if place.own.start > place.sentence.start + 1 else None
    if before is not None and place.doc[place.own.start - 1].lower_ == "at" and before.pos_ in NOUNS:
        return before if before.i not in place.out and before.lemma_ not in _TOTALS else None
    return None


def _parenthesised(place: Place) -> Token | None:
    """Give the noun before "(0.5 points)"."""
    start = place.own.start
    if start < 2 or place.doc[start - 1].text != "(":
        return None
    before = place.doc[start - 2]
    return before if before.pos_ in NOUNS and before.i not in place.out else None


def _gapped(place: Place) -> Measure | None:
    """Give the noun of a clause whose verb is left out after another figure.

    "…, robbery by 7% and theft down 3%".
    """
    doc, index = place.doc, place.own.start - 1
    while index > place.sentence.start and doc[index].lower_ in _LINKS:
        index -= 1
    last, first = index, index
    while first >= place.sentence.start and _in_gap(doc[first], place):
        first -= 1
    opens = first >= place.sentence.start and doc[first].lower_ in {",", "and", "while", ";", "but"}
    if (
        first == last
        or not opens
        or not any(one in place.out.figures for one in range(max(first - 8, 0), first))
    ):
        return None
    words = joined(doc[first + 1 : last + 1])
    return Measure(words, None) if doc[last].pos_ in NOUNS else None


def _in_gap(token: Token, place: Place) -> bool:
    if token.i in place.out:
        return False
    return token.pos_ in {*NOUNS, "ADJ", "DET"} or (
        token.lower_ in {"of", "for", "among", "’s", "'s", "-", "and"}
        and (
            token.lower_ != "and"
            or (token.dep_ == "cc" and token.head.pos_ in NOUNS and token.i + 1 in _after(token))
        )
    )


def _after(token: Token) -> set[int]:
    """Give the indices of nouns joined to the same head, so that "fats and oils" stays one phrase."""
    return {
        child.left_edge.i for child in token.head.children if child.dep_ == "conj" and child.pos_ in NOUNS
    }


def _paid_for(place: Place) -> Measure | None:
    """Give what money goes to: "set aside £300m for flood walls", "spent £2bn on defence"."""
    root = place.root
    if root.dep_ != "dobj" or root.head.pos_ != "VERB" or not place.is_money:
        return None
    for child in [*root.rights, *root.head.rights]:
        if child.dep_ == "prep" and child.lower_ in {"for", "on"} and child.i >= place.own.stop:
            for one in child.children:
                if one.dep_ == "pobj" and one.pos_ in NOUNS and one.i not in place.out:
                    return Measure(
                        joined(noun_phrase(one, place.out)), _words(subject_of(root.head), place) or None
                    )
    return None


def _by_object(place: Place) -> Measure | None:
    """Give the object of "sold the house for £2m", "put sales at 5%", "cut the target from 4% to 3%"."""
    root = place.root
    if root.dep_ != "pobj" or root.head.lower_ not in _ABOUT_OBJECT or place.is_duration:
        return None
    verb = root.head.head
    if verb.pos_ != "VERB":
        return None
    for child in verb.children:
        if (
            child.dep_ in {"dobj"}
            and child.pos_ in NOUNS
            and child.i not in place.out
            and child.i < place.own.start
        ):
            return Measure(joined(noun_phrase(child, place.out)), _words(subject_of(verb), place) or None)
    return None


def _nearest(place: Place) -> Measure:
    """Give the noun nearest before the figure, where grammar tells nothing; else the first behind it."""
    for index in range(place.own.start - 1, place.sentence.start - 1, -1):
        token = place.doc[index]
        if token.pos_ in NOUNS and index not in place.out and token.lower_ not in _PRONOUNS:
            return Measure(joined(noun_phrase(token, place.out)), None)
    return Measure("", None)


def _by_verb(place: Place, cue: Token | None) -> Measure | None:
    """Give the object that was raised or cut, else the subject.

    "cut its workforce by 5%", "shares fell 3%".
    """
    verb = _governing_verb(place, cue)
    if verb is None:
        return None
    if cue is not None and verb.i == cue.i:
        for child in verb.children:
            if (
                child.dep_ == "dobj"
                and child.pos_ in NOUNS
                and child.i not in place.out
                and child.i < place.own.start
            ):
                return Measure(joined(noun_phrase(child, place.out)), _words(subject_of(verb), place) or None)
    subject = subject_of(verb)
    words = _words(subject, place)
    return Measure(words, None) if words else None


def _governing_verb(place: Place, cue: Token | None) -> Token | None:
    if cue is not None and cue.pos_ in {"VERB", "AUX"}:
        return cue
    if cue is not None and (above := verb_above(cue)) is not None and abs(above.i - cue.i) < 8:
        return above
    return verb_above(place.root)


def _owner(found: Token, place: Place) -> str | None:
    """Give whose the measured is: the subject of its clause, where that is another noun."""
    verb = verb_above(found)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.i == found.i or found.is_ancestor(subject) or subject.is_ancestor(found):
        return None
    return _words(subject, place) or None


def _words(token: Token | None, place: Place) -> str:
    """Give the phrase of a noun, of the one a pronoun stands for; "" for a figure."""
    if token is not None and token.lower_ in _STANDING_IN:
        token = _stood_for(token, place)
    if (
        token is None
        or token.lower_ in _PRONOUNS
        or token.i in place.out
        or token.pos_ not in {*NOUNS, "ADJ", "VERB", "NUM"}
    ):
        return ""
    return joined(noun_phrase(token, place.out))


def _stood_for(pronoun: Token, place: Place) -> Token | None:
    """Give the subject named last before a pronoun in its sentence.

    "the firm said it will suspend 300 staff".
    """
    for index in range(pronoun.i - 1, place.sentence.start - 1, -1):
        token = place.doc[index]
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in NOUNS and index not in place.out:
            return token
    return None
