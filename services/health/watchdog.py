"""A database, or a loop, that hangs for good ends the process: whoever started it starts it anew.

It counts its own seconds, so that a machine or a process put to sleep isn't taken for one.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress

from services.health import probe
from services.transaction import StorageRefuses

logger = logging.getLogger(__name__)
EVERY, LONGEST = 10.0, 30


class Watchdog:
    """`probe` is to come back, however it ends, within LONGEST seconds."""

    def __init__(
        self,
        probe: Callable[[], Awaitable[None]] = probe.write,
        *,
        give_up: Callable[[int], object] = os._exit,
        every: float = EVERY,
        second: float = 1.0,
    ) -> None:
        self._probe, self._give_up = probe, give_up
        self._every, self._second = every, second
        self._seconds, self._is_over = 0, threading.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._is_over.clear()
        self._task = asyncio.create_task(self._ask(), name="watchdog")
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    async def stop(self) -> None:
        self._is_over.set()
        if self._task is not None:
            self._task.cancel()

    async def _ask(self) -> None:
        while True:
            with suppress(StorageRefuses, TimeoutError):
                await self._probe()
            self._seconds = 0
            await asyncio.sleep(self._every)
            self._seconds = 0

    def _watch(self) -> None:
        while not self._is_over.wait(self._second):
            self._seconds += 1
            if self._seconds > LONGEST + self._every:
                logger.critical("The database has not answered for %s s: ending", LONGEST)
                self._give_up(1)
                return


watchdog = Watchdog()
