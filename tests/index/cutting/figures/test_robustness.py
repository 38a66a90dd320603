import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.cutting.figures import extract_figures
from index.pretrained import Models
from tests.index.cutting.figures.conftest import Read

_NUMBERS = [
    "19,244",
    "3.2bn",
    "half a million",
    "one in five",
    "two thirds",
    "5-7",
    "£",
    "$3m",
    "12½",
    "a dozen",
    "0",
    "-4",
]
_WORDS = [
    "people",
    "per cent",
    "%",
    "in July",
    "last year",
    "up from",
    "and",
    "between",
    "to",
    "of",
    "more than",
    "miles",
]
_WORDS += [
    "rose",
    "by",
    "the same period",
    "offenders",
    "who",
    "(",
    ")",
    ",",
    "said",
    "“",
    "”",
    "—",
    "per 100,000",
    "2024",
]
_SENTENCES = st.lists(st.sampled_from(_NUMBERS + _WORDS) | st.text(max_size=6), max_size=14).map(" ".join)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_SENTENCES, published=st.none() | st.dates())
def test_any_text_gives_exact_offsets_and_decimal_values(
    read: Read, text: str, published: date | None
) -> None:
    for figure in read(text, published):
        assert text[figure.start : figure.end] == figure.text
        assert figure.text in figure.sentence
        for value in (figure.value, figure.upper):
            assert value is None or (Decimal(value).is_finite() and "e" not in value.lower())


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_date_at_the_end_of_the_calendar_is_no_date(read: Read, published: date) -> None:
    (figure,) = read("The harbour lost 40 boats last September.", published)
    assert figure.period is not None
    assert (figure.period.start, figure.period.end) == (None, None)


def test_cost_grows_with_the_text_and_not_faster(models: Models) -> None:
    sentence = "12, 13 and 14% of 15 people, "
    parsed = {size: models.language.parse(sentence * size) for size in (60, 240)}
    times = {}
    for size, paragraphs in parsed.items():
        begun = time.perf_counter()
        extract_figures(sentence * size, paragraphs, None)
        times[size] = time.perf_counter() - begun
    assert times[240] < 4 * 4 * times[60] + 0.5
