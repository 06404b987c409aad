"""What runs beside the pages: begun by an event, looked for now and then, tried again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from services import events
from services.transaction import StorageRefuses

logger = logging.getLogger(__name__)
AGAIN, LOOK = 5.0, 5.0
Unfinished = Callable[[], Awaitable[Iterable[int]]]
Run = Callable[[int], Awaitable[None]]
Named = Callable[[object], int | None]


class Background:
    """`run` brings the job of an id to its end; `named` is the id that an event speaks of.

    `unfinished` is asked again and again: another process may have gone in the middle of one.
    """

    def __init__(self, name: str, *, run: Run, unfinished: Unfinished, named: Named) -> None:
        self._name, self._run, self._unfinished, self._named = name, run, unfinished, named
        self._running: dict[int, asyncio.Task[None]] = {}
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Run what is unfinished, and what begins from now on."""
        events.subscribe(self._heard)
        self._watch = asyncio.create_task(self._look(), name=f"{self._name}s")

    async def stop(self) -> None:
        """What was committed stays; the rest waits for the next start."""
        tasks = [*self._running.values(), *([self._watch] if self._watch else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._running.clear()

    async def _look(self) -> None:
        while True:
            try:
                for job_id in await self._unfinished():
                    self._begin(job_id)
            except StorageRefuses:
                logger.warning("No unfinished %s can be looked for: no database", self._name)
            await asyncio.sleep(LOOK)

    def _heard(self, event: object) -> None:
        if (job_id := self._named(event)) is not None:
            self._begin(job_id)

    def _begin(self, job_id: int) -> None:
        if job_id not in self._running:
            task = asyncio.create_task(self._until_done(job_id), name=f"{self._name} {job_id}")
            self._running[job_id] = task
            task.add_done_callback(lambda _: self._running.pop(job_id, None))

    async def _until_done(self, job_id: int) -> None:
        while True:
            try:
                await self._run(job_id)
            except StorageRefuses:
                logger.warning("%s %s waits: the database refuses", self._name, job_id)
            except Exception:
                logger.exception("%s %s failed and is tried again", self._name, job_id)
            else:
                return
            await asyncio.sleep(AGAIN)
