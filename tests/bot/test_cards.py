"""Cards keep to Discord's limits whatever they show, and nothing in them is more than words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.cards import draw
from bot.cards.card import Accent, Button, Part, compose, fixed
from bot.cards.notice import notice_card
from bot.cards.state import STATE, Shown, State
from bot.cards.text import citation, clip, escape, excerpt, link, plain, quotation, safe_url, units
from bot.cards.view import custom_id, layout, pressed
from bot.store import Votes
from index.models import Passage, Source
from tests.bot import openapi
from tests.bot.invented import long_words, passages, sources, states, urls, words
from tests.bot.world import walk

LIVE = re.compile(r"@(?:everyone|here)|<(?:@|#|:|/|a:|t:)")
slow = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
shown_as = st.builds(
    Shown, page=st.integers(0, 9_999), private=st.booleans(), moderator=st.booleans(),
    votes=st.builds(Votes, st.integers(0, 10**6), st.integers(0, 10**6)),
)  # fmt: skip


def payload(state: State, shown: Shown) -> list[dict[str, Any]]:
    """The components that Discord would be sent."""
    return layout(draw(state, shown), "Ab3dE9xQ_-12").to_components()  # type: ignore[return-value]


@slow
@given(states, shown_as)
def test_every_card_keeps_to_every_limit(state: State, shown: Shown) -> None:
    sent = list(walk(payload(state, shown)))
    assert len(sent) <= 40
    assert sum(units(c["content"]) for c in sent if c["type"] == 10) <= 4_000
    assert all(c["content"].strip() for c in sent if c["type"] == 10)
    for row in (c for c in sent if c["type"] == 1):
        assert 1 <= len(row["components"]) <= 5
    buttons = [c for c in sent if c["type"] == 2]
    assert len({c["custom_id"] for c in buttons}) == len(buttons)
    assert all(len(c["custom_id"]) <= 100 and len(c.get("label") or "") <= 80 for c in buttons)
    specification = openapi.specification()
    if specification:
        body = {"components": payload(state, shown), "flags": 1 << 15}
        assert specification.faults("POST", "/channels/1/messages", body) == []


@slow
@given(states, shown_as)
def test_no_mention_and_no_stray_link_gets_out(state: State, shown: Shown) -> None:
    text = draw(state, shown).text
    assert not LIVE.search(text)
    assert "\u202e" not in text
    outside_code = re.sub("```.*?```", "", text, flags=re.DOTALL)
    for target in re.findall(r"(?<!\\)\]\(([^)]*)\)", outside_code):
        assert re.fullmatch(r"<https?://[^\s<>()]+>", target)


@slow
@given(states, shown_as)
def test_a_citation_is_never_cut_and_never_missing(state: State, shown: Shown) -> None:
    text = draw(state, shown).text
    listed = {int(n) for n in re.findall(r"^-# \[(\d+)\] ", text, re.MULTILINE)}
    for line in re.findall(r"^-# \[\d+\] .*$", text, re.MULTILINE):
        assert line.count(" · ") >= 2
        assert line.count("](<") == line.count(">)")
    cited = {int(n) for line in re.findall(r"^(?:> |— ).*?((?: \[\d+\])+)$", text, re.MULTILINE)
             for n in re.findall(r"\d+", line)}  # fmt: skip
    assert cited <= listed or len(text) > 3_000


@given(states)
@slow
def test_a_state_comes_back_from_the_store_as_it_was(state: State) -> None:
    assert STATE.validate_json(state.model_dump_json()) == state


def bare(text: str) -> str:
    """The words without what escapes them: what it takes to escape a mark depends on what follows it."""
    return re.sub(r"[\\\u200b]", "", plain(text))


@given(words | long_words, st.integers(0, 4_000))
@slow
def test_a_cut_text_fits_and_is_a_beginning_of_the_whole(text: str, room: int) -> None:
    cut = clip(text, room)
    assert units(cut) <= room
    assert bare(text).lstrip().startswith(bare(cut.removesuffix(" …").removesuffix("…")).strip())


def test_text_is_cut_at_a_sentence_end() -> None:
    text = "The tram came late. Nobody minded much. The ferry never came at all."
    assert clip(text, 50) == "The tram came late. Nobody minded much. …"
    assert clip(text, 1_000) == text
    assert clip("Nobody minded the tram that came so late", 20) == "Nobody minded the…"


@given(passages(), st.integers(60, 4_000), st.booleans())
@slow
def test_an_excerpt_fits(passage: Passage, room: int, strong: bool) -> None:
    assert units(excerpt(passage, room, strong=strong)) <= room
    assert all(line.startswith("> ") for line in excerpt(passage, room, strong=strong).splitlines())


@given(words | long_words, st.integers(10, 4_000))
@slow
def test_a_quotation_fits(text: str, room: int) -> None:
    assert units(quotation(text, room)) <= room


def test_an_excerpt_grows_around_its_highlight() -> None:
    text = "One came first. Two came next. Three came third. Four came last."
    start = text.index("Three")
    highlight = {"start": start, "end": start + 17, "text": "Three came third."}
    passage = Passage.model_validate(
        {
            "citation": 1,
            "text": text,
            "start": 0,
            "end": len(text),
            "highlight": highlight,
            "score": 1,
            "article": {"id": "a"},
        }
    )
    assert excerpt(passage, 4_000) == "> One came first. Two came next. **Three came third.** Four came last."
    assert excerpt(passage, 60) == "> … Two came next. **Three came third.** Four came last."
    assert excerpt(passage, 45) == "> … **Three came third.** Four came last."
    assert excerpt(passage, 27) == "> … **Three came third.** …"
    assert excerpt(passage, 25) == "> **Three came third.**"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*bold* _thin_ ~gone~ `code` |hid|", r"\*bold\* \_thin\_ \~gone\~ \`code\` \|hid\|"),
        ("# Head\n- item\n> said\n1. one", "\\# Head\n\\- item\n\\> said\n1\u200b. one"),
        ("[a](http://b.example)", r"[a\](http\://b.example)"),
        ("@everyone <@1>", "@\u200beveryone \\<\u200b@1>"),
        ("He said: 3:30, 5 - 2, #4 and #5.", "He said: 3:30, 5 - 2, #4 and #5."),
        ("a\u202eb\u200bc\x00d\u2066e", "abcde"),
    ],
)
def test_what_is_written_is_shown_and_does_nothing(written: str, shown: str) -> None:
    assert escape(written) == shown


@given(sources, st.integers(1, 99), st.booleans())
@slow
def test_a_citation_says_publisher_and_date_or_that_they_are_not_stated(
    source: Source, number: int, brief: bool
) -> None:
    line = citation(number, source, brief=brief)
    assert line.startswith(f"[{number}] ")
    assert "\n" not in line
    assert ("undated" in line) or source.published


@given(urls)
@slow
def test_a_link_is_whole_or_there_is_none(url: str | None) -> None:
    made = link("label", url)
    assert made == "label" or re.fullmatch(r"\[label\]\(<https?://[^\s<>()]+>\)", made)


def test_addresses_that_are_not_of_the_web_are_not_linked() -> None:
    for url in (
        None,
        "",
        "javascript:alert(1)",
        "https://a b",
        "https://",
        "x" * 900,
        "https://a.example/>)[x](b",
    ):
        assert safe_url(url) is None
    assert safe_url("https://a.example/b_(c)") == "https://a.example/b_%28c%29"


@given(st.integers(1, 300), st.integers(0, 30))
def test_fixed_parts_are_whole_or_gone_and_elastic_ones_share_the_rest(length: int, count: int) -> None:
    seen: list[int] = []

    def grow(room: int) -> str:
        seen.append(room)
        return "e" * room

    blocks = [[Part(grow)], [fixed("f" * length, optional=True) for _ in range(count)]]
    card = compose(Accent.ANSWER, blocks)
    assert units(card.text) <= 4_000
    lines = [line for line in card.text.split("\n") if line.startswith("f")]
    assert all(len(line) == length for line in lines)


def test_fixed_parts_that_cannot_fit_are_a_defect() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        compose(Accent.ANSWER, [[fixed("f" * 4_001)]])


def test_a_long_row_of_buttons_is_broken() -> None:
    card = compose(
        Accent.ANSWER, [[fixed("text")]], [[Button("page", str(n), argument=n) for n in range(12)]]
    )
    assert [len(row) for row in card.rows] == [5, 5, 2]


@given(st.text(max_size=3_000))
def test_a_notice_takes_any_sentence(sentence: str) -> None:
    assert units(notice_card(sentence or "x").text) <= 4_000


@given(
    st.sampled_from(["page", "up", "post"]),
    st.from_regex(r"[A-Za-z0-9_-]{1,32}", fullmatch=True),
    st.integers(0, 9_999),
)
def test_a_custom_id_comes_back_as_it_went(action: str, card: str, argument: int) -> None:
    assert pressed(custom_id(action, card, argument)) == (action, card, argument)


@given(st.text(max_size=120))
def test_a_forged_custom_id_is_read_as_none(text: str) -> None:
    assert pressed(text) is None or text.startswith("cuttings:")


def test_a_custom_id_that_is_too_long_is_a_defect() -> None:
    with pytest.raises(ValueError, match="longer than 100"):
        custom_id("page", "x" * 100)


def test_a_mention_does_not_form_where_a_highlight_begins() -> None:
    text = "Write to @everyone now. Do."
    highlight = {"start": 10, "end": 23, "text": text[10:23]}
    passage = Passage.model_validate(
        {
            "citation": 1,
            "text": text,
            "start": 0,
            "end": len(text),
            "highlight": highlight,
            "score": 1,
            "article": {"id": "a"},
        }
    )
    assert "@everyone" not in excerpt(passage, 4_000, strong=False)
