"""The grammar, loaded once, and a short way to the quotes of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.cutting.quotes import extract_quotes
from index.models import Quote
from index.pretrained import Models

Quotes = Callable[[str], list[Quote]]


@pytest.fixture(scope="session")
def quotes(models: Models) -> Quotes:
    """Give a function from a text to its quotes."""
    return lambda text: extract_quotes(text, models.language.parse(text))
