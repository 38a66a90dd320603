"""A question and a sentence read together: how likely the sentence answers, and which of its words do.

A cross-encoder (Nogueira and Cho 2019, "Passage Re-ranking with BERT") on the packaged all-MiniLM-L6-v2. What makes
a reader of it is small: low-rank changes to its layers (Hu et al. 2021, LoRA) and two linear heads, in
`cross_encoder.safetensors`, which `python -m tests.evaluation.teach` writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from index import packaged
from index.encoder import Floats

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import BertModel, PreTrainedTokenizerBase

ADAPTED = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The linear maps of each layer that the low-rank changes are added to."""
LOW_RANK_SCALE = 2.0
WEIGHTS = "cross_encoder.safetensors"
_BATCH = 4
"""Sentences of about one length that are read at once: padding costs as much as words do."""
_TOKENS = 128
"""Of question, sentence and context together; what is longer is cut at the end."""


class Sentence(NamedTuple):
    """A sentence with what it needs to be understood; what is not known is ""."""

    text: str
    title: str
    """Of the article."""
    day: str
    """When the article was published, as newspapers write it: "3 April 2025"."""
    before: str
    """The sentence before it."""


class Reading(NamedTuple):
    """What reading a sentence with a question tells."""

    odds: float
    """The log-odds that the sentence answers."""
    starts: npt.NDArray[np.int64]
    """Where its words, or pieces of words, start in the sentence."""
    ends: npt.NDArray[np.int64]
    words: Floats
    """For each word the log-odds that it is part of the answer."""

    def of(self, start: int, end: int) -> float:
        """Give the best log-odds of the words between two offsets in the sentence; the worst of all for none."""
        within = self.words[(self.starts < end) & (self.ends > start)]
        return float(within.max() if len(within) else self.words.min(initial=0.0))


class CrossEncoder:
    """The reader. Safe to use from several threads.

    Raises:
        CuttingsError: the packaged weights are not the published ones.
    """

    def __init__(self) -> None:
        import torch  # noqa: PLC0415 - importing it takes seconds
        from safetensors.torch import load  # noqa: PLC0415

        self._tokenizer, self._model = backbone()
        weights = load(resources.files("index").joinpath(WEIGHTS).read_bytes())
        weights = {name: weight.float() for name, weight in weights.items()}
        for number, layer in enumerate(self._model.encoder.layer):
            for name in ADAPTED:
                change = weights[f"{number}.{name}.up"] @ weights[f"{number}.{name}.down"]
                layer.get_parameter(f"{name}.weight").data += LOW_RANK_SCALE * change
        self._heads = {name: weight for name, weight in weights.items() if name in HEADS}
        # Where the processor computes with 16 bits, reading is 2.7 times as fast; log-odds differ by hundredths.
        self._short = bool(torch.cpu.get_capabilities().get("avx512_bf16"))

    def read(self, question: str, sentences: Sequence[Sentence]) -> list[Reading]:
        """Read each sentence with the question; one `Reading` each, in order."""
        by_length = sorted(range(len(sentences)), key=lambda n: sum(map(len, sentences[n])))
        found: dict[int, Reading] = {}
        for start in range(0, len(by_length), _BATCH):
            places = by_length[start : start + _BATCH]
            found.update(zip(places, self._read(question, [sentences[n] for n in places]), strict=True))
        return [found[n] for n in range(len(sentences))]

    def _read(self, question: str, sentences: Sequence[Sentence]) -> list[Reading]:
        import torch  # noqa: PLC0415

        tokens = tokenize(self._tokenizer, [(question, sentence) for sentence in sentences])
        offsets = tokens.pop("offset_mapping").numpy()
        second = tokens["token_type_ids"] > 0
        with torch.inference_mode():
            with torch.autocast("cpu", torch.bfloat16, enabled=self._short):
                hidden = self._model(**tokens).last_hidden_state
            odds, words = judged(hidden.float(), second, self._heads)
        return [
            _reading(float(odds[n]), words[n].numpy(), offsets[n], second[n].numpy(), len(sentence.text))
            for n, sentence in enumerate(sentences)
        ]


HEADS = ("sentence.weight", "sentence.bias", "word.weight", "word.bias")


def backbone() -> tuple[PreTrainedTokenizerBase, BertModel]:
    """Give tokenizer and model as they come, before they are taught to read."""
    packaged.work_offline()
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415 - importing it takes seconds
    from transformers.utils import logging  # noqa: PLC0415

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    folder = packaged.minilm()
    model: BertModel = AutoModel.from_pretrained(folder, add_pooling_layer=False)
    tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(folder)
    return tokenizer, model.eval()  # type: ignore[no-untyped-call]


def tokenize(tokenizer: PreTrainedTokenizerBase, pairs: Sequence[tuple[str, Sentence]]) -> dict[str, Tensor]:
    """Give the tokens of questions and sentences, each sentence's context after it, as padded tensors."""
    apart = f" {tokenizer.sep_token} "
    tokens = tokenizer(
        [question for question, _ in pairs],
        [f"{text}{apart}{title}. {day}. {before}" for _, (text, title, day, before) in pairs],
        padding=True,
        truncation=True,
        max_length=_TOKENS,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    return dict(tokens)


def judged(hidden: Tensor, second: Tensor, heads: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Give the log-odds of n sentences (n,) and of their tokens (n, tokens).

    Args:
        hidden: the last layer, (n, tokens, dimension).
        second: which tokens belong to the sentence or its context, (n, tokens).
        heads: the weights named by `HEADS`.
    """
    import torch  # noqa: PLC0415

    peak = hidden.masked_fill(~second.unsqueeze(-1), -1e4).max(dim=1).values
    whole = torch.cat([hidden[:, 0], peak], dim=-1)
    odds = whole @ heads["sentence.weight"] + heads["sentence.bias"]
    return odds, hidden @ heads["word.weight"] + heads["word.bias"]


def _reading(
    odds: float, words: Floats, offsets: npt.NDArray[np.int64], second: npt.NDArray[np.bool_], length: int
) -> Reading:
    """Keep the words of the sentence itself."""
    own = second & (offsets[:, 1] > offsets[:, 0]) & (offsets[:, 1] <= length)
    return Reading(odds, offsets[own, 0], offsets[own, 1], words[own])
