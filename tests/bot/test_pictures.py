"""The pictures in the README can be drawn anew, and each scene has its picture."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.bot.pictures import CHROMIUM, FOLDER, SCENES, chromium, draw
from tests.bot.shelf import Shelf


def test_every_scene_has_its_picture() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(SCENES)


@pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no Chromium at {CHROMIUM}")
@pytest.mark.skipif(
    not importlib.util.find_spec("linkify_it"), reason="simcord's screenshots are not installed"
)
async def test_a_card_can_be_drawn(shelf: Shelf, tmp_path: Path) -> None:
    tmp_path.joinpath("scene").mkdir()
    with chromium():
        png = await draw(shelf, SCENES["figure"], tmp_path / "scene")
    assert png.startswith(b"\x89PNG")
    assert len(png) > 20_000
