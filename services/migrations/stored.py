"""What a database says about its own shape, asked without the ORM."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from services.database_indexes import INDEXES

HAS_TABLE = {
    "sqlite": "select count(*) from sqlite_master where name = 'tortoise_migrations'",
    "postgres": "select count(*) from pg_tables where tablename = 'tortoise_migrations'"
    " and schemaname = current_schema()",
}
POOL = {"minsize", "maxsize", "max_queries", "max_inactive_connection_lifetime", "schema"}
NAMED = {
    "sqlite": "select name from sqlite_master where type = 'index'",
    "postgres": "select indexname from pg_indexes where schemaname = current_schema()",
}
APPLIED = "select name from tortoise_migrations where app = 'models'"


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite address, None for PostgreSQL."""
    return Path(url.removeprefix("sqlite://")) if url.startswith("sqlite") else None


async def applied(url: str) -> tuple[str, ...]:
    """Names of the migrations this database has seen; none for one that is not there yet."""
    path = sqlite_path(url)
    if path is not None and not path.exists():
        if not path.parent.is_dir():
            raise FileNotFoundError(f"there is no folder {path.parent}")
        return ()
    dialect = "sqlite" if path else "postgres"
    [[(has_table,)]] = await run(url, HAS_TABLE[dialect])
    return tuple(name for [name] in (await run(url, APPLIED))[0]) if has_table else ()


async def ensure_indexes(url: str) -> None:
    """The partial indexes that the ORM can't say. Where all are there, nothing is locked."""
    [rows] = await run(url, NAMED["sqlite" if sqlite_path(url) else "postgres"])
    there = {name for [name] in rows}
    await run(url, *(sql for sql in INDEXES if index_name(sql) not in there))


def index_name(sql: str) -> str:
    return sql.partition(" on ")[0].split()[-1]


async def run(url: str, *statements: str) -> list[Sequence[Sequence[Any]]]:
    """Rows of each statement, on a connection of its own."""
    path = sqlite_path(url)
    return await _on_postgres(url, statements) if path is None else _on_sqlite(path, statements)


def _on_sqlite(path: Path, statements: Sequence[str]) -> list[Sequence[Sequence[Any]]]:
    with closing(sqlite3.connect(path, timeout=5)) as db, db:
        return [db.execute(statement).fetchall() for statement in statements]


async def _on_postgres(url: str, statements: Sequence[str]) -> list[Sequence[Sequence[Any]]]:
    async with postgres(url) as db:
        return [[tuple(row) for row in await db.fetch(sql)] for sql in statements]


@asynccontextmanager
async def postgres(url: str) -> AsyncIterator[Any]:
    """A connection of its own, to the address as the ORM reads it."""
    import asyncpg
    from tortoise.backends.base.config_generator import expand_db_url

    credentials = expand_db_url(url)["credentials"]
    own = {k: v for k, v in credentials.items() if k not in POOL}
    if schema := credentials.get("schema"):
        own["server_settings"] = {"search_path": schema}
    db = await asyncpg.connect(**own)
    try:
        yield db
    finally:
        await db.close()
