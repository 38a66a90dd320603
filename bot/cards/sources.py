"""The numbered sources of a card: one number an article, the same wherever it is cited."""

from __future__ import annotations

from collections.abc import Iterable

from bot.cards.card import Part, fixed
from bot.cards.text import citation
from index.models import Passage, Source

_FULL = 3
"""Up to so many sources are cited with their titles; longer lists leave the titles' words out."""


class Sources:
    """Gives each article its number: passages keep the index's, others follow."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self._sources: dict[int, Source] = {}
        self._cited: set[int] = set()
        passages = tuple(passages)
        for passage in passages:
            self._note(passage.article, passage.citation)
        for passage in passages:
            for source in passage.also:
                self._note(source, None)

    def cite(self, source: Source | None) -> str:
        """Give " [n]" for an article and put it on the list; "" when a figure or quote has no article."""
        if source is None:
            return ""
        number = self._numbers.get(source.id) or self._note(source, None)
        self._cited.add(number)
        return f" [{number}]"

    def parts(self) -> list[Part]:
        """Give a line for each article cited so far, in order of number."""
        brief = len(self._cited) > _FULL
        return [
            fixed(f"-# {citation(number, self._sources[number], brief=brief)}", optional=position > 0)
            for position, number in enumerate(sorted(self._cited))
        ]

    def _note(self, source: Source, number: int | None) -> int:
        """Give an article its number: the one given if that is free, else the next."""
        if source.id in self._numbers:
            return self._numbers[source.id]
        if number is None or number in self._sources:
            number = max(self._sources, default=0) + 1
        self._numbers[source.id] = number
        self._sources[number] = source
        return number
