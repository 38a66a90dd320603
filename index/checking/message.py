"""What a message quotes, and whom it names as the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.cutting.paragraphs import split_paragraphs
from index.cutting.quotes.marks import find_marked

_MARKDOWN = re.compile(r"(\*{1,3}|__|\|\||`{1,3})(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_ITALIC = re.compile(r"(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)")
_HEADING = re.compile(r"^(?:#{1,3}|-#)\s+", re.MULTILINE)
_BLOCK = re.compile(r"(?:^[ \t]*>(?:>>)?[ \t]?.*(?:\n|\Z))+", re.MULTILINE)
_BLOCK_MARK = re.compile(r"^[ \t]*>(?:>>)?[ \t]?", re.MULTILINE)
_VERB = (
    r"(?:said|says|say|saying|told|tells|claimed|claims|added|adds|wrote|writes|tweeted|posted|asked|asks|"
    r"argued|warned|insisted|insists|replied|announced|declared|stated|states|admitted|promised|explained|"
    r"answered|called|described|branded|according to|quoted|goes|went|commented|responded|continued|stressed|"
    r"confirmed)"
)
_SAYING = re.compile(rf"\b{_VERB}\b")
_TITLE_STOP = "|".join(
    rf"(?<=\b{title})\." for title in ("Mr", "Ms", "Dr", "St", "Mrs", "Sen", "Rep", "Gov", "Rev", "[A-Z]")
)
_WHO = rf"(?:[^\n.!?;:\"“”]|{_TITLE_STOP})"
"""A character of the words that name a speaker: the stop of a title or an initial is one."""
_HELPERS = r"(?:(?:has|had|have|also|then|once|just|is|was)\s+)*"
_BEFORE = re.compile(rf"(?P<who>{_WHO}+?),?\s+{_HELPERS}{_VERB}\b[^\n.!?\"“”]*$")
_COLON = re.compile(rf"(?:^|[\n.!?]\s*)(?:[*•-]\s*)?(?P<who>{_WHO}{{2,80}}):\s*$")
_SAID_AFTER = re.compile(rf"^[\s,]*(?P<who>{_WHO}+?),?\s+{_HELPERS}{_VERB}\b")
_AFTER_SAID = re.compile(rf"^[\s,]*{_VERB}\s+(?P<who>{_WHO}+)")
_SIGNED = re.compile(rf"^\s*(?:[—–―~-]{{1,3}}|\()\s*(?P<who>(?:(?![()]){_WHO}){{2,80}})(?=[).]?\s*(?:\n|$))")
_PREFIX = re.compile(
    rf"^(?P<who>{_WHO}{{2,80}}?)(?P<verb>,?\s+(?:also\s+)?{_VERB}(?:\s[^\n.!?;:\"“”]{{0,40}})?)?:\s+(?=\S)"
)
_SUFFIX = re.compile(rf"\s+(?:[—–―]|--?)\s*(?P<who>[A-Z](?:(?![—–]){_WHO}){{2,80}})\s*$")
_NOBODY_TEXT = """
    he she they it i we you who someone somebody everyone people one this that here there so and but
    apparently
"""
_NOBODY = frozenset(_NOBODY_TEXT.split())
_PREPOSITIONS_TEXT = """
    on in at after before during for with from as when while last yesterday today then
"""
_PREPOSITIONS = frozenset(_PREPOSITIONS_TEXT.split())
_CLAUSE = re.compile(
    r"^(?:.*\b(?:that|if|whether|how|when|did|does|has)|and|but|so|because|when)\s+", re.IGNORECASE
)
"""What comes before the speaker in a question or a clause: "Is it true that", "Did"."""
_ADVERB = re.compile(r"\s+(?:just|even|also|ever|never|once|then|\w+ly)$")
_NAME = re.compile(
    r"(?:[A-Z][\w.’'-]*|de|van|von|bin|al|der)(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|bin|al|der|of|the))*"
)
_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "my",
        "our",
        "his",
        "her",
        "their",
        "one",
        "two",
        "some",
        "several",
        "many",
        "most",
        "another",
    ]
)
_MARKS = "\"“”‘'«"
_SIGNATURE = 3
"""Words of a signature in lower case; more are a remark."""
_SHORTEST = 20
"""Characters of words before a dash and a name, so that the dash is taken for a signature."""


class Quoted(NamedTuple):
    """Words that a message quotes, and the speaker that it names, if it does."""

    text: str
    speaker: str | None


def quotations(message: str) -> list[Quoted]:
    """Give what a message quotes, in order: block quotes and marked words, each with the speaker it names.

    A message without any quotation is taken as the words themselves, less a "Name:" before or "— Name" after.
    """
    found: list[Quoted] = []
    left = 0
    for block in _BLOCK.finditer(message):
        found += _marked(_plain(message[left : block.start()]))
        quoted = _plain(_BLOCK_MARK.sub("", block.group())).strip()
        before, after = _plain(message[left : block.start()]), _plain(message[block.end() :])
        found.append(_block(quoted, before, after))
        left = block.end()
    found += _marked(_plain(message[left:]))
    found = [quoted for quoted in found if quoted.text.strip()]
    if not found:
        return [unmarked(message)]
    named = _prefixed(plain_text(message))
    return [q._replace(speaker=q.speaker or named.speaker) for q in found] if named else found


def unmarked(message: str) -> Quoted:
    """Give the whole message as words, with the name it opens or closes with taken off."""
    text = plain_text(message).strip()
    return _prefixed(text) or _suffixed(text) or Quoted(text, None)


def plain_text(message: str) -> str:
    """Give the message without Discord's formatting and block quote marks."""
    return _plain(_BLOCK_MARK.sub("", message))


