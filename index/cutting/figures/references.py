"""What a figure counts when its own words leave it out.

Pronouns, "that figure", "of those", "the number of …", a number that stands alone.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Literal

from index.cutting.figures.changes import is_change_noun
from index.cutting.figures.gaps import gapped
from index.cutting.figures.lexer import Word, lower_at, vocabulary
from index.cutting.figures.phrases import NOUNS, singular
from index.cutting.figures.places import Place
from index.cutting.figures.quantities import Quantity
from index.cutting.figures.subjects import subject_of, verb_above

if TYPE_CHECKING:
    from spacy.tokens import Token

Reference = Literal["it", "they", "that", "figure", "same", "none"]
"""How a figure leaves out what it counts; "same": a pronoun stands for what its own sentence told before; "none": not
even a pronoun stands for it.
"""

_PRONOUNS: dict[str, Reference] = {
    "it": "it",
    "they": "they",
    "this": "that",
    "that": "that",
    "these": "they",
    "those": "they",
}
_POINTING = vocabulary("this that these those the")
_GENERIC = vocabulary(
    """
    figure number total rate sum amount tally toll count rise fall increase decrease share proportion level
    """
)
_PARTS = vocabulary("them those these which whom")
_NUMBERS = vocabulary("number total tally toll count")
_COUNTING = vocabulary(
    """
    reach stand hit total number be rise fall climb drop grow increase decrease decline top exceed pass surpass
    double triple treble halve average remain shrink swell jump surge soar plunge slump peak dwindle hover
    """
)
_LEVEL = _COUNTING | vocabulary(
    """
    compare come amount go run peak sink slip slide tumble plummet ease edge creep rocket leap recover rebound
    dwindle approach near equal represent mean dip lengthen shorten narrow widen touch measure weigh
    """
)
"""Verbs that tell how much or how many their subject is."""
_PAYING = vocabulary("cost pay sell spend charge fetch earn retail")
_HARMED = vocabulary(
    """
    die kill injure hurt wound drown arrest jail charge convict hospitalise hospitalize sentence detain
    """
)
"""Verbs only of people, who need not be what the sentence before counted."""
_REACHING = vocabulary(
    "at to from by with in up down below above under over against near around about between like than"
)
"""Prepositions between a verb and the figure that it gives its subject."""
_DEEPEST = 12
_POPULATIONS = vocabulary(
    """
    population backlog queue membership attendance workforce headcount enrolment toll tally electorate caseload
    """
)


def refers_back(place: Place, cue: Token | None, follows: bool) -> Reference | None:
    """Tell how the figure's clause leaves out what it is about, None where it says so itself.

    Its subject is "it" or "that figure", or it is a bare number that stands for those it counts. ``follows``:
    another figure stands before it in its sentence, which "they say it is 12" may be about.
    """
    verb = cue if cue is not None and cue.pos_ in {"VERB", "AUX"} else verb_above(place.root)
    subject = subject_of(verb) if verb is not None else None
    if verb is None or subject is None or subject.i in place.own:
        return "none" if _stands_alone(place, verb) else None
    if (subject.i >= place.own.start and not _opens_with_level(place)) or not _is_told_of_subject(
        place, verb
    ):
        return None
    named = any(
        token.pos_ in NOUNS and token.dep_ in {"nsubj", "nsubjpass"}
        for token in place.doc[place.sentence.start : subject.i]
    )
    told = verb.dep_ == "ccomp"
    if _is_generic(subject):
        return "figure" if told or not named else None
    if subject.lower_ not in _PRONOUNS or verb.lemma_ not in _LEVEL or (named and not follows):
        return None
    return _PRONOUNS[subject.lower_] if told or not named else "same"


def _is_told_of_subject(place: Place, verb: Token) -> bool:
    """Whether the figure is what the verb says of its subject, and belongs to no other noun on the way."""
    for token in islice((place.root, *place.root.ancestors), _DEEPEST):
        if token.i == verb.i:
            return True
        apart = token.i not in place.own and token.i not in place.out.periods
        noun = apart and token.pos_ in NOUNS and not is_change_noun(token.lower_)
        if noun or (token.dep_ == "prep" and token.lower_ not in _REACHING):
            return False
    return True


def _is_generic(subject: Token) -> bool:
    """Whether a noun only says that there is a figure: "the total", "this number", "numbers"."""
    if subject.lemma_ not in _GENERIC:
        return False
    pointed = any(child.lower_ in _POINTING for child in subject.children if child.dep_ == "det")
    own = {"compound", "amod", "acl", "relcl", "poss", "nmod"}
    plain = not any(
        child.dep_ in own or (child.dep_ == "prep" and child.lower_ == "of") for child in subject.children
    )
    return plain and (pointed or subject.lower_ == "numbers")


def _opens_with_level(place: Place) -> bool:
    """Whether the sentence begins "At 21,400, …"."""
    first = place.doc[place.sentence.start]
    return first.lower_ == "at" and place.own.start - first.i <= 4


def _stands_alone(place: Place, verb: Token | None) -> bool:
    """Read "there were 14", "in 2021, 19 did", "in 2022, 31": a number that stands for those it counts."""
    behind = place.doc[place.own.stop].lower_ if place.own.stop < place.sentence.end else ""
    if place.kind != "count" or behind == "of":
        return False
    if verb is None:
        return place.own.stop >= place.sentence.end - 1
    if any(child.dep_ == "expl" for child in verb.children):
        return place.root.dep_ in {"attr", "dobj"} and place.root.head.i == verb.i
    return place.root.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ not in _HARMED


def called(place: Place) -> Token | None:
    """Give the noun that a number standing alone is said to be: "of these, 490 were enforced returns"."""
    root = place.root
    if place.kind != "count" or root.dep_ != "nsubj" or root.head.lemma_ != "be":
        return None
    return next((one for one in root.head.rights if one.dep_ == "attr" and one.tag_ == "NNS"), None)


def sums_up(place: Place, cue: Token | None) -> bool:
    """Read "3,590 were returned, which was 16% more": a clause about all that was told before its comma."""
    verb = verb_above(cue) if cue is not None and cue.pos_ != "VERB" else verb_above(place.root)
    which = [child for child in verb.lefts if child.lower_ == "which"] if verb is not None else []
    return bool(which) and verb is not None and verb.lemma_ in _LEVEL and which[0].nbor(-1).text == ","


def describes_those(place: Place) -> bool:
    """Read "of those asked, 60%": the sentence says itself who they are."""
    for token in place.sentence:
        if token.lower_ == "those" and token.nbor(-1 if token.i else 0).lower_ == "of":
            return any(child.dep_ in {"acl", "relcl", "prep"} for child in token.rights)
    return False


def is_paid(place: Place) -> bool:
    """Whether the figure's clause says that so much is paid, or has left its verb to one that may: "a hostel 41"."""
    verb = verb_above(place.root)
    return gapped(place) is not None or (verb is not None and verb.lemma_ in _PAYING)


def repeats_verb(place: Place, before: Token | None) -> bool:
    """Read "built to hold 600 men. It now holds 811": a bare number is the object of the same verb."""
    root = place.root
    if before is None or root.dep_ != "dobj" or place.kind != "count":
        return False
    return root.head.lemma_ == before.lemma_ and root.head.pos_ == "VERB"


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
