"""The app in a process of its own, set up over HTTP as its first administrator would."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
PEOPLE = ("ana", "bruno", "carla", "rui", "davi", "marta")
"""Of the example: a supervisor, four analysts and a viewer."""
PASSWORD = "ninguém adivinha 42"
FOREIGN = ("NICEGUI_", "PYTEST_", "ATENDE_")


@dataclass(frozen=True)
class App:
    url: str
    folder: Path

    @property
    def tokens(self) -> dict[str, str]:
        """A session's token for each person, and for `admin`."""
        pairs = (line.split() for line in (self.folder / "tokens").read_text().splitlines())
        return dict(pairs)

    def http(self, who: str) -> httpx.Client:
        return httpx.Client(
            base_url=self.url, cookies={"atende": self.tokens[who]}, headers={"origin": self.url}
        )


@contextmanager
def running(folder: Path) -> Iterator[App]:
    port = _free_port()
    env = _environment(folder, port)
    log = folder / "app.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "main.py"], cwd=ROOT, env=env, stdout=out, stderr=out
        )
    app = App(f"http://127.0.0.1:{port}", folder)
    try:
        _wait(app, process, log)
        yield app
    finally:
        process.terminate()
        process.wait(20)


def set_up(folder: Path) -> None:
    """The example in Portuguese, and everybody signed in."""
    with running(folder) as app:
        tokens = {"admin": _administrator(app)}
        for who in PEOPLE:
            tokens[who] = _chosen(app, _reset_link(app, who))
        lines = [f"{who} {token}\n" for who, token in tokens.items()]
        (folder / "tokens").write_text("".join(lines))


def copied(template: Path, folder: Path) -> Path:
    shutil.copytree(template, folder, ignore=shutil.ignore_patterns("*.lock", "*.sock", "app.log"))
    return folder


def _administrator(app: App) -> str:
    log = app.folder / "app.log"
    link = _until(lambda: re.search(r"http\S+/set-up/\S+", log.read_text()))
    answers = {
        "name": "Helena Prado", "email": "helena@example.com", "password": PASSWORD,
        "example": "1", "timezone": "America/Sao_Paulo", "locale": "pt_BR",
    }  # fmt: skip
    return _posted(app, link[0], answers)


def _reset_link(app: App, who: str) -> str:
    asked = [sys.executable, "cli.py", "user", "reset-link", who]
    env = _environment(app.folder, int(app.url.rsplit(":", 1)[1]))
    told = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return told.stdout.strip().splitlines()[-1]


def _chosen(app: App, link: str) -> str:
    return _posted(app, link, {"password": PASSWORD})


def _posted(app: App, link: str, form: dict[str, str]) -> str:
    with httpx.Client(
        headers={"origin": app.url, "accept-language": "pt-BR"}, timeout=60
    ) as browser:
        answer = browser.post(link, data=form)
        assert answer.status_code == 303, answer.text[:500]
        return browser.cookies["atende"]


def _environment(folder: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return kept | {
        "ATENDE_DATA_DIR": str(folder),
        "ATENDE_PORT": str(port),
        "ATENDE_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PYTHONUNBUFFERED": "1",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(app: App, process: subprocess.Popen[bytes], log: Path) -> None:
    def answers() -> bool:
        assert process.poll() is None, log.read_text()
        try:
            return httpx.get(f"{app.url}/sign-in", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    _until(answers)


def _until(happened, patience: float = 60):  # type: ignore[no-untyped-def]
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := happened():
            return found
        time.sleep(0.05)
    raise AssertionError("It took too long.")
