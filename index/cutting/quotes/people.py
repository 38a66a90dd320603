"""The people and bodies of one article: who "she", "Mr Doe", "the minister" and "it" are.

Resolution follows what holds for news prose: a full name comes before its surname; a pronoun stands for the
person last in focus, a subject before an object; a role said of somebody once names them again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from index.cutting.quotes.grammar import Prose, reports
from index.cutting.quotes.lexicon import COURTESY, HONOURS, ORGANISATION_NOUNS
from index.cutting.quotes.names import (
    apposed_name,
    bare,
    gender_of,
    gender_of_word,
    name_text,
    name_tokens,
    runs_of_names,
    titled_surnames,
)
from index.cutting.quotes.roles import has_office, is_office, plain, role_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_UNIQUE = frozenset(["prime", "president", "chancellor", "secretary", "pope", "king", "queen", "monarch"])
"""Words of offices that one person holds: they stand for their holder, not for whoever was named last."""
_SINGULAR = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "herself": "f",
    "hers": "f",
}
_AUTHOR = frozenset(["i", "we", "us", "me", "you", "my", "our", "your", "one"])
_REACH = 300
"""Mentions looked back over, so that the cost stays linear in the text."""
_FAR = 25
"""Sentences after which a person is out of focus."""


@dataclass
class Person:
    """Somebody named in full: the name as first written, the roles said of them, how often they occur."""

    name: str
    gender: str | None = None
    roles: list[str] = field(default_factory=list)
    mentions: int = 0

    @property
    def role(self) -> str | None:
        """The role first said of them that holds an office, else the first."""
        return next((role for role in self.roles if has_office(role)), next(iter(self.roles), None))


class Mention(NamedTuple):
    """Where somebody or something is named: the offset, the sentence's number, and whether as its subject."""

    start: int
    sentence: int
    name: str
    subject: bool


class _Voice(NamedTuple):
    """A speaker without a name, "a police spokesman", and where they spoke."""

    start: int
    text: str
    gender: str | None


class Speaker(NamedTuple):
    """A resolved speaker."""

    name: str | None
    role: str | None


