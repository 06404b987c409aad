"""Boards without a browser: each does what the page's own script does, and keeps what it hears."""

from __future__ import annotations

import asyncio
import json
import re
import time
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import aiohttp
import socketio

from tests.bench.served import Served

CLIENT = re.compile(r"""['"]client_id['"]: ['"]([^'"]+)""")
NEXT = re.compile(r"""['"]next_message_id['"]: (\d+)""")
AT_ONCE = 8
Heard = Callable[[dict[str, Any], float], None]


class OnceParsed:
    """JSON for sockets that all hear the same text: a hundred ears must not be the bottleneck."""

    dumps = staticmethod(json.dumps)
    loads = staticmethod(lru_cache(maxsize=64)(json.loads))


class Board:
    """One open board: its snapshot, and what its socket heard since."""

    def __init__(self, heard: Heard) -> None:
        self.heard = heard
        self.socket = socketio.AsyncClient(reconnection=False, json=OnceParsed)
        self.messages: list[dict[str, Any]] = []
        self.seq: dict[str, int] = {}
        self.cards: dict[int, dict[str, Any]] = {}
        self.heads: dict[str, dict[str, Any]] = {}
        self.gaps = 0

    async def open(self, http: aiohttp.ClientSession, url: str, headers: dict[str, str]) -> None:
        async with http.get(f"{url}/boards/all") as page:
            page.raise_for_status()
            query = handshake(await page.text())
        self.socket.on("live", self._live)
        at = f"{url}?{urlencode(query)}"
        await self.socket.connect(
            at, headers=headers, transports=["websocket"], socketio_path="_nicegui_ws/socket.io"
        )
        sid = self.socket.get_sid()
        async with http.post(f"{url}/api/live/join", json={"sid": sid, "board": "all"}) as joined:
            joined.raise_for_status()
        self.take(await snapshot(http, url))

    def take(self, told: dict[str, Any]) -> None:
        self.seq = dict(told["rooms"])
        for column in told["columns"]:
            head = {"n": column["total"], "o": column["oldest"]}
            self.heads[str(column["id"])] = head
            self.cards |= {card["n"]: card for card in column["cards"]}

    async def _live(self, message: dict[str, Any]) -> None:
        self.heard(message, time.perf_counter())
        self.messages.append(message)

    def catch_up(self) -> None:
        """Apply what was heard, as the page's script does at once."""
        for message in self.messages:
            room, held = message["room"], self.seq.get(message["room"], 0)
            if message["to"] <= held:
                continue
            self.gaps += message["from"] > held
            for delta in message["d"][max(0, held - message["from"]) :]:
                for one in delta.get("d", [delta]):
                    self._apply(one)
            self.seq[room] = message["to"]
        self.messages.clear()

    def _apply(self, delta: dict[str, Any]) -> None:
        self.heads |= delta.get("heads") or {}
        if delta["k"] == "put":
            self.cards[delta["card"]["n"]] = delta["card"]
        elif delta["k"] == "raised" and delta["n"] in self.cards:
            self.cards[delta["n"]] = self.cards[delta["n"]] | {"v": delta["v"], "f": delta["f"]}
        elif delta["k"] == "gone":
            self.cards.pop(delta["n"], None)

    def agrees(self, told: dict[str, Any]) -> bool:
        """With a snapshot taken now: no gap, the same sequence, heads and cards."""
        self.catch_up()
        same = self.seq == told["rooms"] and not self.gaps
        for column in told["columns"]:
            if not column["closes"]:
                same &= self.heads[str(column["id"])]["n"] == column["total"]
            known = [card for card in column["cards"] if card["n"] in self.cards]
            same &= all(self.cards[card["n"]] == card for card in known)
        return bool(same)


def _id() -> str:
    return str(uuid.uuid4())


def handshake(page: str) -> dict[str, str]:
    """What the page's script sends when its socket connects."""
    client, following = CLIENT.search(page), NEXT.search(page)
    assert client, "no client in the page"
    return {
        "client_id": client[1],
        "next_message_id": following[1] if following else "0",
        "implicit_handshake": "true",
        "document_id": _id(),
        "tab_id": _id(),
    }


async def snapshot(http: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    async with http.get(f"{url}/api/boards/all/snapshot") as answer:
        answer.raise_for_status()
        told: dict[str, Any] = await answer.json()
        return told


@asynccontextmanager
async def boards(app: Served, count: int, heard: Heard) -> AsyncIterator[list[Board]]:
    """`count` boards, open and listening."""
    opened = [Board(heard) for _ in range(count)]
    few = asyncio.Semaphore(AT_ONCE)
    async with session(app) as http:

        async def begin(board: Board) -> None:
            async with few:
                await board.open(http, app.url, app.headers)

        try:
            await asyncio.gather(*(begin(board) for board in opened))
            yield opened
        finally:
            await asyncio.gather(*(each.socket.disconnect() for each in opened))


def session(app: Served) -> aiohttp.ClientSession:
    limits = aiohttp.ClientTimeout(total=60)
    return aiohttp.ClientSession(headers=app.headers, timeout=limits)
