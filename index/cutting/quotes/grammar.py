"""Subjects, noun phrases and verbs of the words outside the quotation marks, on top of spaCy's parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from index.cutting.quotes.lexicon import JUDGMENT, MENTION, SPEECH, SPEECH_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CLIMB = frozenset(
    [
        "conj",
        "xcomp",
        "advcl",
        "acl",
        "ccomp",
        "pcomp",
        "dep",
        "parataxis",
        "relcl",
        "prep",
        "dobj",
        "pobj",
        "attr",
        "oprd",
    ]
)
_NOUN_LINKS = frozenset(["for", "of", "at", "from", "with", "in", "on"])
_WHILE = ("while", "after", "before", "by", "when")
_LINKS = 3
"""Phrases that one phrase may have attached."""
_MARKS = frozenset(["“", "”", "„", "«", "»", '"', "‘", "’", "'", "``", "''"])
_WINDOW = 120
"""Tokens on either side of a quotation that can attribute it; a sentence is hardly ever longer."""
_REPORTING = SPEECH | JUDGMENT
_PARTICIPLES = {
    "said": "say",
    "told": "tell",
    "says": "say",
    "added": "add",
    "asked": "ask",
    "wrote": "write",
}


@dataclass(frozen=True)
class Prose:
    """A parsed paragraph at ``start`` of the article, with the tokens that stand inside quotations."""

    start: int
    doc: Doc
    quoted: Sequence[bool]
    chunk_of: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Token index → (first, past-last) token of the noun chunk around it, outside quotations only."""
    sentences: list[Span] = field(default_factory=list)
    """For each token, its sentence."""

    @classmethod
    def of(cls, start: int, doc: Doc, spans: Sequence[tuple[int, int]]) -> Prose:
        """Mark the tokens of ``doc`` that begin inside one of the quotation ``spans``, which are sorted."""
        quoted = list(_inside(start, doc, spans))
        chunk_of: dict[int, tuple[int, int]] = {}
        for chunk in doc.noun_chunks:
            open_words = [i for i in range(chunk.start, chunk.end) if not quoted[i] and not is_mark(doc[i])]
            if chunk.root.i in open_words:
                first, last = _run(open_words, chunk.root.i)
                chunk_of.update(dict.fromkeys(range(first, last + 1), (first, last + 1)))
        sentences = [sentence for sentence in doc.sents for _ in range(len(sentence))]
        return cls(start, doc, quoted, chunk_of, sentences)

    def window(self, index: int) -> tuple[int, int]:
        """Give the first and past-last token of the sentence around a token, or of what lies near it."""
        sentence = self.sentences[index]
        return max(sentence.start, index - _WINDOW), min(sentence.end, index + _WINDOW)

    def root(self, index: int) -> Token:
        """Give the verb that the sentence of a token hangs on."""
        token = self.doc[index]
        for _ in range(_WINDOW):
            if token.head is token:
                break
            token = token.head
        return token

    @cached_property
    def offsets_of_tokens(self) -> list[int]:
        """Where each token begins in the paragraph."""
        return [token.idx for token in self.doc]

    def open(self, token: Token) -> bool:
        """Whether the token stands outside quotations."""
        return not self.quoted[token.i]

    def phrase(self, index: int) -> tuple[int, int]:
        """Give the noun phrase around a token: its chunk, or the run of names it ends."""
        if index in self.chunk_of:
            first, end = self.chunk_of[index]
            while first < index and not self.doc[first].is_alpha:
                first += 1
            return first, end
        first = index
        while first and self.doc[first - 1].pos_ == "PROPN" and not self.quoted[first - 1]:
            first -= 1
        return first, index + 1

    def extended(self, first: int, end: int) -> tuple[int, int]:
        """Give the phrase with its "of …", "for …" attached: "a spokesman for the Home Office"."""
        for _ in range(_LINKS):
            following = self.chunk_of.get(end + 1)
            if following is None or not self._links(first, end):
                break
            end = following[1]
        return first, end

    def _links(self, first: int, end: int) -> bool:
        """Whether the word at ``end`` ties what follows to the phrase before it."""
        link = self.doc[end]
        if link.lower_ == "and":
            return (
                self.doc[end - 1].pos_ == self.doc[end + 1].pos_ == "PROPN"
                and self.doc[end + 1].dep_ == "conj"
            )
        return link.lower_ in ("for", "of", "from") or (
            link.lower_ in _NOUN_LINKS and first <= link.head.i < end
        )

    def offsets(self, first: int, end: int) -> tuple[int, int]:
        """Give the article offsets of the tokens ``first`` to ``end`` (past the last)."""
        last = self.doc[end - 1]
        return self.start + self.doc[first].idx, self.start + last.idx + len(last)


