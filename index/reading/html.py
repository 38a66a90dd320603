"""Web pages: trafilatura takes out the article; what only the page's own mark-up states is its metadata."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import lxml.html
import trafilatura
from lxml.etree import LxmlError, ParserError
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from index.errors import ReadingError
from index.reading.encoding import clean
from index.reading.lines import BULLET, Line, Role
from index.reading.metadata import Metadata, read_date
from index.reading.plain import find_metadata
from index.reading.vocabulary import phrases, words

_TAG = re.compile(
    r"<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]|table|ul|br|meta|title)\b[^<>]*>",
    re.IGNORECASE,
)
_PUBLISHED = words("""
    article:published_time og:article:published_time article:published datepublished
    date_published dc.date dc.date.issued dc.date.created dcterms.date dcterms.issued
    dcterms.created citation_publication_date citation_date parsely-pub-date sailthru.date
    publish-date publish_date publishdate published-date pubdate publication_date
    publicationdate published_time originalpublicationdate cxenseparse:recs:publishtime date
    article.published rnews:datepublished ptime
    """)
_SITE = words("""
    og:site_name dc.publisher dcterms.publisher publisher citation_publisher
    citation_journal_title rbpubname application-name
    """)
_NO_ARTICLE = re.compile(
    r"\b"
    + phrases(r"""
    40[134]|50[0234]|not found|access denied|forbidden|just a moment|are you (?:a robot|human)|captcha
    attention required|verify (?:you|that you)|log ?in|sign ?in|before you continue|consent|cookies?
    privacy (?:settings|choices)|something went wrong|error|unavailable|session expired
    (?:subscribe|register) to (?:read|continue)
    """)
    + r"\b",
    re.IGNORECASE,
)
_LITTLE = 60
"""With at most so many words of prose, a page whose title speaks of an error or a login holds no article."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def is_html(text: str) -> bool:
    """Tell whether ``text`` is a web page, whatever its file is called."""
    head = text[:5000].lstrip()
    if re.match(r"<(?:!doctype html|html|\?xml[^>]*>\s*<(?:!doctype )?html)", head, re.IGNORECASE):
        return True
    return head.startswith("<") and len(_TAG.findall(text[:50_000])) >= 3


def read_html(text: str, url: str | None = None) -> tuple[Metadata, list[Line]]:
    """Give what a page states of its article, and the article's lines with what the mark-up says they are.

    Raises:
        ReadingError: the page holds no article.
    """
    tree = _parse(text)
    try:
        metadata = _metadata(tree, url)
        document = trafilatura.bare_extraction(tree, url=url, favor_recall=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, LxmlError, RecursionError) as error:
        raise ReadingError("The page's mark-up is too broken to read.") from error
    body = getattr(document, "body", None)
    lines = list(_lines(body)) if body is not None else []
    _refuse_without_article(lines, tree)
    seen = find_metadata([line for line in _blocks(tree) if len(line.words) <= 20])
    return metadata.or_else(seen._replace(publisher=None)), lines


def _blocks(tree: HtmlElement) -> Iterator[Line]:
    """Give the page's own short texts in order, where a date or a byline may stand outside the article."""
    for element in tree.iterfind(".//body//*"):
        if isinstance(element.tag, str) and element.tag not in {"script", "style", "option"}:
            yield from _split(element.text, "text")


def _parse(text: str) -> HtmlElement:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    try:
        return lxml.html.document_fromstring(_REFERENCE.sub(_printable, text))
    except (ParserError, ValueError) as error:
        raise ReadingError("The page is empty.") from error


def _printable(reference: re.Match[str]) -> str:
    """Keep a character reference unless it names a control character, which no parser's tree may hold."""
    digits = reference[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    named = chr(code) if code <= sys.maxunicode else ""
    return reference.group() if clean(named) else ""


def _refuse_without_article(lines: Sequence[Line], tree: HtmlElement) -> None:
    words = sum(len(line.words) for line in lines if line.is_prose)
    title = " ".join(tree.xpath("//title//text() | //h1//text()"))
    if words == 0 or (words <= _LITTLE and _NO_ARTICLE.search(title)):
        raise ReadingError("The page holds no article: it may be a login, consent or error page.")


_LABEL = re.compile(r"\s*\b(?:published|updated|posted)\b.*", re.IGNORECASE)
"""What a page sets beside a name without a space of its own."""
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,9});?")
_ROLES: dict[str, Role] = {"head": "heading", "item": "item"}
_CONTAINERS = frozenset({"body", "main", "list", "quote", "div", "table", "row", "doc"})


def _lines(element: HtmlElement, role: Role = "text") -> Iterator[Line]:
    """Walk what trafilatura gives: paragraphs, heads, items of lists, cells of tables, each a line."""
    if element.tag == "row":
        yield from _row(element)
    elif element.tag in _CONTAINERS:
        yield from _split(element.text, role)
        for child in element:
            yield from _lines(child, role)
            yield from _split(child.tail, role)
    else:
        blocks = any(child.tag in {"p", "list", "quote", "item", "lb"} for child in element)
        role = _ROLES.get(str(element.tag), role)
        yield from _split(_text(element), role) if blocks else _split(" ".join(_text(element).split()), role)


