"""The pages of the gold set: invented, of many layouts, with what belongs to the article marked line by line.

A ``.txt`` page has a mark before each line: ``A|`` begins a paragraph of the article, ``a|`` goes on with it
(hard-wrapped text), ``F|`` is furniture, ``M|`` is metadata that may stay or go (headline, byline, date). An
``.html`` page carries the same letters in ``data-gold`` attributes, which are taken off before it is read.
The pages were written in five sets, each before the rules had seen it. On first sight the rules kept and leaked, of
paragraphs and lines of furniture: the second set 93/98 and 13/203, the third 60/61 and 12/168, the fourth 26/32 and
18/71 (one page was taken for readers' comments and lost whole, which can no longer happen), the fifth 30/31 and 11/53.
What a set showed was then put right in general, so today's figures are those of pages that are known.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import lxml.html

PAGES = Path(__file__).parent / "pages"


class GoldPage(NamedTuple):
    """A page as it would be found, and what of it is article and furniture."""

    name: str
    data: str
    article: list[str]
    furniture: list[str]


def load_pages() -> list[GoldPage]:
    """Give every page of the gold set, in order of name."""
    return [_read(path) for path in sorted(PAGES.iterdir())]


def squeeze(text: str) -> str:
    """Make white space single spaces."""
    return " ".join(text.split())


def _read(path: Path) -> GoldPage:
    source = path.read_text(encoding="utf-8")
    return _html(path.name, source) if path.suffix == ".html" else _text(path.name, source)


def _text(name: str, source: str) -> GoldPage:
    marks: dict[str, list[str]] = {"A": [], "F": [], "M": []}
    page = []
    for line in source.splitlines():
        mark, _, text = line.partition("|")
        if not line.strip():
            page.append("")
        elif mark == "a":
            marks["A"][-1] += " " + text
            page.append(text)
        else:
            marks[mark].append(text)
            page.append(text)
    return GoldPage(
        name, "\n".join(page) + "\n", list(map(squeeze, marks["A"])), list(map(squeeze, marks["F"]))
    )


def _html(name: str, source: str) -> GoldPage:
    marks: dict[str, list[str]] = {"A": [], "F": [], "M": []}
    for element in lxml.html.document_fromstring(source).xpath("//*[@data-gold]"):
        text = (
            " | ".join(element.xpath("td//text() | th//text()"))
            if element.tag == "tr"
            else element.text_content()
        )
        marks[element.get("data-gold")].append(squeeze(text))
    return GoldPage(name, re.sub(r' data-gold="[AFM]"', "", source), marks["A"], marks["F"])
