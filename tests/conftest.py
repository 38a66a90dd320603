"""What every room's tests share: the models, loaded once, and an index of invented articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build
from index.coverage import Coverage
from index.pretrained import Models

ARTICLES = Path(__file__).parent / "articles"
"""Articles about invented people and places: figures over three years, quotes, one passage printed by two
publishers, one article without a date or a publisher, one web page."""
REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def models() -> Models:
    """The packaged models; loading them takes seconds, so all tests share them."""
    return Models()


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of invented articles. Nobody writes to it: a test that must takes a copy."""
    return ARTICLES


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, documents: Path, models: Models) -> Path:
    """An index of the invented articles. Nobody writes to it: a test that must takes a copy."""
    folder = tmp_path_factory.mktemp("coverage") / "index"
    build(documents, folder, models)
    return folder


@pytest.fixture(scope="session")
def coverage(index: Path, models: Models) -> Iterator[Coverage]:
    """The invented articles, open."""
    opened = Coverage.open(index, models)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The public data that some tests measure on, where this machine has it."""
    folder = Path(os.environ.get("CUTTINGS_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"there is no public data in {folder}")
    return folder
