"""What was committed, on its way to the sockets: at once when idle, joined under load.

A room's message is `{"room", "from", "to", "d"}`: the deltas after sequence `from` up to `to`.
The bodies are JSON already and stay it (orjson.Fragment), so a room is encoded once.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from itertools import pairwise
from typing import Any, Protocol

import orjson

logger = logging.getLogger(__name__)
WINDOW = 0.08
Emitter = Callable[[str, str, dict[str, Any]], Awaitable[None]]
"""`(event, room, message)`; given by the pages, who know the sockets."""


class Bus(Protocol):
    def publish(self, room: str, seq: int, body: str) -> None: ...


class LocalBus:
    """For the sockets of this process. `publish` needs a running loop."""

    def __init__(self) -> None:
        self.emitter: Emitter | None = None
        self.last: dict[str, int] = {}
        self._waiting: dict[str, dict[int, str]] = defaultdict(dict)
        self._flush: asyncio.Task[None] | None = None
        self._flushed_at = 0.0

    def publish(self, room: str, seq: int, body: str) -> None:
        """Tell a room its delta `seq`; what was told already is not told again."""
        if seq <= self.last.get(room, 0):
            return
        self._waiting[room][seq] = body
        if self._flush is None:
            self._flush = asyncio.create_task(self._soon(), name="bus")

    async def _soon(self) -> None:
        try:
            loop = asyncio.get_running_loop()
            await asyncio.sleep(max(0.0, self._flushed_at + WINDOW - loop.time()))
            if self._has_gap():
                await asyncio.sleep(WINDOW)
            self._flushed_at = loop.time()
        finally:
            self._flush = None
        await self._emit_all()

    def _has_gap(self) -> bool:
        """Another task committed an earlier one and is about to publish it."""
        return any(
            min(told) > self.last[room] + 1
            for room, told in self._waiting.items()
            if room in self.last
        )

    async def _emit_all(self) -> None:
        waiting, self._waiting = self._waiting, defaultdict(dict)
        for room, told in waiting.items():
            self.last[room] = max(told)
            for message in messages(room, told):
                await self.emit("live", room, message)

    async def emit(self, event: str, room: str, message: dict[str, Any]) -> None:
        """A failing socket must not keep the others from hearing."""
        if self.emitter is None:
            return
        try:
            await self.emitter(event, room, message)
        except Exception:
            logger.exception("Telling %s failed", room)

    def forget(self) -> None:
        """Start from silence. For tests."""
        self.last.clear()
        self._waiting.clear()
        if self._flush is not None:
            self._flush.cancel()
        self._flush, self.emitter = None, None


bus = LocalBus()


def messages(room: str, told: dict[int, str]) -> Iterator[dict[str, Any]]:
    """One for each run of sequences without a gap."""
    for run in _runs(sorted(told)):
        bodies = [orjson.Fragment(told[seq]) for seq in run]
        yield {"room": room, "from": run[0] - 1, "to": run[-1], "d": bodies}


def _runs(seqs: list[int]) -> list[list[int]]:
    runs = [seqs[:1]]
    for before, after in pairwise(seqs):
        if after == before + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs
