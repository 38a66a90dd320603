"""Checking words: verbatim, altered or absent. Verbatim is only said of what stands in the coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.checking.likeness import closest, difference, remarks
from index.checking.message import Quoted, names_saying, plain_text, quotations, quotes_somebody, unmarked
from index.checking.sources import CheckCorpus, Place, Source
from index.checking.wording import Match, Wording, read_wording, stands
from index.checking.words import words_of
from index.errors import CuttingsError
from index.models import Passage, Quote, QuoteCheck
from index.speakers import is_named

__all__ = ["CheckCorpus", "check_message", "check_quote"]

_ARTICLES = 20
"""Articles that are compared with the words."""
_SHORT = 3
"""Words below which standing in the coverage proves nothing, unless they are all that was quoted."""
_SHOWN = 60
"""Characters of refused words that are repeated."""
_FEW = 4
"""Words that a sentence may have in marks without being about them."""
_SENTENCE = 8
"""Words around a quotation that are more than an attribution."""
_AROUND = 3
"""Words around a quotation, besides who speaks, from which a text is more than that quotation."""
_LONGEST = 20_000
"""Characters that can be checked at once."""


def check_quote(text: str, corpus: CheckCorpus) -> QuoteCheck:
    """Check words, or the first quotation in a message that quotes somebody.

    Raises:
        CuttingsError: there are no words, too few to tell anything, or too many.
    """
    _refuse(text)
    sources = _sources(text, corpus)
    found = _as_typed(plain_text(text), sources)
    if found is not None:
        return found
    whole, quoted = unmarked(text), quotations(text)[0]
    if whole.speaker is not None and (check := _check(whole, corpus)).verdict == "verbatim":
        return check
    if quoted.speaker is None and (not quotes_somebody(text) or _is_incidental(quoted, whole)):
        return _check(whole, corpus)
    return _as_sentence(plain_text(text), sources) or _check(quoted, corpus)


def check_message(text: str, corpus: CheckCorpus) -> list[QuoteCheck]:
    """Check every quotation in a message, in order; those of one or two words only when they stand alone.

    Raises:
        CuttingsError: there are no words, too few to tell anything, or too many.
    """
    _refuse(text)
    quoted = quotations(text)
    if len(quoted) == 1 and not any(mark in text for mark in '"“”>'):
        return [check_quote(text, corpus)]
    long = [q for q in quoted if len(read_wording(q.text).words) >= _SHORT]
    return [_check(q, corpus) for q in long or quoted[:1]]


def _is_incidental(quoted: Quoted, whole: Quoted) -> bool:
    """Whether the marks hold a few words of a longer sentence, which is then what is to be checked."""
    words, all_words = read_wording(quoted.text).words, read_wording(whole.text).words
    return len(words) <= _FEW and len(words) + _AROUND < len(all_words)


def _as_typed(text: str, sources: Sequence[Source]) -> QuoteCheck | None:
    """Give the verdict when the whole message, attribution and all, stands in one place; else None."""
    wording = read_wording(text)
    if len(wording.words) < _SHORT:
        return None
    found = _best_match(wording, sources, None)
    if found is None or (_runs_on(found.whole) and _misnames(text, found)):
        return None
    return _verdict(text, found, None)


def _runs_on(place: Place) -> bool:
    """Whether the words run over the end of a paragraph, where another's name may follow."""
    return "\n" in place.source.article.text[place.start : place.finish]


def _misnames(text: str, match: Match) -> bool:
    quote = _quote_of(match.whole)
    return quote is not None and any(q.speaker and not _is_theirs(q.speaker, quote) for q in quotations(text))


def _as_sentence(text: str, sources: Sequence[Source]) -> QuoteCheck | None:
    """Altered, when a text that quotes also changes the words around the quotation; else None.

    Without this, a sentence with a word changed would pass for the few words that it has in marks.
    """
    quoted = quotations(text)
    wording = read_wording(text)
    around = Counter(word.key for word in wording.words)
    around -= Counter(word.key for q in quoted for word in read_wording(q.text).words)
    if around.total() < _AROUND:
        return None
    like = closest(wording.words, sources)
    if like is None:
        return None
    if not like.spliced:
        around &= _in_common(text, like.place)
        quote = _quote_of(like.place)
        names = [q.speaker for q in quoted] + ([quote.speaker, quote.role, quote.cue] if quote else [])
        around -= Counter(word.key for name in names if name for word in words_of(name))
    elif any(q.speaker for q in quoted) or (names_saying(text) and around.total() < _SENTENCE):
        return None
    return _unlike(Quoted(text, None), wording, sources) if around.total() >= _AROUND else None


def _in_common(text: str, place: Place) -> Counter[str]:
    """How often each word is unchanged between a text and a place."""
    equal = (edit.text for edit in difference(text, place) if edit.op == "equal")
    return Counter(word.key for words in equal for word in words_of(words))


def _refuse(text: str) -> None:
    if not any(word.key[-1].isalnum() for word in words_of(text[:_LONGEST])):
        raise CuttingsError("There are no words to check; give a sentence or a message that quotes somebody.")
    if len(text) > _LONGEST:
        raise CuttingsError(f"That is {len(text):,} characters; at most {_LONGEST:,} can be checked at once.")


