"""Texts to vectors: unit length, the same every time, with the words that carry meaning."""

from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder, quantize
from index.errors import CuttingsError
from index.pretrained import PACKAGED, Models


@pytest.fixture(scope="module")
def encoder(models: Models) -> Encoder:
    return models.encoder


def test_a_text_has_one_unit_vector(encoder: Encoder) -> None:
    (encoded,) = encoder.encode(["The bell weighs 740 kilograms."])
    assert encoded.vector.shape == (384,)
    assert np.linalg.norm(encoded.vector) == pytest.approx(1, abs=1e-5)


def test_what_means_the_same_is_nearer_than_what_does_not(encoder: Encoder) -> None:
    one, same, other = encoder.encode(
        ["The ferry was late.", "The boat did not arrive on time.", "Apples are cheap."]
    )
    assert one.vector @ same.vector > 0.5 > one.vector @ other.vector


def test_the_order_and_the_company_of_texts_change_nothing(encoder: Encoder) -> None:
    texts = ["A bell.", "The harvest fell to 29 tonnes, " * 20, "", "🙂"]
    together = encoder.encode(texts)
    for text, encoded in zip(texts, together, strict=True):
        assert np.allclose(encoder.encode([text])[0].vector, encoded.vector, atol=1e-4)


def test_words_that_carry_no_meaning_are_left_out(encoder: Encoder) -> None:
    encoded, empty = encoder.encode(["What is the bell of it?", "of the and, is!"])
    assert len(encoded.word_ids) == len(encoded.words) == 1
    assert len(empty.word_ids) == 0
    assert np.allclose(np.linalg.norm(encoded.words, axis=1), 1, atol=1e-5)


def test_every_text_has_its_place_however_many_there_are(encoder: Encoder) -> None:
    told: list[int] = []
    texts = [f"number {number}" for number in range(300)]
    batches = list(encoder.batches(texts, told.append))
    assert sum(map(len, batches)) == sum(told) == 300
    assert encoder.encode([]) == []


def test_quantized_words_are_as_near_as_the_words_themselves(encoder: Encoder) -> None:
    words = np.concatenate(
        [e.words for e in encoder.encode(["ferry boat ship", "bell tower chapel", "apple harvest"])]
    )
    small = quantize(words, encoder.projection).astype(np.float32) / 127
    assert np.abs(small @ small.T - words @ words.T).max() < 0.25
    assert np.corrcoef((small @ small.T).ravel(), (words @ words.T).ravel())[0, 1] > 0.95


def test_a_model_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CuttingsError, match=r"^The model '.*' cannot be loaded: .+") as refused:
        Encoder(str(tmp_path))
    assert "\n" not in str(refused.value)


def test_another_model_in_a_folder_is_loaded_from_there(models: Models, tmp_path: Path) -> None:
    models.encoder._model.save(str(tmp_path / "mine"))  # the library's own way to write a model
    mine = Models(str(tmp_path / "mine"))
    assert mine.name == mine.encoder.name == str(tmp_path / "mine")
    (one,), (other,) = mine.encoder.encode(["A bell."]), models.encoder.encode(["A bell."])
    assert np.allclose(one.vector, other.vector, atol=1e-5)


def test_the_packaged_model_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    fresh = Models()
    assert fresh.name == PACKAGED
    assert len(fresh.encoder.encode(["A bell."])) == 1
    assert fresh.language.parse("A bell rang.")
