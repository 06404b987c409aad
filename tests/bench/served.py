"""The app as its own process, on a data directory of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
START, LONGEST = 30, 300


@dataclass(frozen=True)
class Served:
    url: str
    pid: int
    folder: Path
    told: dict[str, Any]
    start_s: float
    """From the command to the first answer."""

    @property
    def headers(self) -> dict[str, str]:
        return {"cookie": f"atende={self.told['token']}", "origin": self.url}

    def rss(self) -> float:
        """MB of memory that the process holds."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1000


@contextmanager
def served(folder: Path, tickets: int, of_one_workflow: int = 0) -> Iterator[Served]:
    folder.mkdir(parents=True, exist_ok=True)
    told = json.loads(run("tests.bench.prepare", str(folder), str(tickets), str(of_one_workflow)))
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = environment(ATENDE_DATA_DIR=str(folder), ATENDE_PORT=str(port))
    begun = time.monotonic()
    with (folder / "app.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "main.py"], cwd=ROOT, env=env, stdout=log, stderr=log
        )
    try:
        wait_for(f"{url}/sign-in", process)
        yield Served(url, process.pid, folder, told, time.monotonic() - begun)
    finally:
        process.terminate()
        process.wait(20)


def run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=LONGEST
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return done.stdout.strip().splitlines()[-1]


def environment(**more: str) -> dict[str, str]:
    """Ours, without what would turn NiceGUI to testing or point us to another database."""
    foreign = ("NICEGUI_", "PYTEST_", "ATENDE_")
    return {k: v for k, v in os.environ.items() if not k.startswith(foreign)} | more


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.02)
    raise RuntimeError(f"{url} does not answer")
