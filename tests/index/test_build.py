"""Building: only what changed is read and embedded again; what goes wrong is said and loses nothing."""

from __future__ import annotations

import os
import resource
import shutil
import threading
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest

from index.build import BuildReport, build
from index.coverage import Coverage
from index.cutting.language import Language, ParsedParagraph
from index.encoder import Encoded, Encoder
from index.errors import BusyError, CuttingsError
from index.generation import current, generations
from index.pretrained import Models
from index.reading.file import article_id

FERRY = "The Osk ferry carried {} passengers last summer, the harbour office said on Friday.\n"


class CountingEncoder(Encoder):
    """The packaged encoder, which remembers how many texts it was given."""

    texts = 0

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        self.texts += len(texts)
        return super().encode(texts)


class CountingModels(Models):
    """Models with an encoder that counts."""

    def __init__(self, models: Models) -> None:
        super().__init__()
        self.__dict__["language"] = models.language
        self.__dict__["encoder"] = counting = CountingEncoder.__new__(CountingEncoder)
        counting.__dict__.update(models.encoder.__dict__)
        assert counting.projection is not None  # it is the model's own, worked out once

    @property
    def texts(self) -> int:
        return self.encoder.texts  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def counting(models: Models) -> CountingModels:
    assert models.encoder.projection is not None
    return CountingModels(models)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents with two articles."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY.format("212,000"))
    (folder / "tower.txt").write_text(
        "The clock tower in Garrow will be shut for nine weeks, the town said.\n"
    )
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where an index may be built; it is not there yet."""
    return tmp_path / "index"


def litter(index: Path) -> list[str]:
    """What should not be in an index folder: builds under way, half deleted generations, half written switches."""
    hidden = [path.name for path in generations(index).iterdir() if path.name.startswith(".")]
    return hidden + [
        path.name for path in index.iterdir() if path.name not in {"current", "lock", "generations"}
    ]


def says(index: Path, models: Models, words: str) -> bool:
    """Whether the serving generation holds an article with these words."""
    coverage = Coverage.open(index, models)
    found = coverage.check_quote(words).verdict == "verbatim"
    coverage.close()
    return found


def holds(folder: Path, words: bytes) -> bool:
    """Whether any file below a folder holds these bytes."""
    return any(words in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_first_build_adds_every_article(folder: Path, index: Path, models: Models) -> None:
    report = build(folder, index, models)
    assert report.added == ("ferry.txt", "tower.txt")
    assert (report.changed, report.removed, report.unchanged, report.failures) == ((), (), (), ())
    assert report.counts.articles == 2
    assert current(index) == report.generation
    assert litter(index) == []


def test_only_what_changed_is_embedded(folder: Path, index: Path, counting: CountingModels) -> None:
    build(folder, index, counting)
    before = counting.texts
    (folder / "bell.txt").write_text("A bell rang in Mirrel Bay. Nobody had rung it.\n")
    report = build(folder, index, counting)
    assert report.added == ("bell.txt",)
    assert report.unchanged == ("ferry.txt", "tower.txt")
    assert counting.texts - before == 3  # one passage, two sentences, no figure


def test_a_changed_article_is_replaced(folder: Path, index: Path, counting: CountingModels) -> None:
    build(folder, index, counting)
    (folder / "ferry.txt").write_text(FERRY.format("305,000"))
    report = build(folder, index, counting)
    assert (report.changed, report.unchanged) == (("ferry.txt",), ("tower.txt",))
    assert says(index, counting, "The Osk ferry carried 305,000 passengers last summer")
    assert not says(index, counting, "The Osk ferry carried 212,000 passengers last summer")


def test_removing_an_article_embeds_nothing(folder: Path, index: Path, counting: CountingModels) -> None:
    build(folder, index, counting)
    before = counting.texts
    (folder / "ferry.txt").unlink()
    report = build(folder, index, counting)
    assert (report.removed, report.unchanged) == (("ferry.txt",), ("tower.txt",))
    assert counting.texts == before


def test_what_is_carried_over_answers_as_if_built_anew(
    documents: Path, tmp_path: Path, models: Models
) -> None:
    """Two indexes of the same articles, one grown an article at a time, give the same answers."""
    grown, whole = tmp_path / "grown", tmp_path / "whole"
    few = tmp_path / "documents"
    few.mkdir()
    for path in sorted(documents.iterdir()):
        shutil.copy(path, few)
        if path.name in {"harbour-bell-post.md", "orchard-census-2023.md", "school-kitchens.md"}:
            build(few, grown, models)
    build(few, whole, models)
    one, two = Coverage.open(grown, models), Coverage.open(whole, models)
    for question in (
        "How many apple trees were there?",
        "What did the head cook say?",
        "How heavy is the bell?",
    ):
        ours, theirs = one.ask(question), two.ask(question)
        assert ours.model_copy(update={"generation": ""}) == theirs.model_copy(update={"generation": ""})
    one.close()
    two.close()


def test_building_again_with_nothing_new_leaves_the_generation_as_it_is(
    folder: Path, index: Path, counting: CountingModels
) -> None:
    first = build(folder, index, counting)
    before = counting.texts
    second = build(folder, index, counting)
    assert second.generation == first.generation
    assert second.unchanged == ("ferry.txt", "tower.txt")
    assert second.counts == first.counts
    assert counting.texts == before


def test_a_moved_article_is_added_and_removed(folder: Path, index: Path, models: Models) -> None:
    build(folder, index, models)
    (folder / "ferry.txt").rename(folder / "boat.txt")
    report = build(folder, index, models)
    assert (report.added, report.removed) == (("boat.txt",), ("ferry.txt",))


def test_the_same_article_twice_is_shown_once_with_both_sources(
    folder: Path, index: Path, models: Models
) -> None:
    shutil.copy(folder / "ferry.txt", folder / "ferry-again.txt")
    assert build(folder, index, models).counts.articles == 3
    coverage = Coverage.open(index, models)
    first = coverage.ask("How many passengers did the Osk ferry carry?").passages[0]
    coverage.close()
    assert {first.article.path, *(source.path for source in first.also)} == {"ferry.txt", "ferry-again.txt"}


def test_a_file_that_cannot_be_read_is_named_and_stops_nothing(
    folder: Path, index: Path, models: Models
) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
    report = build(folder, index, models)
    assert [failure.path for failure in report.failures] == ["picture.txt"]
    assert report.failures[0].reason.endswith(".")
    assert report.counts.articles == 2
    coverage = Coverage.open(index, models)
    assert coverage.status().failures == report.failures
    coverage.close()


def test_a_file_that_could_not_be_read_is_tried_again(folder: Path, index: Path, models: Models) -> None:
    (folder / "empty.txt").touch()
    assert build(folder, index, models).failures
    assert build(folder, index, models).failures
    (folder / "empty.txt").write_text("Now there is a sentence about the harbour in it.\n")
    report = build(folder, index, models)
    assert (report.failures, report.added) == ((), ("empty.txt",))


def test_a_file_whose_name_is_no_text_is_reported(folder: Path, index: Path, models: Models) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(
        "The café by the quay is open again, it said.\n"
    )
    report = build(folder, index, models)
    assert [(failure.path, failure.reason) for failure in report.failures] == [
        ("caf\\udce9.txt", "Its name is not valid UTF-8; give it another.")
    ]


def test_two_names_that_give_one_id_are_reported(folder: Path, index: Path, models: Models) -> None:
    """Ids are 32 bits of a hash, so that among many thousand articles two may be alike."""
    seen: dict[str, str] = {}
    for number in count():
        name = f"{number}.txt"
        if (other := seen.setdefault(article_id(name), name)) != name:
            break
    for twin in (name, other):
        (folder / twin).write_text(f"An article that is called {twin} and says nothing else at all.\n")
    report = build(folder, index, models)
    assert len(report.failures) == 1
    assert "the same id as" in report.failures[0].reason
    assert report.counts.articles == 3


class StumblingLanguage(Language):
    """A grammar that cannot parse one word."""

    def __init__(self, language: Language) -> None:
        self.__dict__.update(language.__dict__)

    def parse(self, text: str) -> list[ParsedParagraph]:
        if "tower" in text:
            raise ZeroDivisionError("the tower is too high")
        return super().parse(text)


def test_an_article_that_our_own_code_stumbles_over_stops_nothing(
    folder: Path, index: Path, models: Models
) -> None:
    stumbling = Models()
    stumbling.__dict__.update(encoder=models.encoder, language=StumblingLanguage(models.language))
    report = build(folder, index, stumbling)
    assert report.added == ("ferry.txt",)
    assert [failure.path for failure in report.failures] == ["tower.txt"]
    assert "ZeroDivisionError: the tower is too high" in report.failures[0].reason
    assert build(folder, index, models).added == ("tower.txt",)


def test_a_missing_folder_is_one_sentence(tmp_path: Path, index: Path, models: Models) -> None:
    with pytest.raises(CuttingsError, match=r"^There is no folder .*nowhere\.$"):
        build(tmp_path / "nowhere", index, models)


def test_an_empty_folder_is_one_sentence(tmp_path: Path, index: Path, models: Models) -> None:
    (tmp_path / "documents").mkdir()
    with pytest.raises(CuttingsError, match=r"^There is no article to read in .*documents\.$"):
        build(tmp_path / "documents", index, models)
    assert current(index) is None


def test_a_folder_of_unreadable_files_is_one_sentence(tmp_path: Path, index: Path, models: Models) -> None:
    (tmp_path / "one.txt").touch()
    (tmp_path / "two.txt").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(
        CuttingsError, match=r"^None of the 2 files in .* could be read: one\.txt: It is empty\.$"
    ):
        build(tmp_path, index, models)
    assert current(index) is None


def test_emptying_the_folder_keeps_the_index(folder: Path, index: Path, models: Models) -> None:
    """An unmounted disk looks like an empty folder, and is no takedown."""
    generation = build(folder, index, models).generation
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(CuttingsError, match="There is no article to read"):
        build(folder, index, models)
    assert current(index) == generation


def test_a_takedown_leaves_nothing_of_the_article_on_disk(folder: Path, index: Path, models: Models) -> None:
    build(folder, index, models)
    (folder / "tower.txt").write_text(
        "The clock tower in Garrow will be shut for ten weeks, the town said.\n"
    )
    build(folder, index, models)
    assert len(list(generations(index).iterdir())) == 2
    (folder / "tower.txt").unlink()
    build(folder, index, models, keep=0)
    assert not holds(index, b"tower")
    assert not holds(index, b"Garrow")


def test_taking_down_the_last_article_leaves_an_index_without_articles(
    folder: Path, index: Path, models: Models
) -> None:
    build(folder, index, models)
    for path in folder.iterdir():
        path.unlink()
    report = build(folder, index, models, keep=0)
    assert report.removed == ("ferry.txt", "tower.txt")
    assert not holds(index, b"ferry")
    coverage = Coverage.open(index, models)
    answer = coverage.ask("How many passengers did the ferry carry?")
    assert (answer.answered, answer.passages) == (False, ())
    assert coverage.figures("passengers").series == ()
    assert coverage.quotes("ferry").quotes == ()
    assert coverage.check_quote("The Osk ferry carried 212,000 passengers").verdict == "absent"
    assert coverage.articles() == []
    coverage.close()
    (folder / "new.txt").write_text("A new article about the harbour came in the next morning.\n")
    assert build(folder, index, models).added == ("new.txt",)


def test_an_index_folder_that_is_a_file_is_one_sentence(folder: Path, index: Path, models: Models) -> None:
    index.write_text("not a folder")
    with pytest.raises(CuttingsError, match=r"^The index .* cannot be written: .+\.$"):
        build(folder, index, models)


def test_an_index_that_cannot_be_written_is_one_sentence(folder: Path, index: Path, models: Models) -> None:
    index.mkdir()
    generations(index).write_text("in the way")
    with pytest.raises(CuttingsError, match=r"^The index .* cannot be written: .+\.$"):
        build(folder, index, models)


@pytest.mark.parametrize("limit", [0, 30_000, 100_000])
def test_a_full_disk_is_one_sentence_and_loses_nothing(
    folder: Path, index: Path, models: Models, limit: int
) -> None:
    """The system refuses to write more than some bytes to a file, in SQLite, in FAISS and in NumPy."""
    first = build(folder, index, models).generation
    (folder / "bell.txt").write_text("A bell rang in Mirrel Bay. Nobody had rung it.\n" * 40)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(stage: str, done: int, _total: int) -> None:
        if (stage, done) == ("writing", 0):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))

    try:
        with pytest.raises(CuttingsError, match=r"^The index .* cannot be written: .+\.$"):
            build(folder, index, models, fill)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert current(index) == first
    assert says(index, models, "The Osk ferry carried 212,000 passengers last summer")
    assert build(folder, index, models).added == ("bell.txt",)
    assert litter(index) == []


@pytest.mark.parametrize("stage", ["reading", "cutting", "embedding", "writing"])
def test_a_build_that_breaks_off_leaves_the_generation_before_it(
    folder: Path, index: Path, models: Models, stage: str
) -> None:
    first = build(folder, index, models).generation
    (folder / "bell.txt").write_text("A bell rang in Mirrel Bay. Nobody had rung it.\n")

    def stop(at: str, _done: int, _total: int) -> None:
        if at == stage:
            raise RuntimeError("the plug was pulled")

    with pytest.raises(RuntimeError):
        build(folder, index, models, stop)
    assert current(index) == first
    assert says(index, models, "The Osk ferry carried 212,000 passengers last summer")
    assert build(folder, index, models).added == ("bell.txt",)
    assert litter(index) == []


def test_of_two_builds_at_once_the_second_says_that_one_is_running(
    folder: Path, index: Path, models: Models
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    reports: list[BuildReport] = []

    def wait(stage: str, _done: int, _total: int) -> None:
        if stage == "embedding":
            reached.set()
            go_on.wait(30)

    first = threading.Thread(target=lambda: reports.append(build(folder, index, models, wait)))
    first.start()
    assert reached.wait(60)
    with pytest.raises(BusyError, match=r"^A build of .* is already running; try again when it is done\.$"):
        build(folder, index, models)
    go_on.set()
    first.join()
    assert reports[0].added == ("ferry.txt", "tower.txt")
    assert build(folder, index, models).generation == reports[0].generation


def test_progress_tells_each_stage_up_to_its_end(folder: Path, index: Path, models: Models) -> None:
    told: list[tuple[str, int, int]] = []
    build(folder, index, models, lambda *step: told.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == [
        "reading",
        "cutting",
        "embedding",
        "writing",
    ]
    last = {stage: (done, total) for stage, done, total in told}
    assert all(done == total > 0 for done, total in last.values())


def test_one_generation_is_kept_to_fall_back_on(folder: Path, index: Path, models: Models) -> None:
    for number in range(4):
        (folder / "ferry.txt").write_text(FERRY.format(number + 2))
        last = build(folder, index, models).generation
    kept = sorted(path.name for path in generations(index).iterdir())
    assert len(kept) == 2
    assert kept[-1] == last
