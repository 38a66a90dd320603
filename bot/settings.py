"""Every setting, read once from the environment and `.env`, then passed in."""

from __future__ import annotations

from pathlib import Path

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from index.errors import CuttingsError


class DiscordSettings(BaseModel):
    """How the Discord bot behaves; each is an environment variable with the prefix ``CUTTINGS_DISCORD__``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    moderator_roles: frozenset[int] = Field(
        default=frozenset(),
        description="Ids of roles whose members are moderators besides those who may manage the server, "
        "as a JSON list.",
    )
    moderator_guilds: frozenset[int] = Field(
        default=frozenset(),
        description="Ids of the servers whose moderators may change the coverage, as a JSON list; empty for "
        "every server the bot is in, which is right only while the application is not public.",
    )
    store: Path | None = Field(
        default=None,
        description="SQLite file for votes, cards and posted quotes; empty for discord.sqlite in the "
        "index folder.",
    )
    cooldown_questions: int = Field(
        default=5, ge=1, description="Questions a user may ask within the cooldown's time."
    )
    cooldown_seconds: float = Field(default=30.0, gt=0, description="The cooldown's time in seconds.")
    queue: int = Field(
        default=300,
        ge=1,
        description="Questions that may wait at once; one more is told that the bot is busy.",
    )
    passages: int = Field(
        default=10, ge=1, le=25, description="Passages to look up for a question, over all pages."
    )
    attachment_bytes: int = Field(
        default=5_000_000, ge=1, description="Largest file that a moderator may add as an article, in bytes."
    )
    card_days: int = Field(
        default=365, ge=1, description="Days for which the buttons of a card go on working."
    )
    grace_seconds: float = Field(
        default=20.0,
        ge=0,
        description="Seconds that running commands are given to finish when the bot is stopped.",
    )
    log: str = Field(
        default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="Least level to log."
    )
    api_base: HttpUrl | None = Field(
        default=None,
        description="Address of Discord's REST API; empty for Discord's own. For tests, and for a proxy that "
        "stands in front of Discord.",
    )


class Settings(BaseSettings):
    """The settings of Cuttings; each is an environment variable with the prefix ``CUTTINGS_``."""

    model_config = SettingsConfigDict(
        env_prefix="CUTTINGS_",
        env_nested_delimiter="__",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    index: Path = Field(default=Path(".cuttings"), description="Folder in which the index is built.")
    documents: Path = Field(default=Path("documents"), description="Folder of the articles.")
    model: str | None = Field(
        default=None,
        description="A sentence-transformers model, as a local path or a hub name; empty for the packaged "
        "all-MiniLM-L6-v2, which needs no network.",
    )
    token: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("CUTTINGS_TOKEN", "DISCORD_TOKEN"),
        description="The Discord bot's token, from the application's page; only `cuttings bot` needs it.",
    )
    discord: DiscordSettings = Field(
        default_factory=DiscordSettings, description="How the Discord bot behaves."
    )

    @property
    def store(self) -> Path:
        """The SQLite file of the bot's own memory."""
        return self.discord.store or self.index / "discord.sqlite"


def read_settings() -> Settings:
    """Read the settings from the environment and `.env`.

    Raises:
        CuttingsError: one is not what it must be; the sentence names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        variable = "__".join(map(str, first["loc"])).upper()
        variable = variable if variable.endswith("TOKEN") else f"CUTTINGS_{variable}"
        raise CuttingsError(f"The setting {variable} is wrong: {first['msg']}.") from error
    except SettingsError as error:
        raise CuttingsError(f"A setting is not in the form that it must have: {error}.") from error