def _row(element: HtmlElement) -> Iterator[Line]:
    """Give a table's row as one line; where cells hold several lines, the table only lays out the page."""
    cells = [list(_split(_text(cell), "text")) for cell in element]
    if len(cells) > 1 and all(len(cell) <= 1 for cell in cells):
        yield Line(" | ".join(line.text for cell in cells for line in cell), "item")
    else:
        for cell in cells:
            yield from cell


def _text(element: HtmlElement) -> str:
    """Give an element's text with line breaks where lines, paragraphs and items begin."""
    parts = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag in {"lb", "p", "item", "quote", "list"} else "")
        parts.append(_text(child))
        parts.append("\n" if child.tag in {"p", "item", "quote", "list"} else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _split(text: str | None, role: Role) -> Iterator[Line]:
    for line in (text or "").split("\n"):
        if squeezed := " ".join(line.split()):
            yield Line(f"- {squeezed}" if role == "item" and not BULLET.match(squeezed) else squeezed, role)


def _metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """Collect what the page states.

    trafilatura reads title, author and address. It would guess the publisher from the host name, and htmldate
    the date from any number in the text, so these two are read here.
    """
    found = extract_metadata(
        tree, default_url=url, date_config={"max_date": "1990-01-01", "extensive_search": False}
    )
    records = list(_records(tree))
    publisher = _meta(tree, _SITE) or _named(records, "publisher") or _named_twice(tree)
    titled = tree.xpath("//title | //h1 | //meta[contains(@property, 'title') or contains(@name, 'title')]")
    title = _without_suffix(found.title, publisher) if titled or _named(records, "headline") else None
    return Metadata(
        title=title,
        publisher=publisher,
        author=_author(found.author, publisher) or _author(_named(records, "author"), publisher),
        published=_published(tree, records),
        url=found.url or url,
    )


def _records(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Give every JSON-LD object of the page; one that is broken states nothing."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            yield from _objects(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph", []))
        yield from _objects(value.get("mainEntity", []))
    elif isinstance(value, list):
        for each in value:
            yield from _objects(each)


def _meta(tree: HtmlElement, names: Iterable[str]) -> str | None:
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join(element.get("content", "").split())
        if name.lower() in names and content and not content.startswith(("http:", "https:", "@")):
            return content
    return None


def _named(records: Iterable[dict[str, object]], role: str) -> str | None:
    """Give the names of an article's publisher or authors, parted by semicolons."""
    for record in records:
        stated = record.get(role)
        each = stated if isinstance(stated, list) else [stated]
        names = [one.get("name") if isinstance(one, dict) else one for one in each]
        if texts := [" ".join(name.split()) for name in names if isinstance(name, str) and name.strip()]:
            return "; ".join(texts)
    return None


def _named_twice(tree: HtmlElement) -> str | None:
    """Take the publisher from the end of the title when the header or footer names it too."""
    title = " ".join(tree.xpath("//head/title//text()")).split(" | ") if tree.xpath("//head/title") else []
    parts = [" ".join(part.split()) for whole in title for part in re.split(r"\s[-–—]\s", whole)]
    if len(parts) < 2 or not 2 <= len(parts[-1].split()) <= 6:
        return None
    around = " ".join(
        " ".join(tree.xpath("//header//text() | //footer//text() | //*[@id='footer']//text()")).split()
    )
    return parts[-1] if parts[-1].lower() in around.lower() else None


def _without_suffix(title: str | None, publisher: str | None) -> str | None:
    """Take the publisher's name off the end of a title."""
    if title and publisher:
        title = re.sub(rf"\s+[|–—·:-]\s+{re.escape(publisher)}\s*$", "", title, flags=re.IGNORECASE)
    return title or None


def _author(author: str | None, publisher: str | None) -> str | None:
    """Give the authors' names; a page that names its publisher as author names nobody."""
    names = [_LABEL.sub("", name).strip() for name in (author or "").split(";")]
    names = [
        name for name in names if name and name.lower() != (publisher or "").lower() and "://" not in name
    ]
    return ", ".join(names) or None


def _published(tree: HtmlElement, records: Iterable[dict[str, object]]) -> date | None:
    """Give the date stated as that of publication: in JSON-LD, in a meta element, in a time element."""
    for record in records:
        if stated := read_date(record.get("datePublished")):
            return stated
    if stated := read_date(_meta(tree, _PUBLISHED)):
        return stated
    times = tree.xpath('//time[@pubdate or @itemprop="datePublished" or contains(@class, "publish")]')
    times += tree.xpath("//article//time[@datetime]|//main//time[@datetime]|//header//time[@datetime]")
    return next(
        (stated for time in times if (stated := read_date(time.get("datetime") or time.text_content()))), None
    )
