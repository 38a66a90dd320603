"""A running program takes a new generation without a gap, and never mixes two."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from index.build import build
from index.errors import GenerationError
from index.generation import current, generations
from index.live import Live
from index.pretrained import Models

BELL = "The bell of Hollin weighs {0} kilograms. The founders of Hollin say that {0} kilograms is too much.\n"
QUESTION = "How much does the bell of Hollin weigh?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "bell.txt").write_text(BELL.format(100))
    return folder


@pytest.fixture
def index(folder: Path, tmp_path: Path, models: Models) -> Path:
    build(folder, tmp_path / "index", models)
    return tmp_path / "index"


@pytest.fixture
def live(index: Path, models: Models) -> Live:
    return Live(index, models)


def rebuild(folder: Path, index: Path, models: Models, weight: int, keep: int = 1) -> str:
    (folder / "bell.txt").write_text(BELL.format(weight))
    return build(folder, index, models, keep=keep).generation


def test_while_nothing_is_built_the_same_coverage_answers(live: Live) -> None:
    assert live.coverage() is live.coverage()


def test_a_new_generation_is_taken_up_at_once(live: Live, folder: Path, index: Path, models: Models) -> None:
    before = live.coverage().name
    after = rebuild(folder, index, models, 200)
    assert live.coverage().name == after != before
    assert "200 kilograms" in live.coverage().ask(QUESTION).passages[0].text


def test_a_coverage_in_use_answers_on_when_its_files_are_gone(
    live: Live, folder: Path, index: Path, models: Models
) -> None:
    old = live.coverage()
    rebuild(folder, index, models, 200)
    rebuild(folder, index, models, 300, keep=0)
    assert not (generations(index) / old.name).exists()
    answer = old.ask(QUESTION)
    assert answer.generation == old.name
    assert "100 kilograms" in answer.passages[0].text
    assert old.check_quote("The bell of Hollin weighs 100 kilograms").verdict == "verbatim"
    assert old.figures("weight of the bell").generation == old.name


def test_a_damaged_new_generation_is_passed_over(
    live: Live, folder: Path, index: Path, models: Models
) -> None:
    before = live.coverage().name
    after = rebuild(folder, index, models, 200)
    (generations(index) / after / "coverage.db").write_bytes(b"torn")
    assert live.coverage().name == before
    assert "100 kilograms" in live.coverage().ask(QUESTION).passages[0].text
    repaired = rebuild(folder, index, models, 300)
    assert live.coverage().name == repaired


def test_an_index_that_goes_away_does_not_stop_a_running_program(live: Live, index: Path) -> None:
    before = live.coverage()
    (index / "current").unlink()
    (index / "current").mkdir()
    assert live.coverage() is before


def test_a_program_that_starts_before_the_first_build_finds_it_when_it_is_there(
    folder: Path, tmp_path: Path, models: Models
) -> None:
    live = Live(tmp_path / "later", models)
    with pytest.raises(GenerationError, match="There is no index"):
        live.coverage()
    build(folder, tmp_path / "later", models)
    assert live.coverage().ask(QUESTION).passages


def test_threads_that_ask_during_rebuilds_never_see_an_error_nor_two_generations_at_once(
    live: Live, folder: Path, index: Path, models: Models
) -> None:
    weights = {str(current(index)): 100}
    stop = threading.Event()
    faults: list[BaseException] = []
    seen: list[tuple[str, str]] = []

    def ask() -> None:
        while not stop.is_set():
            try:
                answer = live.coverage().ask(QUESTION)
                seen.append((answer.generation, answer.passages[0].text))
            except BaseException as error:
                faults.append(error)
                return

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    for number in range(2, 10):
        weights[rebuild(folder, index, models, number * 100, keep=number % 2)] = number * 100
    stop.set()
    for asker in askers:
        asker.join()
    assert faults == []
    assert len({generation for generation, _ in seen}) > 2
    for generation, text in seen:
        assert text == BELL.format(weights[generation]).strip()
