"""Quotes on cards: ready to paste, and checks with the difference shown word by word."""

from __future__ import annotations

from functools import partial

from bot.cards.card import Accent, Button, Card, Mark, Part, Style, compose, fixed
from bot.cards.paging import sharing, turning
from bot.cards.sources import Sources
from bot.cards.state import ChecksState, QuotesState, Shown
from bot.cards.text import citation, clip, escape, excerpt, link, one_line, quotation, units
from index.models import Edit, Passage, Quote, QuoteCheck

PAGE = 3
"""Quotes, or checks, on a page."""
NOTHING = "The coverage holds no such quote."
NO_QUOTATION = "There is no quotation in this message to check."
_VERDICTS = {
    "verbatim": (Accent.GOOD, "✅ Verbatim: these words stand in the coverage."),
    "altered": (Accent.CAUTION, "⚠️ Altered: the coverage has other words."),
    "absent": (Accent.BAD, "❌ Absent: these words are not in the coverage."),
}


def attribution(quote: Quote) -> str:
    """Give "**Speaker**, role", or that the speaker is not named."""
    speaker = f"**{clip(one_line(quote.speaker), 120)}**" if quote.speaker else "speaker not named"
    return speaker + (f", {clip(one_line(quote.role), 160)}" if quote.role else "")


def quote_blocks(quote: Quote, sources: Sources) -> list[list[Part] | Mark]:
    """Give a quote as a quotation, and under it who said it and the number of its source."""
    said = f"— {attribution(quote)}{sources.cite(quote.article)}"
    return [[Part(partial(quotation, f"“{quote.text}”"))], [fixed(said)]]


def quotes_card(state: QuotesState, shown: Shown) -> Card:
    """Give the quotes on a topic or of a speaker, one page; moderators may post each."""
    report = state.report
    asked = " · ".join(clip(one_line(words), 150) for words in (report.speaker, report.topic) if words)
    heading = [fixed(f"### Quotes: {asked}" if asked else "### Quotes")]
    if not report.quotes:
        return compose(Accent.ABSTAIN, [heading, [fixed(NOTHING), *_speakers(report.speakers)]])
    pages = -(-len(report.quotes) // PAGE)
    page = min(shown.page, pages - 1)
    sources = Sources()
    blocks: list[list[Part] | Mark] = [heading]
    on_page = report.quotes[page * PAGE : (page + 1) * PAGE]
    for number, quote in enumerate(on_page):
        blocks += [*([Mark.GAP] if number else []), *quote_blocks(quote, sources)]
    blocks += [Mark.RULE, sources.parts()]
    posting = _posting(page * PAGE, len(on_page)) if shown.moderator else []
    return compose(Accent.ANSWER, blocks, [posting, [*turning(page, pages), *sharing(shown, page)]])


def _speakers(names: tuple[str, ...]) -> list[Part]:
    known = ", ".join(one_line(name) for name in names)
    return [Part(lambda room: f"-# Speakers known: {clip(known, room - 20)}")] if known else []


def _posting(first: int, quotes: int) -> list[Button]:
    labels = ["Post quote"] if quotes == 1 else [f"Post quote {i + 1}" for i in range(quotes)]
    return [Button("post", label, argument=first + i, style=Style.MAIN) for i, label in enumerate(labels)]


def posted_card(quote: Quote) -> Card:
    """Give a quote as it is posted in a channel: the words, who said them, publisher, date and link."""
    source = [fixed(f"-# {citation(1, quote.article).removeprefix('[1] ')}")] if quote.article else []
    return compose(
        Accent.ANSWER,
        [[Part(partial(quotation, f"“{quote.text}”"))], [fixed(f"— {attribution(quote)}"), *source]],
    )


def checks_card(state: ChecksState, shown: Shown) -> Card:
    """Give what became of each quotation that was checked, one page."""
    if not state.checks:
        return compose(Accent.ABSTAIN, [[fixed(NO_QUOTATION)]])
    pages = -(-len(state.checks) // PAGE)
    page = min(shown.page, pages - 1)
    checks = state.checks[page * PAGE : (page + 1) * PAGE]
    sources = Sources()
    blocks: list[list[Part] | Mark] = []
    if state.link:
        blocks.append([fixed(f"-# Checked: {link('the message', state.link)}")])
    for number, check in enumerate(checks):
        blocks += [*([Mark.RULE] if number else []), *_check(check, sources)]
    blocks += [Mark.RULE, sources.parts()]
    worst = max((_VERDICTS[check.verdict][0] for check in checks), key=_SEVERITY.index)
    return compose(worst, blocks, [[*turning(page, pages), *sharing(shown, page)]])


_LEADS = {
    "verbatim": "-# In the coverage",
    "altered": "-# In the coverage",
    "absent": "-# Nearest in the coverage, not the same words",
}
_LEGEND = "-# ~~struck~~: only in the text checked · __underlined__: only in the coverage"
_NOTES = 3
"""Notes that are shown."""
_SEVERITY = (Accent.GOOD, Accent.CAUTION, Accent.BAD)


def _check(check: QuoteCheck, sources: Sources) -> list[list[Part] | Mark]:
    """Give the verdict, the words, the difference, what else must be known, and the words of the coverage."""
    blocks: list[list[Part] | Mark] = [[fixed(f"### {_VERDICTS[check.verdict][1]}")]]
    notes = [fixed(clip(one_line(note), 240)) for note in check.notes[:_NOTES]]
    if check.verdict == "altered" and check.diff:
        blocks += [[Part(partial(_difference, check.diff))], [fixed(_LEGEND), *notes]]
    else:
        blocks += [[Part(partial(quotation, f"“{check.text}”"))], notes]
    if isinstance(check.match, Quote):
        lead = [] if check.verdict == "verbatim" else [[fixed(_LEADS[check.verdict])]]
        said = [fixed(f"— {attribution(check.match)}{sources.cite(check.match.article)}")]
        words = [] if check.verdict == "verbatim" else [[Part(partial(quotation, f"“{check.match.text}”"))]]
        blocks += [*lead, *words, said]
    elif isinstance(check.match, Passage):
        cited = sources.cite(check.match.article)
        blocks += [[fixed(f"{_LEADS[check.verdict]}{cited}")], [Part(partial(excerpt, check.match))]]
    return blocks


def _difference(edits: tuple[Edit, ...], room: int) -> str:
    """Quote the difference: struck what only the checked text has, underlined what only the coverage has."""
    marks = {"equal": "", "insert": "~~", "delete": "__"}
    shown = "> "
    for edit in edits:
        words = escape(one_line(edit.text))
        if not words:
            continue
        piece = f"{marks[edit.op]}{words}{marks[edit.op]} "
        if units(shown + piece) + 2 > room:
            return f"{shown}…"
        shown += piece
    return shown.rstrip()
