"""How the command prints: for people at 80 columns, with or without colour, or one JSON document."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from bot.phrases import cite, day, figure_line, point_line
from index.models import Quote

if TYPE_CHECKING:
    from index.build import BuildReport
    from index.documents import Added
    from index.models import (
        Answer,
        Extraction,
        Figure,
        FigureReport,
        Passage,
        QuoteCheck,
        QuoteReport,
        Source,
        Status,
    )

_WIDTH = 80
"""Columns where the output is no terminal."""
_WIDEST = 100
"""Columns that are read with ease on a wider terminal."""
_NEAREST = 2
"""Figures that are shown where none answers."""


class Terminal:
    """Prints what a command found.

    Args:
        as_json: print one JSON document on standard output and nothing else there.
        quiet: send what people read to standard error, where another document has standard output.
    """

    def __init__(self, as_json: bool, quiet: bool = False) -> None:
        self._json = as_json
        plain = partial(Console, stderr=quiet, highlight=False, markup=False, emoji=False)
        console = plain()
        self._console = plain(width=min(console.width, _WIDEST) if console.is_terminal else _WIDTH)

    def aside(self) -> Terminal:
        """Give a terminal for what happens on the way to the answer."""
        return Terminal(as_json=False, quiet=True)

    def warn(self, sentence: str) -> None:
        """Print a sentence on standard error."""
        sys.stderr.write(f"{sentence}\n")

    def line(self, model: BaseModel) -> None:
        """Print one line of JSON."""
        _write(_compact(model))

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None] | None]:
        """Show a bar a stage on standard error, where that is a terminal."""
        console = Console(stderr=True)
        if not console.is_terminal:
            yield None
            return
        columns = (TextColumn("{task.description:>10}"), BarColumn(40), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True) as bars:
            tasks: dict[str, Any] = {}

            def advance(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bars.add_task(stage)
                bars.update(tasks[stage], completed=done, total=total)

            yield advance

    def answer(self, answer: Answer) -> None:
        """Print an answer: figures, quotes, passages with the highlight set off, sources."""
        if self._json:
            return self._document(answer)
        if not answer.answered:
            self._console.print("The coverage does not answer this.", style="bold")
            if answer.passages:
                nearest = "figures and passages" if answer.figures else "passages"
                self._console.print(f"The nearest {nearest}, which may not bear on it:\n")
        self._figures_first(answer)
        for quote in answer.quotes:
            self._quote(quote)
        for passage in answer.passages:
            self._passage(passage, answer.answered)
        self._sources(answer.passages)
        return None

    def _figures_first(self, answer: Answer) -> None:
        for number, figure in enumerate(answer.figures if answer.answered else answer.figures[:_NEAREST]):
            line = figure_line(figure, _citation(figure, answer.passages))
            answers = answer.answered and number == 0
            self._print(Text(line, style="bold cyan" if answers else ""), indent=0 if answers else 4)
        if answer.figures:
            self._console.print()

    def _passage(self, passage: Passage, answers: bool) -> None:
        before = passage.text[: passage.highlight.start - passage.start]
        after = passage.text[passage.highlight.end - passage.start :]
        heading = Text.assemble((f"[{passage.citation}]", "bold"), (f" {cite(passage.article)}", "dim"))
        self._print(heading, indent=0)
        self._print(Text(before.strip(), style="dim"), indent=4)
        self._gutter(Text(passage.highlight.text, style="bold" if answers else ""))
        self._print(Text(after.strip(), style="dim"), indent=4)
        self._console.print()

    def _gutter(self, text: Text) -> None:
        """Set the highlight off with a bar, which needs no colour."""
        self._lines(text, Text("  ▌ ", style="yellow"))

    def _print(self, text: Text, indent: int) -> None:
        if text.plain:
            self._lines(text, Text(" " * indent))

    def _lines(self, text: Text, margin: Text) -> None:
        """Print a text between a margin and the right edge, no line ending in white space."""
        for line in text.wrap(self._console, self._console.width - len(margin)):
            whole = margin + line
            whole.rstrip()
            self._console.print(whole)

    def _sources(self, passages: Sequence[Passage]) -> None:
        if not passages:
            return
        self._console.print("Sources", style="bold")
        for passage in passages:
            self._source(f"[{passage.citation}]", passage.article)
            for source in passage.also:
                self._source("also", source)

    def _source(self, mark: str, source: Source) -> None:
        where = source.url or source.path or ""
        self._print(Text(f"{mark} {cite(source)} · {source.title or 'untitled'} · {where}"), indent=0)

    def figures(self, report: FigureReport) -> None:
        """Print series, a line a point."""
        if self._json:
            return self._document(report)
        if not report.series:
            self._print(Text(f"The coverage has no figures on {report.topic!r}."), indent=0)
        for series in report.series:
            unit = f" ({series.unit})" if series.unit else ""
            self._print(Text(f"{series.measure}{unit}", style="bold"), indent=0)
            for point in series.points:
                self._print(Text(point_line(point)), indent=2)
                self._print(Text(f"“{point.sentence}”", style="dim"), indent=6)
            self._console.print()
        return None

    def quotes(self, report: QuoteReport) -> None:
        """Print quotes, each ready to paste; or the speakers known."""
        if self._json:
            return self._document(report)
        if not report.quotes and not report.speakers:
            self._console.print("The coverage holds no such quote.")
        if report.speakers:
            miss = report.speaker and report.speaker.strip() != "?"
            missed = f"Nobody called {report.speaker!r} is quoted. " if miss else ""
            self._print(Text(f"{missed}Quoted are:"), indent=0)
            for name in report.speakers:
                self._print(Text(name), indent=2)
        for quote in report.quotes:
            self._quote(quote)
        return None

    def _quote(self, quote: Quote) -> None:
        self._print(Text(f"“{quote.text}”", style="bold"), indent=0)
        who = quote.speaker or "speaker not stated"
        self._print(Text(f"— {who}{f', {quote.role}' if quote.role else ''}"), indent=2)
        if quote.article:
            where = quote.article.url or quote.article.path or ""
            self._print(Text(f"{cite(quote.article)} · {where}", style="dim"), indent=2)
        self._console.print()

    def check(self, check: QuoteCheck) -> None:
        """Print a verdict, the difference word by word, and where the words stand."""
        if self._json:
            return self._document(check)
        said = {
            "verbatim": "Verbatim: these words stand in the coverage.",
            "altered": "Altered: something close stands in the coverage.",
            "absent": "Absent: nothing like it stands in the coverage.",
        }
        self._console.print(said[check.verdict], style="bold")
        for note in check.notes:
            self._print(Text(note), indent=2)
        if check.verdict == "altered" and check.diff:
            self._difference(check)
        self._matched(check)
        return None

    def _difference(self, check: QuoteCheck) -> None:
        marks = {"equal": ("", "", ""), "delete": ("[-", "-]", "red strike"), "insert": ("{+", "+}", "green")}
        line = Text()
        for edit in check.diff:
            opening, closing, style = marks[edit.op]
            line.append(
                f"{opening}{edit.text.strip()}{closing}" if opening else edit.text.strip(), style=style
            )
            line.append(" ")
        self._console.print()
        self._print(line, indent=4)
        self._print(Text("[-in the coverage only-] {+in the words checked only+}", style="dim"), indent=4)

    def _matched(self, check: QuoteCheck) -> None:
        if check.match is None:
            return
        self._console.print()
        match = check.match
        if not isinstance(match, Quote):
            self._print(Text(f"“{match.highlight.text}”", style="bold"), indent=0)
            self._source(" ", match.article)
        else:
            self._quote(match)

    def extraction(self, extraction: Extraction) -> None:
        """Print the figures and quotes of a text."""
        if self._json:
            return self._document(extraction)
        self._console.print(f"{_count(len(extraction.figures), 'figure')}", style="bold")
        for figure in extraction.figures:
            self._print(Text(figure_line(figure)), indent=2)
        self._console.print(f"\n{_count(len(extraction.quotes), 'quote')}", style="bold")
        for quote in extraction.quotes:
            self._quote(quote)
        return None

    def status(self, status: Status) -> None:
        """Print what the index holds and how it stands."""
        if self._json:
            return self._document(status)
        built = status.built.astimezone().strftime("%-d %B %Y, %H:%M")
        rows = {
            "generation": f"{status.generation}, built {built}; every file is as it was written",
            "model": status.model,
            "holds": f"{_count(status.articles, 'article')}, {_count(status.passages, 'passage')}, "
            f"{_count(status.figures, 'figure')}, {_count(status.quotes, 'quote')}",
            "published": f"{day(status.earliest)} to {day(status.latest)}" if status.earliest else "undated",
            "publishers": ", ".join(status.publishers) or "not stated",
            "disk": f"{status.bytes / 1_000_000:.1f} MB",
        }
        for name, value in rows.items():
            self._print(Text.assemble((f"{name:<11}", "bold"), value), indent=0)
        self._failures(status.failures)
        for sentence in status.damaged:
            self._print(Text(sentence, style="red"), indent=0)
        return None

    def built(self, report: BuildReport) -> None:
        """Print what a build added, changed, removed and could not read."""
        if self._json:
            document = report._asdict() | {
                "failures": [failure.model_dump() for failure in report.failures],
                "counts": report.counts._asdict(),
            }
            _write(json.dumps(document, ensure_ascii=False))
            return
        for verb in ("added", "changed", "removed"):
            for path in getattr(report, verb):
                self._print(Text(f"{verb:<8} {path}"), indent=0)
        counts = report.counts
        total = (
            f"{_count(counts.articles, 'article')} ({len(report.unchanged)} unchanged), "
            f"{_count(counts.passages, 'passage')}, {_count(counts.figures, 'figure')}, "
            f"{_count(counts.quotes, 'quote')} in generation {report.generation}."
        )
        self._print(Text(total), indent=0)
        self._failures(report.failures)

    def _failures(self, failures: Sequence[Any]) -> None:
        if failures:
            self._console.print(f"{_count(len(failures), 'file')} could not be read:", style="bold")
        for failure in failures:
            self._print(Text(f"{failure.path}: {failure.reason}"), indent=2)

    def articles(self, sources: Sequence[Source]) -> None:
        """Print the articles, a line or two each."""
        if self._json:
            listed = [source.model_dump(mode="json") for source in sources]
            _write(json.dumps({"articles": listed}, ensure_ascii=False))
            return
        if not sources:
            self._print(Text("There is no such article."), indent=0)
        for source in sources:
            self._print(Text.assemble((source.id, "bold"), f"  {cite(source)}"), indent=0)
            self._print(Text(f"{source.title or 'untitled'} · {source.url or source.path or ''}"), indent=10)

    def added(self, added: Sequence[Added]) -> None:
        """Print what became of each source."""
        for each in added:
            if each.reason:
                self.warn(f"{each.path}: {each.reason}")
            elif not self._json:
                self._print(Text(f"{each.outcome:<9} {each.path}"), indent=0)

    def removed(self, path: object) -> None:
        """Print what was taken out."""
        if not self._json:
            self._print(Text(f"removed   {path}"), indent=0)

    def _document(self, model: BaseModel) -> None:
        _write(_compact(model))


def _write(line: str) -> None:
    """Write a line at once, so that a reader who has gone is noticed here and not when the program ends."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _compact(model: BaseModel) -> str:
    """Give the model as one line of JSON; an id that nobody gave is left out."""
    omitted = {"id"} if getattr(model, "id", "") is None else None
    return model.model_dump_json(by_alias=True, exclude=omitted)


def _citation(figure: Figure, passages: Sequence[Passage]) -> int | None:
    """Give the number of the passage in which a figure stands."""
    for passage in passages:
        if figure.article == passage.article and passage.start <= figure.start < passage.end:
            return passage.citation
    return None


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
