"""What a percentage, a sum, a length or a change measures, from the grammar of its sentence."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from index.cutting.figures.changes import Movement, is_change_noun
from index.cutting.figures.gaps import gapped
from index.cutting.figures.lexer import vocabulary
from index.cutting.figures.phrases import NOUNS, joined, noun_phrase, top_noun
from index.cutting.figures.places import PRONOUNS, Measure, Place, is_total, with_predicate, words_of
from index.cutting.figures.subjects import subject_of, verb_above
from index.cutting.figures.units import singular_time

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABOUT_OBJECT = frozenset({"for", "at", "to", "from", "by"})
_MOVING = vocabulary("add wipe knock shave slash take cut bring raise")
_NEAR = 9
"""Tokens behind "of" among which the noun stands where the grammar names none."""
_INTO = frozenset({"in", "off", "of"})
_CAUSING = vocabulary("pull push send drag drive lift leave keep nudge knock bring")
"""Verbs whose object is what moves: "pulled the sector 0.7 percent lower"."""
_TELLING = vocabulary("hear say tell report find rule learn show reveal believe claim decide")
_VERBAL = vocabulary(
    "measure cost range total average number weigh drop rise fall climb jump slump surge plunge"
)
_PAID = vocabulary(
    """
    gain damage compensation loss fine saving cost fee tax debt sale revenue profit aid loan prize bonus
    bail cash jewellery jewelry gold funding fund grant donation asset property stock share bond export import
    order investment spending borrowing support subsidy bribe wage pay rent arrears tip bitcoin equipment
    drug goods income trade business claim
    """
)


def measure_amount(place: Place, movement: Movement, cue: Token | None) -> Measure:
    """Give the measure of a percentage, a sum, a length, a change: what the sentence says has it."""
    reached = movement.role in {"level", "origin"} and cue is not None and cue.pos_ == "VERB"
    found = (
        (None if reached else _of_whole(place))
        or _by_delta_noun(place, movement, cue)
        or _within_brackets(place)
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
            return Measure(with_predicate(words, place.root.head, place), None)
        if words:
            return _owned(found, _owner(found), place)
    return (
        gapped(place)
        or _with_its(place, cue)
        or _paid_for(place)
        or _by_object(place)
        or _by_verb(place, cue)
        or _nearest(place)
    )


def _owned(found: Token, owner: Token | None, place: Place) -> Measure:
    """Give the measure that a noun names and whose it is.

    The owner stands for its pronoun: "the firm lost 60% of its market value" is of the firm's market value.
    """
    words = joined([*noun_phrase(found, place.out), *_best_of(found, place)])
    whose = words_of(owner, place) or None
    pronoun = next((child.lower_ for child in found.lefts if child.dep_ == "poss"), "")
    if owner is None or whose is None or pronoun not in {"its", "their"}:
        return Measure(words, whose)
    agrees = owner.tag_ != "NNS" if pronoun == "its" else owner.tag_ in {"NNS", "NNPS"}
    return Measure(f"{whose} {words}" if agrees else words, whose)


def _best_of(found: Token, place: Place) -> list[Token]:
    """Give the superlative before the figure that is of the noun behind it: "the best $200 telephones"."""
    before = place.doc[place.own.start - 1] if place.own.start > place.sentence.start else None
    named = before is not None and before.tag_ == "JJS" and before.lower_ not in {"most", "least"}
    return [before] if before is not None and named and found.i >= place.own.stop else []


def _object_of(verb: Token, place: Place) -> Measure | None:
    """Give the object that a verb has before the figure."""
    for child in verb.children:
        before = child.dep_ == "dobj" and child.i < place.own.start
        if before and child.pos_ in NOUNS and child.i not in place.out:
            return _owned(_what_moved(child, place) or child, subject_of(verb), place)
    return None


def _of_whole(place: Place) -> Token | None:
    """Give the noun of "60 per cent of …"."""
    stop = place.own.stop
    if stop < place.sentence.end and place.doc[stop].text == "(":
        closing = (
            token.i for token in place.doc[stop : min(stop + 8, place.sentence.end)] if token.text == ")"
        )
        stop = next(closing, stop) + 1
    while stop + 1 < place.sentence.end and place.doc[stop].lower_ in {"'", "’", "worth"}:
        stop += 1
    if stop >= place.sentence.end or place.doc[stop].lower_ not in _INTO:
        return None
    preposition = place.doc[stop]
    if preposition.lower_ == "in":
        pays = [one for one in preposition.children if one.dep_ == "pobj" and one.lemma_ in _PAID]
        return pays[0] if pays else None
    for child in preposition.children:
        if child.dep_ == "pobj" and child.pos_ in NOUNS and child.i not in place.out:
            return child
    return next(
        (
            token
            for token in place.doc[stop + 1 : min(stop + _NEAR, place.sentence.end)]
            if token.pos_ in NOUNS and token.dep_ != "compound" and token.i not in place.out
        ),
        None,
    )


def _by_delta_noun(place: Place, movement: Movement, cue: Token | None) -> Token | None:
    """Give the noun of "a 14% rise in …", "an increase in … of 5%"; a bare "a 16% increase" has none."""
    if cue is None or not is_change_noun(cue.lower_) or cue.pos_ not in NOUNS:
        return None
    return _what_moved(cue, place)


def _what_moved(noun: Token, place: Place) -> Token | None:
    """Give the noun behind a rise or fall: "rise in prices", "drop for the index"; None where there is none."""
    for child in noun.rights if is_change_noun(noun.lower_) else ():
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
        if singular_time(head.lower_):
            return None
        if head.pos_ in NOUNS and not is_change_noun(head.lower_) and head.i not in place.out:
            head = _top_of_compound(head)
            return None if is_total(head) else head
        head = head.head
    return None


def _top_of_compound(noun: Token) -> Token:
    """Give "oven" for "stone" in "an £80 stone pizza oven"."""
    while noun.dep_ == "compound" and noun.head.pos_ in NOUNS and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _named_noun(place: Place) -> Token | None:
    """Give the noun before: "sales of 5,835", "speeds of up to 400 metres per second", "a price of $10"."""
    root = place.root
    while root.dep_ == "conj" and root.head.i in place.out.figures:
        root = root.head
    if root.dep_ == "pobj" and root.head.dep_ == "prep":
        above = root.head.head
        if (
            above.pos_ in NOUNS
            and above.i < place.own.start
            and above.i not in place.out
            and not is_change_noun(above.lower_)
        ):
            return None if is_total(above) and above.head.pos_ != "NOUN" else _subject_of_noun(above)
    if (
        root.dep_ in {"appos", "nummod", "nmod", "npadvmod"}
        and root.head.pos_ in NOUNS
        and root.head.i < place.own.start
    ):
        fits = not is_change_noun(root.head.lower_) and not is_total(root.head)
        return root.head if fits and root.head.i not in place.out else None
    if (priced := _priced(place)) is not None:
        return priced
    before = place.doc[place.own.start - 2] if place.own.start > place.sentence.start + 1 else None
    if before is not None and place.doc[place.own.start - 1].lower_ == "at" and before.pos_ in NOUNS:
        named = top_noun(before)
        return named if named.i not in place.out and not is_total(named) else None
    return None


def _subject_of_noun(noun: Token) -> Token:
    """Give "fares" of "ferry fares range between £5 and £9", where the parser took the verb for a noun."""
    before = noun.nbor(-1) if noun.i > 0 else noun
    misread = (
        noun.dep_ == "ROOT" and noun.lemma_ in _VERBAL and before.tag_ == "NNS" and before.head.i == noun.i
    )
    return before if misread else noun


def _priced(place: Place) -> Token | None:
    """Give the noun of "a contract worth about £2m"."""
    for index in range(place.own.start - 1, max(place.sentence.start, place.own.start - 5), -1):
        token = place.doc[index]
        if token.lower_ in {"worth", "valued"}:
            before = place.doc[index - 1]
            return before if before.pos_ in NOUNS and before.i not in place.out else None
    return None


def _within_brackets(place: Place) -> Token | None:
    """Give the noun that shares the figure's brackets: "(1.5mm inner width)"."""
    start, stop = place.own.start, place.own.stop
    if start == 0 or place.doc[start - 1].text != "(":
        return None
    for token in islice(place.doc[stop : place.sentence.end], _NEAR):
        if token.pos_ not in {*NOUNS, "ADJ"} or token.i in place.out:
            return None
        if token.pos_ in NOUNS and token.dep_ != "compound":
            return token
    return None


