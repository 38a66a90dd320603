"""How the bot bears 200 questions from 50 users at once: `python -m tests.bot.benchmark`.

Prints for how long the event loop was blocked at worst, under the questions and during a build, when the last
question was acknowledged and answered, and how much memory it took. On a machine that is busy with other work the
clock runs on while the loop's thread waits for a processor; its processor time tells the two apart. Discord is played
by simcord on the same loop; what it takes in the benchmark's own task is not the bot's and is left out.
"""

from __future__ import annotations

import asyncio
import contextvars
import gc
import logging
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import simcord

from bot.apart import BuildApart
from index.pretrained import Models
from tests.bot.articles import ARTICLES
from tests.bot.shelf import copy_of, make_bot, make_shelf
from tests.bot.world import Pending, World, make_world

USERS, QUESTIONS, NEW_ARTICLES = 50, 200, 3
_OWN = contextvars.copy_context()
"""The context of the benchmark's own task, which tells its steps from the bot's."""


@dataclass
class Steps:
    """The event loop's longest step, in milliseconds: by the clock, and by the processor time it took."""

    clock: float = 0.0
    processor: float = 0.0

    def __str__(self) -> str:
        return f"longest step of the event loop {self.clock:.0f} ms by the clock, {self.processor:.0f} ms of work"


@contextmanager
def watching() -> Iterator[Steps]:
    """Time every step that the bot takes on the event loop; while one lasts, the loop is blocked."""
    steps, run = Steps(), asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        clock, processor = time.perf_counter(), time.thread_time()
        run(handle)
        if handle._context is _OWN:  # type: ignore[attr-defined]
            return
        steps.clock = max(steps.clock, (time.perf_counter() - clock) * 1000)
        steps.processor = max(steps.processor, (time.thread_time() - processor) * 1000)

    asyncio.Handle._run = timed  # type: ignore[method-assign]
    try:
        yield steps
    finally:
        asyncio.Handle._run = run  # type: ignore[method-assign]


def megabytes() -> float:
    """The process's memory now, in MB; the largest so far where the system does not say."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


async def questions(world: World) -> None:
    """Ask them all at once and print how it went."""
    users = [world.member(f"reader{number}") for number in range(USERS)]
    await world.ask()
    gc.freeze()  # as `Archive.open` does
    before, start = megabytes(), time.perf_counter()
    with watching() as steps:
        sent: list[Pending] = []
        for number in range(QUESTIONS):
            asked = f"How many tram journeys were there in {1900 + number}?"
            sent.append(world.emit(users[number % USERS], "ask", question=asked))
            await asyncio.sleep(0)
        await world.until(lambda: all(each.record.responded for each in sent), 60)
        acknowledged = time.perf_counter() - start
        await world.until(lambda: not world.bot.desk.busy, 600)
        answered = time.perf_counter() - start
    print(f"{QUESTIONS} questions from {USERS} users: the last acknowledged after {acknowledged:.2f} s, "
          f"answered after {answered:.1f} s")  # fmt: skip
    print(f"{steps}; memory {before:.0f} MB before, {megabytes():.0f} MB after")


async def rebuild(world: World) -> None:
    """Build with new articles while questions are answered, and print how it went."""
    for number in range(NEW_ARTICLES):
        text = "\n\n".join(body.rpartition("---")[2] for body in ARTICLES.values())
        (world.bot.settings.documents / f"new{number}.txt").write_text(text.replace("19.2", f"{number}.2"))
    with watching() as steps:
        world.emit(world.mod, "index rebuild")
        await asyncio.sleep(0.1)
        while world.bot.desk.busy:
            world.emit(world.alice, "ask", question="How many tram journeys were there?")
            await asyncio.sleep(1)
    print(f"build of {NEW_ARTICLES} articles meanwhile: {steps}")


async def main() -> None:
    """Run the benchmark."""
    logging.disable(logging.INFO)
    with tempfile.TemporaryDirectory() as folder:
        shelf = make_shelf(Path(folder), Models())
        client = make_bot(shelf, copy_of(shelf, Path(folder) / "copy"))
        client.archive._builder = BuildApart(client.settings)
        async with simcord.run(client, shard_count=1, settle_timeout=600) as env:
            await client.tree.sync()
            world = make_world(env)
            await questions(world)
            await rebuild(world)
        client.archive.close()
        client.store.close()


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        runner.run(main(), context=_OWN)
