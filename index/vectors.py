"""The vector half of a generation: FAISS for sentences, passages and measures; word vectors for close reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import faiss
import numpy as np
import numpy.typing as npt

from index.encoder import Encoded, Encoder, Floats, Ints, quantize

Rows = npt.NDArray[np.int64]
_INDEXES = ("passages", "sentences", "measures")
_ARRAYS = ("word_ids", "words", "word_offsets", "frequency", "projection")


class Block(NamedTuple):
    """The vectors of one article: a row a passage, sentence and figure; the words of all its sentences in turn."""

    passages: Floats
    sentences: Floats
    measures: Floats
    word_ids: Ints
    words: npt.NDArray[np.int8]
    word_counts: npt.NDArray[np.int64]
    """How many of ``words`` belong to each sentence."""


def make_block(
    passages: Sequence[Encoded], sentences: Sequence[Encoded], measures: Sequence[Encoded], encoder: Encoder
) -> Block:
    """Give the vectors of one article, word vectors quantized."""
    width = encoder.projection.shape[0]
    ids = [s.word_ids for s in sentences]
    words = np.concatenate([s.words for s in sentences]) if sentences else np.zeros((0, width), np.float32)
    return Block(
        _stack(passages, width),
        _stack(sentences, width),
        _stack(measures, width),
        np.concatenate(ids) if ids else np.zeros(0, np.int32),
        quantize(words, encoder.projection),
        np.array([len(i) for i in ids], np.int64),
    )


def _stack(encoded: Sequence[Encoded], width: int) -> Floats:
    return np.stack([e.vector for e in encoded]) if encoded else np.zeros((0, width), np.float32)


def write_vectors(
    folder: Path, blocks: Sequence[Block], passage_sizes: Sequence[int], vocabulary: int, projection: Floats
) -> None:
    """Write the vectors of all articles.

    Args:
        folder: where the files go.
        blocks: one an article, in order.
        passage_sizes: the number of sentences of each passage of all articles, in order.
        vocabulary: the size of the encoder's vocabulary.
        projection: the matrix the word vectors were quantized with.
    """
    for name in _INDEXES:
        rows = np.concatenate([getattr(block, name) for block in blocks])
        index = faiss.IndexFlatIP(rows.shape[1])
        index.add(rows)
        _write_index(index, folder / f"{name}.faiss")
    word_ids = np.concatenate([block.word_ids for block in blocks])
    offsets = np.concatenate([[0], np.cumsum(np.concatenate([block.word_counts for block in blocks]))])
    arrays = {
        "word_ids": word_ids,
        "words": np.concatenate([block.words for block in blocks]),
        "word_offsets": offsets.astype(np.int64),
        "frequency": _frequency(word_ids, offsets, passage_sizes, vocabulary),
        "projection": projection,
    }
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", arrays[name])


def _write_index(index: faiss.IndexFlatIP, path: Path) -> None:
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:  # what FAISS raises where the disk is full
        raise OSError(f"{path.name} was not written whole") from error


def _frequency(word_ids: Ints, offsets: npt.NDArray[np.int64], sizes: Sequence[int], vocabulary: int) -> Ints:
    """In how many passages each token of the vocabulary stands."""
    frequency = np.zeros(vocabulary, np.int32)
    ends = np.cumsum(sizes)
    for first, last in zip(ends - np.asarray(sizes), ends, strict=True):
        frequency[np.unique(word_ids[offsets[first] : offsets[last]])] += 1
    return frequency


class Vectors:
    """A generation's vectors, read-only; all methods are safe to call from several threads.

    Raises:
        RuntimeError, OSError, ValueError: a file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.passages, self.sentences, self.measures = (
            faiss.read_index(str(folder / f"{name}.faiss")) for name in _INDEXES
        )
        loaded = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS}
        self.word_ids: Ints = loaded["word_ids"]
        self.words: npt.NDArray[np.int8] = loaded["words"]
        self.word_offsets: npt.NDArray[np.int64] = np.asarray(loaded["word_offsets"])
        self.frequency: Ints = np.asarray(loaded["frequency"])
        self.projection: Floats = np.asarray(loaded["projection"])

    def block(self, passages: slice, sentences: slice, figures: slice) -> Block:
        """Give back the vectors of one article from its row numbers."""
        words = slice(self.word_offsets[sentences.start], self.word_offsets[sentences.stop])
        return Block(
            rows(self.passages, passages),
            rows(self.sentences, sentences),
            rows(self.measures, figures),
            np.asarray(self.word_ids[words]),
            np.asarray(self.words[words]),
            np.diff(self.word_offsets[sentences.start : sentences.stop + 1]),
        )

    def rarity(self, word_ids: Ints) -> Floats:
        """Give the inverse passage frequency of tokens, as BM25 weighs them (Robertson and Zaragoza 2009, eq. 3.3)."""
        found = self.frequency[word_ids]
        total = self.passages.ntotal
        return np.asarray(np.log(1 + (total - found + 0.5) / (found + 0.5)), np.float32)


def rows(index: faiss.Index, wanted: slice) -> Floats:
    """Give the stored vectors of consecutive rows."""
    count = wanted.stop - wanted.start
    return (
        np.asarray(index.reconstruct_n(wanted.start, count)) if count else np.zeros((0, index.d), np.float32)
    )


def nearest(index: faiss.Index, vector: Floats, limit: int, allowed: Rows | None) -> list[int]:
    """Give the numbers of the rows nearest to a unit vector, best first; only allowed rows when given."""
    if allowed is not None:
        limit = min(limit, len(allowed))
        selector = faiss.IDSelectorBatch(allowed)
        parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
    else:
        limit, parameters = min(limit, index.ntotal), None
    if not limit:
        return []
    _, found = index.search(vector[None, :], limit, params=parameters)
    return [int(row) for row in found[0] if row >= 0]
