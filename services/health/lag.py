"""How long the loop keeps others waiting."""

from __future__ import annotations

import asyncio
from collections import deque

EVERY, KEPT = 0.25, 240


class Lag:
    """Milliseconds that a sleep took longer than asked, over the last minute."""

    def __init__(self) -> None:
        self._lags: deque[float] = deque(maxlen=KEPT)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._measure(), name="loop lag")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _measure(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            begun = loop.time()
            await asyncio.sleep(EVERY)
            self._lags.append((loop.time() - begun - EVERY) * 1000)

    @property
    def now(self) -> float:
        return self._lags[-1] if self._lags else 0.0

    @property
    def most(self) -> float:
        return max(self._lags, default=0.0)


lag = Lag()
