"""What a question asks for when it asks for a quantity: of which kind, counted in what, moving which way."""

from __future__ import annotations

from typing import NamedTuple

from index import asking
from index.cutting.figures.lexer import split_words
from index.cutting.figures.numbers import read_number
from index.models import Direction
from index.words import stems

_NOUN_WORDS = 3


class Wanted(NamedTuple):
    """What a question that asks for a quantity is after.

    ``text`` is the question with chat spellings written out; ``kinds`` the kinds of figure that answer it;
    ``counted`` says that it asks how many of something there are, and ``noun`` then begins with the stems of
    what; ``words`` are the stems of all that it says, without the asking words; ``numbers`` the values that
    it states itself, as decimal strings; ``direction`` the way it says that something moved.
    """

    text: str
    kinds: asking.Asked
    counted: bool
    noun: tuple[str, ...]
    words: tuple[str, ...]
    numbers: frozenset[str]
    direction: Direction | None

    @property
    def change(self) -> bool:
        """Whether it asks by how much something moved."""
        return self.kinds is asking.CHANGE


def wants_figure(question: str) -> Wanted | None:
    """Read what quantity a question asks for; None when it asks for none.

    Chat spellings count ("any idea how many ppl left last yr"). A question for a reason, a person, a place or
    a time that only mentions a quantity ("why did the number rise?") asks for none.
    """
    text = asking.spelled_out(question)
    kinds = _asked(text)
    return None if kinds is None else _wanted(text, kinds)


def any_figure(question: str) -> Wanted:
    """Read a question that does not say what kind of answer it asks for: any kind of figure may be it."""
    return _wanted(asking.spelled_out(question), asking.ANY)


def _wanted(text: str, kinds: asking.Asked) -> Wanted:
    return Wanted(
        text=text,
        kinds=kinds,
        counted=bool(asking.COUNTED.search(text)),
        noun=_noun(text),
        words=tuple(dict.fromkeys(stems(asking.ASKING.sub(" ", text)))),
        numbers=_numbers(text),
        direction=_direction(text),
    )


def _asked(text: str) -> asking.Asked | None:
    """Give the kinds of the first rule that reads the question."""
    other = asking.OTHER_QUESTION.search(text)
    if other and not asking.ASKS_AFTER_ALL.search(text, other.end()):
        return None
    return next((kinds for pattern, kinds in asking.RULES if pattern.search(text)), None)


def _noun(text: str) -> tuple[str, ...]:
    found = asking.NOUN.search(text)
    return tuple(stems(text[found.end() :])[:_NOUN_WORDS]) if found else ()


def _numbers(text: str) -> frozenset[str]:
    """Read the numbers that the question states, which its answer is not."""
    words = split_words(text, 0, len(text))
    found = set()
    index = 0
    while index < len(words):
        number = read_number(words, index)
        if number:
            found.add(f"{number.value.normalize():f}")
        index = max(number.last if number else 0, index + 1)
    return frozenset(found)


def _direction(text: str) -> Direction | None:
    up, down = bool(asking.UP.search(text)), bool(asking.DOWN.search(text))
    return None if up == down else "up" if up else "down"
