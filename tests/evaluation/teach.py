"""Teaches the reader of `index.cross_encoder`: ``python -m tests.evaluation.teach`` (an hour on two cores).

The packaged model with low-rank changes learns, on the questions of the `teaching` split over invented news, which
sentence answers and which of its words do. First it tells the sentence that answers from another question's, then
from the sentences that the search finds nearest: for half of the questions, near-misses, none of them answers. (Begun
with these, it never gets beyond the words.) The splits `calibration` and `test` are never learned from.
"""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from index import cross_encoder
from index.cross_encoder import ADAPTED, LOW_RANK_SCALE, Sentence
from index.encoder import Encoded
from index.evidence import Reader, nearest_sentences
from index.library import Library
from index.pretrained import Models
from tests.evaluation.corpora import Asked, indexed, questions, write_articles

_OUT = Path(cross_encoder.__file__).with_name(cross_encoder.WEIGHTS)
_PASSAGES = 10
_NEAREST = 3
"""Sentences that do not answer, learned from for each question."""
_RANK = 16
_RATE = 5e-4
_EPOCHS = 2
_BATCH = 32
_WARM_UP = 100
_TOLD = 200
"""Steps after which the loss is told."""
_SORTED = 16
"""Batches whose pairs are sorted by length together: pairs of a length need no padding."""
_ANSWERS, _WORDS = 2.0, 8.0
"""How much more a sentence, or a word, that answers counts than one that does not."""
_WORD_SHARE = 0.7


class Pair(NamedTuple):
    """A question and a sentence; whether it answers, and with which of its characters, where that is known."""

    question: str
    sentence: Sentence
    answers: bool
    span: tuple[int, int] | None


class LowRank(nn.Module):
    """A linear map that stays as it is, and a low-rank change to it that is learned (Hu et al. 2021)."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.down = nn.Linear(linear.in_features, _RANK, bias=False)
        self.up = nn.Linear(_RANK, linear.out_features, bias=False)
        nn.init.zeros_(self.up.weight)

    def forward(self, given: Tensor) -> Tensor:
        """Give the map's values with the change."""
        return self.linear(given) + LOW_RANK_SCALE * self.up(self.down(given))


class Pupil:
    """The model while it is taught."""

    def __init__(self) -> None:
        self.tokenizer, self.model = cross_encoder.backbone()
        self.model.requires_grad_(False)
        self.changes: dict[str, LowRank] = {}
        for number, layer in enumerate(self.model.encoder.layer):
            for name in ADAPTED:
                change = LowRank(layer.get_submodule(name))
                layer.set_submodule(name, change)
                self.changes[f"{number}.{name}"] = change
        width = self.model.config.hidden_size
        sizes = {
            "sentence.weight": (2 * width,),
            "sentence.bias": (),
            "word.weight": (width,),
            "word.bias": (),
        }
        self.heads = {
            name: nn.Parameter(torch.empty(size).uniform_(-1, 1) / math.sqrt(2 * width))
            for name, size in sizes.items()
        }

    def parameters(self) -> list[nn.Parameter]:
        """Give what is learned."""
        changed = [p for change in self.changes.values() for p in (change.down.weight, change.up.weight)]
        return [*changed, *self.heads.values()]

    def losses(self, pairs: list[Pair]) -> tuple[Tensor, Tensor]:
        """Give how wrong the pupil is about sentences, and about words."""
        tokens = cross_encoder.tokenize(self.tokenizer, [(pair.question, pair.sentence) for pair in pairs])
        offsets = tokens.pop("offset_mapping")
        second = tokens["token_type_ids"] > 0
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.model(**tokens).last_hidden_state
            odds, words = cross_encoder.judged(hidden, second, self.heads)
        answers = torch.tensor([float(pair.answers) for pair in pairs])
        of_sentences = cross_entropy(odds.float(), answers, pos_weight=torch.tensor(_ANSWERS))
        known, inside = _words(pairs, offsets, second)
        of_words = cross_entropy(words.float()[known], inside[known].float(), pos_weight=torch.tensor(_WORDS))
        return of_sentences, of_words

    def weights(self) -> dict[str, Tensor]:
        """Give what was learned, by the names that `index.cross_encoder` knows."""
        found = {f"{name}.down": change.down.weight for name, change in self.changes.items()}
        found |= {f"{name}.up": change.up.weight for name, change in self.changes.items()}
        return {name: weight.detach().half().contiguous() for name, weight in {**found, **self.heads}.items()}


