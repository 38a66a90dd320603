"""sentence-transformers, and nothing else, turns text into vectors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index import packaged
from index.errors import CuttingsError
from index.pretrained import PACKAGED

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

_BATCH = 64
_WORD_DIMENSIONS = 128
"""Enough for word vectors: on the XQuAD paragraphs 128 of 384 rank as well as all (`tests.evaluation.retrieval`)."""
_FUNCTION_WORDS = frozenset(
    """
    a an the of in on at to for from by with and or but as that this it its is are was were be been
    being am do does did has have had he she they we i you his her their our my your him them us me
    there here so than then which who whom what when where how why whose much many any anyone idea know
    exactly actually ever if will would shall should can could may might must please tell about into s t
    """.split()
)


class Encoded(NamedTuple):
    """One text: its unit vector, and for each of its content words the token's id and unit vector."""

    vector: Floats
    word_ids: Ints
    words: Floats


class Encoder:
    """A sentence-transformers model: the packaged all-MiniLM-L6-v2, or any other by local path or hub name.

    Args:
        model: None for the packaged model, else a folder or a hub name.

    Raises:
        CuttingsError: the model cannot be loaded, or the packaged weights are not the published ones.
    """

    def __init__(self, model: str | None = None) -> None:
        self.name = model or PACKAGED
        if not model or Path(model).exists():
            packaged.work_offline()
        self._model = _load(model or str(packaged.minilm()), self.name)
        tokenizer = self._model.tokenizer
        special = set(tokenizer.all_special_ids)
        self._vocabulary: dict[str, int] = tokenizer.get_vocab()
        self.vocabulary_size: int = max(self._vocabulary.values()) + 1
        content = np.zeros(self.vocabulary_size, dtype=bool)
        for token, number in self._vocabulary.items():
            word = token.strip("▁Ġ#").lower()
            content[number] = (
                number not in special and word not in _FUNCTION_WORDS and any(map(str.isalnum, word))
            )
        self._content = content

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Give one `Encoded` for each text, in order."""
        return [encoded for batch in self.batches(texts) for encoded in batch]

    def batches(
        self, texts: Sequence[str], done: Callable[[int], None] | None = None
    ) -> Iterator[list[Encoded]]:
        """Give the texts' `Encoded` in order, some hundred at a time; ``done`` is told how many each time."""
        for start in range(0, len(texts), 4 * _BATCH):
            part = list(texts[start : start + 4 * _BATCH])
            outputs: list[dict[str, Any]] = self._model.encode(
                part,
                output_value=None,
                normalize_embeddings=False,
                batch_size=_BATCH,
                show_progress_bar=False,
            )
            yield [self._encoded(output) for output in outputs]
            if done:
                done(len(part))

    def _encoded(self, output: dict[str, Any]) -> Encoded:
        vector = _unit(output["sentence_embedding"].numpy())
        ids = output["input_ids"].numpy()
        kept = np.flatnonzero(self._content[ids] & (output["attention_mask"].numpy() > 0))
        return Encoded(vector, ids[kept].astype(np.int32), _unit(output["token_embeddings"].numpy()[kept]))

    @cached_property
    def projection(self) -> Floats:
        """A (dimension, 128) matrix that keeps what tells word vectors apart.

        The leading right singular vectors of the model's own vocabulary in arbitrary order: it depends on
        the model alone, so word vectors of different builds stay comparable and no corpus is needed to fit it.
        """
        words = sorted(w for w in self._vocabulary if w.isascii() and w.isalpha() and len(w) > 2)
        chosen = np.random.default_rng(0).permutation(len(words))[:3_200]
        lines = [" ".join(words[i] for i in chosen[n : n + 8]) for n in range(0, len(chosen), 8)]
        vectors = np.concatenate([encoded.words for encoded in self.encode(lines)])
        _, _, directions = np.linalg.svd(vectors, full_matrices=False)
        kept = directions[:_WORD_DIMENSIONS]
        # A singular vector's sign is the library's whim; fixed, vectors of builds on other machines stay comparable.
        kept = kept * np.sign(kept[np.arange(len(kept)), np.argmax(np.abs(kept), axis=1)])[:, None]
        return np.ascontiguousarray(kept.T, dtype=np.float32)


def quantize(words: Floats, projection: Floats) -> npt.NDArray[np.int8]:
    """Project word vectors to unit length and store each component as a 127th, for an eighth of the space or less."""
    return np.round(_unit(words @ projection) * 127).astype(np.int8)


def _unit(vectors: Floats) -> Floats:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)


def _load(model: str, name: str) -> Any:  # noqa: ANN401 - the library ships no types
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - slow to import, needed only here

    for chatty in ("sentence_transformers", "transformers", "httpx", "huggingface_hub"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(model, device="cpu")
    except Exception as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise CuttingsError(f"The model {name!r} cannot be loaded: {reason}") from error
