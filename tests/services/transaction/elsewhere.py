"""Another process of the same database, which is at it at the same time. PostgreSQL alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from services import database
from services.refusals import Refused
from tests.databases import SERVER

WAITING = """select count(*) from pg_stat_activity
where wait_event_type = 'Lock' and datname = current_database()"""
AT_ONCE = [
    pytest.mark.usefixtures("db"),
    pytest.mark.skipif(not SERVER, reason="on SQLite one writes after the other"),
]


class Elsewhere:
    """Its transaction, and a look at who waits for it."""

    def __init__(self, db: Any, watch: Any) -> None:
        self._db, self._watch = db, watch

    async def holds(self, sql: str, *values: Any) -> None:
        await self._db.execute(sql, *values)

    async def until_wait(self, count: int = 1) -> None:
        async with asyncio.timeout(60):
            while await self._watch.fetchval(WAITING) < count:  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    async def can_have(self, sql: str) -> None:
        """Whoever waits doesn't hold that."""
        await self._watch.execute(f"{sql} for update nowait")


@asynccontextmanager
async def elsewhere() -> AsyncIterator[Elsewhere]:
    """What it holds is committed at the end."""
    db, watch = [await asyncpg.connect(database.place().url) for _ in range(2)]
    try:
        async with db.transaction():
            yield Elsewhere(db, watch)
    finally:
        await db.close()
        await watch.close()


async def outcomes(*acts: Awaitable[Any]) -> list[str]:
    """`done`, or the kinds that were refused."""
    found = await asyncio.gather(*acts, return_exceptions=True)
    return sorted(map(_outcome, found))


def _outcome(found: Any) -> str:
    if isinstance(found, Refused):
        return " ".join(type(each).__name__ for each in found.refusals)
    if isinstance(found, BaseException):
        raise found
    return "done"