def _parenthesised(place: Place) -> Token | None:
    """Give the noun before "(0.5 points)"."""
    start = place.own.start
    if start < 2 or place.doc[start - 1].text != "(":
        return None
    before = place.doc[start - 2]
    return before if before.pos_ in NOUNS and before.i not in place.out else None


def _paid_for(place: Place) -> Measure | None:
    """Give what money goes to or comes off: "set aside £300m for walls", "wiped £2bn from its value"."""
    root = place.root
    if root.dep_ != "dobj" or root.head.pos_ != "VERB" or not place.is_money:
        return None
    if root.head.lemma_ == "cost":
        return None
    ways = {"for", "on"} | ({"to", "off", "from"} if root.head.lemma_ in _MOVING else set())
    for child in [*root.rights, *root.head.rights]:
        if child.dep_ == "prep" and child.lower_ in ways and child.i >= place.own.stop:
            for one in child.children:
                if one.dep_ == "pobj" and one.pos_ in NOUNS and one.i not in place.out:
                    return _owned(one, subject_of(root.head), place)
    return None


def _by_object(place: Place) -> Measure | None:
    """Give the object of "sold the house for £2m", "put sales at 5%", "cut the target from 4% to 3%"."""
    root = place.root
    if root.dep_ != "pobj" or root.head.lower_ not in _ABOUT_OBJECT or place.is_duration:
        return None
    verb = root.head.head
    while verb.i in place.out.figures and verb.dep_ == "conj":
        verb = verb.head
    if verb.i in place.out.figures and verb.dep_ == "pobj":
        verb = verb.head.head
    if verb.pos_ != "VERB":
        return None
    return _object_of(verb, place)


