"""Kills builds at random moments and looks at what is left. Run by `test_kill`: it forks, which a test must not.

    python -m tests.index.killing DOCUMENTS INDEX ROUNDS

It prints one JSON document: for each round the stage in which the build died and the generation that then served.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import NamedTuple

import faiss
import torch

from index.build import build
from index.coverage import Coverage
from index.generation import current, generations
from index.pretrained import Models

STEADY = "How many passengers did the night buses in Ostermere carry?"
DONE = "done before it was killed"
CHANGING = "How many swans winter on the lake at Hollin?"


class Builder(NamedTuple):
    """Builds in a child process that can be killed."""

    documents: Path
    index: Path
    models: Models

    def change(self, number: int) -> None:
        """Rewrite one article."""
        text = f"The lake at Hollin was the winter home of {number} swans, the reserve's keeper said.\n"
        (self.documents / "swans.txt").write_text(text)

    def start(self) -> tuple[int, int]:
        """Start a build; give its process and a pipe on which it tells when it reaches the writing."""
        reading, writing = os.pipe()
        child = os.fork()
        if child:
            os.close(writing)
            return child, reading
        status = 1
        try:
            build(self.documents, self.index, self.models, lambda stage, *_: self._tell(writing, stage))
            status = 0
        finally:
            os._exit(status)

    @staticmethod
    def _tell(pipe: int, stage: str) -> None:
        if stage == "writing":
            os.write(pipe, b"w")

    def duration(self) -> tuple[float, float]:
        """Give the seconds a build takes until it writes, and in all."""
        begin = time.monotonic()
        child, pipe = self.start()
        os.read(pipe, 1)
        reached = time.monotonic() - begin
        _, status = os.waitpid(child, 0)
        assert status == 0
        os.close(pipe)
        return reached, time.monotonic() - begin


def kill_one(builder: Builder, delay: float, while_writing: bool) -> str:
    """Start a build and kill it ``delay`` seconds after its start, or after it began to write."""
    child, pipe = builder.start()
    if while_writing:
        os.read(pipe, 1)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(pipe)
    if not os.WIFSIGNALED(status):
        return DONE
    staged = any(path.name.startswith(".") for path in generations(builder.index).iterdir())
    return "writing" if staged else "before or after"


def answers(builder: Builder) -> tuple[str, str, str]:
    """Open the index and give its generation, and the first passage to each of two questions."""
    coverage = Coverage.open(builder.index, builder.models)
    assert not coverage.damaged, coverage.damaged
    steady, changing = (coverage.ask(question).passages[0].text for question in (STEADY, CHANGING))
    coverage.close()
    return coverage.name, steady, changing


def run(documents: Path, index: Path, rounds: int) -> dict[str, object]:
    """Kill so many builds, half of them anywhere, half while they write; build once more at the end."""
    torch.set_num_threads(1)
    faiss.omp_set_num_threads(1)
    models = Models()
    builder = Builder(documents, index, models)
    builder.change(0)
    build(documents, index, models)
    timed = []
    for number in range(1, 4):
        builder.change(number)
        timed.append(builder.duration())
    reached, whole = map(min, zip(*timed, strict=True))
    chance = random.Random(5)
    outcomes: list[tuple[object, ...]] = []
    number = 3
    while sum(stage != DONE for stage, *_ in outcomes) < rounds:
        number += 1
        before = current(index)
        builder.change(number)
        while_writing = number % 2 == 1
        delay = chance.uniform(0, whole - reached if while_writing else whole)
        stage = kill_one(builder, delay, while_writing)
        outcomes.append((stage, before, number, *answers(builder)))
    build(documents, index, models)
    left = [path.name for path in [*index.iterdir(), *generations(index).iterdir()]]
    return {"outcomes": outcomes, "left": left, "last": answers(builder), "seconds": (reached, whole)}


if __name__ == "__main__":
    json.dump(run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])), sys.stdout)
