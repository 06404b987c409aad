"""SQLite: one writer, which commits several changes in a group, a savepoint each.

A full disk rolls the whole group back, silently for the ORM: nothing is answered before
the outer commit, and what was not committed runs again, one by one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

from tortoise.transactions import in_transaction

from services.transaction.work import Statement

GROUP = 32
Run = Callable[["SqliteHop"], Awaitable[Any]]
Job = tuple[Run, "asyncio.Future[Any]"]


class GroupRolledBack(Exception):
    """SQLite ended the outer transaction by itself."""


class SqliteHop:
    """Statements on the connection's own thread, all of one call in one hop."""

    def __init__(self, client: Any) -> None:
        self._db = client._connection
        self.first: list[Statement] = []
        """What goes ahead of the next hop."""

    async def __call__(self, statements: Sequence[Statement]) -> list[list[Any]]:
        ahead, self.first = self.first, []
        together = [*ahead, *statements]
        rows: list[list[Any]] = await self._db._execute(_run, self._db._conn, together)
        return rows[len(ahead) :]

    @property
    def is_open(self) -> bool:
        return bool(self._db._conn.in_transaction)


def _run(connection: Any, statements: Sequence[Statement]) -> list[list[Any]]:
    return [
        [tuple(row) for row in connection.execute(sql, parameters)]
        for sql, parameters in statements
    ]


class SqliteWriter:
    """The one task that writes."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Job] = asyncio.Queue()
        self._task = asyncio.create_task(self._write(), name="writer")

    async def __call__(self, run: Run) -> Any:
        """Queue a change; answered once it is committed. Cancelling the wait undoes nothing."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._queue.put_nowait((run, answer))
        return await answer

    async def close(self) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _write(self) -> None:
        while True:
            jobs = [await self._queue.get()]
            while not self._queue.empty() and len(jobs) < GROUP:
                jobs.append(self._queue.get_nowait())
            await self._commit(jobs)

    async def _commit(self, jobs: list[Job]) -> None:
        try:
            outcomes = await _group(jobs)
        except Exception as error:
            await self._one_by_one(jobs, error)
        else:
            for (_, answer), outcome in zip(jobs, outcomes, strict=True):
                _answer(answer, outcome)

    async def _one_by_one(self, jobs: list[Job], error: Exception) -> None:
        if len(jobs) == 1:
            why = error.__cause__ if isinstance(error, GroupRolledBack) else error
            _answer(jobs[0][1], why or error)
            return
        for job in jobs:
            await self._commit([job])


async def _group(jobs: list[Job]) -> list[Any]:
    async with in_transaction("default") as client:
        hop = SqliteHop(client)
        outcomes = [await _member(hop, run) for run, _ in jobs]
        if hop.first:
            await hop(())
        return outcomes


async def _member(hop: SqliteHop, run: Run) -> Any:
    """The change's outcome, or the exception it ended with, undone to its savepoint."""
    hop.first.append(("SAVEPOINT member", ()))
    try:
        outcome = await run(hop)
    except Exception as error:
        outcome = error
    if not hop.is_open:
        raise GroupRolledBack from outcome if isinstance(outcome, Exception) else None
    if isinstance(outcome, Exception):
        hop.first.append(("ROLLBACK TO member", ()))
    hop.first.append(("RELEASE member", ()))
    return outcome


def _answer(answer: asyncio.Future[Any], outcome: Any) -> None:
    if answer.done():
        return
    if isinstance(outcome, Exception):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)
