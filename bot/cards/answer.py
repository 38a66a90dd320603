"""The answer card: the figure or the quote asked for, the sentence in its passage, and the sources."""

from __future__ import annotations

from functools import partial

from bot.cards.card import Accent, Button, Card, Mark, Part, Style, compose, fixed
from bot.cards.figures import headline, history, in_a_line
from bot.cards.quotes import quote_blocks
from bot.cards.sources import Sources
from bot.cards.state import AnswerState, Shown
from bot.cards.text import clip, excerpt, one_line
from index.models import Answer, Passage

ABSTENTION = "The coverage does not say."
PAGE = 2
"""Passages on a page after the first."""
_NEARLY = 0.85
"""A second passage stands beside the best from this share of its score on."""
_QUOTES = 2
"""Quotes above the passages, when a quote was asked for."""
_FIGURES = 2
"""Figures beside the nearest passages, where nothing answers."""
_ALSO = 2
"""Other sources of the same words that are cited by number."""


def answer_card(state: AnswerState, shown: Shown) -> Card:
    """Give the card of an answer, one page of its passages."""
    answer, sources = state.answer, Sources(state.answer.passages)
    pages = paged(answer)
    page = min(shown.page, len(pages) - 1)
    blocks: list[list[Part] | Mark] = [_heading(state)]
    if not answer.answered:
        blocks.append([fixed(f"### {ABSTENTION}")])
    elif page == 0:
        blocks += _first(answer, sources)
    if pages[page] and not answer.answered:
        blocks.append(_nearest(answer, sources, page))
    for passage in pages[page]:
        blocks += [[_passage(passage, sources, strong=answer.answered)], Mark.GAP]
    blocks += [Mark.RULE, sources.parts()]
    accent = Accent.ANSWER if answer.answered else Accent.ABSTAIN
    return compose(accent, _one_parting(blocks), _rows(shown, page, len(pages)))


def paged(answer: Answer) -> list[tuple[Passage, ...]]:
    """Part the passages into pages: first the best, and the next if it is nearly as good; at least one page."""
    passages = answer.passages
    first = 1
    if len(passages) > 1 and (not answer.answered or passages[1].score >= _NEARLY * passages[0].score):
        first = 2
    rest = [passages[i : i + PAGE] for i in range(first, len(passages), PAGE)]
    return [passages[:first], *rest]


def _heading(state: AnswerState) -> list[Part]:
    heading = [fixed(clip(one_line(state.asked), 300))]
    if state.earlier:
        heading.append(fixed(f"-# following up: {clip(one_line(state.earlier), 200)}"))
    return heading


def _first(answer: Answer, sources: Sources) -> list[list[Part] | Mark]:
    """Give the figure or the quote asked for, above the passages."""
    blocks: list[list[Part] | Mark] = []
    if answer.figures:
        lead = [*headline(answer.figures[0], sources), *history(answer.figures, sources)]
        blocks += [lead, Mark.RULE]
    for quote in answer.quotes[:_QUOTES]:
        blocks += [*quote_blocks(quote, sources), Mark.GAP]
    return [*blocks, Mark.RULE]


def _nearest(answer: Answer, sources: Sources, page: int) -> list[Part]:
    """Say that what follows is no answer; the nearest figures stand there too, small."""
    if page or not answer.figures:
        return [fixed("-# Nearest passages, not an answer")]
    return [
        fixed("-# Nearest figures and passages, not an answer"),
        *(in_a_line(figure, sources) for figure in answer.figures[:_FIGURES]),
    ]


def _one_parting(blocks: list[list[Part] | Mark]) -> list[list[Part] | Mark]:
    """Leave out a gap before a rule: one parting is enough."""
    return [
        block
        for block, following in zip(blocks, [*blocks[1:], None], strict=True)
        if not (block is Mark.GAP and following is Mark.RULE)
    ]


def _passage(passage: Passage, sources: Sources, *, strong: bool) -> Part:
    """Give a passage as a quotation that ends in the numbers of the sources that carry it."""
    numbers = sources.cite(passage.article) + "".join(sources.cite(source) for source in passage.also[:_ALSO])
    more = len(passage.also) - _ALSO
    return Part(partial(_cited, passage, f"{numbers} and {more} more" if more > 0 else numbers, strong))


def _cited(passage: Passage, numbers: str, strong: bool, room: int) -> str:
    return excerpt(passage, room - len(numbers), strong=strong) + numbers


def _rows(shown: Shown, page: int, pages: int) -> list[list[Button]]:
    turning = [Button("page", "Back", argument=page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button("page", f"More passages ({page + 1}/{pages})", argument=page + 1))
    further = [
        Button("figures", "Figures"),
        Button("quotes", "Quotes"),
        Button("follow", "Follow up", style=Style.MAIN),
    ]
    share = [Button("share", "Share", argument=page)] if shown.private else []
    up, down = shown.votes
    votes = [
        Button("up", str(up) if up else None, "👍", argument=page),
        Button("down", str(down) if down else None, "👎", argument=page),
    ]
    return [[*turning, *further], [*share, *votes]]
