"""SQLite's log of changes, which remembers what was overwritten until it is emptied."""

from __future__ import annotations

from contextlib import suppress
from sqlite3 import OperationalError
from typing import Any

from tortoise.connection import get_connection


async def emptied_log() -> bool:
    """Not while somebody reads what is only there."""
    db: Any = get_connection("default")._connection
    with suppress(OperationalError):
        return bool(await db._execute(_emptied, db._conn))
    return False


def _emptied(connection: Any) -> bool:
    [(patience,)] = connection.execute("pragma busy_timeout")
    connection.execute("pragma busy_timeout = 0")
    try:
        [(is_busy, *_)] = connection.execute("pragma wal_checkpoint(truncate)")
    finally:
        connection.execute(f"pragma busy_timeout = {patience}")
    return not is_busy
