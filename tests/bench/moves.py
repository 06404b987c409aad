"""Tickets that go to and fro over HTTP, and how long until every board has seen it."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import aiohttp

from tests.bench.boards import Board, boards, session, snapshot
from tests.bench.served import Served

PACE = 0.2
WRITERS = 16
SETTLE = 1.0


@dataclass
class Movers:
    """The tickets that may move, and when which version of one was asked for."""

    app: Served
    tickets: list[list[int]]
    asked: dict[tuple[int, int], float] = field(default_factory=dict)
    seen: list[float] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    refused: int = 0
    listens: bool = True
    took: list[float] = field(default_factory=list)
    """From the request to the answer, in ms."""

    def heard(self, message: dict[str, Any], at: float) -> None:
        if not self.listens:
            return
        if not self.bodies:
            self.bodies.append(message)
        for delta in message["d"]:
            card = delta.get("card") or {}
            begun = self.asked.get((card.get("n", 0), card.get("v", 0)))
            if begun is not None:
                self.seen.append((at - begun) * 1000)

    async def move(self, http: aiohttp.ClientSession, ticket: list[int]) -> None:
        number, version, center = ticket
        here, there = self.app.told["here"], self.app.told["there"]
        to = there if center == here else here
        body = {"key": str(uuid.uuid4()), "version": version, "expects_center": to}
        way: dict[str, Any] = {"direction": "advance"}
        if center != here:
            way = {"direction": "other", "to_center": to}
        begun = self.asked[number, version + 1] = time.perf_counter()
        url = f"{self.app.url}/api/tickets/{number}/follow-ups"
        async with http.post(url, json=body | way) as answer:
            if answer.status == 200:
                done = await answer.json()
                self.took.append((time.perf_counter() - begun) * 1000)
                ticket[1:] = [done["version"], done["center_id"]]
            else:
                self.refused += 1
                if self.refused < 3:
                    print(answer.status, (await answer.text())[:400])


async def measured(app: Served, count: int, seconds: float) -> dict[str, float]:
    """Paced moves, then as many as 16 writers get through, before `count` boards."""
    movers = Movers(app, app.told["movers"])
    async with boards(app, count, movers.heard) as opened, session(app) as http:
        await asyncio.sleep(SETTLE)
        await paced(movers, http, seconds)
        await asyncio.sleep(SETTLE)
        p50, p95 = quantile(movers.seen, 0.5), quantile(movers.seen, 0.95)
        movers.listens = False
        rate = await flooded(movers, http, seconds)
        await asyncio.sleep(2 * SETTLE)
        equal = await all_agree(app, opened)
    if movers.refused:
        raise RuntimeError(f"{movers.refused} moves were refused")
    return {"p50": p50, "p95": p95, "rate": rate, "equal": equal, "bytes": size_of(movers)}


async def paced(movers: Movers, http: aiohttp.ClientSession, seconds: float) -> None:
    under_way = []
    for ticket, _ in zip(cycle(movers.tickets), range(int(seconds / PACE)), strict=False):
        under_way.append(asyncio.create_task(movers.move(http, ticket)))
        await asyncio.sleep(PACE)
    await asyncio.gather(*under_way)


async def flooded(movers: Movers, http: aiohttp.ClientSession, seconds: float) -> float:
    """Moves a second; each writer has tickets of its own."""
    until, moved = time.perf_counter() + seconds, 0

    async def writer(place: int) -> None:
        nonlocal moved
        for ticket in cycle(movers.tickets[place::WRITERS]):
            if time.perf_counter() > until:
                return
            await movers.move(http, ticket)
            moved += 1

    begun = time.perf_counter()
    await asyncio.gather(*(writer(place) for place in range(WRITERS)))
    return moved / (time.perf_counter() - begun)


async def all_agree(app: Served, opened: list[Board]) -> bool:
    async with session(app) as http:
        told = await snapshot(http, app.url)
    return all(board.agrees(told) for board in opened)


def size_of(movers: Movers) -> int:
    return len(json.dumps(movers.bodies[0], separators=(",", ":"))) if movers.bodies else 600


def quantile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else -1.0
