"""All rows of a SQLite database as they were at one moment, and their way back.

They are read from a copy, which a connection of its own takes in one step: the writer is never
held, and its log never waits for a long reader before it can begin anew.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import orjson

from services.backup.refusals import IsEdited
from services.refusals import Refused

TABLES = """select name from sqlite_master where type = 'table'
and name not like 'sqlite!_%' escape '!' and name <> 'tortoise_migrations' order by name"""
CHUNK = 500
BREATH = 0.002
"""Seconds between two chunks: whoever works goes first."""
NO_ROWS = (ValueError, sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
LOAD = ("journal_mode = off", "synchronous = off", "foreign_keys = off", "cache_size = -65536")


class SqliteRows:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    async def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return await asyncio.to_thread(lambda: self._db.execute(sql, values).fetchall())

    async def columns(self) -> dict[str, tuple[str, ...]]:
        return {
            table: tuple(row[1] for row in await self.rows(f'pragma table_info("{table}")'))
            for [table] in await self.rows(TABLES)
        }

    async def lines(
        self, table: str, columns: Sequence[str], *, where: str = ""
    ) -> AsyncIterator[tuple[int, bytes]]:
        """Some rows at a time: how many, and a JSON list on a line for each."""
        sql, last = _lines(table, columns, where), -1
        while True:
            [(text, count, last)] = await self.rows(sql, last)
            if not count:
                return
            yield count, text.encode() + b"\n"
            await asyncio.sleep(BREATH)


def _lines(table: str, columns: Sequence[str], where: str) -> str:
    """`where`: a column that isn't blank."""
    only = f'and "{where}" is not null' if where else ""
    values = ", ".join(f'"{each}"' for each in columns)
    return f"""select group_concat(line, char(10)), count(*), max(at) from
(select json_array({values}) as line, rowid as at from "{table}"
where rowid > ? {only} order by rowid limit {CHUNK})"""


@asynccontextmanager
async def snapshot(path: Path, beside: Path) -> AsyncIterator[SqliteRows]:
    """Its copy lies at `beside` meanwhile."""
    _remove(beside)
    try:
        with closing(sqlite3.connect(beside, check_same_thread=False)) as db:
            await asyncio.to_thread(_copy, path, db)
            yield SqliteRows(db)
    finally:
        _remove(beside)


def _remove(database: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{database}{end}").unlink(missing_ok=True)


def _copy(path: Path, to: sqlite3.Connection) -> None:
    to.execute("pragma synchronous = off")
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)) as source:
        source.backup(to)
    to.execute("pragma query_only = on")


class SqliteLoad:
    """Rows into a database that nobody has open yet."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    async def columns(self) -> dict[str, tuple[str, ...]]:
        return await SqliteRows(self._db).columns()

    async def put(self, table: str, columns: Sequence[str], chunks: Iterator[list[bytes]]) -> int:
        """How many. Raises Refused where they are no rows of the table."""
        try:
            return await asyncio.to_thread(self._put, table, columns, chunks)
        except NO_ROWS:
            raise Refused(IsEdited(part=table)) from None

    def _put(self, table: str, columns: Sequence[str], chunks: Iterator[list[bytes]]) -> int:
        names = ", ".join(f'"{each}"' for each in columns)
        marks = ", ".join("?" * len(columns))
        sql, count = f'insert into "{table}" ({names}) values ({marks})', 0
        for lines in chunks:
            self._db.executemany(sql, map(orjson.loads, lines))
            count += len(lines)
        return count

    async def finish(self) -> None:
        """Raises Refused where a row refers to nothing."""
        self._db.commit()
        if broken := self._db.execute("pragma foreign_key_check").fetchone():
            raise Refused(IsEdited(part=broken[0]))


@asynccontextmanager
async def loading(path: Path) -> AsyncIterator[SqliteLoad]:
    with closing(sqlite3.connect(path, check_same_thread=False)) as db:
        for each in LOAD:
            db.execute(f"pragma {each}")
        db.execute("begin exclusive")
        yield SqliteLoad(db)
        db.commit()
