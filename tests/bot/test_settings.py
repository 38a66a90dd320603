"""Every setting is described, named in .env.example, and stands there with its default."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import DiscordSettings, Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = [
    *(f"CUTTINGS_{name.upper()}" for name in Settings.model_fields if name != "discord"),
    *(f"CUTTINGS_DISCORD__{name.upper()}" for name in DiscordSettings.model_fields),
]


@pytest.fixture
def only_file(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in (*NAMES, "DISCORD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_the_example_names_every_setting_and_no_other() -> None:
    lines = EXAMPLE.read_text().splitlines()
    assert [line.split("=")[0] for line in lines if line and not line.startswith("#")] == NAMES


def test_the_example_is_the_default(only_file: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_file.chdir(tmp_path)
    (tmp_path / ".env").write_text(EXAMPLE.read_text())
    from_example = Settings()
    (tmp_path / ".env").unlink()
    assert from_example == Settings()


def test_every_setting_is_described() -> None:
    for model in (Settings, DiscordSettings):
        for name, field in model.model_fields.items():
            assert field.description, name
            assert field.description.endswith("."), name


@pytest.mark.parametrize("name", ["CUTTINGS_TOKEN", "DISCORD_TOKEN"])
def test_the_token_comes_from_either_name_and_never_shows(
    only_file: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    only_file.chdir(tmp_path)
    only_file.setenv(name, "very-secret")
    settings = Settings()
    assert settings.token is not None
    assert settings.token.get_secret_value() == "very-secret"
    assert "very-secret" not in f"{settings!r}{settings}{settings.model_dump()}"


def test_the_environment_stands_above_the_file(only_file: pytest.MonkeyPatch, tmp_path: Path) -> None:
    only_file.chdir(tmp_path)
    (tmp_path / ".env").write_text("CUTTINGS_DISCORD__MODERATOR_ROLES=[1, 2]\nCUTTINGS_DISCORD__QUEUE=7\n")
    only_file.setenv("CUTTINGS_DISCORD__QUEUE", "9")
    settings = Settings()
    assert settings.discord.queue == 9
    assert settings.discord.moderator_roles == {1, 2}
