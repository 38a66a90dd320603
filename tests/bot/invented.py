"""Random answers, figures, quotes and checks, within what the models allow and far beyond what is usual."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from bot.cards.state import AnswerState, ArticlesState, ChecksState, FiguresState, QuotesState
from index.models import (
    Answer,
    Change,
    Edit,
    Figure,
    FigureReport,
    Passage,
    Period,
    Quote,
    QuoteCheck,
    QuoteReport,
    Series,
    Source,
    Span,
)

NASTY = (
    "@everyone", "<@123>", "<@&5>", "<#7>", "</ask:1>", "<:a:1>", "<t:0:R>", "**", "__", "~~", "||", "```", "`", "> ",
    ">>> ", "# ", "-# ", "- ", "1. ", "](", "[x](http://evil.example)", "https://evil.example/a_b_c", "\\", "\u202e",
    "\u200b", "\u2066", "\n", "\n\n", "\r", "\t", "😀", "é", "“", "”", ". ", "? ", " ",
)  # fmt: skip
words = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), max_size=40).map("".join)
long_words = st.builds(lambda piece, times: piece * times, words.filter(bool), st.integers(1, 60)).map(
    lambda text: text[:8_000]
)
names = st.none() | words | long_words
days = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
urls = (
    st.none()
    | st.sampled_from(
        [
            "https://news.example/a_(b)",
            "javascript:alert(1)",
            "https://x.example/" + "y" * 600,
            "http://a b",
            "https://[",
            "ftp://a",
        ]
    )
    | words
)
sources = st.builds(
    Source, id=st.sampled_from([f"{n:08x}" for n in range(9)]), title=names, publisher=names, published=days, url=urls,
    path=names,
)  # fmt: skip
periods = st.none() | st.builds(Period, text=words, start=days, end=days)
changes = st.none() | st.builds(
    lambda direction, start, end, baseline: Change(direction=direction, from_=start, to=end, baseline=baseline),
    st.sampled_from(["up", "down"]), names, names, names,
)  # fmt: skip
figures = st.builds(
    Figure, text=words, kind=st.sampled_from(["count", "share", "change", "money"]),
    value=st.integers(0, 10**12).map(str), unit=st.none() | words,
    modifier=st.sampled_from(["exactly", "about", "more_than"]), measure=words | long_words, subject=names,
    change=changes, period=periods, attribution=names, sentence=words, start=st.just(0), end=st.just(1),
    article=st.none() | sources,
)  # fmt: skip
quotes = st.builds(
    Quote, text=words | long_words, speaker=names, role=names, start=st.just(0), end=st.just(1),
    article=st.none() | sources,
)  # fmt: skip


@st.composite
def passages(draw: st.DrawFn, citation: int = 1) -> Passage:
    """A passage whose highlight is a stretch of it."""
    text = draw((words | long_words).filter(bool))
    begin = draw(st.integers(0, len(text) - 1))
    finish = draw(st.integers(begin + 1, len(text)))
    start = draw(st.integers(0, 10_000))
    return Passage(
        citation=citation,
        text=text,
        start=start,
        end=start + len(text),
        highlight=Span(start=start + begin, end=start + finish, text=text[begin:finish]),
        score=draw(st.floats(0, 1)),
        article=draw(sources),
        also=tuple(draw(st.lists(sources, max_size=5))),
    )


@st.composite
def answers(draw: st.DrawFn) -> AnswerState:
    """An answer of any size."""
    count = draw(st.integers(0, 6))
    answer = Answer(
        question=draw(words),
        answered=draw(st.booleans()),
        confidence=0.5,
        figures=tuple(draw(st.lists(figures, max_size=6))),
        quotes=tuple(draw(st.lists(quotes, max_size=4))),
        passages=tuple(draw(passages(number + 1)) for number in range(count)),
        generation="g",
    )
    return AnswerState(asked=draw(words | long_words), earlier=draw(names), answer=answer)


series = st.builds(
    Series,
    measure=words,
    unit=st.none() | words,
    points=st.lists(figures, min_size=1, max_size=15).map(tuple),
)
edits = st.builds(Edit, op=st.sampled_from(["equal", "insert", "delete"]), text=words)
checks = st.builds(
    QuoteCheck,
    verdict=st.sampled_from(["verbatim", "altered", "absent"]),
    text=words | long_words,
    match=st.none() | quotes | passages(),
    diff=st.lists(edits, max_size=30).map(tuple),
    notes=st.lists(words | long_words, max_size=5).map(tuple),
)
figure_reports = st.builds(
    FigureReport, topic=words, series=st.lists(series, max_size=7).map(tuple), generation=st.just("g")
)
quote_reports = st.builds(
    QuoteReport, topic=names, speaker=names, quotes=st.lists(quotes, max_size=8).map(tuple),
    speakers=st.lists(words, max_size=60).map(tuple), generation=st.just("g"),
)  # fmt: skip
states = (
    answers()
    | st.builds(FiguresState, report=figure_reports)
    | st.builds(QuotesState, report=quote_reports)
    | st.builds(ChecksState, checks=st.lists(checks, max_size=7).map(tuple), link=urls)
    | st.builds(ArticlesState, articles=st.lists(sources, max_size=30).map(tuple), generation=st.just("g"))
)
