"""The ``cuttings`` command. What is slow to import waits until a command needs it, so that help is instant."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from bot.options import (
    DocumentsOption,
    FromOption,
    IndexOption,
    JsonOption,
    PublisherOption,
    SinceOption,
    UntilOption,
)
from bot.place import Place
from bot.terminal import Terminal
from index.errors import CuttingsError

if TYPE_CHECKING:
    from index.coverage import Filters


Function = TypeVar("Function", bound=Callable[..., Any])
app = typer.Typer(
    name="cuttings",
    help="Ask a body of press coverage: cited passages, structured figures, verbatim quotes. "
    "It writes no sentence of its own.\n\n"
    'Example: cuttings ask "How many foreign offenders were awaiting deportation at the end of 2024?"',
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
articles_app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(
    articles_app,
    name="articles",
    invoke_without_command=True,
    short_help="List, add and remove the articles themselves.",
)


def _command(group: typer.Typer, name: str | None = None) -> Callable[[Function], Function]:
    """Register a command; the list of commands gives its docstring's first paragraph whole, not cut short."""

    def register(function: Function) -> Function:
        about = " ".join((function.__doc__ or "").split("\n\n")[0].split())
        return group.command(name, short_help=about)(function)

    return register


def _filters(publisher: str | None, since: datetime | None, until: datetime | None) -> Filters:
    from index.coverage import Filters  # noqa: PLC0415

    return Filters(publisher, since.date() if since else None, until.date() if until else None)


@_command(app)
def build(index: IndexOption = None, documents: DocumentsOption = None, as_json: JsonOption = False) -> None:
    """Build a new generation of the index from the documents. Only what changed is read and embedded again.

    Example: cuttings build --documents documents
    """
    Place.named(index, documents).build(Terminal(as_json))


@_command(app)
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in quotation marks.")] = None,
    source: FromOption = None,
    limit: Annotated[int, typer.Option(min=1, max=50, help="How many passages to show at most.")] = 5,
    publisher: PublisherOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    index: IndexOption = None,
    documents: DocumentsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question with cited passages, or say that the coverage does not. Build the index where there is none.

    Example: cuttings ask "How many people were waiting?" --since 2025-01-01
    """
    terminal = Terminal(as_json)
    if (question is None) == (source is None):
        raise typer.BadParameter("Give either a question or --from FILE.")
    filters = _filters(publisher, since, until)
    if source is not None:
        from bot.lines import read_lines  # noqa: PLC0415

        lines = read_lines(source, "question")
        with Place.named(index, documents).coverage(terminal) as coverage:
            answers = coverage.ask_many([line.text for line in lines], filters, limit)
            for line, answer in zip(lines, answers, strict=True):
                terminal.line(answer.model_copy(update={"id": line.id}))
        return
    with Place.named(index, documents).coverage(terminal) as coverage:
        terminal.answer(coverage.ask(question or "", filters, limit))


@_command(app)
def figures(
    topic: Annotated[str, typer.Argument(help="What the figures are about, in a few words.")],
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE.png", help="Draw the series as a picture, too.")
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Draw the picture for a dark background.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=50, help="How many series to show at most.")] = 10,
    publisher: PublisherOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    index: IndexOption = None,
    documents: DocumentsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the figures on a topic as series over time, each point with its source.

    Example: cuttings figures "offenders awaiting deportation" --chart backlog.png
    """
    terminal = Terminal(as_json)
    with Place.named(index, documents).coverage(terminal) as coverage:
        report = coverage.figures(topic, _filters(publisher, since, until), limit)
    if chart is not None:
        from bot.charts import chart as draw  # noqa: PLC0415

        _write(chart, draw(report, "dark" if dark else "light"))
    terminal.figures(report)


@_command(app)
def quotes(
    topic: Annotated[str | None, typer.Argument(help="What the quotes are about, in a few words.")] = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help='Whose words; "?" lists everyone who is quoted.'),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many quotes to show at most.")] = 10,
    publisher: PublisherOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    index: IndexOption = None,
    documents: DocumentsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show quotes, newest first or by relevance to a topic, each ready to paste.

    Example: cuttings quotes deportation --speaker "Home Secretary"
    """
    terminal = Terminal(as_json)
    with Place.named(index, documents).coverage(terminal) as coverage:
        terminal.quotes(coverage.quotes(topic, speaker, _filters(publisher, since, until), limit))


@_command(app)
def check(
    text: Annotated[str, typer.Argument(help="A sentence, or a message in which somebody quotes somebody.")],
    index: IndexOption = None,
    documents: DocumentsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say whether words stand in the coverage: verbatim, altered (with the difference) or absent.

    Example: cuttings check "We will build 300 homes"
    """
    terminal = Terminal(as_json)
    with Place.named(index, documents).coverage(terminal) as coverage:
        terminal.check(coverage.check_quote(text))


