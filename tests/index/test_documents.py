"""Articles come into the folder once, are replaced when they change, and leave it for good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.documents import Documents
from index.errors import CuttingsError, ReadingError
from index.reading import read_file
from index.reading.web import Page

STORY = "The baker of Orsett Quay has sold her last loaf.\n\nShe was 71 on Monday and had baked since 1962.\n"
OTHER = (
    "The lock at Marl will be shut for six weeks.\n\nTwo of its four gates leak, the waterways office said.\n"
)
PAGE = """<!doctype html><html><head><title>Last loaf on Orsett Quay | Orsett Gazette</title>
<meta property="og:site_name" content="Orsett Gazette"><meta name="author" content="Ida Pell">
<meta property="article:published_time" content="2024-05-06"></head><body><nav>Home News</nav><article>
<h1>Last loaf on Orsett Quay</h1>
<p>The baker of Orsett Quay has sold her last loaf, after sixty-two years behind the same counter.</p>
<p>“I should like to sleep until eight,” said Wilma Katz, who was 71 on Monday.</p>{more}
</article></body></html>"""
ADDRESS = "https://gazette.example/news/last-loaf"


def site(more: str = "", url: str = ADDRESS) -> Page:
    return Page(url, PAGE.replace("{more}", more).encode(), "utf-8")


@pytest.fixture
def documents(tmp_path: Path) -> Documents:
    return Documents(tmp_path / "documents", fetch=lambda url: site())


def given(tmp_path: Path, name: str, text: str = STORY) -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(documents: Documents) -> list[str]:
    return [path.relative_to(documents.root).as_posix() for path in documents.paths()]


# What is in the folder.


def test_paths_are_the_readable_files_in_order(tmp_path: Path, documents: Documents) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        "D.HTM",
        ".hidden.txt",
        ".git/d.txt",
        "e.pdf",
        "f",
        "g.txt/h.txt",
    ):
        given(documents.root, name)
    assert names(documents) == ["D.HTM", "a.md", "b.txt", "g.txt/h.txt", "sub/c.html"]


def test_links_that_lead_out_of_the_folder_are_not_followed(tmp_path: Path, documents: Documents) -> None:
    given(documents.root, "a.txt")
    outside = given(tmp_path, "outside/secret.txt")
    (documents.root / "link.txt").symlink_to(outside)
    (documents.root / "folder").symlink_to(outside.parent)
    (documents.root / "inside.txt").symlink_to(documents.root / "a.txt")
    (documents.root / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    assert names(documents) == ["a.txt", "inside.txt"]


def test_a_missing_folder_is_named(documents: Documents) -> None:
    with pytest.raises(CuttingsError, match="There is no folder"):
        documents.paths()


# Adding.


def test_a_file_is_copied_as_it_is(tmp_path: Path, documents: Documents) -> None:
    source = given(tmp_path, "loaf.txt")
    [added] = documents.add(source)
    assert (added.outcome, added.path) == ("added", documents.root / "loaf.txt")
    assert added.path.read_bytes() == source.read_bytes()
    assert added.article == read_file(added.path, documents.root)


def test_the_same_file_again_changes_nothing(tmp_path: Path, documents: Documents) -> None:
    source = given(tmp_path, "loaf.txt")
    documents.add(source)
    copy = given(tmp_path, "copy.txt", STORY.replace("\n\n", "\n\n\n  "))
    assert [added.outcome for path in (source, copy) for added in documents.add(path)] == [
        "unchanged",
        "unchanged",
    ]
    assert names(documents) == ["loaf.txt"]


def test_different_articles_of_one_name_stand_side_by_side(tmp_path: Path, documents: Documents) -> None:
    documents.add(given(tmp_path, "monday/news.txt", STORY))
    documents.add(given(tmp_path, "tuesday/news.txt", OTHER))
    assert names(documents) == ["news-2.txt", "news.txt"]


def test_a_corrected_article_replaces_the_old_one(tmp_path: Path, documents: Documents) -> None:
    front = "---\ntitle: Last loaf\npublisher: Orsett Gazette\npublished: 2024-05-06\n---\n\n"
    documents.add(given(tmp_path, "loaf.md", front + STORY))
    [added] = documents.add(given(tmp_path, "corrected.md", front + STORY.replace("71", "72")))
    assert added.outcome == "updated"
    assert names(documents) == ["loaf.md"]
    assert "72" in (documents.root / "loaf.md").read_text()


def test_a_column_of_another_day_is_another_article(tmp_path: Path, documents: Documents) -> None:
    front = "---\ntitle: Letters\npublisher: Orsett Gazette\npublished: {day}\n---\n\n"
    documents.add(given(tmp_path, "a.md", front.format(day="2024-05-06") + STORY))
    documents.add(given(tmp_path, "b.md", front.format(day="2024-05-07") + OTHER))
    assert names(documents) == ["a.md", "b.md"]


def test_what_is_said_of_an_article_stands_above_what_it_states(tmp_path: Path, documents: Documents) -> None:
    [added] = documents.add(
        given(tmp_path, "loaf.txt"), title="Last loaf", publisher="Orsett Gazette", published=date(2024, 5, 6)
    )
    assert added.path.name == "loaf.md"
    assert added.article
    assert (added.article.title, added.article.publisher) == ("Last loaf", "Orsett Gazette")
    assert added.article.published == date(2024, 5, 6)
    assert added.article.text == read_file(tmp_path / "loaf.txt", tmp_path).text


def test_what_was_said_by_hand_is_not_lost_when_the_article_comes_again(
    tmp_path: Path, documents: Documents
) -> None:
    source = given(tmp_path, "loaf.txt")
    documents.add(source, publisher="Orsett Gazette")
    assert documents.add(source)[0].outcome == "unchanged"
    [added] = documents.add(source, title="Last loaf")
    assert added.outcome == "updated"
    assert added.article
    assert (added.article.title, added.article.publisher) == ("Last loaf", "Orsett Gazette")
    assert names(documents) == ["loaf.md"]


def test_a_folder_brings_all_it_can_and_names_the_rest(tmp_path: Path, documents: Documents) -> None:
    given(tmp_path, "press/a.txt", STORY)
    given(tmp_path, "press/sub/b.txt", OTHER)
    given(tmp_path, "press/empty.txt", "")
    given(tmp_path, "press/picture.png")
    added = documents.add(tmp_path / "press")
    assert {(each.path.name, each.outcome) for each in added} == {
        ("a.txt", "added"), ("b.txt", "added"), ("empty.txt", "failed")
    }  # fmt: skip
    [failed] = [each for each in added if each.outcome == "failed"]
    assert failed.article is None
    assert failed.reason == "It is empty."
    assert names(documents) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [("a.txt", "", "empty"), ("a.pdf", STORY, "must end in"), ("a.txt", "Home\nNews\nSport", "no article")],
)
def test_what_cannot_be_read_is_not_added(
    tmp_path: Path, documents: Documents, name: str, text: str, says: str
) -> None:
    with pytest.raises(ReadingError, match=says):
        documents.add(given(tmp_path, name, text))
    assert not documents.root.exists()


def test_a_missing_source_and_an_empty_folder_are_named(tmp_path: Path, documents: Documents) -> None:
    with pytest.raises(ReadingError, match="no such file"):
        documents.add(tmp_path / "gone.txt")
    (tmp_path / "nothing").mkdir()
    with pytest.raises(ReadingError, match="no article to read in"):
        documents.add(tmp_path / "nothing")


@pytest.mark.parametrize(
    "name", ["..txt", "-rf.txt", "a b & c.txt", "Ünïcode.txt", "x" * 240 + ".txt", "naïve.TXT"]
)
def test_file_names_are_made_safe(tmp_path: Path, documents: Documents, name: str) -> None:
    [added] = documents.add(given(tmp_path, name))
    assert added.path.parent == documents.root
    assert added.path.name.isascii()
    assert added.path.name[0].isalnum()
    assert len(added.path.name) <= 90
    assert added.path in documents.paths()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(CuttingsError, match="cannot be written"):
        Documents(tmp_path / "file" / "documents").add(given(tmp_path, "loaf.txt"))


def test_nothing_half_written_is_left(tmp_path: Path, documents: Documents) -> None:
    documents.add(given(tmp_path, "loaf.txt"))
    assert [path.name for path in documents.root.iterdir()] == ["loaf.txt"]


# Web pages.


def test_a_page_becomes_markdown_with_what_it_states(documents: Documents) -> None:
    [added] = documents.add(ADDRESS)
    assert added.path.name == "2024-05-06-last-loaf-on-orsett-quay.md"
    article = added.article
    assert article
    assert (article.title, article.publisher, article.author) == (
        "Last loaf on Orsett Quay",
        "Orsett Gazette",
        "Ida Pell",
    )
    assert (article.published, article.url) == (date(2024, 5, 6), ADDRESS)
    assert article.text.split("\n\n") == [
        "The baker of Orsett Quay has sold her last loaf, after sixty-two years behind the same counter.",
        "“I should like to sleep until eight,” said Wilma Katz, who was 71 on Monday.",
    ]


def test_a_page_again_is_the_same_article_and_a_changed_page_an_update(tmp_path: Path) -> None:
    pages = [site(), site(), site("<p>The shop will become a gallery, said the owner of the house.</p>")]
    documents = Documents(tmp_path / "documents", fetch=lambda url: pages.pop(0))
    outcomes = [documents.add(ADDRESS + suffix)[0].outcome for suffix in ("", "#comments", "")]
    assert outcomes == ["added", "unchanged", "updated"]
    assert len(documents.paths()) == 1
    assert "gallery" in documents.paths()[0].read_text(encoding="utf-8")


def test_a_page_does_not_speak_for_another_host(tmp_path: Path) -> None:
    canonical = PAGE.replace("<head>", '<head><link rel="canonical" href="https://other.example/story">')
    documents = Documents(tmp_path / "documents", fetch=lambda url: Page(ADDRESS, canonical.encode(), None))
    [added] = documents.add(ADDRESS)
    assert added.article
    assert added.article.url == ADDRESS


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost/a", "file:///etc/passwd", "ftp://a.example/b"]
)
def test_addresses_that_may_not_be_fetched_are_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ReadingError):
        Documents(tmp_path / "documents").add(url)
    assert not (tmp_path / "documents").exists()


# Removing.


@pytest.fixture
def filled(tmp_path: Path, documents: Documents) -> Documents:
    documents.add(given(tmp_path, "loaf.txt", STORY), title="Last loaf", publisher="Orsett Gazette")
    documents.add(given(tmp_path, "lock.txt", OTHER))
    return documents


@pytest.mark.parametrize("how", ["id", "path", "title"])
def test_an_article_is_removed_by_id_path_or_title(filled: Documents, how: str) -> None:
    article = read_file(filled.root / "loaf.md", filled.root)
    which = {"id": article.id, "path": "loaf.md", "title": "last loaf"}[how]
    assert filled.remove(which) == filled.root / "loaf.md"
    assert names(filled) == ["lock.txt"]


def test_a_file_that_cannot_be_read_is_removed_by_its_path(filled: Documents) -> None:
    given(filled.root, "broken.txt", "")
    assert filled.remove("broken.txt") == filled.root / "broken.txt"


@pytest.mark.parametrize("which", ["loaf", "lok.txt", "", "../loaf.txt", "/etc/passwd"])
def test_an_unknown_article_removes_nothing(filled: Documents, which: str) -> None:
    with pytest.raises(CuttingsError, match="There is no article"):
        filled.remove(which)
    assert names(filled) == ["loaf.md", "lock.txt"]


def test_a_mistyped_name_is_answered_with_the_nearest(filled: Documents) -> None:
    with pytest.raises(CuttingsError, match=r"nearest are .*loaf\.md"):
        filled.remove("loaf.mb")


def test_a_title_that_two_articles_have_is_not_enough(tmp_path: Path, filled: Documents) -> None:
    filled.add(given(tmp_path, "third.txt", "The ferry sank in the harbour on Sunday."), title="Last loaf")
    with pytest.raises(CuttingsError, match="More than one article"):
        filled.remove("Last loaf")
    assert len(names(filled)) == 3