def _sources(text: str, corpus: CheckCorpus) -> list[Source]:
    """Give the articles nearest to a text, and to either half of it: a splice comes from two."""
    words = text.split()
    halves = [words[: len(words) // 2], words[len(words) // 2 :]] if len(words) >= 2 * _SHORT else []
    found: dict[str, Source] = {}
    for part in (text, *(" ".join(half) for half in halves)):
        for article in corpus.candidates(part, _ARTICLES):
            found.setdefault(article.id, Source(article, corpus))
    return list(found.values())


def _check(quoted: Quoted, corpus: CheckCorpus) -> QuoteCheck:
    wording = read_wording(quoted.text)
    sources = _sources(quoted.text, corpus)
    found = _best_match(wording, sources, quoted.speaker)
    if len(wording.words) < _SHORT and (found is None or not _only_quote(found)):
        raise CuttingsError(
            f"“{quoted.text.strip()[:_SHOWN]}” is too short to check; give {_SHORT} words or more, or all of it."
        )
    if found is not None:
        return _verdict(quoted.text, found, quoted.speaker)
    return _unlike(quoted, wording, sources)


def _best_match(wording: Wording, sources: Sequence[Source], speaker: str | None) -> Match | None:
    """Give the match whose speaker is the one named; else one in a quotation; else any."""
    matches = [match for source in sources for match in stands(wording, source)]
    return max(matches, key=lambda match: _fitness(match, speaker), default=None)


def _fitness(match: Match, speaker: str | None) -> tuple[bool, bool, bool]:
    quote = _quote_of(match.whole)
    theirs = quote is not None and speaker is not None and _is_theirs(speaker, quote)
    return theirs, quote is not None and quote.speaker is not None, len(match.places) == 1


def _only_quote(match: Match) -> bool:
    """Whether the words are the whole of a quotation."""
    quote = _quote_of(match.whole)
    return quote is not None and len(read_wording(quote.text).words) == match.whole.end - match.whole.first


def _quote_of(place: Place) -> Quote | None:
    touched = place.source.quotes_at(place)
    return max(touched, key=lambda q: min(q.end, place.finish) - max(q.start, place.start), default=None)


def _verdict(text: str, match: Match, speaker: str | None) -> QuoteCheck:
    """Verbatim, unless the message gives the words to somebody whose words they are not."""
    place = match.whole
    quote = _quote_of(place)
    notes = list(match.notes)
    verbatim = speaker is None or _is_right(speaker, quote, place)
    if speaker is not None and not verbatim:
        notes.insert(0, _whose(speaker, quote))
    if quote is not None and not (quote.start <= place.start and place.finish <= quote.end):
        if not any(q is not quote for q in place.source.quotes_at(place)):
            notes.append("Part of these words stands outside the quotation marks in the coverage.")
    elif quote is None:
        notes.append("In the coverage these words are the article's own, not in quotation marks.")
    return QuoteCheck(
        verdict="verbatim" if verbatim else "altered",
        text=text,
        match=_shown(place, quote),
        diff=difference(text, place),
        notes=tuple(notes),
    )


def _is_right(speaker: str, quote: Quote | None, place: Place) -> bool:
    """Whether the named speaker said the words, or is the publisher whose own words they are."""
    if quote is not None:
        return _is_theirs(speaker, quote)
    publisher = place.source.article.publisher
    return publisher is not None and is_named(speaker, publisher)


def _whose(speaker: str, quote: Quote | None) -> str:
    if quote is None:
        return f"The words are in the coverage, but as the article's own and not as words of {speaker}."
    if quote.speaker is None:
        return (
            f"The words are in the coverage, but it does not tell whose they are, {speaker}'s or another's."
        )
    return f"The words are in the coverage, but they are those of {quote.speaker}, not of {speaker}."


def _is_theirs(speaker: str, quote: Quote) -> bool:
    """Whether the named speaker is the quote's, by name or by all words of a role."""
    if quote.speaker is None:
        return False
    return is_named(speaker, quote.speaker, quote.role)


def _unlike(quoted: Quoted, wording: Wording, sources: Sequence[Source]) -> QuoteCheck:
    """Altered or absent."""
    like = closest(wording.words, sources)
    if like is None:
        return QuoteCheck(verdict="absent", text=quoted.text, match=None)
    edits = difference(quoted.text, like.place)
    quote = _quote_of(like.place)
    notes = [*remarks(edits)]
    if like.spliced:
        notes.insert(0, "The words are put together from different places in the coverage.")
    elif not any(edit.op != "equal" for edit in edits):
        notes.insert(
            0, "The words are in the coverage, but not in one quotation or with other capital letters."
        )
    if quoted.speaker and quote is not None and not _is_theirs(quoted.speaker, quote) and quote.speaker:
        notes.append(f"What comes closest are words of {quote.speaker}, not of {quoted.speaker}.")
    return QuoteCheck(
        verdict="altered", text=quoted.text, match=_shown(like.place, quote), diff=edits, notes=tuple(notes)
    )


def _shown(place: Place, quote: Quote | None) -> Quote | Passage:
    return quote if quote is not None else place.source.passage(place.start)
