"""Starts that can't be, said in a sentence; and one that is, from nothing."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pages import start

ROOT = Path(__file__).parents[1]
PATIENCE = 120


def environment(folder: Path, **settings: str) -> dict[str, str]:
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("NICEGUI_", "PYTEST_", "ATENDE_"))
    }
    return kept | {"ATENDE_DATA_DIR": str(folder), "ATENDE_PORT": str(free_port())} | settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(folder: Path, *, full_at: int = 0, **settings: str) -> subprocess.Popen[str]:
    """`full_at`: no file grows beyond so many bytes, as on a full disk."""
    process = subprocess.Popen(
        [sys.executable, "main.py"], cwd=ROOT, env=environment(folder, **settings),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    if full_at:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (full_at, resource.RLIM_INFINITY))
    return process


def refused(folder: Path, **how: Any) -> str:
    """What a start that ends at once says."""
    process = started(folder, **how)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    return said


@pytest.fixture
def running(tmp_path: Path):
    process = started(tmp_path)
    lines = [process.stdout.readline() for _ in range(2)]
    yield process, lines[-1].strip()
    if process.poll() is None:
        process.kill()


def test_the_last_line_of_a_first_start_is_the_set_up_link(running) -> None:
    process, link = running
    assert "/set-up/" in link
    process.send_signal(signal.SIGTERM)
    process.wait(PATIENCE)
    assert process.stdout.read() == ""


def test_a_second_start_on_the_same_data_names_the_process(running, tmp_path: Path) -> None:
    process, _ = running
    assert str(process.pid) in refused(tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ATENDE_PORT", "abc", "a number from 1 to 65535"),
        ("ATENDE_DATABASE_URL", "mysql://x/y", "sqlite:///"),
        ("ATENDE_DATABASE_URL", "sqlite:///nowhere/at/all.db", "no folder /nowhere/at"),
        ("ATENDE_DATABASE_URL", f"sqlite:///{Path(__file__).parent}", "unable to open"),
        ("ATENDE_DATABASE_URL", f"sqlite:///{__file__}", "file is not a database"),
        ("ATENDE_DATA_DIR", "/proc", "a folder that can be written"),
        ("ATENDE_SECRET_KEY", "short", "32 characters"),
        ("ATENDE_COLOUR", "blue", "ATENDE_COLOUR"),
    ],
)
def test_a_wrong_setting_is_named_with_what_was_expected(
    tmp_path: Path,
    name: str,
    value: str,
    expected: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, "environ", environment(tmp_path, **{name: value}))
    assert start.serve() == 1
    said = capsys.readouterr().err
    assert name in said
    assert expected in said


def test_an_unreachable_database_is_said_in_a_sentence(tmp_path: Path) -> None:
    url = f"postgres://nobody@127.0.0.1:{free_port()}/none"
    said = refused(tmp_path, ATENDE_DATABASE_URL=url)
    assert "Traceback" not in said
    assert "can't start" in said


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = refused(tmp_path, ATENDE_PORT=str(taken.getsockname()[1]))
    assert "Traceback" not in said
    assert "ATENDE_PORT" in said


def test_a_database_newer_than_the_program_is_named_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "atende.db"
    with closing(sqlite3.connect(file)) as newer, newer:
        newer.execute("create table tortoise_migrations (app text, name text, applied_at text)")
        newer.execute("insert into tortoise_migrations values ('models', '0099_tomorrow', '')")
    before = file.read_bytes()
    said = refused(tmp_path)
    assert "newer than this program: 0099_tomorrow" in said
    assert file.read_bytes() == before


def test_a_disk_that_is_full_is_named_and_leaves_no_half_a_secret(tmp_path: Path) -> None:
    said = refused(tmp_path, full_at=16)
    assert "Traceback" not in said
    assert "ATENDE_DATA_DIR" in said
    said = refused(tmp_path, full_at=100_000)
    assert "Traceback" not in said
    assert "ATENDE_DATABASE_URL" in said
    assert not (tmp_path / "ledger.key").exists()
    process = started(tmp_path)
    assert "ready" in process.stdout.readline()
    process.kill()
    process.communicate()


def test_a_ledger_without_its_key_is_not_started(tmp_path: Path) -> None:
    process = started(tmp_path)
    process.stdout.readline()
    process.kill()
    process.communicate()
    with closing(sqlite3.connect(tmp_path / "atende.db")) as rows, rows:
        rows.execute("""insert into ledger_entry (subject, seq, at, happened, payload_hash, mac)
            values ('type:1', 1, '', 'edited', '', '')""")
    (tmp_path / "ledger.key").unlink()
    said = refused(tmp_path)
    assert "Traceback" not in said
    assert "put it back from where the keys are kept" in said
    assert not (tmp_path / "ledger.key").exists()


def test_a_ledger_key_that_was_cut_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "ledger.key").write_bytes(b"half")
    assert "ledger.key is not the key it was" in refused(tmp_path)
