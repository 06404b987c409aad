"""The app in a process of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import sample
from typing import Any

import httpx

from services.migrations import stored
from tests.browser.data import database_of

ROOT = Path(__file__).parents[2]
FOREIGN = ("NICEGUI_", "PYTEST_", "ATENDE_")
PATIENCE = 120
"""Seconds for a start, a stop, an answer of a busy machine: what comes sooner is seen sooner."""


@dataclass(frozen=True)
class App:
    url: str
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    @property
    def tokens(self) -> dict[str, str]:
        """A session's token for each person, and for `admin`."""
        pairs = (line.split() for line in (self.folder / "tokens").read_text().splitlines())
        return dict(pairs)

    def http(self, who: str) -> httpx.Client:
        return httpx.Client(
            base_url=self.url, cookies={"atende": self.tokens[who]}, headers={"origin": self.url},
            timeout=PATIENCE,
        )  # fmt: skip


@contextmanager
def running(folder: Path, *script: str, port: int = 0, **settings: str) -> Iterator[App]:
    """By `script` with its arguments, else main.py; without a port, on a free one."""
    port = port or _free_port()
    log = folder / "app.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, *(script or ("main.py",))],
            cwd=ROOT, env=environment(folder, port) | settings, stdout=out, stderr=out,
        )  # fmt: skip
    app = App(f"http://127.0.0.1:{port}", folder, process)
    try:
        _wait(app, log)
        yield app
    finally:
        process.terminate()
        process.wait(PATIENCE)


def environment(folder: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return kept | {
        "ATENDE_DATA_DIR": str(folder),
        "ATENDE_DATABASE_URL": database_of(folder),
        "ATENDE_PORT": str(port),
        "ATENDE_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }


def until(happened: Callable[[], Any], patience: float = PATIENCE) -> Any:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := happened():
            return found
        time.sleep(0.05)
    raise AssertionError("It took too long.")


async def until_recorded(app: App, asked: str) -> None:
    """Until this finds a row in the database."""
    end = time.monotonic() + PATIENCE
    while not (await stored.run(database_of(app.folder), asked))[0]:
        assert time.monotonic() < end, asked
        await asyncio.sleep(0.1)


def lasting_port() -> int:
    """One that the system gives to nobody else between two apps that use it."""
    for port in sample(range(20_000, 30_000), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("There is no free port.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(app: App, log: Path) -> None:
    def answers() -> bool:
        assert app.process.poll() is None, log.read_text()
        try:
            return httpx.get(f"{app.url}/sign-in", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    until(answers)