def _inside(start: int, doc: Doc, spans: Sequence[tuple[int, int]]) -> Iterator[bool]:
    place = max(0, bisect_right(spans, start, key=lambda span: span[0]) - 1)
    for token in doc:
        at = start + token.idx
        while place < len(spans) and spans[place][1] <= at:
            place += 1
        yield place < len(spans) and spans[place][0] <= at


def _run(indexes: list[int], around: int) -> tuple[int, int]:
    """Give the unbroken run of token indexes around one of them."""
    present = set(indexes)
    first = last = around
    while first - 1 in present:
        first -= 1
    while last + 1 in present:
        last += 1
    return first, last


def is_mark(token: Token) -> bool:
    """Whether the token is a quotation mark."""
    return token.text in _MARKS and token.tag_ != "POS"


def reports(token: Token) -> bool:
    """Whether the token is a verb by which speech is reported or judged."""
    if token.lower_ in _PARTICIPLES:
        return True
    return token.tag_.startswith("VB") and token.lemma_.lower() in _REPORTING


def mentions(token: Token) -> bool:
    """Whether the token is a verb that can bring in somebody's words, though it need not."""
    return token.tag_.startswith("VB") and token.lemma_.lower() in MENTION


def says(token: Token) -> bool:
    """Whether the token is a verb of saying proper, such as stands between a quotation and its speaker."""
    if token.lower_ in _PARTICIPLES:
        return True
    return token.tag_.startswith("VB") and token.lemma_.lower() in SPEECH


def is_noun(token: Token) -> bool:
    """Whether the token can be the head of a speaker: a name, a noun or a pronoun."""
    return token.pos_ in ("PROPN", "NOUN", "PRON") or token.tag_ in ("PRP", "NNP", "NN", "NNS", "NNPS")


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, so that its subject is not the one who speaks."""
    links = {child.dep_ for child in verb.children}
    if links & {"auxpass", "nsubjpass"}:
        return True
    return verb.tag_ == "VBN" and not links & {"aux", "nsubj"} and verb.dep_ not in ("ROOT", "conj")


def is_closed(verb: Token, place: int) -> bool:
    """Whether the verb's clause describes a noun and ended before the token ``place``: "who said so"."""
    if verb.dep_ not in ("relcl", "acl", "amod", "advcl", "csubj", "pcomp"):
        return False
    between = verb.doc[verb.i + 1 : place]
    if all(token.is_punct or is_mark(token) or token.lower_ in ("that", "as") for token in between):
        return False
    edge = verb.right_edge.i
    return edge < place - 1 and any(
        not token.is_punct and not is_mark(token) for token in verb.doc[edge + 1 : place]
    )


def subject_of(prose: Prose, verb: Token) -> Token | None:
    """Who does what ``verb`` says: its subject, that of the verb it hangs on, or the noun it describes."""
    if is_passive(verb) and verb.lemma_ != "quote":
        return _agent(prose, verb)
    if verb.tag_ == "VBG" and (found := _of_participle(prose, verb)) is not None:
        return found
    if (outer := _outer_saying(prose, verb)) is not None:
        return subject_of(prose, outer)
    current = verb
    for _ in range(6):
        if (subject := _subject_child(prose, current)) is not None:
            return subject
        head = current.head
        if current.dep_ == "acl" and is_noun(head) and prose.open(head) and head.lemma_ not in SPEECH_NOUNS:
            return head
        if head is current or current.dep_ not in _CLIMB:
            return None
        current = head
    return None


