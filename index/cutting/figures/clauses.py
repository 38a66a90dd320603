"""Whether a time hangs under the same verb as a figure, or tells when something else happened.

A time belongs to the verb or noun it hangs on. It reaches a figure under that verb, under a verb joined to it
that shares its subject and its tense, and in a clause of result ("killing 12"); a time in a participle, a
relative clause or beside a verb of saying reaches only what stands in there with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from index.cutting.figures.lexer import vocabulary
from index.cutting.figures.phrases import NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDES = frozenset({"acl", "relcl"})
_SUBORDINATE = _ASIDES | {"advcl", "ccomp", "parataxis", "pcomp", "csubj", "csubjpass"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_TOGETHER = vocabulary("when as while")
"""Words that tell of two things at one time."""
_APART = vocabulary("unlike despite")
_DATA = vocabulary("show find suggest indicate mean see put estimate count record reveal")
"""Verbs whose time is also the time of what they report, where it opens the sentence."""
_SURVEYS = vocabulary("poll survey census sample audit study ballot vote")
_ASKED = vocabulary("poll survey interview question ask canvass sample")
_ISSUED = vocabulary("publish release issue print unveil announce leak report see obtain")
_DATA_NOUNS = _SURVEYS | vocabulary("data datum figure statistic result account return record number")
"""Nouns whose time is the time of what they tell: "figures for 2024 show", "results for the year to June"."""
_OWN = frozenset({"nummod", "quantmod", "nmod", "compound", "amod", "advmod", "npadvmod", "dep"})
_DEEPEST = 60
_OPENING = 4
"""Words at the head of a clause."""
_VERBS = frozenset({"VERB", "AUX"})


def reaches(time: Token, figure: Token, alike: Iterable[int], opens: bool) -> bool:
    """Tell whether a time may be the time of a figure.

    Args:
        time: the head of the words that state the time.
        figure: the head of the figure's words.
        alike: indices of the tokens of the sentence's other figures of the same kind.
        opens: whether the time opens the sentence.
    """
    above_time = [time, *islice(time.ancestors, _DEEPEST)]
    above_figure = [figure, *islice(figure.ancestors, _DEEPEST)]
    shared = {token.i for token in above_time} & {token.i for token in above_figure}
    from_time = [token for token in above_time if token.i not in shared]
    from_figure = [token for token in above_figure if token.i not in shared]
    if any(token.lower_ in _APART for token in from_time):
        return False
    alike = list(alike)
    return all(_leads_out(token, time, from_figure, alike, opens) for token in from_time) and all(
        _leads_in(token, time, figure, alike, opens) for token in from_figure
    )


def _leads_out(token: Token, time: Token, from_figure: list[Token], alike: list[int], opens: bool) -> bool:
    """Whether a time under ``token`` tells of more than ``token``."""
    if token.dep_ == "conj" and token.pos_ in _VERBS:
        own = any(time.i < index <= token.right_edge.i for index in alike)  # "…, and a year ago it was 38"
        return not own and _is_one_story(token.head, token, alike, opens)
    if token.dep_ in _ASIDES:
        own = not from_figure or from_figure[-1].head.i == token.head.i
        return _is_survey(token) or (own and all(one.dep_ in _OWN for one in from_figure))
    if token.dep_ == "advcl":
        together = any(child.lower_ in _TOGETHER for child in token.lefts)
        return together and _same_tense(token.head, token)
    if token.dep_ == "appos":
        return not from_figure or from_figure[-1].head.i == token.head.i
    return token.dep_ not in _SUBORDINATE or token.pos_ not in _VERBS


def _leads_in(token: Token, time: Token, figure: Token, alike: list[int], opens: bool) -> bool:
    """Whether a time outside ``token`` is also the time of what stands under it."""
    if token.dep_ == "conj" and token.head.pos_ in _VERBS:
        finite = token.pos_ in _VERBS and _same_tense(token.head, token) and not _is_bare(token)
        return finite or _is_one_story(token.head, token, alike, opens)
    if token.head.i == time.i:
        return True
    if token.dep_ in {"ccomp", "parataxis"} or (token.dep_ == "advcl" and _says(token.head)):
        if _dates_data(time) or token.head.i < figure.i < time.i or token.head.lemma_ == "be":
            return True
        return opens and token.head.lemma_ in _DATA and token.head.i < figure.i
    if token.dep_ in _ASIDES:
        return token.tag_ == "VBG" or (_tells_parts(token) and _same_tense(time.head, token))
    if token.dep_ == "advcl":
        return not _is_bare(token) and _same_tense(token.head, token)
    return True


def _is_bare(verb: Token) -> bool:
    """Whether a participle stands without "was" or "has"."""
    return verb.tag_ == "VBN" and tense(verb) is None


def _tells_parts(verb: Token) -> bool:
    """Whether a relative clause tells of parts of what was counted: "of which 55% came from one supplier"."""
    return any(
        one.lower_ in {"which", "whom"} and one.head.lower_ == "of" for one in islice(verb.subtree, _OPENING)
    )


def _says(verb: Token) -> bool:
    """Whether a verb has a clause of what is said, or seen."""
    return any(child.dep_ == "ccomp" for child in verb.children)


def _is_survey(verb: Token) -> bool:
    """Whether a participle tells when people were asked: "a poll carried out in May", "adults polled in May"."""
    if verb.lemma_ in _ASKED:
        return True
    return verb.head.lemma_ in _SURVEYS and verb.lemma_ not in _ISSUED


def _dates_data(time: Token) -> bool:
    """Whether a time hangs on a noun for data: "the figures for 2024"."""
    for token in islice(time.ancestors, 4):
        if token.pos_ in NOUNS:
            return token.lemma_ in _DATA_NOUNS
        if token.pos_ in _VERBS:
            return token.dep_ in _ASIDES and _is_survey(token)
    return False


def _is_one_story(first: Token, second: Token, alike: list[int], opens: bool) -> bool:
    """Whether a joined clause tells of the same time as the clause before it."""
    if not _same_tense(first, second) or (_is_bare(second) and first.tag_ != "VBN"):
        return False
    subject = next((child for child in second.children if child.dep_ in _SUBJECTS), None)
    if second.pos_ in _VERBS and (opens or subject is None or subject.pos_ == "PRON"):
        return True
    inside = range(second.left_edge.i, second.right_edge.i + 1)
    return any(first.left_edge.i <= index <= first.right_edge.i and index not in inside for index in alike)


def _same_tense(first: Token, second: Token) -> bool:
    one, other = tense(first), tense(second)
    return one is None or other is None or one == other


def tense(verb: Token) -> str | None:
    """Give "past", "perfect", "present" or "future" for a verb, None where its form does not say."""
    if verb.pos_ in NOUNS:
        return None
    helpers = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    if any(one.lower_ in {"have", "has", "’ve", "'ve"} for one in helpers) and verb.tag_ in {"VBN", "VBD"}:
        return "perfect"
    for token in (*helpers, verb):
        if token.tag_ == "MD":
            return "future"
        if token.tag_ == "VBD":
            return "past"
        if token.tag_ in {"VBZ", "VBP"}:
            return "present"
    return None
