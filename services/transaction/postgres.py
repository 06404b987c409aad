"""PostgreSQL: a transaction a change; a deadlock or a lost unique race is run again."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from itertools import count
from typing import Any

from asyncpg.exceptions import DeadlockDetectedError, SerializationError, UniqueViolationError
from tortoise.transactions import in_transaction

from services.transaction.work import Statement

TRIES = 5
AGAIN = (DeadlockDetectedError, SerializationError, UniqueViolationError)


class PostgresHop:
    def __init__(self, client: Any) -> None:
        self._db = client._connection

    async def __call__(self, statements: Sequence[Statement]) -> list[list[Any]]:
        return [
            [tuple(row) for row in await self._db.fetch(_numbered(sql), *parameters)]
            for sql, parameters in statements
        ]


@lru_cache(maxsize=512)
def _numbered(sql: str) -> str:
    numbers = count(1)
    return re.sub(r"\?", lambda _: f"${next(numbers)}", sql)


async def write(run: Callable[[PostgresHop], Awaitable[Any]]) -> Any:
    for attempt in range(1, TRIES + 1):
        try:
            async with in_transaction("default") as client:
                return await run(PostgresHop(client))
        except Exception as error:
            if attempt == TRIES or not _is_race(error):
                raise
    return None


def _is_race(error: Exception) -> bool:
    return isinstance(error, AGAIN) or isinstance(error.__cause__, AGAIN)
