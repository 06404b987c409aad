"""The whole app in a process of its own, and a browser's page and socket without a browser."""

from __future__ import annotations

import asyncio
import os
import re
import socket as sockets
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import socketio

from pages.guard.cookies import cookie_name
from services import database
from services.access import sessions
from services.transaction import Work, unit_of_work
from tests.browser.serving import PATIENCE
from tests.databases import blank
from tests.factories import Cast, the_example

ROOT = Path(__file__).parents[2]
CONNECTING = 30
"""Seconds: whoever is killed amid a handshake never answers it."""
CLIENT = re.compile(r"['\"]client_id['\"]\s*:\s*['\"]([^'\"]+)")


@dataclass
class Served:
    url: str
    cast: Cast
    tokens: dict[str, str]
    numbers: list[int] = field(default_factory=list)

    def browser(self, who: str) -> httpx.AsyncClient:
        cookies = {cookie_name(self.url): self.tokens[who]}
        return httpx.AsyncClient(base_url=self.url, cookies=cookies, timeout=PATIENCE)


@asynccontextmanager
async def served(folder: Path, write: Any) -> AsyncIterator[Served]:
    """`write(cast)` fills the database before the start; it returns people by name."""
    await database.open_database(blank(folder), folder)
    cast = await the_example()
    people, numbers = await write(cast)
    tokens = {name: await _token(user) for name, user in people.items()}
    await database.close_database()
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(  # noqa: ASYNC220  returns at once
        [sys.executable, "main.py"], cwd=ROOT, env=_environment(folder, port, address),
        stdout=subprocess.DEVNULL, stderr=(folder / "errors").open("w"),
    )  # fmt: skip
    try:
        await _ready(address, folder)
        yield Served(address, cast, tokens, numbers)
    finally:
        process.terminate()
        process.wait(PATIENCE)


async def _token(user: int) -> str:
    async def begin(work: Work) -> str:
        return await sessions.begin(work, user)

    return await unit_of_work(begin, by=user)


def _free_port() -> int:
    with sockets.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(folder: Path, port: int, address: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NICEGUI_", "PYTEST_"))}
    return kept | {
        "ATENDE_DATA_DIR": str(folder),
        "ATENDE_DATABASE_URL": f"sqlite:///{folder}/atende.db",
        "ATENDE_PORT": str(port),
        "ATENDE_PUBLIC_URL": address,
    }


async def _ready(address: str, folder: Path) -> None:
    async with httpx.AsyncClient() as browser:
        for _ in range(10 * PATIENCE):
            try:
                await browser.get(f"{address}/sign-in")
            except httpx.TransportError:
                await asyncio.sleep(0.1)
            else:
                return
    raise AssertionError((folder / "errors").read_text())


class Screen:
    """A page that was loaded, and its socket."""

    def __init__(self, browser: httpx.AsyncClient) -> None:
        self.browser = browser
        self.wire = socketio.AsyncClient(reconnection=False, request_timeout=PATIENCE)
        self.heard: list[tuple[str, dict[str, Any], float]] = []
        self.page = ""
        self.wire.on("*", self._hear)

    async def _hear(self, event: str, message: Any) -> None:
        self.heard.append((event, message, time.perf_counter()))

    async def open(self, path: str = "/boards/all") -> None:
        page = await self.browser.get(path)
        assert page.status_code == 200, page.text[:500]
        self.page = page.text
        await self.shake_hands()

    async def shake_hands(self) -> None:
        """For the page that was loaded."""
        query = urlencode({
            "client_id": self.client,
            "tab_id": str(uuid.uuid4()),
            "document_id": str(uuid.uuid4()),
            "next_message_id": "0",
            "implicit_handshake": "true",
        })  # fmt: skip
        cookies = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        await self.wire.connect(
            f"{self.browser.base_url}?{query}", headers={"Cookie": cookies},
            socketio_path="/_nicegui_ws/socket.io", transports=["websocket"],
            wait_timeout=CONNECTING,
        )  # fmt: skip

    @property
    def client(self) -> str:
        """The page's id, which nobody else is told."""
        return CLIENT.search(self.page)[1]  # type: ignore[index]

    @property
    def sid(self) -> str:
        return str(self.wire.get_sid())

    async def join(self, board: str = "all", sid: str | None = None) -> httpx.Response:
        body = {"sid": sid or self.sid, "board": board}
        return await self.browser.post("/api/live/join", json=body)

    def of(self, event: str) -> list[dict[str, Any]]:
        return [message for kind, message, _ in self.heard if kind == event]

    async def close(self) -> None:
        await self.wire.disconnect()
        await self.browser.aclose()
