"""The only two doors to a transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

from tortoise.transactions import in_transaction

from services import events
from services.transaction import postgres
from services.transaction.groups import SqliteHop
from services.transaction.router import current
from services.transaction.sqlite import SqliteWriter
from services.transaction.storage import StorageRefuses, refusing
from services.transaction.values import dialect
from services.transaction.work import Hop, Rows, Work

T = TypeVar("T")
_writer: SqliteWriter | None = None
shaped = asyncio.Event()
"""Set while what is known of the configuration is what this process last committed."""
BUMP = "update installation set configuration_version = configuration_version + 1"


async def unit_of_work(
    body: Callable[[Work], Awaitable[T]],
    *,
    by: int | None,
    now: datetime | None = None,
    only_rows: bool = False,
) -> T:
    """Run `body` in one commit and publish what it recorded after it.

    A body may run twice, so it keeps nothing outside itself. Inside a body this runs inline.
    Cancelling the caller does not cancel the change. `only_rows`: the body awaits nothing but
    its rows, so that SQLite's own thread runs it in one go. Raises what `body` raises, and
    StorageRefuses where nothing can be written.
    """
    if (outer := current.get()) is not None:
        return await body(outer)

    async def run(hop: Hop) -> tuple[T, Work]:
        work = Work(hop, by=by, now=now or datetime.now(UTC))
        result = await _within(work, body)
        if work.overwrites:
            _the_writer().log_remembers = True  # Whoever waits for this may go away.
        return result, work

    result, work = await _committed(run, only_rows=only_rows)
    if work.changes_configuration:
        shaped.clear()
    events.publish_all(work.events)
    if work.overwrites:
        await _the_writer().empty_log()
    return result


async def _within(work: Work, body: Callable[[Work], Awaitable[T]]) -> T:
    token = current.set(work)
    try:
        result = await body(work)
        if work.changes_configuration:
            work.last((BUMP, ()))
        if work.closing:
            await work.rows(*work.closing)
    finally:
        current.reset(token)
    return result


async def _committed(
    run: Callable[[Any], Coroutine[Any, Any, tuple[T, Work]]], *, only_rows: bool
) -> tuple[T, Work]:
    writing = (
        postgres.write(run) if dialect() == "postgres" else _the_writer()(run, only_rows=only_rows)
    )
    task: asyncio.Task[Any] = asyncio.create_task(writing, name="unit of work")
    with refusing():
        result: tuple[T, Work] = await asyncio.shield(task)
    return result


async def reading(body: Callable[[Rows], Awaitable[T]]) -> T:
    """Run `body` on one snapshot that can't be written. StorageRefuses where none can be had."""
    task = asyncio.create_task(_read(body), name="reading")
    with refusing():
        return await asyncio.shield(task)


async def _read(body: Callable[[Rows], Awaitable[T]]) -> T:
    if dialect() == "sqlite":
        async with in_transaction("reader") as client:
            return await body(Rows(SqliteHop(client)))
    async with in_transaction("default") as client:
        rows = Rows(postgres.PostgresHop(client))
        await rows.rows(("set transaction isolation level repeatable read read only", ()))
        return await body(rows)


def _the_writer() -> SqliteWriter:
    if _writer is None:
        raise StorageRefuses("the database is not open")
    return _writer


def waiting() -> int:
    """How many changes wait for the one writer; none do where each has its own connection."""
    return _writer.waiting if _writer else 0


def start_writer() -> None:
    global _writer
    _writer = SqliteWriter()


async def stop_writer() -> None:
    global _writer
    if _writer is not None:
        await _writer.close()
        _writer = None
