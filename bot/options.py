"""The options that several commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

IndexOption = Annotated[
    Path | None,
    typer.Option("--index", metavar="DIR", help="The folder of the index (CUTTINGS_INDEX, .cuttings)."),
]
DocumentsOption = Annotated[
    Path | None,
    typer.Option(
        "--documents", metavar="DIR", help="The folder of articles (CUTTINGS_DOCUMENTS, documents)."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
PublisherOption = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Look only in this publisher's articles.")
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(
        "--since", formats=["%Y-%m-%d"], metavar="DATE", help="Look only in articles of this day or later."
    ),
]
UntilOption = Annotated[
    datetime | None,
    typer.Option(
        "--until", formats=["%Y-%m-%d"], metavar="DATE", help="Look only in articles of this day or earlier."
    ),
]
FromOption = Annotated[
    Path | None,
    typer.Option(
        "--from", metavar="FILE", help="Read one JSON object a line, print one JSON line each, in order."
    ),
]
