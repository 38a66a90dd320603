"""Recall of paragraphs and leak of furniture, for us and for the peers, over the gold pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import justext
import trafilatura

from index.errors import ReadingError
from index.reading.content import read_content
from tests.evaluation.reading.pages import GoldPage, load_pages, squeeze

Reader = Callable[[str], str]


class Score(NamedTuple):
    """Counts over pages: a paragraph is kept when all its words are, a line leaks when it is still there."""

    kept: int
    paragraphs: int
    leaked: int
    furniture: int

    @property
    def recall(self) -> float:
        return self.kept / self.paragraphs if self.paragraphs else 1.0

    @property
    def leak(self) -> float:
        return self.leaked / self.furniture if self.furniture else 0.0


def ours(data: str) -> str:
    try:
        return read_content(data.encode()).text
    except ReadingError:
        return ""


def readers() -> Mapping[str, Mapping[str, Reader]]:
    """Give the readers to compare, by the kind of page they can read."""
    return {
        "html": {
            "cuttings": ours,
            "trafilatura": lambda data: trafilatura.extract(data, include_comments=False) or "",
            "trafilatura, recall": lambda data: (
                trafilatura.extract(data, include_comments=False, favor_recall=True) or ""
            ),
            "justext": _justext,
        },
        "txt": {
            "cuttings": ours,
            "keep everything": lambda data: data,
            "keep lines of 10 words": lambda data: _lines(data, lambda line: len(line.split()) >= 10),
            "keep lines with a full stop": lambda data: _lines(data, _has_full_stop),
            "justext, a line a paragraph": lambda data: _justext(_as_html(data)),
            "trafilatura, a line a paragraph": lambda data: (
                trafilatura.extract(_as_html(data), include_comments=False, favor_recall=True) or ""
            ),
        },
    }


def score(reader: Reader, pages: Iterable[GoldPage]) -> Score:
    """Add up one reader's counts over some pages."""
    counts = [_score_page(reader(page.data), page) for page in pages]
    return Score(*map(sum, zip(*counts, strict=True)))


def missed(reader: Reader, page: GoldPage) -> Iterator[str]:
    """Name what a reader got wrong on a page."""
    found = reader(page.data)
    for paragraph in page.article:
        if not _holds(found, paragraph):
            yield f"{page.name} lost: {paragraph}"
    for line in page.furniture:
        if _holds(found, line, page.article):
            yield f"{page.name} leaked: {line}"


def report(all_readers: Mapping[str, Mapping[str, Reader]]) -> str:
    """Set a table of every reader's recall and leak."""
    pages = load_pages()
    rows = [f"{'':34}{'pages':>6}{'paragraphs kept':>22}{'furniture leaked':>22}"]
    for kind, by_name in all_readers.items():
        some = [page for page in pages if page.name.endswith(kind)]
        for name, reader in by_name.items():
            s = score(reader, some)
            kept, leaked = (
                f"{s.kept}/{s.paragraphs} {s.recall:6.1%}",
                f"{s.leaked}/{s.furniture} {s.leak:6.1%}",
            )
            rows.append(f"{kind + ': ' + name:34}{len(some):6}{kept:>22}{leaked:>22}")
    return "\n".join(rows)


def _score_page(found: str, page: GoldPage) -> Score:
    return Score(
        sum(_holds(found, paragraph) for paragraph in page.article),
        len(page.article),
        sum(_holds(found, line, page.article) for line in page.furniture),
        len(page.furniture),
    )


def _holds(found: str, line: str, article: Iterable[str] = ()) -> bool:
    """Tell whether a line stands in what was found: as a line, or, if it can be told there, within one."""
    lines = {squeeze(each).removeprefix("- ") for each in found.split("\n")}
    if line.removeprefix("- ") in lines:
        return True
    told = len(line.split()) >= 5 and not any(line in paragraph for paragraph in article)
    return told and line in squeeze(found)


def _lines(data: str, keep: Callable[[str], bool]) -> str:
    return "\n".join(line for line in data.split("\n") if keep(line))


def _has_full_stop(line: str) -> bool:
    return re.search(r"[.!?][”’\"')]*\s*$", line) is not None


def _as_html(data: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in data.split("\n") if line.strip())
    return f"<html><body><article>{paragraphs}</article></body></html>"


def _justext(data: str) -> str:
    found = justext.justext(data, justext.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)