@_command(app)
def extract(
    file: Annotated[str | None, typer.Argument(help="A file, or - for standard input.")] = None,
    source: FromOption = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DATE", help='The day from which "last month" is counted.'
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the figures and quotes in any text, without an index. Offsets are into the text as given.

    Example: cuttings extract article.txt --published 2025-04-22
    """
    from bot.extraction import extract_lines, extract_text, read_input  # noqa: PLC0415

    terminal = Terminal(as_json)
    if (file is None) == (source is None):
        raise typer.BadParameter("Give either a file (or -) or --from FILE.")
    day: date | None = published.date() if published else None
    if source is not None:
        for extraction in extract_lines(source, day):
            terminal.line(extraction)
        return
    text, stated = read_input(file or "-")
    terminal.extraction(extract_text(text, day or stated))


@_command(app)
def status(index: IndexOption = None, documents: DocumentsOption = None, as_json: JsonOption = False) -> None:
    """Show the generation that serves, what it holds, what could not be read, and verify every file's hash.

    Example: cuttings status --json
    """
    from index.coverage import Coverage  # noqa: PLC0415

    place = Place.named(index, documents)
    coverage = Coverage.open(place.index, place.models())
    Terminal(as_json).status(coverage.status())
    coverage.close()


@_command(app)
def bot(
    sync: Annotated[
        bool, typer.Option("--sync", help="Register the commands with Discord and stop.")
    ] = False,
    guild: Annotated[
        int | None,
        typer.Option("--guild", metavar="ID", help="With --sync, register them in one server only."),
    ] = None,
    index: IndexOption = None,
    documents: DocumentsOption = None,
) -> None:
    """Run the Discord bot. The token comes from CUTTINGS_TOKEN, in the environment or in .env.

    Example: cuttings bot --sync --guild 123456789012345678
    """
    from bot import client  # noqa: PLC0415

    place = Place.named(index, documents)
    settings = place.settings.model_copy(update={"index": place.index, "documents": place.documents})
    if sync:
        client.sync(settings, guild)
    else:
        client.run(settings)


@articles_app.callback()
def articles(
    context: typer.Context,
    index: IndexOption = None,
    documents: DocumentsOption = None,
    as_json: JsonOption = False,
) -> None:
    """List, add and remove the articles themselves.

    Example: cuttings articles add https://example.org/news/story
    """
    given = {"index": index, "documents": documents, "as_json": as_json}
    if context.invoked_subcommand is None:
        list_articles(index=index, documents=documents, as_json=as_json)
    else:  # what stands before the subcommand holds for it, too
        context.default_map = {
            context.invoked_subcommand: {name: value for name, value in given.items() if value}
        }


@_command(articles_app, "list")
def list_articles(
    publisher: PublisherOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="How many articles to list at most.")] = None,
    index: IndexOption = None,
    documents: DocumentsOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the articles in the index, newest first.

    Example: cuttings articles list --publisher "The Independent"
    """
    terminal = Terminal(as_json)
    with Place.named(index, documents).coverage(terminal) as coverage:
        terminal.articles(coverage.articles(_filters(publisher, since, until), limit))


@_command(articles_app, "add")
def add_articles(
    sources: Annotated[
        list[str], typer.Argument(metavar="URL-or-FILE…", help="Addresses, files or folders.")
    ],
    index: IndexOption = None,
    documents: DocumentsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add articles: files and folders are copied, web pages fetched; then the index is built.

    Example: cuttings articles add story.html https://example.org/news/story
    """
    from index.documents import Documents  # noqa: PLC0415

    place, terminal = Place.named(index, documents), Terminal(as_json)
    shelf = Documents(place.documents)
    refused: list[str] = []
    for source in sources:
        try:
            terminal.added(shelf.add(source))
        except CuttingsError as error:
            refused.append(f"{source}: {error}")
    if len(refused) < len(sources):
        place.build(terminal)
    if refused:
        raise CuttingsError("\n".join(refused))


@_command(articles_app, "remove")
def remove_articles(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID…", help="Ids as `cuttings articles list` shows, or paths.")
    ],
    index: IndexOption = None,
    documents: DocumentsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take articles out of the documents and rebuild; older generations, which still hold them, are deleted.

    Example: cuttings articles remove 1f0c9a2b
    """
    from index.documents import Documents  # noqa: PLC0415

    place, terminal = Place.named(index, documents), Terminal(as_json)
    shelf = Documents(place.documents)
    refused: list[str] = []
    for id_ in ids:
        try:
            terminal.removed(shelf.remove(id_))
        except CuttingsError as error:
            refused.append(str(error))
    if len(refused) < len(ids):
        place.build(terminal, keep=0)
    if refused:
        raise CuttingsError("\n".join(refused))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CuttingsError(f"{path} cannot be written: {error.strerror or error}.") from error


def main() -> None:
    """Run the command: exit status 0, 1 with one sentence on stderr, or 2 for wrong usage."""
    try:
        app(prog_name="cuttings")
    except CuttingsError as error:
        _fail(str(error))
    except Exception as error:  # the last resort: a sentence, never a traceback
        _fail(f"Something unexpected went wrong: {type(error).__name__}: {error}")


def _fail(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(1)
