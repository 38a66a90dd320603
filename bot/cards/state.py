"""What a card is drawn from. Kept in the store, so that its buttons work after a restart and a rebuild."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter

from bot.store import Votes
from index.models import Answer, FigureReport, Model, QuoteCheck, QuoteReport, Source


class Scope(Model):
    """The filters that a question was asked with; a follow-up keeps them."""

    publisher: str | None = None
    since: date | None = None
    until: date | None = None


class AnswerState(Model):
    """An answer, the question as the user put it, and the earlier one when it is a follow-up."""

    kind: Literal["answer"] = "answer"
    asked: str
    earlier: str | None = None
    scope: Scope = Scope()
    answer: Answer


class FiguresState(Model):
    """The figures on a topic."""

    kind: Literal["figures"] = "figures"
    report: FigureReport


class QuotesState(Model):
    """The quotes on a topic or of a speaker."""

    kind: Literal["quotes"] = "quotes"
    report: QuoteReport


class ChecksState(Model):
    """The checks of the quotations in a text; ``link`` is the message that held them, if one did."""

    kind: Literal["checks"] = "checks"
    checks: tuple[QuoteCheck, ...]
    link: str | None = None


class ArticlesState(Model):
    """The articles of a generation."""

    kind: Literal["articles"] = "articles"
    articles: tuple[Source, ...]
    generation: str


State = Annotated[
    AnswerState | FiguresState | QuotesState | ChecksState | ArticlesState, Field(discriminator="kind")
]
STATE: TypeAdapter[State] = TypeAdapter(State)


class Shown(NamedTuple):
    """How a card is being shown: which page, to whom, and with which votes."""

    page: int = 0
    private: bool = False
    moderator: bool = False
    votes: Votes = Votes()