def names_saying(message: str) -> bool:
    """Whether a message has a verb of saying, as a message that quotes somebody does."""
    return _SAYING.search(message) is not None


def quotes_somebody(message: str) -> bool:
    """Whether marks in a message are a quotation by it; single ones inside a sentence can be part of the words."""
    text = plain_text(message).strip()
    loud = any(mark in message for mark in '"“”«>')
    return loud or text[:1] in _MARKS or ":" in text or names_saying(text)


def _prefixed(text: str) -> Quoted | None:
    opened = _PREFIX.match(text)
    who = _who(opened["who"]) if opened else None
    if opened is None or who is None or not (opened["verb"] or _is_named(who)):
        return None
    return Quoted(text[opened.end() :], who)


def _suffixed(text: str) -> Quoted | None:
    closed = _SUFFIX.search(text)
    who = _who(closed["who"]) if closed else None
    if closed is None or who is None or closed.start() <= _SHORTEST:
        return None
    return Quoted(text[: closed.start()], who)


def _plain(message: str) -> str:
    """Give the message without Discord's formatting."""
    for _ in range(3):
        message = _MARKDOWN.sub(r"\2", message)
    return _HEADING.sub("", _ITALIC.sub(r"\1", message))


def _block(quoted: str, before: str, after: str) -> Quoted:
    if quoted[:1] and quoted[0] in _MARKS and (inner := list(_marked(quoted))):
        return inner[0] if inner[0].speaker else Quoted(inner[0].text, _named_around(before.rstrip(), after))
    signed = _prefixed(quoted) or _suffixed(quoted)
    return signed or Quoted(quoted, _named_around(before.rstrip(), after))


def _marked(text: str) -> Iterator[Quoted]:
    marked = find_marked(text, split_paragraphs(text))
    for place, mark in enumerate(marked):
        before = text[marked[place - 1].end + 1 if place else 0 : max(0, mark.start - 1)]
        after = text[mark.end + 1 : marked[place + 1].start - 1 if place + 1 < len(marked) else len(text)]
        yield Quoted(text[mark.start : mark.end], _named_around(before, after))


def _named_around(before: str, after: str) -> str | None:
    """Give the speaker that the words before or after a quotation name."""
    tries = (
        (_COLON, before[-200:], _is_named),
        (_SIGNED, after[:200], _signs),
        (_AFTER_SAID, after[:200], bool),
        (_SAID_AFTER, after[:200], bool),
        (_BEFORE, before[-200:], bool),
    )
    for pattern, stretch, fits in tries:
        match = pattern.search(stretch)
        who = _who(match["who"]) if match else None
        if who and fits(who):
            return who
    return None


def _signs(who: str) -> bool:
    """Whether words that end a message after a quotation and a dash are a signature."""
    return _is_named(who) or who[0].isupper() or len(who.split()) <= _SIGNATURE


def _is_named(who: str) -> bool:
    """Whether words without a verb of saying can be a speaker: a name, or "a", "my", "one" and what they are."""
    return _NAME.fullmatch(who) is not None or who.split(maxsplit=1)[0].lower() in _DETERMINERS


def _who(words: str) -> str | None:
    """Give the name in the words before a verb of saying; None for a pronoun or a whole clause."""
    parts = [part.strip(" -—–*•\"'“”‘’(") for part in words.split(",")]
    parts = [part for part in parts if part and part.split()[0].lower() not in _PREPOSITIONS]
    for part in parts:
        name = re.sub(rf"\s+(?:has|had|also|{_VERB}).*$", "", part).strip()
        name = _ADVERB.sub("", _CLAUSE.sub("", name))
        if name and name.lower() not in _NOBODY:
            proper = _NAME.search(name) if len(name.split()) > 6 else None
            return proper.group() if proper else name if len(name.split()) <= 8 else None
    return None
