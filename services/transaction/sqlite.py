"""SQLite: the one task that writes, which commits what waits in groups.

Nothing is answered before its commit; a group that could not be committed runs again, one by
one.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from services.transaction.groups import GroupRolledBack, Outcomes, Run, Waits, at_once, with_orm
from services.transaction.log import emptied_log

GROUP = 32
AGAIN = 1.0
"""Seconds until a log that somebody reads is tried again."""


@dataclass(frozen=True, slots=True)
class Job:
    run: Run
    answer: asyncio.Future[Any]
    only_rows: bool


class SqliteWriter:
    def __init__(self) -> None:
        self._queue: asyncio.Queue[Job] = asyncio.Queue()
        self.log_remembers = False
        """What was overwritten: emptied before a change, once nobody reads there."""
        self._next_try = 0.0
        self._task = asyncio.create_task(self._write(), name="writer")

    async def __call__(self, run: Run, *, only_rows: bool = False) -> Any:
        """Queue a change; answered once it is committed. Cancelling the wait undoes nothing."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait(Job(run, answer, only_rows))
        return await answer

    async def empty_log(self) -> None:
        """Now, if nobody reads there."""
        await self(_nothing, only_rows=True)

    @property
    def waiting(self) -> int:
        return self._queue.qsize()

    async def close(self) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _write(self) -> None:
        while True:
            jobs = [await self._queue.get()]
            while not self._queue.empty() and len(jobs) < GROUP:
                jobs.append(self._queue.get_nowait())
            if self.log_remembers:
                await self._forget()
            await self._commit(jobs)

    async def _forget(self) -> None:
        now = asyncio.get_running_loop().time()
        if now >= self._next_try:
            self.log_remembers = not await emptied_log()
            self._next_try = now + AGAIN if self.log_remembers else 0.0

    async def _commit(self, jobs: list[Job]) -> None:
        try:
            outcomes = await _committed(jobs)
        except Exception as error:
            await self._one_by_one(jobs, error)
        else:
            for job, outcome in zip(jobs, outcomes, strict=True):
                _answer(job.answer, outcome)

    async def _one_by_one(self, jobs: list[Job], error: Exception) -> None:
        if len(jobs) == 1:
            why = error.__cause__ if isinstance(error, GroupRolledBack) else error
            _answer(jobs[0].answer, why or error)
            return
        for job in jobs:
            await self._commit([job])


async def _nothing(_hop: Any) -> None:
    pass


async def _committed(jobs: list[Job]) -> Outcomes:
    runs = [job.run for job in jobs]
    if all(job.only_rows for job in jobs):
        with suppress(Waits):
            return await at_once(runs)
    return await with_orm(runs)


def _answer(answer: asyncio.Future[Any], outcome: Any) -> None:
    if answer.done():
        return
    if isinstance(outcome, Exception):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)
