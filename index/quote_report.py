"""Quotes from a generation: by topic and speaker, and those that answer who said what."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

import numpy as np

from index.encoder import Encoded, Floats
from index.library import Library, Numbers
from index.models import Quote, QuoteReport
from index.pretrained import Models
from index.speakers import match_speakers, suggest_speakers
from index.words import stems

_LEAST = 0.3
_RELEVANT = 0.6
"""A quote is on the topic when it scores this share of the best one's score, and `_LEAST` at least."""
_SAID = (
    r"(?:say|said|says|tell|told|claim(?:ed|s)?|argue[ds]?|think|thinks|thought|comment(?:ed)?|respond(?:ed)?|call|"
    r"called|describe[ds]?|warn(?:ed)?|promise[ds]?|critici[sz]e[ds]?|react(?:ed)?|put it)"
)
_WHAT_DID_THEY_SAY = re.compile(
    rf"\b(?:what|how)\b[^?]{{0,20}}?\b(?:did|does|do|has|have|had|was|is)\b"
    rf"(?P<speaker>[^?]{{1,80}}?)\b{_SAID}\b(?P<topic>[^?]*)"
    r"|\bquotes?\b[^?]{0,20}?\b(?:by|from|of)\b(?P<quoted>[^?]{1,60}?)(?:\b(?:about|on)\b(?P<about>[^?]*)|[?.]?$)",
    re.IGNORECASE,
)
_WHO_SAID = re.compile(rf"\bwho\b[^?]{{0,15}}?\b{_SAID}\b(?P<topic>[^?]*)", re.IGNORECASE)


def report_quotes(
    library: Library,
    models: Models,
    topic: str | None,
    speaker: str | None,
    articles: Collection[int] | None,
    limit: int,
) -> QuoteReport:
    """Give quotes by relevance to a topic, or newest first; on "?" or a miss, the speakers that are known."""
    numbers = _numbers(library, articles)
    speakers: Sequence[str] = ()
    if speaker is not None:
        numbers = _spoken_by(library, numbers, speaker)
        if not len(numbers) and not match_speakers(speaker, library.speakers):
            speakers = suggest_speakers(speaker, library.speakers, limit) or library.speakers
    if topic is not None and len(numbers):
        encoded = models.encoder.encode([topic])[0]
        numbers = _on_topic(library, encoded, topic, numbers)
    else:
        numbers = _newest(library, numbers)
    quotes = tuple(library.quotes_by_number[int(n)][1] for n in numbers[:limit])
    return QuoteReport(
        topic=topic, speaker=speaker, quotes=quotes, speakers=tuple(speakers), generation=library.name
    )


def quotes_for(
    library: Library, question: str, encoded: Encoded, articles: Collection[int] | None, limit: int
) -> list[Quote]:
    """Give the quotes that answer "what did X say about Y" or "who said …"; none for another question."""
    asked = _WHAT_DID_THEY_SAY.search(question)
    numbers = _numbers(library, articles)
    if asked:
        topic = asked["topic"] or asked["about"] or ""
        numbers = _spoken_by(library, numbers, asked["speaker"] or asked["quoted"])
    elif said := _WHO_SAID.search(question):
        topic = said["topic"]
    else:
        return []
    if len(stems(topic)):
        numbers = _on_topic(library, encoded, topic, numbers)
    return [library.quotes_by_number[int(n)][1] for n in numbers[:limit]]


def asks_for_any_words(question: str) -> bool:
    """Whether a question asks for whatever somebody said, on no topic: then any quote of theirs answers it."""
    asked = _WHAT_DID_THEY_SAY.search(question)
    return asked is not None and not stems(asked["topic"] or asked["about"] or "")


def _numbers(library: Library, articles: Collection[int] | None) -> Numbers:
    return np.array(
        [
            n
            for n, (article, _) in enumerate(library.quotes_by_number)
            if articles is None or article in articles
        ],
        np.int64,
    )


def _spoken_by(library: Library, numbers: Numbers, typed: str) -> Numbers:
    """Keep the quotes of who is meant: by name or, where nobody has such a name, by role or role and name."""
    quotes = [library.quotes_by_number[int(n)][1] for n in numbers]
    known = [quote.speaker or "" for quote in quotes]
    if not match_speakers(typed, library.speakers):
        known = [f"{quote.speaker or ''} {quote.role or ''}" for quote in quotes]
    meant = set(match_speakers(typed, sorted(set(known))))
    return np.asarray(numbers[np.array([name in meant for name in known], bool)])


def _newest(library: Library, numbers: Numbers) -> Numbers:
    def key(number: int) -> tuple[date, int]:
        article = library.sources[library.quotes_by_number[number][0]]
        return article.published or date.min, -number

    return np.array(sorted(map(int, numbers), key=key, reverse=True), np.int64)


def _on_topic(library: Library, encoded: Encoded, topic: str, numbers: Numbers) -> Numbers:
    """Keep the quotes on a topic, the most relevant first: near in meaning, or with its words."""
    if not len(numbers):
        return numbers
    scores = 0.5 * _closeness(library, encoded, numbers) + 0.5 * _shares(library, topic, numbers)
    best = float(scores.max())
    order = np.argsort(-scores, kind="stable")
    return numbers[[n for n in order if scores[n] >= max(_LEAST, _RELEVANT * best)]]


def _setting(library: Library, numbers: Numbers) -> Numbers:
    """The first and last sentence of each quote's setting: what leads up to a quote often says what it is about."""
    spans = library.quote_sentences[numbers].copy()
    begins = [library.passages[library.search.passage_of(int(first))].first_sentence for first in spans[:, 0]]
    spans[:, 0] = np.maximum(spans[:, 0] - 1, begins)
    return spans


def _closeness(library: Library, encoded: Encoded, numbers: Numbers) -> Floats:
    """The nearness of the nearest sentence of each quote's setting."""
    spans = _setting(library, numbers)
    counts = spans[:, 1] - spans[:, 0] + 1
    starts = np.cumsum(counts) - counts
    sentences = np.arange(counts.sum()) + np.repeat(spans[:, 0] - starts, counts)
    return np.asarray(np.maximum.reduceat(library.search.closeness(encoded, sentences), starts))


def _shares(library: Library, topic: str, numbers: Numbers) -> Floats:
    """The share of the topic's words that each quote has: whole in its words, half in its setting."""
    wanted = set(stems(topic))
    shares = []
    for number, (first, last) in zip(numbers, _setting(library, numbers), strict=True):
        article, quote = library.quotes_by_number[int(number)]
        start, end = library.sentences[first][0], library.sentences[last][1]
        said = wanted & set(stems(quote.text))
        nearby = (wanted & set(stems(library.text(article)[start:end]))) - said
        shares.append((len(said) + 0.5 * len(nearby)) / max(1, len(wanted)))
    return np.array(shares, np.float32)
