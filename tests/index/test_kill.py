"""Builds killed with no warning: the index opens and answers, every time."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.conftest import REPOSITORY

ROUNDS = 52


def test_an_index_opens_and_answers_whenever_its_build_was_killed(documents: Path, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    shutil.copytree(documents, folder)
    killing = [sys.executable, "-m", "tests.index.killing", folder, tmp_path / "index", str(ROUNDS)]
    done = subprocess.run(
        killing,
        cwd=REPOSITORY,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    stages = Counter(stage for stage, *_ in told["outcomes"])
    assert stages["writing"] >= ROUNDS / 6, "too few builds were killed while they wrote"
    for _, before, number, generation, steady, changing in told["outcomes"]:
        assert "88,000 passengers" in steady
        swans = int(re.findall(r"home of (\d+) swans", changing)[0])
        assert swans == number if generation != before else swans < number
    _, _, last = told["last"]
    assert f"home of {len(told['outcomes']) + 3} swans" in last
    assert len(told["left"]) == 5  # the switch, the lock, the folder of generations, and two of them
    assert not [name for name in told["left"] if name.startswith(".") or name.endswith(".new")]
