"""The command, as an operator uses it: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.main import get_command

from bot import cli
from index.generation import current, generations
from index.pretrained import Models
from tests.conftest import REPOSITORY

TREES = "How many apple trees were there in the public orchards at the end of October 2023?"


class Ran(NamedTuple):
    """What a run of the command gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """The one JSON document on standard output."""
        document: dict[str, object] = json.loads(self.out)
        return document


Run = Callable[..., Ran]


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, models: Models
) -> Run:
    """Runs the command in this process, in an empty folder, with models that are loaded already."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("CUTTINGS_"):
            monkeypatch.delenv(name)
    monkeypatch.setattr("index.pretrained.Models", lambda name=None: models if name is None else Models(name))

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["cuttings", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def place(tmp_path: Path, documents: Path, index: Path) -> Path:
    """A folder with `documents` and their index in `.cuttings`, where the command looks for them."""
    shutil.copytree(documents, tmp_path / "documents")
    shutil.copytree(index, tmp_path / ".cuttings")
    return tmp_path


def one_sentence(ran: Ran) -> str:
    """The only thing that a refusal prints."""
    assert ran.status == 1, ran
    assert ran.out == ""
    assert ran.err.endswith(".\n")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert "unexpected" not in ran.err
    return ran.err.strip()


def test_a_first_question_builds_the_index_and_answers(run: Run, tmp_path: Path, documents: Path) -> None:
    shutil.copytree(documents, tmp_path / "documents")
    ran = run("ask", TREES)
    assert ran.status == 0
    assert "3,402" in ran.out
    assert "The Tavenby Ledger · 14 November 2023" in ran.out
    assert "8 articles" in ran.err
    assert (tmp_path / ".cuttings" / "current").exists()


def test_building_tells_what_it_did(run: Run, place: Path) -> None:
    (place / "documents" / "night-buses.txt").unlink()
    (place / "documents" / "snow.txt").write_text(
        "Snow closed the road to Hollin for two days, the county said.\n"
    )
    (place / "documents" / "nothing.txt").touch()
    ran = run("build")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert "added    snow.txt" in lines
    assert "removed  night-buses.txt" in lines
    assert "1 file could not be read:" in lines
    assert "  nothing.txt: It is empty." in lines
    assert "8 articles (7 unchanged)" in ran.out


def test_building_as_json_is_one_document(run: Run, place: Path) -> None:
    document = run("build", "--json").json
    assert set(document) == {"generation", "added", "changed", "removed", "unchanged", "failures", "counts"}


def test_an_answer_as_json_is_the_contract_and_nothing_else(run: Run, place: Path) -> None:
    ran = run("ask", TREES, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert list(ran.json) == [
        "question", "answered", "confidence", "figures", "quotes", "passages", "generation",
    ]  # fmt: skip
    assert ran.json["question"] == TREES


def test_json_stays_pure_when_the_index_is_built_on_the_way(
    run: Run, tmp_path: Path, documents: Path
) -> None:
    ran = run("ask", TREES, "--json", "--documents", documents, "--index", tmp_path / "new")
    assert ran.json["answered"] is True
    assert "8 articles" in ran.err


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["figures", "apple trees"], {"topic", "series", "generation"}),
        (["quotes", "--speaker", "Castell"], {"topic", "speaker", "quotes", "speakers", "generation"}),
        (["check", "Nobody likes a grey bean"], {"verdict", "text", "match", "diff", "notes"}),
        (["articles", "list"], {"articles"}),
        (["articles"], {"articles"}),
    ],
)
def test_every_command_prints_one_json_document(
    run: Run, place: Path, arguments: list[str], keys: set[str]
) -> None:
    ran = run(*arguments, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert set(ran.json) == keys


def test_status_tells_the_generation_the_counts_and_the_failures(run: Run, place: Path) -> None:
    (place / "documents" / "nothing.txt").touch()
    run("build")
    ran = run("status")
    assert str(current(place / ".cuttings")) in ran.out
    assert "8 articles" in ran.out
    assert "nothing.txt: It is empty." in ran.out
    document = run("status", "--json").json
    assert document["failures"] == [{"path": "nothing.txt", "reason": "It is empty."}]
    assert document["damaged"] == []


def test_the_filters_of_the_command_line(run: Run, place: Path) -> None:
    assert "3,402" not in run("ask", TREES, "--until", "2022-12-31").out
    listed = run("articles", "list", "--since", "2025-01-01", "--json").json["articles"]
    assert isinstance(listed, list)
    assert {each["publisher"] for each in listed} == {"Mirrel Bay Post", "Garrow Evening Echo"}
    assert len(run("articles", "list", "--limit", "1").out.splitlines()) <= 3
    refused = one_sentence(run("ask", TREES, "--publisher", "Nobody"))
    assert refused.startswith("No article is published by 'Nobody'; the publishers are: ")


def test_index_and_documents_can_be_named_on_the_line_and_in_the_environment(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / ".cuttings").rename(place / "elsewhere")
    assert run("status", "--index", place / "elsewhere").status == 0
    assert one_sentence(run("status")) == "There is no index in .cuttings; run `cuttings build`."
    monkeypatch.setenv("CUTTINGS_INDEX", str(place / "elsewhere"))
    assert run("status").status == 0
    assert one_sentence(run("status", "--index", "nowhere")).startswith("There is no index in nowhere")
    monkeypatch.setenv("CUTTINGS_DOCUMENTS", "nowhere")
    assert one_sentence(run("build")) == "There is no folder nowhere."


def test_what_stands_before_an_articles_command_holds_for_it(run: Run, place: Path) -> None:
    (place / ".cuttings").rename(place / "elsewhere")
    ran = run("articles", "--index", place / "elsewhere", "--json", "list", "--limit", "2")
    assert len(ran.json["articles"]) == 2  # type: ignore[arg-type]


def test_questions_from_a_file_are_answered_a_line_each_in_order(run: Run, place: Path) -> None:
    asked = [
        ("a", TREES),
        (7, "Who leads the inquiry?"),
        (None, "How heavy is the bell?"),
        ("ü", "Was it 🙂?"),
    ]
    lines = [json.dumps({"id": id_, "question": text} if id_ else {"question": text}) for id_, text in asked]
    (place / "questions.jsonl").write_text("\n".join(lines) + "\n\n")
    ran = run("ask", "--from", "questions.jsonl")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [(answer.get("id"), answer["question"]) for answer in answers] == asked
    assert "id" not in answers[2]
    alone = run("ask", TREES, "--json").json
    assert answers[0]["passages"] == alone["passages"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"id": 1}', 'Line 1 of questions.jsonl is not a JSON object with a "question".'),
        (
            '{"question": "Who?"}\n{"question',
            'Line 2 of questions.jsonl is not a JSON object with a "question".',
        ),
        ('{"question": "Who?"}\n\n[1]', 'Line 3 of questions.jsonl is not a JSON object with a "question".'),
        ('{"question": 5}', 'The "question" in line 1 of questions.jsonl is not text.'),
        ('{"question": "Who?"}\n{"question": " "}', 'The "question" in line 2 of questions.jsonl is empty.'),
        (
            '{"id": [1], "question": "Who?"}',
            'The "id" in line 1 of questions.jsonl is neither text nor a whole number.',
        ),
    ],
)
def test_a_bad_line_is_named(run: Run, place: Path, content: str, sentence: str) -> None:
    (place / "questions.jsonl").write_text(content)
    assert one_sentence(run("ask", "--from", "questions.jsonl")) == sentence


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ask", ""], "The question is empty."),
        (
            ["ask", "why " * 25_000],
            "The question is 100,000 characters long; at most 2,000 can be asked at once.",
        ),
        (["ask", "--from", "nowhere.jsonl"], "nowhere.jsonl cannot be read: No such file or directory."),
        (["figures", " "], "The topic is empty."),
        (["check", ""], "There are no words to check; give a sentence or a message that quotes somebody."),
        (["articles", "remove", "00000000"], "There is no article 00000000."),
        (["articles", "add", "nowhere.txt"], "nowhere.txt: There is no such file."),
        (["articles", "add", "ftp://example.org/story"], None),
        (["articles", "add", "http://127.0.0.1:9/story"], None),
        (["extract", "nowhere.txt"], "nowhere.txt cannot be read. There is no such file."),
        (["figures", "trees", "--chart", "no/such/folder.png"], None),
        (["build", "--documents", "empty"], "There is no article to read in empty."),
        (["build", "--index", "file"], "The index file cannot be written: File exists."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, place: Path, arguments: list[str], sentence: str | None
) -> None:
    (place / "empty").mkdir()
    (place / "file").touch()
    assert sentence in (None, one_sentence(run(*arguments)))
    one_sentence(run(*arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "Who?", "--from", "questions.jsonl"],
        ["ask", "Who?", "--limit", "0"],
        ["ask", "Who?", "--since", "yesterday"],
        ["extract"],
        ["figures"],
        ["articles", "remove"],
        ["nothing"],
        ["ask", "Who?", "--colour"],
    ],
)
def test_wrong_usage_has_status_2_and_says_so(run: Run, place: Path, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert "Usage: cuttings" in ran.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CUTTINGS_DISCORD__QUEUE", "many"),
        ("CUTTINGS_DISCORD__LOG", "loud"),
        ("CUTTINGS_DISCORD__COOLDOWN_SECONDS", "-1"),
    ],
)
def test_a_wrong_setting_is_named(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert f"The setting {name} is wrong: " in one_sentence(run("status"))


def test_a_setting_that_is_no_json_is_one_sentence(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUTTINGS_DISCORD", "{not json")
    one_sentence(run("status"))


def test_a_model_that_is_not_there_is_one_sentence(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUTTINGS_MODEL", str(place / "documents"))
    assert "run `cuttings build`" in one_sentence(run("ask", TREES))
    assert "cannot be loaded" in one_sentence(run("build"))


def test_damage_with_nothing_to_fall_back_on_is_one_sentence(run: Run, place: Path) -> None:
    folder = generations(place / ".cuttings") / str(current(place / ".cuttings"))
    data = (folder / "sentences.faiss").read_bytes()
    (folder / "sentences.faiss").write_bytes(data[: len(data) // 2])
    for arguments in (["ask", TREES], ["status"], ["figures", "trees"], ["articles"]):
        sentence = one_sentence(run(*arguments))
        assert "sentences.faiss is not as it was written; run `cuttings build`." in sentence
    assert run("build").status == 0
    assert run("status").status == 0


def test_damage_is_told_beside_the_answer_of_the_generation_before(run: Run, place: Path) -> None:
    before = current(place / ".cuttings")
    (place / "documents" / "snow.txt").write_text(
        "Snow closed the road to Hollin for two days, the county said.\n"
    )
    run("build")
    folder = generations(place / ".cuttings") / str(current(place / ".cuttings"))
    (folder / "coverage.db").unlink()
    ran = run("ask", TREES, "--json")
    assert ran.status == 0
    assert ran.json["generation"] == before
    assert ran.err == (
        f"Generation {folder.name} is damaged: coverage.db is missing; run `cuttings build`. "
        f"Until then generation {before} answers.\n"
    )
    assert "coverage.db is missing" in run("status").out.replace("\n", " ")


def test_adding_a_file_and_the_same_again(run: Run, place: Path) -> None:
    (place / "snow.txt").write_text(
        "Snow closed the road to Hollin for two days, the county said on Monday.\n"
    )
    assert "added     documents/snow.txt" in run("articles", "add", "snow.txt").out
    assert "Snow closed the road" in run("ask", "For how long did snow close the road to Hollin?").out
    again = run("articles", "add", "snow.txt").out
    assert "unchanged documents/snow.txt" in again
    assert "9 articles (9 unchanged)" in again


def test_adding_a_folder_tells_which_files_could_not_be_read(run: Run, place: Path) -> None:
    (place / "more").mkdir()
    (place / "more" / "snow.txt").write_text(
        "Snow closed the road to Hollin for two days, the county said.\n"
    )
    (place / "more" / "nothing.txt").touch()
    ran = run("articles", "add", "more")
    assert "added     documents/snow.txt" in ran.out
    assert "more/nothing.txt: It is empty." in ran.err


def test_one_bad_source_does_not_stop_the_others(run: Run, place: Path) -> None:
    (place / "snow.txt").write_text(
        "Snow closed the road to Hollin for two days, the county said on Monday.\n"
    )
    ran = run("articles", "add", "nowhere.txt", "snow.txt")
    assert ran.status == 1
    assert ran.err == "nowhere.txt: There is no such file.\n"
    assert "9 articles" in ran.out


def test_removing_leaves_nothing_of_the_article(run: Run, place: Path) -> None:
    listed = run("articles", "list", "--json").json["articles"]
    assert isinstance(listed, list)
    museum = next(each["id"] for each in listed if each["path"] == "museum-thefts.html")
    ran = run("articles", "remove", museum, "00000000")
    assert ran.status == 1
    assert ran.err == "There is no article 00000000.\n"
    assert "removed   documents/museum-thefts.html" in ran.out
    held = [path for path in place.rglob("*") if path.is_file() and b"pocket watches" in path.read_bytes()]
    assert held == []
    assert len(list(generations(place / ".cuttings").iterdir())) == 1
    assert "Ostermere Standard" not in run("status").out


def test_figures_can_be_drawn(run: Run, place: Path) -> None:
    assert run("figures", "apple trees", "--chart", "trees.png").status == 0
    assert (place / "trees.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("text", ["[/bold] trees", "[red]", ":melon:", "\\[x]"])
def test_marks_that_mean_something_to_the_terminal_are_shown_as_they_are(
    run: Run, place: Path, text: str
) -> None:
    ran = run("figures", f"zebra {text}")
    assert ran.status == 0
    assert repr(f"zebra {text}") in ran.out
    assert text in run("quotes", "--speaker", f"Zebulon {text}").out.replace("\\\\", "\\")


def test_help_names_every_command_in_whole_sentences(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert "..." not in ran.out.replace("[ARGS]...", "")
    listed = re.split(r"\n  (?=\w)", "\n" + ran.out.split("Commands:\n")[1].rstrip())[1:]
    assert len(listed) == 9
    assert all(entry.endswith(".") for entry in listed)
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def commands() -> list[list[str]]:
    """Every command and command of a command."""
    found: list[list[str]] = []
    for name, command in get_command(cli.app).commands.items():  # type: ignore[attr-defined]
        found += [[name], *([name, inner] for inner in getattr(command, "commands", {}))]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_commands_help_is_sentences_with_an_example(run: Run, command: list[str]) -> None:
    ran = run(*command, "--help")
    assert ran.status == 0
    described = " ".join(ran.out.split("\n\n", 1)[1].split("Options:")[0].split())
    assert f"Example: cuttings {command[0]}" in described
    assert described.split(" Example:")[0].endswith(".")
    options = ran.out.split("Options:\n")[1].replace("Show this message and exit.", "")
    assert options.count("--") >= 1
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def cuttings(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    command = [sys.executable, "-m", "bot", *map(str, arguments)]
    environment = {"PYTHONPATH": str(REPOSITORY), "OMP_NUM_THREADS": "1", "PATH": os.environ["PATH"]}
    return subprocess.run(command, env=environment, timeout=120, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_the_process_prints_one_document_and_ends_with_0(place: Path) -> None:
    ran = cuttings("ask", TREES, "--json", cwd=place, capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["answered"] is True


def test_a_reader_who_goes_away_is_no_error(place: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = cuttings("articles", "--json", cwd=place, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert ran.stderr == b""
    assert ran.returncode in {0, 1}


def test_a_text_from_standard_input(place: Path) -> None:
    text = "Snow closed 14 roads.\r\n\r\n“It was the worst since 1987,” said Ada Holm.\r\n".encode()
    ran = cuttings("extract", "-", "--json", cwd=place, input=text, capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
    document = json.loads(ran.stdout)
    assert set(document) == {"figures", "quotes"}
    for item in [*document["figures"], *document["quotes"]]:
        assert text.decode().replace("\r\n", "\n")[item["start"] : item["end"]] == item["text"]
    assert document["figures"][0]["value"] == "14"
    assert document["quotes"][0]["speaker"] == "Ada Holm"


def test_a_question_that_is_no_text_is_one_sentence(place: Path) -> None:
    ran = cuttings("ask", os.fsdecode(b"How heavy is the bell\xff?"), cwd=place, capture_output=True)
    assert ran.returncode == 1
    assert ran.stderr == b"The question is not valid text: it holds bytes that are no characters.\n"


def test_a_command_that_parses_nothing_loads_no_grammar_and_no_network_of_neurons(place: Path) -> None:
    code = "import sys; sys.argv = ['cuttings', 'articles']\nfrom bot import cli\n"
    code += "try: cli.main()\nexcept SystemExit: pass\n"
    slow = ("torch", "spacy", "matplotlib", "trafilatura", "discord", "sentence_transformers")
    code += f"print([name for name in {slow} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(REPOSITORY)},
        cwd=place,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == "[]"
