"""Cards: what a message shows, drawn from a state without a word to Discord."""

from __future__ import annotations

from bot.cards.answer import answer_card
from bot.cards.articles import articles_card
from bot.cards.card import Card
from bot.cards.figures import figures_card
from bot.cards.quotes import checks_card, quotes_card
from bot.cards.state import AnswerState, ArticlesState, ChecksState, FiguresState, QuotesState, Shown, State


def draw(state: State, shown: Shown) -> Card:
    """Give the card of a state, as it is being shown."""
    match state:
        case AnswerState():
            return answer_card(state, shown)
        case FiguresState():
            return figures_card(state, shown)
        case QuotesState():
            return quotes_card(state, shown)
        case ChecksState():
            return checks_card(state, shown)
        case ArticlesState():
            return articles_card(state, shown)