class People:
    """Everybody named in an article, built from its parsed paragraphs.

    Args:
        prose: the paragraphs in order, with what stands in quotations marked.
    """

    def __init__(self, prose: Sequence[Prose]) -> None:
        self._people: dict[str, Person] = {}
        self._by_surname: dict[str, list[str]] = {}
        self._by_first: dict[str, list[str]] = {}
        self._mentions: list[Mention] = []
        self._bodies: list[Mention] = []
        self._groups: list[Mention] = []
        self._nominals: list[str] = []
        self._voices: list[_Voice] = []
        self._sentences: list[int] = []
        """The offsets where sentences start."""
        self._titled = {surname for paragraph in prose for surname in titled_surnames(paragraph)}
        for paragraph in prose:
            self._learn_names(paragraph)
        for paragraph in prose:
            self._learn_mentions(paragraph)

    def resolve(self, prose: Prose, first: int, end: int, talking: str | None = None) -> Speaker:
        """Say who the mention at tokens ``first`` to ``end`` is; ``talking`` is the speaker just before.

        Gives the full name and role of a person, or the mention as written, or None for the author's "I".
        """
        while end > first + 1 and prose.doc[end - 1].tag_ == "POS":
            end -= 1
        tokens = list(prose.doc[first:end])
        at = prose.start + tokens[0].idx
        if len(tokens) == 1 and tokens[0].tag_ in ("PRP", "PRP$", "WP", "WDT"):
            return self._pronoun(tokens[0], at, talking)
        named = name_tokens(tokens)
        named = named or apposed_name(prose, end)
        if named:
            return self._named(prose, named, at)
        return self._nominal(prose, first, end, at)

    def by_surname(self, name: str) -> Speaker | None:
        """Give the person whose surname, in any case, ends ``name``: "WALLACE" in a transcript; or None."""
        keys = self._by_surname.get(name.rsplit(maxsplit=1)[-1].casefold()) if name.split() else None
        return Speaker(self._people[keys[0]].name, self._people[keys[0]].role) if keys else None

    def _learn_names(self, prose: Prose) -> None:
        for entity in prose.doc.ents:
            if entity.label_ == "PERSON":
                self._learn(prose, name_tokens(list(entity)))
        for named in runs_of_names(prose.doc):
            role = role_of(prose.doc, named[0].i, named[-1].i + 1)
            titled = named[-1].text.casefold() in self._titled or len(bare(named)) < len(named)
            if titled or (role is not None and has_office(role)):
                self._learn(prose, named)

    def _learn(self, prose: Prose, named: list[Token]) -> None:
        if len(bare(named)) < 2:
            return
        before = prose.doc[named[0].i - 1] if named[0].i else None
        if before is not None and plain(before) in HONOURS:
            named = [before, *named]
        person = self._add(name_text(named))
        _note_gender(person, named if before is None else [before, *named])
        role = role_of(prose.doc, named[0].i, named[-1].i + 1)
        if role and role not in person.roles:
            person.roles.append(role)
            _note_gender_of_words(person, role)

    def _add(self, name: str) -> Person:
        words = [word for word in name.split() if word.lower().rstrip(".") not in HONOURS]
        key = " ".join(words)
        if key in self._people:
            person = self._people[key]
            if len(name) > len(person.name):
                person.name = name
        else:
            person = self._people[key] = Person(name)
            self._by_surname.setdefault(words[-1].casefold(), []).append(key)
            self._by_first.setdefault(words[0].casefold(), []).append(key)
        return person

    def _learn_mentions(self, prose: Prose) -> None:
        for token in prose.doc:
            if token.is_sent_start:
                self._sentences.append(prose.start + token.idx)
            if prose.open(token) and (key := self._known(token)):
                person = self._people[key]
                person.mentions += 1
                _note_gender(person, list(prose.doc[max(0, token.i - 1) : token.i]))
                self._mentions.append(self._mention(prose, token, key))
        self._learn_bodies(prose)

    def _learn_bodies(self, prose: Prose) -> None:
        bodies: list[Mention] = []
        for entity in prose.doc.ents:
            if (
                entity.label_ in ("ORG", "NORP", "GPE")
                and prose.open(entity[0])
                and not self._known(entity[-1])
            ):
                bodies.append(self._mention(prose, entity.root, _without_article(entity)))
        for chunk in prose.doc.noun_chunks:
            if not prose.open(chunk.root):
                continue
            if chunk.root.tag_ == "NN" and is_office(chunk.root) and _speaks(chunk.root):
                self._hear(prose, chunk)
            if chunk.root.tag_ in ("NNS", "NNPS") and chunk.root.dep_ == "nsubj":
                self._groups.append(self._mention(prose, chunk.root, chunk.text))
            elif plain(chunk.root) in ORGANISATION_NOUNS:
                bodies.append(self._mention(prose, chunk.root, _body(chunk)))
        self._bodies += sorted(bodies)

    def _hear(self, prose: Prose, chunk: Span) -> None:
        """Note somebody who speaks without being named."""
        first, end = prose.extended(*prose.phrase(chunk.root.i))
        if name_tokens(list(prose.doc[first:end])) or apposed_name(prose, end):
            return
        text = prose.doc[first:end].text
        text = text[0].lower() + text[1:] if prose.doc[first].is_sent_start else text
        at = prose.start + prose.doc[first].idx
        self._voices.append(_Voice(at, text, gender_of_word(plain(chunk.root))))

    def _mention(self, prose: Prose, token: Token, name: str) -> Mention:
        at = prose.start + token.idx
        return Mention(at, self._sentence_at(at), name, _is_subject(token))

    def _sentence_at(self, at: int) -> int:
        return bisect_right(self._sentences, at)

    def _known(self, token: Token) -> str | None:
        """Give the person that a token, as the last word of a name, stands for."""
        if not token.text[:1].isupper():
            return None
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        keys = self._by_surname.get(token.text.casefold())
        if keys:
            before = token.doc[token.i - 1].text.casefold() if token.i else ""
            exact = [key for key in keys if key.split()[-2].casefold() == before]
            return (exact or [max(keys, key=lambda key: self._people[key].mentions)])[0]
        keys = self._by_first.get(token.text.casefold())
        if keys and (following is None or following.pos_ != "PROPN"):
            return keys[0]
        return None

    def _named(self, prose: Prose, named: list[Token], at: int) -> Speaker:
        key = self._lookup(named, bare(named), at)
        if key is None:
            role = role_of(prose.doc, named[0].i, named[-1].i + 1)
            return Speaker(name_text([t for t in named if plain(t) not in COURTESY] or named), role)
        return Speaker(self._people[key].name, self._people[key].role)

    def _lookup(self, named: list[Token], words: list[Token], at: int) -> str | None:
        if not words:
            return None
        if len(words) > 1:
            text = name_text(words)
            return text if text in self._people else None
        word = words[0].text.casefold()
        titled = any(plain(t) in HONOURS for t in named)
        tables = (self._by_first, self._by_surname) if titled else (self._by_surname, self._by_first)
        keys = tables[0].get(word) or tables[1].get(word) or []
        gender = gender_of([named[0].doc[max(0, named[0].i - 1)], *named])
        keys = [k for k in keys if gender is None or self._people[k].gender in (None, gender)] or keys
        if len(keys) < 2:
            return keys[0] if keys else None
        recent = [m for m in _before(self._mentions, at) if m.name in keys]
        return recent[-1].name if recent else max(keys, key=lambda key: self._people[key].mentions)

    def _pronoun(self, token: Token, at: int, talking: str | None) -> Speaker:
        word = token.lower_
        if word in _SINGULAR:
            key = self._in_focus(at, _SINGULAR[word], talking)
            unnamed = self._unnamed_voice(at, _SINGULAR[word])
            if unnamed is not None or key is None:
                return Speaker(unnamed, None)
            person = self._people[key]
            person.gender = person.gender or _SINGULAR[word]
            return Speaker(person.name, person.role)
        if word in ("it", "its"):
            return Speaker(_nearest(self._bodies, at), None)
        if word in ("they", "their", "them"):
            return Speaker(_nearest(self._groups, at) or talking, None)
        if word in _AUTHOR or token.tag_ in ("WP", "WDT"):
            return Speaker(None, None)
        return Speaker(token.text, None)

    def _unnamed_voice(self, at: int, gender: str) -> str | None:
        """Give the unnamed speaker who spoke last, unless somebody was the subject of a sentence since."""
        place = bisect_left(self._voices, at, key=lambda voice: voice.start)
        if not place or self._voices[place - 1].gender not in (None, gender):
            return None
        voice = self._voices[place - 1]
        since = any(m.start > voice.start and m.subject for m in _before(self._mentions, at))
        far = self._sentence_at(at) - self._sentence_at(voice.start) > _FAR
        return None if since or far else voice.text

    def _in_focus(self, at: int, gender: str, talking: str | None) -> str | None:
        """Give the person a singular pronoun at ``at`` stands for: recent, a subject, or just heard."""
        here = self._sentence_at(at)
        scores: Counter[str] = Counter()
        for mention in reversed(_before(self._mentions, at)):
            distance = here - mention.sentence
            person = self._people[mention.name]
            if distance > _FAR:
                break
            if person.gender not in (None, gender):
                continue
            score = 100 - 4 * distance + 5 * mention.subject + 2 * (person.gender == gender)
            score += 3 * (person.name == talking)
            scores[mention.name] = max(scores[mention.name], score)
        return max(scores, key=lambda name: scores[name]) if scores else None

    def _nominal(self, prose: Prose, first: int, end: int, at: int) -> Speaker:
        first, end = prose.extended(first, end)
        tokens = list(prose.doc[first:end])
        text = prose.doc[first:end].text
        if tokens[0].lower_ in ("the", "this", "that", "his", "her"):
            known = self._by_role(prose, first, end, at)
            if known is not None:
                return known
            heads = [plain(t) for t in tokens[1:]]
            for earlier in reversed(self._nominals[-20:]):
                if len(heads) == 1 and heads[0] in earlier.lower().split():
                    return Speaker(earlier, None)
        if tokens[0].tag_ in ("DT", "CD") and tokens[0].is_title and tokens[0].is_sent_start:
            text = text[0].lower() + text[1:]
        if tokens[0].lower_ in ("a", "an", "one", "another"):
            self._nominals.append(text)
        return Speaker(text, None)

    def _by_role(self, prose: Prose, first: int, end: int, at: int) -> Speaker | None:
        """Who "the minister" is: the person last named of whom that was said, else the person in focus."""
        content = {plain(t) for t in prose.doc[first + 1 : end] if t.pos_ not in ("DET", "ADP", "PUNCT")}
        human = [t for t in prose.doc[first + 1 : end] if is_office(t)]
        if not content or not human:
            return None
        before = _before(self._mentions, at)
        for mention in reversed(before):
            person = self._people[mention.name]
            if any(content <= {w.strip(".,").lower() for w in role.split()} for role in person.roles):
                return Speaker(person.name, person.role)
        head = plain(human[-1])
        if prose.doc[end - 1].tag_ == "NNS" or head.startswith("spokes") or content & _UNIQUE or not before:
            return None
        last = before[-1]
        latest = [m for m in before if m.sentence == last.sentence and m.subject] or [last]
        near = self._sentence_at(at) - latest[0].sentence <= 1
        person = self._people[latest[0].name]
        gender = gender_of_word(head)
        if not near or (gender and person.gender not in (None, gender)):
            return None
        if not person.roles:
            person.roles.append(prose.doc[first + 1 : end].text)
        return Speaker(person.name, person.role)


