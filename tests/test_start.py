"""Starts that can't be, said in a sentence; and one that is, from nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE = 30


def environment(folder: Path, **settings: str) -> dict[str, str]:
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("NICEGUI_", "PYTEST_", "ATENDE_"))
    }
    return kept | {"ATENDE_DATA_DIR": str(folder), "ATENDE_PORT": str(free_port())} | settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(folder: Path, **settings: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "main.py"], cwd=ROOT, env=environment(folder, **settings),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def refused(folder: Path, **settings: str) -> str:
    """What a start that ends at once says."""
    process = started(folder, **settings)
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
        ("ATENDE_SECRET_KEY", "short", "32 characters"),
        ("ATENDE_COLOUR", "blue", "ATENDE_COLOUR"),
    ],
)
def test_a_wrong_setting_is_named_with_what_was_expected(
    tmp_path: Path, name: str, value: str, expected: str
) -> None:
    said = refused(tmp_path, **{name: value})
    assert name in said
    assert expected in said


def test_an_unreachable_database_is_said_in_a_sentence(tmp_path: Path) -> None:
    url = f"postgres://nobody@127.0.0.1:{free_port()}/none"
    said = refused(tmp_path, ATENDE_DATABASE_URL=url)
    assert "Traceback" not in said
    assert "can't start" in said
