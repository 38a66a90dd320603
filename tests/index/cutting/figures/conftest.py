from collections.abc import Callable
from datetime import date

import pytest

from index.cutting.figures import extract_figures
from index.models import Figure
from index.pretrained import Models

PUBLISHED = date(2025, 4, 22)

Read = Callable[..., list[Figure]]


@pytest.fixture(scope="session")
def read(models: Models) -> Read:
    """Extracts the figures of a text published on 22 April 2025, or on another day, or on none."""
    language = models.language

    def extract(text: str, published: date | None = PUBLISHED) -> list[Figure]:
        return extract_figures(text, language.parse(text), published)

    return extract
