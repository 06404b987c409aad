"""What the environment says, and how a wrong variable is named."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from services.settings import SettingsWrong, load


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in [name for name in os.environ if name.startswith("ATENDE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ATENDE_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def said(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    for name, value in variables.items():
        monkeypatch.setenv(f"ATENDE_{name}", value)
    with pytest.raises(SettingsWrong) as wrong:
        load()
    return str(wrong.value)


def test_nothing_needs_to_be_said(environment: Path) -> None:
    settings = load()
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.database_url == f"sqlite://{environment}/atende.db"
    assert (settings.timezone, settings.locale) == ("", "")


def test_the_default_data_directory_is_absolute(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ATENDE_DATA_DIR")
    monkeypatch.chdir(tmp_path)
    settings = load()
    assert settings.data_dir == tmp_path / "data"
    assert settings.database_url == f"sqlite://{tmp_path}/data/atende.db"


def test_the_data_directory_is_the_owners_alone(environment: Path) -> None:
    load()
    assert stat.S_IMODE(environment.stat().st_mode) == 0o700


def test_the_secret_is_made_once_and_kept(environment: Path) -> None:
    first = load().secret_key
    kept = environment / "secret.key"
    assert len(first) >= 32
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert load().secret_key == first
    assert [path.name for path in environment.iterdir()] == ["secret.key"]


@pytest.mark.parametrize("cut_short", ["", "\n", "too-short"])
def test_a_kept_secret_that_was_cut_short_is_refused(
    monkeypatch: pytest.MonkeyPatch, environment: Path, cut_short: str
) -> None:
    environment.mkdir()
    (environment / "secret.key").write_text(cut_short)
    line = said(monkeypatch)
    assert line.startswith(f"{environment}/secret.key is '…': expected at least 32 characters")
    assert "too-short" not in line
    assert (environment / "secret.key").read_text() == cut_short


def test_a_given_secret_is_not_written_down(
    monkeypatch: pytest.MonkeyPatch, environment: Path
) -> None:
    monkeypatch.setenv("ATENDE_SECRET_KEY", "s" * 32)
    assert load().secret_key == "s" * 32
    assert not (environment / "secret.key").exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("sqlite:///var/lib/atende.db", "sqlite:///var/lib/atende.db"),
        ("postgres://a:b@host/name", "postgres://a:b@host/name"),
        ("postgresql://a:b@host/name", "postgres://a:b@host/name"),
    ],
)
def test_databases_that_can_be_used(monkeypatch: pytest.MonkeyPatch, given: str, kept: str) -> None:
    monkeypatch.setenv("ATENDE_DATABASE_URL", given)
    assert load().database_url == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("TIMEZONE", "Mars/Olympus"),
        ("LOCALE", "fr"),
        ("PUBLIC_URL", "atende.example.com"),
        ("PUBLIC_URL", "ftp://atende.example.com"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert said(monkeypatch, **{name: value}).startswith(f"ATENDE_{name} is '{value}': expected ")


def test_the_line_says_what_was_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "ATENDE_PORT is 'abc': expected a number from 1 to 65535"
    assert said(monkeypatch, PORT="abc") == line


@pytest.mark.parametrize("url", ["mysql://a:pass@host/name", "sqlite://here.db", "postgres:///x"])
def test_a_wrong_database_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    line = said(monkeypatch, DATABASE_URL=url)
    assert line.startswith("ATENDE_DATABASE_URL is '…': expected ")
    assert "pass@" not in line


@pytest.mark.parametrize(
    "url",
    ["http://host", "smtp://", "smtp://u:pass@host:x", "smtp://u:pass@host?from=nobody",
     "smtp://u:pass@host/path", "smtp://u:pass@host?security=some", "smtp://u:pass@host?tls=1"],
)  # fmt: skip
def test_a_wrong_mail_server_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    line = said(monkeypatch, SMTP_URL=url)
    assert line.startswith("ATENDE_SMTP_URL is '…': expected smtp://user:password@host")
    assert "pass@" not in line


def test_a_short_secret_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    line = said(monkeypatch, SECRET_KEY="too-short-to-keep-a-secret")
    assert line.startswith("ATENDE_SECRET_KEY is '…'")
    assert "too-short" not in line


def test_every_wrong_variable_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = said(monkeypatch, PORT="abc", LOCALE="fr", PROT="8080").splitlines()
    assert [line.split()[0] for line in lines] == ["ATENDE_PROT", "ATENDE_LOCALE", "ATENDE_PORT"]


def test_variables_of_the_tests_are_let_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATENDE_TEST_DATABASE_URL", "postgres://postgres@127.0.0.1/postgres")
    assert load().port == 8080


def test_a_data_directory_that_is_a_file_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("")
    line = said(monkeypatch, DATA_DIR=str(tmp_path / "taken"))
    assert line.startswith(f"ATENDE_DATA_DIR is '{tmp_path}/taken': expected a folder")
