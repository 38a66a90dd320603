"""What a figure counts when its own words leave it out.

Pronouns, "that figure", "of those", "the number of …".
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from index.cutting.figures.lexer import Word, lower_at, vocabulary
from index.cutting.figures.phrases import NOUNS, singular, subject_of, verb_above
from index.cutting.figures.places import Place
from index.cutting.figures.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = vocabulary("it this that they these those")
_POINTING = vocabulary("this that these those the")
_GENERIC = vocabulary(
    """
    figure number total rate sum amount tally count rise fall increase decrease share proportion
    """
)
_PARTS = vocabulary("them those these which whom")
_NUMBERS = vocabulary("number total tally toll count")
_COUNTING = vocabulary(
    """
    reach stand hit total number be rise fall climb drop grow increase decrease decline top exceed pass surpass
    double triple treble halve average remain shrink swell jump surge soar plunge slump
    """
)
_POPULATIONS = vocabulary(
    """
    population backlog membership attendance workforce headcount enrolment toll tally electorate
    """
)


def refers_back(place: Place, cue: Token | None) -> bool:
    """Whether the figure's clause is about what the sentence before told.

    Its subject is "it" or "that figure".
    """
    verb = cue if cue is not None and cue.pos_ in {"VERB", "AUX"} else verb_above(place.root)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.i >= place.own.start:
        return False
    named = any(
        token.pos_ in NOUNS and token.dep_ in {"nsubj", "nsubjpass"}
        for token in place.doc[place.sentence.start : subject.i]
    )
    if subject.lower_ in _PRONOUNS:
        return not named
    pointed = any(child.lower_ in _POINTING for child in subject.children if child.dep_ == "det")
    plain = not any(child.dep_ in {"prep", "compound", "amod", "acl", "relcl"} for child in subject.children)
    return subject.lemma_ in _GENERIC and pointed and plain


def is_part(words: list[Word], quantity: Quantity) -> bool:
    """Whether a figure is a part of what the sentence before counted.

    "of those, 310", "12 of them", "60% concerned".
    """
    if lower_at(words, quantity.last) == "of" and lower_at(words, quantity.last + 1) in _PARTS:
        return True
    before = [word.lower for word in words[: quantity.first]]
    near = before[-5:]
    if before[:1] == ["of"] and before[1:2] and before[1] in _PARTS:
        return True
    if any(near[at : at + 1] == ["of"] and near[at + 1] in {"which", "whom"} for at in range(len(near) - 1)):
        return True
    share = quantity.kind == "share" and lower_at(words, quantity.last) not in {"of", "in"}
    return share and all(
        word in {"some", "about", "around", "nearly", "almost", "more", "than", "over", "only", "just"}
        for word in before
    )


def counted_by_measure(place: Place, cue: Token | None, value: Decimal) -> str | None:
    """Give what a bare whole number counts, from its subject.

    "the number of beekeepers reached 5,130" counts beekeepers.

    Gives the noun in the singular; "" where the subject is a count without one ("the population"); None where
    the number counts nothing.
    """
    verb = cue if cue is not None and cue.pos_ in {"VERB", "AUX"} else verb_above(place.root)
    subject = subject_of(verb) if verb is not None else None
    if verb is None or subject is None or subject.i >= place.own.start:
        return None
    if value != int(value) or verb.lemma_ not in _COUNTING:
        return None
    if subject.lemma_ in _NUMBERS or subject.lower_ in _POPULATIONS:
        for child in subject.rights:
            found = [one for one in child.children if one.dep_ == "pobj" and one.pos_ in NOUNS]
            if child.lower_ == "of" and found:
                kind = [one.lower_ for one in found[0].lefts if one.dep_ in {"amod", "compound"}]
                return " ".join([*kind, singular(found[0])])
        return ""
    if subject.lemma_ == "number" or (
        subject.tag_ == "NNS" and subject.lower_ not in {"shares", "prices", "yields"}
    ):
        compound = "numbers" in subject.lower_
        lead = [child for child in subject.lefts if child.dep_ == "compound"]
        return (singular(lead[-1]) if lead else "") if compound else singular(subject)
    return None
