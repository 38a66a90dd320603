"""Models that come as packages. They are re-uploads, so their weights are checked before they are used."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from index.errors import CuttingsError


def work_offline() -> None:
    """Keep the model libraries from reaching for a hub: everything needed is on this machine."""
    for switch in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"):
        os.environ.setdefault(switch, "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


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