def _words(pairs: list[Pair], offsets: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
    """Give which tokens are known to be part of the answer or not, and which are."""
    known, inside = second.clone(), torch.zeros_like(second)
    for row, pair in enumerate(pairs):
        if pair.span:
            start, end = pair.span
            within = (offsets[row, :, 0] < end) & (offsets[row, :, 1] > start)
            inside[row] = second[row] & within
        elif pair.answers:
            known[row] = False
    return known, inside


def pairs(models: Models, documents: Path, asked: Sequence[Asked]) -> Iterator[Pair]:
    """Give each question on a folder of documents with the nearest sentences and those that answer."""
    with indexed(documents, models) as coverage:
        reader = Reader(coverage.library, models)
        encoded = models.encoder.encode([question.question for question in asked])
        for question, vector in zip(asked, encoded, strict=True):
            yield from _pairs(coverage.library, reader, vector, question)


def _pairs(library: Library, reader: Reader, encoded: Encoded, asked: Asked) -> Iterator[Pair]:
    candidates = library.search.candidates(asked.question, encoded)
    rows = candidates.passages[:_PASSAGES].astype(np.int64)
    close = library.search.read_closely(encoded, rows)
    for rank, place in enumerate(nearest_sentences(close, candidates.score)):
        number = int(close.sentences[place])
        span = asked.span_in(library, number)
        if span or rank < _NEAREST:
            sentence = reader.sentence(number)
            told = None if span == (0, len(sentence.text)) else span
            yield Pair(asked.question, sentence, span is not None, told)


def easy(learned: Sequence[Pair], order: random.Random) -> Iterator[Pair]:
    """Give sentences that answer, and each question with what answers another one."""
    answering = [pair for pair in learned if pair.answers]
    for pair, other in zip(order.sample(answering, len(answering)), answering, strict=True):
        yield pair
        if other.sentence != pair.sentence:
            yield Pair(pair.question, other.sentence, answers=False, span=None)


def teach(learned: list[Pair]) -> Pupil:
    """Teach a pupil, printing how it fares."""
    torch.manual_seed(0)
    order = random.Random(0)
    lessons = [list(easy(learned, order)), *[learned] * _EPOCHS]
    pupil = Pupil()
    optimizer = torch.optim.AdamW(pupil.parameters(), lr=_RATE, weight_decay=0.01)
    steps = sum(math.ceil(len(lesson) / _BATCH) for lesson in lessons)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / _WARM_UP) * max(0.02, 1 - step / steps)
    )
    pupil.model.train()
    for number, lesson in enumerate(lessons, start=1):
        told = []
        for batch in _batches(lesson, order):
            of_sentences, of_words = pupil.losses(batch)
            loss = of_sentences + _WORD_SHARE * of_words
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(pupil.parameters(), 1.0)
            optimizer.step()
            pace.step()
            told.append((of_sentences.item(), of_words.item()))
            if len(told) % _TOLD == 0:  # a lesson that goes wrong is seen before it ends
                sentences, words = np.mean(told[-_TOLD:], axis=0)
                print(f"lesson {number}: loss {sentences:.3f} of sentences, {words:.3f} of words", flush=True)
    return pupil


def _batches(learned: list[Pair], order: random.Random) -> list[list[Pair]]:
    shuffled = order.sample(learned, len(learned))
    blocks = [
        sorted(
            shuffled[n : n + _BATCH * _SORTED], key=lambda pair: len(pair.question) + len(pair.sentence.text)
        )
        for n in range(0, len(shuffled), _BATCH * _SORTED)
    ]
    batches = [block[n : n + _BATCH] for block in blocks for n in range(0, len(block), _BATCH)]
    return order.sample(batches, len(batches))


def main() -> None:
    """Teach and write."""
    models = Models()
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder), "teaching")
        learned = list(pairs(models, Path(folder), questions("teaching")))
    print(f"{len(learned)} pairs, {sum(pair.answers for pair in learned)} that answer", flush=True)
    save_file(teach(learned).weights(), _OUT)


if __name__ == "__main__":
    main()
