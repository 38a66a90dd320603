"""A build in a process of its own."""

from __future__ import annotations

import threading

import pytest

from bot.apart import BuildApart
from bot.settings import Settings
from index.errors import CuttingsError
from tests.bot.test_articles import KIOSK


def test_a_build_apart_reports_and_tells_how_far_it_is(settings: Settings) -> None:
    (settings.documents / "kiosk.md").write_text(KIOSK)
    stages: list[str] = []
    report = BuildApart(settings)(lambda stage, _done, _total: stages.append(stage), 1)
    assert report.added == ("kiosk.md",)
    assert {"reading", "cutting", "embedding", "writing"} <= set(stages)


def test_what_is_wrong_is_said_as_it_is(settings: Settings) -> None:
    nowhere = settings.model_copy(update={"documents": settings.documents / "nowhere"})
    with pytest.raises(CuttingsError, match="nowhere"):
        BuildApart(nowhere)(lambda *_: None, 1)


def test_a_build_that_is_stopped_says_so_and_leaves_the_index(settings: Settings) -> None:
    (settings.documents / "kiosk.md").write_text(KIOSK)
    serving = (settings.index / "current").read_text()
    builder = BuildApart(settings)
    begun = threading.Event()
    stopper = threading.Thread(target=lambda: (begun.wait(60), builder.stop()))
    stopper.start()
    with pytest.raises(CuttingsError, match="ended before it was done"):
        builder(lambda *_: begun.set(), 1)
    stopper.join()
    assert (settings.index / "current").read_text() == serving
