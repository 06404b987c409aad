"""What the environment says: variables with the prefix ATENDE_."""

from __future__ import annotations

import os
import secrets
from errno import EACCES
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.kept_files import kept
from services.mail.server import server_at

PREFIX = "ATENDE_"
FREE = ("ATENDE_TEST_",)
SECRET = ("secret_key", "database_url", "smtp_url")
SHORTEST_SECRET = 32
EXPECTED = {
    "host": "an address to listen on, such as 127.0.0.1",
    "port": "a number from 1 to 65535",
    "data_dir": "a folder that can be written",
    "database_url": "sqlite:///path or postgres://user:password@host/name",
    "public_url": "the address people type, such as https://atende.example.com",
    "smtp_url": "smtp://user:password@host:587?from=address, smtps://… or nothing",
    "secret_key": f"at least {SHORTEST_SECRET} characters, or nothing",
    "timezone": "a time zone, such as America/Sao_Paulo",
    "locale": "en or pt_BR",
    "metrics": "local, all or off",
}


class SettingsWrong(Exception):
    """One line for each variable that can't be used."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    data_dir: Path = Path("data")
    database_url: str = ""
    public_url: str = ""
    smtp_url: str = Field(default="", repr=False)
    secret_key: str = ""
    timezone: str = ""
    locale: Literal["", "en", "pt_BR"] = ""
    metrics: Literal["local", "all", "off"] = "local"

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        parts = urlsplit(url)
        on_a_server = parts.scheme in ("postgres", "postgresql") and parts.hostname
        if url and not on_a_server and not url.startswith("sqlite:///"):
            raise ValueError(url)
        return url.replace("postgresql://", "postgres://", 1)

    @field_validator("public_url")
    @classmethod
    def _an_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise ValueError(url)
        return url.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _a_mail_server(cls, url: str) -> str:
        if url:
            server_at(url)
        return url

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, key: str) -> str:
        if key and len(key) < SHORTEST_SECRET:
            raise ValueError("too short")
        return key

    @field_validator("timezone")
    @classmethod
    def _on_the_map(cls, name: str) -> str:
        if name and name not in available_timezones():
            raise ValueError(name)
        return name

    @model_validator(mode="after")
    def _filled_in(self) -> Self:
        self.data_dir = self.data_dir.absolute()
        self.database_url = self.database_url or f"sqlite://{self.data_dir / 'atende.db'}"
        self.public_url = self.public_url or f"http://{self.host}:{self.port}"
        return self


def load() -> Settings:
    """The settings, with their data directory and secret in place. Raises SettingsWrong."""
    settings = stated()
    _prepare(settings)
    return settings


def stated() -> Settings:
    """What the environment says, and nothing made. Raises SettingsWrong."""
    lines = _unknown()
    try:
        settings = Settings()
    except ValidationError as wrong:
        lines += sorted({_line(str(error["loc"][0])) for error in wrong.errors()})
    if lines:
        raise SettingsWrong("\n".join(lines))
    return settings


def _unknown() -> list[str]:
    known = [f"{PREFIX}{name.upper()}" for name in EXPECTED]
    ours = (name for name in os.environ if name.startswith(PREFIX))
    strange = sorted(name for name in ours if name not in known and not name.startswith(FREE))
    return [f"{name} is not a setting: expected one of {', '.join(known)}" for name in strange]


def _line(name: str) -> str:
    variable = f"{PREFIX}{name.upper()}"
    said = "…" if name in SECRET else os.environ.get(variable, "")
    return f"{variable} is '{said}': expected {EXPECTED[name]}"


def _prepare(settings: Settings) -> None:
    folder = settings.data_dir
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(EACCES, os.strerror(EACCES))
        settings.secret_key = settings.secret_key or _kept_secret(folder / "secret.key")
    except OSError as error:
        raise SettingsWrong(
            f"{PREFIX}DATA_DIR is '{folder}': expected {EXPECTED['data_dir']} ({error.strerror})"
        ) from None


def _kept_secret(path: Path) -> str:
    secret = kept(path, lambda: secrets.token_urlsafe(32).encode()).decode().strip()
    if len(secret) < SHORTEST_SECRET:
        raise SettingsWrong(
            f"{path} is '…': expected at least {SHORTEST_SECRET} characters; "
            "a new one is made where the file is absent"
        )
    return secret