def _without_article(entity: Span) -> str:
    return (entity[1:] if entity[0].lower_ == "the" and len(entity) > 1 else entity).text


def _body(chunk: Span) -> str:
    """Name a body as a sentence does: "Harbour Board" by its name, "the council" with its article."""
    named = name_tokens(list(chunk))
    if named and len(named) >= len(chunk) - 1:
        return name_text(named)
    opens = chunk[0].tag_ == "DT" and chunk[0].is_title
    return chunk.text[0].lower() + chunk.text[1:] if opens else chunk.text


def _speaks(noun: Token) -> bool:
    return noun.dep_ == "nsubj" and reports(noun.head)


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "compound" and token.head.dep_ == "nsubj")


def _before(mentions: list[Mention], at: int) -> list[Mention]:
    """Give the mentions in reach before an offset, in order."""
    place = bisect_left(mentions, at, key=lambda mention: mention.start)
    return mentions[max(0, place - _REACH) : place]


def _nearest(mentions: list[Mention], at: int) -> str | None:
    before = _before(mentions, at)
    if not before:
        return None
    last = [m for m in before if m.sentence == before[-1].sentence]
    subjects = [m for m in last if m.subject]
    return (subjects or last)[-1].name


def _note_gender(person: Person, tokens: Sequence[Token]) -> None:
    person.gender = person.gender or gender_of(tokens)


def _note_gender_of_words(person: Person, role: str) -> None:
    for word in role.lower().split():
        person.gender = person.gender or gender_of_word(word)