def _outer_saying(prose: Prose, verb: Token) -> Token | None:
    """Give the verb that a listed one goes with: `Doe said they had failed and asked why`."""
    if not says(verb) or verb.dep_ != "conj" or reports(verb.head):
        return None
    return next((t for t in verb.ancestors if prose.open(t) and says(t) and t.i < verb.i), None)


def _subject_child(prose: Prose, verb: Token) -> Token | None:
    """Give the subject that hangs on the verb itself, if it stands outside quotations."""
    for child in verb.children if prose.open(verb) else ():
        if child.dep_ in ("nsubj", "nsubjpass") and prose.open(child) and _acts(child):
            return _antecedent(prose, verb, child)
    return _shared(prose, verb)


def _shared(prose: Prose, verb: Token) -> Token | None:
    """Give the subject of a verb listed before this one: `Doe called it rash, said no and left`."""
    if (
        verb.tag_ != "VBD"
        or not verb.i
        or (verb.doc[verb.i - 1].text != "," and not is_mark(verb.doc[verb.i - 1]))
    ):
        return None
    listed = (left for left in verb.lefts if left.dep_ == "ccomp" and left.tag_ == "VBD" and prose.open(left))
    subjects = (
        c for left in listed for c in left.children if c.dep_ == "nsubj" and prose.open(c) and _acts(c)
    )
    return next(subjects, None)


def _acts(subject: Token) -> bool:
    return (
        subject.is_alpha and subject.lower_ not in ("that", "this", "there", "what")
    ) or subject.tag_ == "WDT"


def _of_participle(prose: Prose, verb: Token) -> Token | None:
    """Give whose participle it is: the name's just before, or after a comma or "while" the main clause's."""
    begin, _ = prose.window(verb.i)
    if verb.i == begin or not prose.open(verb.doc[verb.i - 1]):
        return None
    before = verb.doc[verb.i - 1]
    if (
        before.pos_ in ("PROPN", "PRON")
        and before.tag_ != "PRP$"
        and before.ent_type_ not in ("DATE", "TIME")
    ):
        return before
    earlier = [token for token in verb.doc[begin : verb.i] if prose.open(token)]
    if before.lower_ in ("and", "or"):
        other = next((token for token in reversed(earlier) if token.tag_ == "VBG"), None)
        return subject_of(prose, other) if other is not None and reports(other) else None
    apart = before.text in (",", "-", "–", "—") or before.lower_ in _WHILE
    return _main_subject(prose, verb, earlier) if apart else None


def _main_subject(prose: Prose, verb: Token, earlier: list[Token]) -> Token | None:
    """Give the subject of the main clause nearest before a verb, or of the sentence."""
    finite = [token for token in reversed(earlier) if token.tag_ in ("VBD", "VBZ", "VBP")]
    for main in (*finite, prose.root(verb.i)):
        if main.dep_ not in ("ROOT", "conj") or not prose.open(main):
            continue
        for child in main.children:
            if child.dep_ == "nsubj" and prose.open(child) and _acts(child):
                return child
    return None


def _agent(prose: Prose, verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj" and prose.open(word)), None)
    return None


def _antecedent(prose: Prose, verb: Token, subject: Token) -> Token:
    """Give the noun that "who" or "which" stands for; any other subject is itself."""
    if subject.tag_ not in ("WP", "WDT") or verb.dep_ != "relcl" or not is_noun(verb.head):
        return subject
    noun = verb.head
    if prose.open(noun) and noun.ent_type_ not in ("DATE", "TIME"):
        return noun
    earlier = [
        t for t in verb.doc[prose.window(verb.i)[0] : noun.i] if t.pos_ in ("NOUN", "PROPN") and prose.open(t)
    ]
    earlier = [t for t in earlier if t.ent_type_ not in ("DATE", "TIME")]
    return _head_of_phrase(earlier[-1]) if earlier else subject


def _head_of_phrase(noun: Token) -> Token:
    """Give the noun that a whole phrase is about: "report" in "the report of the inspector of ferries"."""
    head = noun
    while True:
        if head.dep_ in ("conj", "compound") and is_noun(head.head):
            head = head.head
        elif head.dep_ == "pobj" and head.head.dep_ == "prep" and is_noun(head.head.head):
            head = head.head.head
        else:
            return head
