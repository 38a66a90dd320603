"""A file of any kind, encoding and state becomes an article, or one sentence says why not."""

from __future__ import annotations

import hashlib
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import ReadingError
from index.models import Article
from index.reading import read_file

STORY = (
    "The café on Orsett Quay will pay £3,400 – “every penny” – after 12 guests fell ill, the court said.\n\n"
    "Its owner, Zoë Lindqvist, told the court that it’s the first time in nine years.\n"
)
PARAGRAPHS = " ".join(STORY.split("\n\n", maxsplit=1)[0].split()), STORY.split("\n\n")[1].strip()


def read(tmp_path: Path, data: bytes | str, name: str = "story.txt") -> Article:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(path, tmp_path)


def refusal(tmp_path: Path, data: bytes | str, name: str = "story.txt") -> str:
    with pytest.raises(ReadingError) as error:
        read(tmp_path, data, name)
    sentence = str(error.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_a_text_reads_the_same_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, STORY.encode(encoding)).text == "\n\n".join(PARAGRAPHS)


def test_latin_1_and_stray_bytes_in_utf_8_are_read(tmp_path: Path) -> None:
    plain = "The fine of £40 was paid by a café in Zürich on Tuesday, the court heard."
    assert read(tmp_path, plain.encode("latin-1")).text == plain
    mixed = "The café’s fine of ".encode() + b"\xa340 was paid \x96 in full \x96 on Tuesday, the court heard."
    assert (
        read(tmp_path, mixed).text
        == "The café’s fine of £40 was paid – in full – on Tuesday, the court heard."
    )


def test_a_page_is_decoded_as_its_meta_element_says(tmp_path: Path) -> None:
    russian = (
        "<html><head><meta charset='koi8-r'></head><body><article>"
        "<p>Совет решил построить новый мост через реку в этом году.</p></article></body></html>"
    )
    assert "построить новый мост" in read(tmp_path, russian.encode("koi8-r"), "page.html").text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_any_line_break_parts_lines(tmp_path: Path, ending: str) -> None:
    article = read(tmp_path, STORY.replace("\n", ending))
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_the_id_is_the_hash_of_the_relative_path(tmp_path: Path) -> None:
    article = read(tmp_path, STORY, "quay/story.txt")
    assert article.path == "quay/story.txt"
    assert article.id == hashlib.sha256(b"quay/story.txt").hexdigest()[:8]


def test_content_and_not_the_name_decides(tmp_path: Path) -> None:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<!doctype html><html><body><nav>Home</nav><article>{story}</article>"
    assert read(tmp_path, page, "page.txt").text == "\n\n".join(PARAGRAPHS)
    fronted = read(tmp_path, f"---\ntitle: Café fined\n---\n\n{STORY}", "fronted.txt")
    assert fronted.title == "Café fined"
    assert fronted.text == "\n\n".join(PARAGRAPHS)
    assert read(tmp_path, STORY, "plain.html").text == "\n\n".join(PARAGRAPHS)


def test_hard_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    wrapped = (
        "The harbour master of Orsett Quay has asked for a second\n"
        "crane, because ships wait for nine hours on average before\n"
        "they can unload, and in January one waited for three days.\n"
        "\n"
        "The council said that it would look at the figures again in\n"
        "the autumn, when the new budget is known.\n"
    )
    first, second = read(tmp_path, wrapped).text.split("\n\n")
    assert first.startswith("The harbour master of Orsett Quay has asked for a second crane, because")
    assert second.endswith("in the autumn, when the new budget is known.")


def test_glued_sentences_stay_as_they_are(tmp_path: Path) -> None:
    glued = 'The pupils marched to the town hall.Councillor Ivo Brandt said: "They are right."'
    assert read(tmp_path, glued).text == glued


# Front matter.


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2025-04-22", date(2025, 4, 22)),
        ("2025-04-22T10:30:00Z", date(2025, 4, 22)),
        ("2025-04-22 10:30:00", date(2025, 4, 22)),
        ("'22 April 2025'", date(2025, 4, 22)),
        ("April 22nd, 2025", date(2025, 4, 22)),
        ("22/04/2025", date(2025, 4, 22)),
        ("", None),
        ("null", None),
    ],
)
def test_front_matter_dates_of_any_type(tmp_path: Path, written: str, published: date | None) -> None:
    assert read(tmp_path, f"---\ndate: {written}\n---\n{STORY}", "a.md").published == published


def test_front_matter_keys_are_read_under_the_names_people_use(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        "---\nHeadline: Café fined\nsource: Orsett Gazette\nauthors: [Ida Pell, Noor Haddad]\n"
        f"source_url: https://gazette.example/cafe\n---\n{STORY}",
        "a.md",
    )
    assert (article.title, article.publisher) == ("Café fined", "Orsett Gazette")
    assert (article.author, article.url) == ("Ida Pell, Noor Haddad", "https://gazette.example/cafe")
    assert article.published is None


