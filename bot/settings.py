"""Every setting, read once from the environment and `.env`, then passed in."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of Cuttings; each is an environment variable with the prefix ``CUTTINGS_``."""

    model_config = SettingsConfigDict(env_prefix="CUTTINGS_", env_file=".env", extra="ignore", frozen=True)

    index: Path = Field(default=Path(".cuttings"), description="Folder in which the index is built.")
    documents: Path = Field(default=Path("documents"), description="Folder of the articles.")
    model: str | None = Field(
        default=None,
        description="A sentence-transformers model, as a local path or a hub name; empty for the packaged "
        "all-MiniLM-L6-v2, which needs no network.",
    )
