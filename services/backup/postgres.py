"""All rows of a PostgreSQL database as they were at one moment, and their way back.

Values read as SQLite keeps them, so that a backup of the one can be restored into the other.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from services.backup.refusals import IsEdited
from services.migrations.stored import postgres
from services.refusals import Refused

CHUNK = 1000
SNAPSHOT = "begin isolation level repeatable read read only"
COLUMNS = """select c.table_name, c.column_name, c.udt_name from information_schema.columns c
join information_schema.tables t using (table_schema, table_name)
where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
and c.table_name <> 'tortoise_migrations' order by c.table_name, c.ordinal_position"""
KEYS = """select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace"""
COUNTED = """select table_name, column_name from information_schema.columns
where table_schema = current_schema() and (is_identity = 'YES' or column_default like 'nextval%')"""
RAISE = """select setval(pg_get_serial_sequence('"{0}"', '{1}'), max("{1}")) from "{0}"
having max("{1}") is not null"""
MICROS = "YYYY-MM-DD HH24:MI:SS.US"
READ = {
    "bool": "{}::int",
    "timestamptz": f"replace(to_char({{}} at time zone 'utc', '{MICROS}'), '.000000', '')"
    " || '+00:00'",
    "date": "{}::text",
    "jsonb": "{}::text",
    "json": "{}::text",
}
WRITE = {"bool": "(j ->> {})::int::bool"}


class PostgresRows:
    def __init__(self, db: Any) -> None:
        self._db = db
        self._kinds: dict[str, dict[str, str]] = {}

    async def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in await self._db.fetch(sql)]

    async def columns(self) -> dict[str, tuple[str, ...]]:
        self._kinds = await _kinds(self._db)
        return {table: tuple(kinds) for table, kinds in self._kinds.items()}

    async def lines(
        self, table: str, columns: Sequence[str], *, where: str = ""
    ) -> AsyncIterator[tuple[int, bytes]]:
        """Some rows at a time: how many, and a JSON list on a line for each."""
        cursor = await self._db.cursor(self._sql(table, columns, where))
        while found := await cursor.fetch(CHUNK):
            yield len(found), await asyncio.to_thread(_joined, found)

    def _sql(self, table: str, columns: Sequence[str], where: str) -> str:
        """In a lasting order; `where`: a column that isn't blank."""
        kinds = self._kinds[table]
        values = ", ".join(READ.get(kinds[each], "{}").format(f'"{each}"') for each in columns)
        only = f'where "{where}" is not null' if where else ""
        order = '"id"' if "id" in kinds else ", ".join(f'"{each}"' for each in columns)
        return f'select json_build_array({values})::text from "{table}" {only} order by {order}'


def _joined(found: Sequence[Any]) -> bytes:
    return b"".join(row[0].encode() + b"\n" for row in found)


async def _kinds(db: Any) -> dict[str, dict[str, str]]:
    """Table → column → type."""
    kinds: dict[str, dict[str, str]] = {}
    for table, column, kind in await db.fetch(COLUMNS):
        kinds.setdefault(table, {})[column] = kind
    return kinds


@asynccontextmanager
async def snapshot(url: str) -> AsyncIterator[PostgresRows]:
    async with postgres(url) as db:
        await db.execute(SNAPSHOT)
        yield PostgresRows(db)


class PostgresLoad:
    """Rows into a schema that nobody has open yet."""

    def __init__(self, db: Any, keys: Sequence[tuple[str, str, str]]) -> None:
        self._db, self._keys = db, keys
        self._kinds: dict[str, dict[str, str]] = {}

    async def columns(self) -> dict[str, tuple[str, ...]]:
        self._kinds = await _kinds(self._db)
        return {table: tuple(kinds) for table, kinds in self._kinds.items()}

    async def put(self, table: str, columns: Sequence[str], chunks: Iterator[list[bytes]]) -> int:
        """How many. Raises Refused where they are no rows of the table."""
        from asyncpg.exceptions import DataError, IntegrityConstraintViolationError

        sql, count = self._sql(table, columns), 0
        while (lines := await asyncio.to_thread(next, chunks, None)) is not None:
            try:
                await self._db.execute(sql, "[" + b",".join(lines).decode() + "]")
            except (ValueError, DataError, IntegrityConstraintViolationError):
                raise Refused(IsEdited(part=table)) from None
            count += len(lines)
        return count

    def _sql(self, table: str, columns: Sequence[str]) -> str:
        kinds = self._kinds[table]
        values = ", ".join(
            WRITE.get(kinds[each], f"(j ->> {{}})::{kinds[each]}").format(place)
            for place, each in enumerate(columns)
        )
        names = ", ".join(f'"{each}"' for each in columns)
        return (
            f'insert into "{table}" ({names}) select {values}'
            " from jsonb_array_elements($1::jsonb) as j"
        )

    async def finish(self) -> None:
        """Raises Refused where a row refers to nothing."""
        from asyncpg.exceptions import IntegrityConstraintViolationError

        for table, column in await self._db.fetch(COUNTED):
            await self._db.execute(RAISE.format(table, column))
        for table, name, definition in self._keys:
            try:
                await self._db.execute(f"alter table {table} add constraint {name} {definition}")
            except IntegrityConstraintViolationError:
                raise Refused(IsEdited(part=table)) from None


@asynccontextmanager
async def loading(url: str) -> AsyncIterator[PostgresLoad]:
    """Foreign keys are away until the end: rows come table by table."""
    async with postgres(url) as db:
        keys = [tuple(row) for row in await db.fetch(KEYS)]
        async with db.transaction():
            for table, name, _ in keys:
                await db.execute(f"alter table {table} drop constraint {name}")
            yield PostgresLoad(db, keys)