@pytest.mark.parametrize(
    ("matter", "says"),
    [
        ("---\ntitle: Café fined\n\nThe café will pay.\n", "not closed"),
        ("---\ntitle: 'Café fined\n---\nThe café will pay.\n", "not valid YAML"),
        ("---\ntitle: a: b\n---\nThe café will pay.\n", "line 2"),
        ("---\n- one\n- two\n---\nThe café will pay.\n", "keys with values"),
        ("---\npublished: last Tuesday\n---\nThe café will pay £40 on Tuesday.\n", "last Tuesday"),
    ],
)
def test_broken_front_matter_says_what_is_wrong(tmp_path: Path, matter: str, says: str) -> None:
    assert says in refusal(tmp_path, matter, "a.md")


def test_markdown_marks_go_and_words_stay(tmp_path: Path) -> None:
    body = (
        "# Café fined\n\n"
        "The **café** on [Orsett Quay](https://quay.example) will pay £3,400, its owner said on _Monday_.\n"
        "## What the court heard\nTwelve guests fell ill in 2_023 days, a f***ing disgrace said one.\n\n"
        "- nine of them were children\n- three were not\n\n"
        "> The owner is sorry and has closed the kitchen.\n\n"
        "![the café](cafe.jpg)\n"
    )
    article = read(tmp_path, f"---\npublisher: Orsett Gazette\n---\n{body}", "a.md")
    assert article.title == "Café fined"
    assert article.text.split("\n\n") == [
        "The café on Orsett Quay will pay £3,400, its owner said on Monday.",
        "What the court heard",
        "Twelve guests fell ill in 2_023 days, a f***ing disgrace said one.",
        "- nine of them were children",
        "- three were not",
        "The owner is sorry and has closed the kitchen.",
    ]


# Bad input, each with its sentence.


@pytest.mark.parametrize("data", ["", "   \n\n \t", "\ufeff"])
def test_an_empty_file_is_refused(tmp_path: Path, data: str) -> None:
    assert "empty" in refusal(tmp_path, data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00",
        b"%PDF-1.7\n%\xe2\xe3",
        bytes(range(256)) * 40,
        b"PK\x03\x04" + b"\x00" * 50,
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "binary" in refusal(tmp_path, data)


def test_a_file_without_a_sentence_is_refused(tmp_path: Path) -> None:
    assert "no article" in refusal(tmp_path, "Home\nNews\nSport\nSubscribe\nLog in\n")


@pytest.mark.parametrize(
    "page",
    [
        "<title>404 Not Found</title><h1>Page not found</h1>"
        "<p>Sorry, the page that you are looking for could not be found.</p>",
        "<title>Log in - Orsett Gazette</title><form><p>Please log in to go on.</p><input></form>",
        "<title>Before you continue</title><h1>We value your privacy</h1>"
        "<p>We and our 400 partners use cookies to store and access data on your device.</p>",
        "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue.</p>",
        "<title>Orsett Gazette</title><ul><li><a href='/'>Home</a></li></ul>",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    assert "article" in refusal(tmp_path, f"<!doctype html><html>{page}</html>", "page.html")


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # sparse: reading it would take minutes and the machine's memory
    with pytest.raises(ReadingError, match="larger than 20 MB"):
        read_file(path, tmp_path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no such file"):
        read_file(tmp_path / "gone.txt", tmp_path)
    with pytest.raises(ReadingError, match="not a file"):
        read_file(tmp_path, tmp_path)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text(STORY)
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        with pytest.raises(ReadingError, match="permission"):
            read_file(path, tmp_path)
    else:
        pytest.skip("this user may read every file")


# Properties.


def check_text(text: str) -> None:
    assert text == unicodedata.normalize("NFC", text)
    for paragraph in text.split("\n\n"):
        assert paragraph
        assert paragraph == " ".join(paragraph.split())
        assert not any(unicodedata.category(character) == "Cc" for character in paragraph)


LINES = """
The council met on Tuesday.
He said:
Read more

- a point
By Ida Pell
3 May 2024
A view of the quay (Orsett Gazette)
The council met on Tuesday. It will meet again.
Most read
Two men held after theft of nine clocks
<p>
---
# Heading
“It is late,” she said.
Share
""".splitlines()
TAGS = """
<html> <p> </p> <div> <table><tr><td> <h1> </h1> <title> <!-- --> &#x1f; &#0; &bogus; <svg> <![CDATA[ <ul><li> <br>
<time/datetime='2024-99-99'> <script/type='application/ld+json'>{"author":[1],"publisher":[]}</script> <a:b/c:d='e'>
""".split()
FURNISHED = st.lists(st.one_of(st.text(max_size=120), st.sampled_from(LINES)), max_size=25).map("\n".join)
PAGES = st.lists(st.sampled_from([*TAGS, *LINES]), max_size=40).map(
    lambda parts: "<!doctype html>" + "\n".join(parts)
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(st.binary(max_size=400), FURNISHED.map(str.encode), PAGES.map(str.encode)),
    name=st.sampled_from(["a.txt", "a.md", "a.html"]),
)
def test_anything_is_an_article_or_is_refused(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with suppress(ReadingError):
        check_text(read_file(path, tmp_path).text)
