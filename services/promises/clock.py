"""What looks at the clock, beside the pages.

It keeps nothing: each look asks the wall clock and the rows, so that neither a clock that jumps
nor a process that slept, or wasn't there in the morning, tells anybody twice or forgets them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from services.configuration import configuration
from services.promises.rounds import Now, remind
from services.transaction import StorageRefuses

logger = logging.getLogger(__name__)
LOOK = 20.0


class Clock:
    """`now` says the time."""

    def __init__(self, now: Now | None = None, *, look: float = LOOK) -> None:
        self._now, self._look_every = now or (lambda: datetime.now(UTC)), look
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="promise clock")

    async def stop(self) -> None:
        """Whoever wasn't told yet is, by the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        await self._looked(self._warm)
        while True:
            await self._looked(self._remind)
            await asyncio.sleep(self._look_every)

    async def _warm(self) -> None:
        """The first holidays that are asked for take a third of a second: nobody waits for it."""
        shaped = await configuration()
        for locale in ("en", shaped.installation.locale):
            await asyncio.to_thread(shaped.working_days.name, shaped.today(self._now()), locale)

    async def _remind(self) -> None:
        if told := await remind(self._now):
            logger.info("%s people were reminded of their promises", told)

    async def _looked(self, act: Callable[[], Awaitable[None]]) -> None:
        try:
            await act()
        except StorageRefuses:
            logger.warning("Nobody is reminded yet: the database refuses")
        except Exception:
            logger.exception("Reminding people failed and is tried again")


_clock = Clock()
start, stop = _clock.start, _clock.stop