def _with_its(place: Place, cue: Token | None) -> Measure | None:
    """Give the noun before "up" or "down": "with its shares down 11.9%", "firms such as Holm, up 3%"."""
    if cue is None or cue.lower_ not in {"up", "down"} or cue.i == place.sentence.start:
        return None
    before = cue.nbor(-1)
    if before.pos_ not in NOUNS or before.i in place.out:
        return None
    noun = before if before.dep_ == "pobj" and before.head.lower_ == "as" else top_noun(before)
    verb = verb_above(noun)
    measure = _owned(noun, subject_of(verb) if verb is not None and verb.i < noun.i else None, place)
    return Measure(measure.measure, None)


def _nearest(place: Place) -> Measure:
    """Give the noun nearest before the figure, where grammar tells nothing; else the first behind it."""
    for index in range(place.own.start - 1, max(place.sentence.start, place.own.start - 60) - 1, -1):
        token = place.doc[index]
        told = token.dep_ in {"nsubj", "nsubjpass"} and _only_tells(token.head, place)
        if token.pos_ in NOUNS and index not in place.out and token.lower_ not in PRONOUNS and not told:
            return Measure(joined(noun_phrase(top_noun(token), place.out)), None)
    return Measure("", None)


def _only_tells(verb: Token, place: Place) -> bool:
    """Whether a verb only tells of the figure's clause: "the court heard she had repaid £4"."""
    told = any(child.dep_ == "ccomp" and child.is_ancestor(place.root) for child in verb.children)
    return told and verb.lemma_ in _TELLING


def _by_verb(place: Place, cue: Token | None) -> Measure | None:
    """Give the object that was raised or cut, else the subject.

    "cut its workforce by 5%", "shares fell 3%".
    """
    verb = _governing_verb(place, cue)
    if verb is None:
        return None
    if (cue is not None and verb.i == cue.i) or verb.lemma_ in _CAUSING:
        measure = _object_of(verb, place)
        if measure is not None:
            return measure
    subject = subject_of(verb)
    words = words_of(subject, place)
    return Measure(words, None) if words else None


def _governing_verb(place: Place, cue: Token | None) -> Token | None:
    if cue is not None and cue.pos_ in {"VERB", "AUX"}:
        return cue
    if cue is not None and (above := verb_above(cue)) is not None and abs(above.i - cue.i) < 8:
        return above
    return verb_above(place.root)


def _owner(found: Token) -> Token | None:
    """Give whose the measured is: the subject of its clause, where that is another noun."""
    verb = verb_above(found)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.i == found.i or found.is_ancestor(subject) or subject.is_ancestor(found):
        return None
    return subject
