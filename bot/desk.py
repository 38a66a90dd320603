"""How every request is attended to: refused or deferred at once, worked on, answered, logged, errors too."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from time import perf_counter
from typing import ParamSpec, TypeVar

import discord

from bot.archive import QueueFullError
from bot.cards import draw
from bot.cards.card import Card, Mark
from bot.cards.notice import cooldown_card, error_card, notice_card
from bot.cards.state import STATE, FiguresState, Shown, State
from bot.charts import chart
from bot.cooldown import Cooldown
from bot.reply import Reply
from bot.settings import DiscordSettings
from bot.store import Store, StoredCard
from index.errors import CuttingsError, GenerationError

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

BUSY = "Many questions are waiting just now; please ask again in a minute."
STOPPING = "The bot is just being restarted; please try again in a minute."
NOT_MODERATOR = "Only moderators can do that."
TOO_OLD = "This card is too old or was deleted, so its buttons no longer work; please ask again."
BROKEN = "Something went wrong, and nothing was lost; the operator can find it under the reference."
CLOSED = "The coverage cannot be opened just now; the operator can find the reason under the reference."
_GONE = (10008, 10015, 10062, 50027)
"""Discord's codes for a message, webhook or interaction that is no longer there: nobody is left to tell."""


class RefusalError(Exception):
    """A request that is not carried out; the card tells the user why in one sentence."""

    def __init__(self, reason: str | Card) -> None:
        super().__init__(reason if isinstance(reason, str) else reason.text)
        self.card = notice_card(reason) if isinstance(reason, str) else reason


@dataclass(frozen=True)
class Request:
    """Who asks for what, and where the answer goes."""

    name: str
    """The command or button, as the log names it."""
    user: int
    at: datetime
    channel: int | None
    moderator: bool
    """Whether the user is one."""
    reply: Reply
    costs: bool = False
    """Whether it counts towards the user's cooldown."""
    for_moderators: bool = False


@dataclass(frozen=True)
class Redrawn:
    """A card that is kept already, shown again: another page, other votes, or in the open."""

    card: StoredCard
    shown: Shown


Result = State | Redrawn | Card
"""What a job gives: the state of a new card, a kept card again, or a card without buttons."""
Job = Callable[[], Awaitable[Result]]


class Desk:
    """Attends to requests, one desk for all commands, buttons, modals and mentions."""

    def __init__(self, settings: DiscordSettings, store: Store) -> None:
        self._store = store
        self._cooldown = Cooldown(settings.cooldown_questions, settings.cooldown_seconds)
        self._writing = ThreadPoolExecutor(1, "store")
        self._drawing = ThreadPoolExecutor(1, "draw")
        self._running: set[object] = set()
        self._idle = asyncio.Event()
        self._stopping = False

    async def attend(self, request: Request, job: Job) -> None:
        """Carry out a request and answer it, whatever happens; one line goes to the log.

        The user is refused or sees "thinking" before any work begins.
        """
        started = perf_counter()
        self._running.add(ticket := object())
        try:
            outcome = await self._carry_out(request, job)
        except Exception as error:  # the one handler: nothing that a request raises gets past it
            outcome = await self._explain(request, error)
        finally:
            self._running.discard(ticket)
            if not self._running:
                self._idle.set()
        milliseconds = round((perf_counter() - started) * 1000)
        log.info("request", extra={"command": request.name, "outcome": outcome, "ms": milliseconds})

    @property
    def busy(self) -> bool:
        """Say whether any request is being attended to."""
        return bool(self._running)

    async def keep(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call of the store off the event loop, in order."""
        return await asyncio.get_running_loop().run_in_executor(self._writing, partial(work, *args, **kwargs))

    async def card(self, card_id: str) -> tuple[StoredCard, State]:
        """Give a kept card and its state.

        Raises:
            RefusalError: it is not kept any longer.
        """
        stored = await self.keep(self._store.card, card_id)
        if stored is None:
            raise RefusalError(TOO_OLD)
        return stored, STATE.validate_json(stored.state)

    async def close(self, grace: float) -> None:
        """Take no more requests, give those that run ``grace`` seconds to finish, and end the threads."""
        self._stopping = True
        self._idle.clear()
        if self._running:
            try:
                await asyncio.wait_for(self._idle.wait(), grace)
            except TimeoutError:
                log.warning("stopped with requests unfinished", extra={"unfinished": len(self._running)})
        for pool in (self._writing, self._drawing):
            pool.shutdown(wait=True, cancel_futures=True)

    async def _carry_out(self, request: Request, job: Job) -> str:
        if refusal := self._refusal(request):
            raise refusal
        await request.reply.defer()
        await self.show(request, await job())
        return "answered"

    def _refusal(self, request: Request) -> RefusalError | None:
        """Say why a request is not even begun, if it is not."""
        if self._stopping:
            return RefusalError(STOPPING)
        if request.for_moderators and not request.moderator:
            return RefusalError(NOT_MODERATOR)
        if request.costs and (until := self._cooldown.take(request.user, request.at)):
            return RefusalError(cooldown_card(until))
        return None

    async def show(self, request: Request, result: Result) -> None:
        """Draw a result, keep its state if it has buttons, and send it."""
        if isinstance(result, Card):
            await request.reply.send(result)
            return
        if isinstance(result, Redrawn):
            state, card_id = STATE.validate_json(result.card.state), result.card.id
            shown = result.shown._replace(votes=await self.keep(self._store.votes, card_id))
        else:
            state, card_id = result, ""
            shown = Shown(private=request.reply.private, moderator=request.moderator)
        card = await asyncio.get_running_loop().run_in_executor(self._drawing, _drawn, state, shown)
        if card.rows and not card_id:
            written = state.model_dump_json()
            card_id = await self.keep(
                self._store.add_card, request.user, request.channel, state.kind, written
            )
        await request.reply.send(card, card_id)

    async def _explain(self, request: Request, error: Exception) -> str:
        """Answer an error in one sentence; what needs the operator goes to the log with its reference."""
        outcome, card = _explained(request, error)
        try:
            if card:
                await request.reply.refuse(card)
        except discord.HTTPException as failure:
            log.warning(
                "an error could not be answered", extra={"command": request.name, "code": failure.code}
            )
        return outcome


def _drawn(state: State, shown: Shown) -> Card:
    """Draw a card, with its chart where it has a place for one."""
    card = draw(state, shown)
    if isinstance(state, FiguresState) and Mark.CHART in card.blocks:
        return card.with_chart(chart(state.report, "dark"))
    return card


def _explained(request: Request, error: Exception) -> tuple[str, Card | None]:
    """Give the outcome for the log and the card for the user: the first kind of error that claims it."""
    if isinstance(error, RefusalError):
        return "refused", error.card
    if isinstance(error, QueueFullError):
        return "busy", notice_card(BUSY)
    if isinstance(error, discord.HTTPException) and error.code in _GONE:
        log.warning("nobody is left to answer", extra={"command": request.name, "code": error.code})
        return "gone", None
    reference = secrets.token_hex(4)
    if isinstance(error, CuttingsError):
        operators = isinstance(error, GenerationError)
        why = str(error) if operators or request.for_moderators else type(error).__name__
        log.warning("refused: %s", why, extra={"command": request.name, "reference": reference})
        hidden = operators and not request.for_moderators
        return "error", error_card(CLOSED if hidden else str(error), reference)
    log.error("request failed", exc_info=error, extra={"command": request.name, "reference": reference})
    return "failed", error_card(BROKEN, reference)
