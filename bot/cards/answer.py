"""The answer card: the figure or the quote asked for, the sentence in its passage, and the sources."""

from __future__ import annotations

from functools import partial

from bot.cards.card import Accent, Button, Card, Mark, Part, Style, compose, fixed
from bot.cards.figures import headline, history
from bot.cards.quotes import quote_parts
from bot.cards.sources import Sources
from bot.cards.state import AnswerState, Shown
from bot.cards.text import clip, excerpt, one_line
from index.models import Passage

ABSTENTION = "The coverage does not say."
PAGE = 2
"""Passages on a page."""
_ALSO = 2
"""Other sources of the same words that are cited by number."""


def answer_card(state: AnswerState, shown: Shown) -> Card:
    """Give the card of an answer, one page of its passages."""
    answer, sources = state.answer, Sources(state.answer.passages)
    page = min(shown.page, _pages(state) - 1)
    passages = answer.passages[page * PAGE : (page + 1) * PAGE]
    first = page == 0 and answer.answered
    blocks: list[list[Part] | Mark] = [_heading(state)]
    if not answer.answered:
        blocks.append([fixed(f"**{ABSTENTION}**")])
    if first and answer.figures:
        blocks += [[*headline(answer.figures[0], sources), *history(answer.figures, sources)], Mark.RULE]
    if first and answer.quotes:
        blocks += [[*quote_parts(answer.quotes[0], sources)], Mark.RULE]
    if passages and not answer.answered:
        blocks.append([fixed("-# Nearest passages, not an answer")])
    blocks += [_passage(passage, sources) for passage in passages]
    blocks += [Mark.RULE, sources.parts()]
    return compose(Accent.ANSWER if answer.answered else Accent.ABSTAIN, blocks, _buttons(state, shown, page))


def _pages(state: AnswerState) -> int:
    return max(1, -(-len(state.answer.passages) // PAGE))


def _heading(state: AnswerState) -> list[Part]:
    heading = [fixed(f"### {clip(one_line(state.asked), 300)}")]
    if state.earlier:
        heading.append(fixed(f"-# following up: {clip(one_line(state.earlier), 200)}"))
    return heading


def _passage(passage: Passage, sources: Sources) -> list[Part]:
    """Give a passage as a quotation, and under it the numbers of the sources that carry it."""
    numbers = sources.cite(passage.article) + "".join(sources.cite(source) for source in passage.also[:_ALSO])
    more = len(passage.also) - _ALSO
    others = f" and {more} more" if more > 0 else ""
    return [Part(partial(_cited_excerpt, passage, f"{numbers}{others}"))]


def _cited_excerpt(passage: Passage, numbers: str, room: int) -> str:
    return excerpt(passage, room - len(numbers)) + numbers


def _buttons(state: AnswerState, shown: Shown, page: int) -> list[Button]:
    pages = _pages(state)
    buttons: list[Button] = []
    if page:
        buttons.append(Button("page", "Back", argument=page - 1))
    if page + 1 < pages:
        buttons.append(Button("page", f"More passages ({page + 1}/{pages})", argument=page + 1))
    buttons += [
        Button("figures", "Figures"),
        Button("quotes", "Quotes"),
        Button("follow", "Follow up", style=Style.MAIN),
    ]
    if shown.private:
        buttons.append(Button("share", "Share", argument=page))
    up, down = shown.votes
    buttons += [
        Button("up", str(up) if up else None, "👍", argument=page),
        Button("down", str(down) if down else None, "👎", argument=page),
    ]
    return buttons
