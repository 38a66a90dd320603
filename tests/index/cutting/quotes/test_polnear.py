"""The public measure of quotation attribution, where its data is on this machine."""

from __future__ import annotations

import pytest

from index.pretrained import Models
from tests.evaluation.polnear import GOLD, TARGETS, ours, score


@pytest.mark.skipif(not GOLD.exists(), reason="PolNeAR is not in ../shared/eval")
def test_quotes_reach_what_the_project_promises(models: Models) -> None:
    reached = score(ours(models.language))

    assert {line: reached[line] for line, target in TARGETS.items() if reached[line] < target} == {}
