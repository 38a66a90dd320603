"""Where quotations begin and end: every style of mark, nested, continued, and with marks missing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cutting.paragraphs import split_paragraphs
from index.cutting.quotes.marks import find_marked
from tests.index.cutting.quotes.conftest import Quotes


def marked(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text, split_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jo Marl said: “The pier is shut.”", ["The pier is shut."]),
        ('Jo Marl said: "The pier is shut."', ["The pier is shut."]),
        ("Jo Marl said: ‘The pier is shut.’", ["The pier is shut."]),
        ("Jo Marl said: 'The pier is shut.'", ["The pier is shut."]),
        ("Jo Marl said: «The pier is shut.»", ["The pier is shut."]),
        ('“We can’t,” he said, "and won\'t."', ["We can’t,", "and won't."]),
        ("'The workers' rights are gone,' Jo Marl said.", ["The workers' rights are gone,"]),
        ("'It's the boats' turn,' she said, 'isn't it?'", ["It's the boats' turn,", "isn't it?"]),
        ("The boats' owners and the crew's cook left in the '90s.", []),
        ("“He told me: ‘Go away.’ So I went,” she said.", ["He told me: ‘Go away.’ So I went,"]),
        ("'He told me: \"Go away.\"' she said.", ['He told me: "Go away."']),
        ('"She called it "a disgrace" and left," he said.', ['She called it "a disgrace" and left,']),
        ('The mast is 6\'3" tall and "rotten".', ["rotten"]),
        ('Patricia "Pat" Marl said: "No."', ["No."]),
        (
            'The board called it "alarming. Jo Marl said: "It is not good enough."',
            ["alarming", "It is not good enough."],
        ),
        ('Jo Marl said: The pier is shut."', ["The pier is shut."]),
        ("Jo Marl said: “The pier is shut.", ["The pier is shut."]),
        ('He left."The pier is shut," Jo Marl said.', ["The pier is shut,"]),
        ("”The pier is shut,” Jo Marl said.", ["The pier is shut,"]),
        ("“”", []),
        ("“  ”", []),
    ],
)
def test_marks_pair_as_a_reader_pairs_them(text: str, words: list[str]) -> None:
    assert marked(text) == words


def test_a_quotation_may_open_in_every_paragraph_and_close_in_the_last() -> None:
    text = "Jo Marl said: “The pier is shut.\n\n“It will stay shut.\n\n“That is all.”\n\nShe left."

    assert marked(text) == ["The pier is shut.", "It will stay shut.", "That is all."]


def test_a_quotation_may_open_once_and_close_paragraphs_later() -> None:
    text = "Jo Marl said: “The pier is shut.\n\nIt will stay shut.\n\nThat is all.”\n\nShe left."

    assert marked(text) == ["The pier is shut.\n\nIt will stay shut.\n\nThat is all."]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab.,:!? \n“”\"‘’'«»—[]5é\u00a0"), max_size=120))
def test_any_marks_at_all_give_stretches_of_the_text_in_order(text: str) -> None:
    found = find_marked(text, split_paragraphs(text))

    assert all(m.start < m.end <= len(text) and text[m.start : m.end].strip() for m in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


PROSE = [
    "Jo Marl",
    "said",
    "the pier",
    "is shut",
    "told",
    "she",
    "according to",
    "who",
    "was",
    "Mr Dunn",
    "I",
]
WORDS = st.sampled_from([*PROSE, *"“”\"'‘’,.?:—«…[\n", "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from(["", " "]))
def test_quotes_are_the_text_at_their_offsets_whatever_the_marks(
    quotes: Quotes, words: list[str], joint: str
) -> None:
    text = joint.join(words)
    found = quotes(text)

    assert all(text[q.start : q.end] == q.text and q.text.strip() for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
    assert all(
        q.speaker_start is None or 0 <= q.speaker_start < (q.speaker_end or 0) <= len(text) for q in found
    )


@pytest.mark.parametrize("piece", ['"a ', "“a ”b ", "'s ‘a ", 'he said: "', "a “b”\n\n", "\n\n“a"])
@pytest.mark.timeout(60)
def test_a_megabyte_of_marks_takes_seconds(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))

    find_marked(text, split_paragraphs(text))
