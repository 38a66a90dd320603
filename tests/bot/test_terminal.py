"""What people read: at 80 columns, with and without colour, nothing cut off and nothing untidy."""

from __future__ import annotations

import re
from datetime import date

import pytest
from rich.cells import cell_len

from bot.terminal import Terminal
from index.build import BuildReport
from index.coverage import Coverage
from index.models import Answer, Edit, Failure, Passage, Quote, QuoteCheck, Source, Span
from index.tables import Counts

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
LONG = "https://example.org/" + "a-very-long-address/" * 8
QUESTIONS = [
    "How many apple trees were there in the public orchards at the end of October 2023?",
    "What did Imre Castell say?",
    "What is the boiling point of mercury?",
    "How heavy is the bell?",
]

Captured = pytest.CaptureFixture[str]


@pytest.fixture(params=["plain", "colour"])
def colour(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """The same output, once to a file and once to a colour terminal of 80 columns."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    if request.param == "colour":
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", "80")
    return bool(request.param == "colour")


def tidy(printed: str, colour: bool) -> str:
    """Check that lines are neither too long nor end in white space; give them without colour."""
    assert bool(ESCAPE.search(printed)) is colour
    plain = ESCAPE.sub("", printed)
    for line in plain.splitlines():
        assert cell_len(line) <= 80, line
        assert line == line.rstrip(), repr(line)
    return plain


def unwrapped(printed: str) -> str:
    return " ".join(printed.replace("▌", " ").split())


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_fits_80_columns(coverage: Coverage, capsys: Captured, colour: bool, question: str) -> None:
    answer = coverage.ask(question)
    Terminal(as_json=False).answer(answer)
    shown = unwrapped(tidy(capsys.readouterr().out, colour))
    for passage in answer.passages:
        assert passage.highlight.text in shown
        assert f"[{passage.citation}]" in shown
    assert ("The coverage does not answer this." in shown) is not answer.answered


def test_the_highlight_is_set_off_without_colour(coverage: Coverage, capsys: Captured) -> None:
    answer = coverage.ask(QUESTIONS[0])
    Terminal(as_json=False).answer(answer)
    marked = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ▌ ")]
    assert unwrapped(" ".join(marked)).startswith(answer.passages[0].highlight.text)


def test_what_does_not_answer_is_called_nearest(coverage: Coverage, capsys: Captured) -> None:
    Terminal(as_json=False).answer(coverage.ask(QUESTIONS[2]))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "The coverage does not answer this."
    assert lines[1].startswith("The nearest passages")


def test_the_nearest_figures_are_called_nearest_too(coverage: Coverage, capsys: Captured) -> None:
    answer = coverage.ask(QUESTIONS[0]).model_copy(update={"answered": False})
    assert answer.figures
    Terminal(as_json=False).answer(answer)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "The nearest figures and passages, which may not bear on it:"
    assert lines[3].startswith("    ")


def passage(**changes: object) -> Passage:
    """A passage with nothing stated about where it comes from."""
    text = "Nobody knows. The road was closed for 14 days. It was cold."
    fields = {
        "citation": 1, "text": text, "start": 0, "end": len(text), "score": 0.5,
        "highlight": Span(start=14, end=47, text=text[14:47]), "article": Source(id="0"),
    }  # fmt: skip
    return Passage.model_validate({**fields, **changes})


def answer_with(*passages: Passage, answered: bool = True) -> Answer:
    return Answer(question="?", answered=answered, confidence=0.9, passages=passages, generation="g")


def test_what_is_not_stated_is_said_to_be_so(capsys: Captured, colour: bool) -> None:
    Terminal(as_json=False).answer(answer_with(passage()))
    shown = tidy(capsys.readouterr().out, colour)
    assert "[1] publisher not stated · undated" in shown
    assert "untitled" in shown


def test_other_sources_of_the_same_words_stand_in_the_list(capsys: Captured, colour: bool) -> None:
    other = Source(
        id="1", publisher="The Other Post", published=date(2024, 5, 1), title="Closed", path="closed.md"
    )
    Terminal(as_json=False).answer(answer_with(passage(also=(other,))))
    assert "also The Other Post · 1 May 2024 · Closed · closed.md" in tidy(capsys.readouterr().out, colour)


def test_long_words_addresses_and_wide_letters_stay_inside(capsys: Captured, colour: bool) -> None:
    text = "多少棵苹果树？" * 30 + " " + "x" * 300
    source = Source(id="0", title="A title that " * 12, publisher="P" * 90, url=LONG)
    long = passage(
        text=text, end=len(text), highlight=Span(start=0, end=len(text), text=text), article=source
    )
    Terminal(as_json=False).answer(answer_with(long))
    assert LONG.replace("/", "") in tidy(capsys.readouterr().out, colour).replace("\n", "").replace("/", "")


def test_an_answer_with_nothing_near_says_only_so(capsys: Captured) -> None:
    Terminal(as_json=False).answer(answer_with(answered=False))
    assert capsys.readouterr().out == "The coverage does not answer this.\n"


@pytest.mark.parametrize("topic", ["apple trees", "cost", "volcanic eruptions in Iceland"])
def test_figures_fit(coverage: Coverage, capsys: Captured, colour: bool, topic: str) -> None:
    report = coverage.figures(topic)
    Terminal(as_json=False).figures(report)
    printed = capsys.readouterr().out
    shown = unwrapped(ESCAPE.sub("", printed))
    if report.series:
        tidy(printed, colour)
        for series in report.series:
            assert series.measure in shown
            assert all(point.sentence in shown for point in series.points)
    else:
        assert shown == f"The coverage has no figures on '{topic}'."


@pytest.mark.parametrize("speaker", [None, "Castell", "?", "Zebulon Quigley"])
def test_quotes_fit(coverage: Coverage, capsys: Captured, colour: bool, speaker: str | None) -> None:
    report = coverage.quotes(speaker=speaker)
    Terminal(as_json=False).quotes(report)
    printed = ESCAPE.sub("", capsys.readouterr().out)
    tidy(printed, False)
    assert all(f"“{quote.text}”" in unwrapped(printed) for quote in report.quotes)
    assert ("Quoted are:" in printed) is bool(report.speakers)


def test_a_difference_can_be_read_without_colour(capsys: Captured, colour: bool) -> None:
    quote = Quote(
        text="We had four calm hours", speaker="Anselm Okoro", start=0, end=22, article=Source(id="0")
    )
    edits = (Edit(op="equal", text="We had "), Edit(op="delete", text="four"), Edit(op="insert", text="six"))
    check = QuoteCheck(
        verdict="altered", text="We had six", match=quote, diff=edits, notes=("Mind the number.",)
    )
    Terminal(as_json=False).check(check)
    shown = tidy(capsys.readouterr().out, colour)
    assert "We had [-four-] {+six+}" in shown
    assert "[-in the coverage only-] {+in the words checked only+}" in shown
    assert "Mind the number." in shown
    assert "— Anselm Okoro" in shown


def test_the_status_fits(coverage: Coverage, capsys: Captured, colour: bool) -> None:
    Terminal(as_json=False).status(coverage.status())
    shown = unwrapped(tidy(capsys.readouterr().out, colour))
    assert coverage.name in shown
    assert "8 November 2022 to 3 March 2025" in shown


def test_what_a_build_did_fits(capsys: Captured, colour: bool) -> None:
    report = BuildReport(
        generation="20250101T000000000000-abcdef",
        added=("a-very-long-name-" * 6 + ".md",),
        changed=(),
        removed=("gone.md",),
        unchanged=("same.md",),
        failures=(Failure(path="nothing.txt", reason="It is empty."),),
        counts=Counts(2, 30, 400, 50, 1),
    )
    Terminal(as_json=False).built(report)
    printed = ESCAPE.sub("", capsys.readouterr().out)
    shown = unwrapped(tidy(printed, False))
    assert "2 articles (1 unchanged), 30 passages, 50 figures, 1 quote in generation 2025" in shown
    assert "1 file could not be read: nothing.txt: It is empty." in shown


def test_no_article_is_said_to_be_none(capsys: Captured) -> None:
    Terminal(as_json=False).articles([])
    assert capsys.readouterr().out == "There is no such article.\n"


def test_a_wide_terminal_is_not_filled_from_edge_to_edge(
    coverage: Coverage, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "240")
    Terminal(as_json=False).answer(coverage.ask(QUESTIONS[0]))
    assert max(len(ESCAPE.sub("", line)) for line in capsys.readouterr().out.splitlines()) <= 100


def test_no_bar_is_drawn_where_nobody_sees_it(capsys: Captured) -> None:
    with Terminal(as_json=False).progress() as progress:
        assert progress is None
    assert capsys.readouterr() == ("", "")


def test_a_bar_is_drawn_on_a_terminal(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    with Terminal(as_json=False).progress() as progress:
        assert progress is not None
        progress("embedding", 3, 7)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "embedding" in printed.err
    assert "3/7" in printed.err
