"""One backup: the rows of one moment, then the files that they name."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from services import database
from services.backup import files, postgres, sqlite
from services.backup.archive import Writing
from services.backup.manifest import ROWS, Manifest
from services.backup.refusals import FolderIsClosed, IsUnderWay
from services.migrations.stored import sqlite_path
from services.refusals import Refused
from services.transaction import refusing
from services.version import version

APPLIED = "select name from tortoise_migrations where app = 'models' order by name"
LEFT_OUT = {"backup_run": "finished_at"}
"""Whose rows are under way where this is blank: one of them is this very backup."""
_busy = asyncio.Lock()
Snapshot = sqlite.SqliteRows | postgres.PostgresRows


@dataclass(frozen=True, slots=True)
class Made:
    file: Path
    size: int
    manifest: Manifest
    damaged: tuple[str, ...] = ()
    """Files in it that are not what was once uploaded."""

    @property
    def harmed(self) -> tuple[str, ...]:
        return (*self.manifest.missing, *self.damaged)


async def make(file: Path) -> Made:
    """Write `file`, a whole path, while people work. Raises Refused, StorageRefuses for no room."""
    if _busy.locked():
        raise Refused(IsUnderWay())
    async with _busy:
        with refusing():
            return await _made(file)


async def _made(file: Path) -> Made:
    _check(file.parent)
    with Writing(file) as writing:
        async with _snapshot(database.place().url, file) as snapshot:
            said = await _rows(snapshot, writing)
            named = await snapshot.rows(files.NAMED)
        missing = await files.add(writing, files.keys_of(named))
        damaged = files.damaged(writing, named)
        made = Manifest(**said, members=writing.hashes, missing=missing).sealed()
        return Made(file, await asyncio.to_thread(writing.finish, made), made, damaged)


def _check(folder: Path) -> None:
    if not folder.is_dir():
        raise Refused(FolderIsClosed(folder=str(folder), detail=os.strerror(errno.ENOENT)))


@asynccontextmanager
async def _snapshot(url: str, file: Path) -> AsyncIterator[Snapshot]:
    path = sqlite_path(url)
    if path is None:
        async with postgres.snapshot(url) as rows:
            yield rows
    else:
        async with sqlite.snapshot(path, file.with_name(f"{file.name}.rows")) as rows:
            yield rows


async def _rows(snapshot: Snapshot, writing: Writing) -> dict[str, Any]:
    columns = await snapshot.columns()
    counts = {table: await _table(snapshot, writing, table, columns[table]) for table in columns}
    return {
        "version": version(),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "migrations": tuple(name for [name] in await snapshot.rows(APPLIED)),
        "columns": columns,
        "rows": counts,
    }


async def _table(snapshot: Snapshot, writing: Writing, table: str, columns: tuple[str, ...]) -> int:
    count = 0
    with writing.member(f"{ROWS}{table}.jsonl") as put:
        async for some, lines in snapshot.lines(table, columns, where=LEFT_OUT.get(table, "")):
            count += some
            await asyncio.to_thread(put, lines)
    return count
