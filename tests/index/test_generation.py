"""Opening an index: what is damaged is refused in one sentence, and the last good generation takes its place."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build
from index.coverage import Coverage
from index.errors import GenerationError
from index.generation import current, exists, generations
from index.pretrained import Models

Harm = Callable[[Path], None]
FERRY = "The Osk ferry carried {} passengers last summer, the harbour office said on Friday.\n"


def truncate(folder: Path) -> None:
    path = folder / "sentences.faiss"
    path.write_bytes(path.read_bytes()[:-100])


def empty(folder: Path) -> None:
    (folder / "passages.faiss").write_bytes(b"")


def flip(folder: Path) -> None:
    path = folder / "coverage.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def lose(folder: Path) -> None:
    (folder / "words.npy").unlink()


def scribble(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"name": "garbage')


def miscount(folder: Path) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps({**manifest, "articles": manifest["articles"] + 1}))


def forget(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def vanish(folder: Path) -> None:
    shutil.rmtree(folder)


HARMS = [truncate, empty, flip, lose, scribble, miscount, forget, vanish]
HARM = pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY.format("212,000"))
    return folder


@pytest.fixture
def one(folder: Path, tmp_path: Path, models: Models) -> Path:
    """An index with one generation."""
    build(folder, tmp_path / "index", models)
    return tmp_path / "index"


@pytest.fixture
def two(one: Path, folder: Path, models: Models) -> Path:
    """An index with two generations."""
    (folder / "ferry.txt").write_text(FERRY.format("305,000"))
    build(folder, one, models)
    return one


def serving(index: Path) -> Path:
    return generations(index) / str(current(index))


def passengers(index: Path, models: Models) -> tuple[str, tuple[str, ...]]:
    """What the index answers, and which generations it says are damaged."""
    coverage = Coverage.open(index, models)
    text = coverage.ask("How many passengers did the Osk ferry carry?").passages[0].text
    coverage.close()
    return text.split()[4], coverage.status().damaged


@HARM
def test_a_damaged_index_is_refused_in_one_sentence_that_says_what_to_run(
    one: Path, models: Models, harm: Harm
) -> None:
    harm(serving(one))
    with pytest.raises(GenerationError) as refused:
        Coverage.open(one, models)
    sentence = str(refused.value)
    assert sentence.endswith("run `cuttings build`.")
    assert "\n" not in sentence


@HARM
def test_the_last_good_generation_answers_in_place_of_a_damaged_one(
    two: Path, models: Models, harm: Harm
) -> None:
    name = serving(two).name
    harm(serving(two))
    answer, damaged = passengers(two, models)
    assert answer == "212,000"
    assert len(damaged) == 1
    assert name in damaged[0] or "does not name a generation that is there" in damaged[0]


@HARM
def test_a_build_repairs_a_damaged_index(one: Path, folder: Path, models: Models, harm: Harm) -> None:
    harm(serving(one))
    build(folder, one, models)
    assert passengers(one, models) == ("212,000", ())


@HARM
def test_when_all_are_damaged_the_newest_is_named(two: Path, models: Models, harm: Harm) -> None:
    newest = serving(two).name
    for folder in generations(two).iterdir():
        harm(folder)
    with pytest.raises(GenerationError) as refused:
        Coverage.open(two, models)
    assert newest in str(refused.value) or "does not name a generation" in str(refused.value)


@pytest.mark.parametrize(
    "garbage", [b"", b"\n", b"\xff\xfe\x00", b"nothing-here", b"../../..", b"/", b".", b"zzz\x00"]
)
def test_with_a_broken_switch_the_newest_generation_answers(
    two: Path, folder: Path, models: Models, garbage: bytes
) -> None:
    (two / "current").write_bytes(garbage)
    assert exists(two)
    answer, damaged = passengers(two, models)
    assert answer == "305,000"
    assert "current does not name a generation that is there; run `cuttings build`." in damaged[0]
    build(folder, two, models)
    assert passengers(two, models) == ("305,000", ())


def test_without_a_switch_the_newest_generation_answers(two: Path, models: Models) -> None:
    (two / "current").unlink()
    assert passengers(two, models)[0] == "305,000"


def test_a_switch_that_is_a_folder_is_one_sentence(one: Path, models: Models) -> None:
    (one / "current").unlink()
    (one / "current").mkdir()
    with pytest.raises(GenerationError, match=r"^The index .* cannot be read \(Is a directory\)\.$"):
        Coverage.open(one, models)


def test_no_index_is_one_sentence(tmp_path: Path, models: Models) -> None:
    assert not exists(tmp_path / "nowhere")
    with pytest.raises(GenerationError, match=r"^There is no index in .*nowhere; run `cuttings build`\.$"):
        Coverage.open(tmp_path / "nowhere", models)


def test_a_generation_that_never_served_does_not_answer(two: Path, models: Models) -> None:
    """A build killed before the switch leaves a whole generation that nobody was told of."""
    older, newer = sorted(path.name for path in generations(two).iterdir())
    (two / "current").write_text(older + "\n")
    assert passengers(two, models) == ("212,000", ())
    assert newer > older


def test_an_index_of_another_model_names_both_and_what_to_run(one: Path, models: Models) -> None:
    other = Models("some-other/model")
    with pytest.raises(GenerationError) as refused:
        Coverage.open(one, other)
    sentence = str(refused.value)
    assert models.name in sentence
    assert "some-other/model" in sentence
    assert "run `cuttings build`" in sentence


def test_an_index_deleted_while_it_is_opened_gives_way_to_the_next(
    two: Path, folder: Path, models: Models
) -> None:
    """Takedowns delete at once every older generation, also one that somebody is just opening."""
    stop = threading.Event()
    faults: list[Exception] = []

    def open_again_and_again() -> None:
        while not stop.is_set():
            try:
                assert passengers(two, models)[1] == ()
            except Exception as error:
                faults.append(error)
                return

    readers = [threading.Thread(target=open_again_and_again) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(12):
        (folder / "ferry.txt").write_text(FERRY.format(number + 2))
        build(folder, two, models, keep=0)
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(list(generations(two).iterdir())) == 1
