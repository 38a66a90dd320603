"""Articles are parted from page furniture on invented pages, and better than the peers part them."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable

import pytest

from index.reading.content import read_content
from tests.evaluation.reading.pages import GoldPage, load_pages
from tests.evaluation.reading.score import missed, ours, readers, report, score


@pytest.mark.parametrize("kind", ["txt", "html"])
def test_paragraphs_are_kept_and_furniture_goes(kind: str) -> None:
    pages = [page for page in load_pages() if page.name.endswith(kind)]
    found = score(ours, pages)
    wrong = "\n".join(line for page in pages for line in missed(ours, page))
    assert found.recall >= 0.99, wrong
    assert found.leak <= 0.05, wrong


FORMS: dict[str, Callable[[str], str]] = {
    "no blank lines": lambda page: re.sub(r"\n+", "\n", page),
    "blank lines everywhere": lambda page: re.sub(r"\n+", "\n\n", page),
    "indented": lambda page: re.sub(r"^(?=.)", "    ", page, flags=re.MULTILINE),
    "wrapped at 72": lambda page: "\n\n".join(textwrap.fill(line, 72) for line in page.split("\n") if line),
    "a paragraph element a line": lambda page: _as_html(page, "<p>{}</p>"),
    "line breaks in one element": lambda page: _as_html(page, "{}<br>"),
}


def _as_html(page: str, form: str) -> str:
    lines = [form.format(html.escape(line)) for line in page.split("\n") if line]
    return f"<!doctype html><html><head></head><body>{''.join(lines)}</body></html>"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_pages_in_another_form_read_the_same(form: str) -> None:
    pages = [page for page in load_pages() if page.name.endswith("txt") and page.name != "hard_wrapped.txt"]
    found = score(ours, [page._replace(data=FORMS[form](page.data)) for page in pages])
    assert found.recall >= 0.98
    assert found.leak <= 0.05


def test_no_peer_is_better_at_both() -> None:
    for kind, by_name in readers().items():
        pages = [page for page in load_pages() if page.name.endswith(kind)]
        mine = score(ours, pages)
        for name, reader in by_name.items():
            peer = score(reader, pages)
            assert name == "cuttings" or mine.recall > peer.recall or mine.leak < peer.leak, name


def test_the_report_names_every_reader() -> None:
    text = report(readers())
    assert all(name in text for by_name in readers().values() for name in by_name)


def test_there_are_pages_of_many_layouts() -> None:
    pages = load_pages()
    assert len(pages) >= 24
    assert all(page.article for page in pages)
    assert sum(bool(page.furniture) for page in pages) >= 22


@pytest.mark.parametrize("page", load_pages(), ids=lambda page: page.name)
def test_reading_what_was_read_changes_nothing(page: GoldPage) -> None:
    text = read_content(page.data.encode()).text
    again = read_content(f"---\ntitle: {page.name}\n---\n\n{text}\n".encode())
    assert again.text == text
    assert again.metadata.title == page.name
