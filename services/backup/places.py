"""Where a backup is restored to: first beside what it becomes, then there in one go."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from services.backup import keys
from services.backup.refusals import PlaceIsTaken
from services.migrations.stored import postgres, sqlite_path
from services.refusals import Refused

STAGE = ".restoring"
IGNORED = {*keys.NAMES, STAGE, "atende.lock", "lost+found"}
HAS_TABLES = "select 1 from pg_tables where schemaname = current_schema() limit 1"
MOVED = """select format('alter table %I.%I set schema %I', schemaname, tablename, $2::text)
from pg_tables where schemaname = $1"""


class Target(Protocol):
    staged: str
    """The address of the database while it is filled."""

    async def clear(self) -> None:
        """Raises Refused where something is there. What an earlier attempt left goes."""

    async def swap(self) -> None:
        """Put in use what was filled."""

    async def drop(self) -> None:
        """Whatever is left of the filling."""


def target(url: str) -> Target:
    path = sqlite_path(url)
    return SqliteTarget(path) if path else PostgresTarget(url)


class SqliteTarget:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._stage = path.with_name(f".restoring-{path.name}")
        self.staged = f"sqlite://{self._stage}"

    async def clear(self) -> None:
        if self._path.exists():
            raise Refused(PlaceIsTaken(place=str(self._path)))
        await self.drop()

    async def swap(self) -> None:
        with closing(sqlite3.connect(self._stage)) as db:
            db.execute("pragma wal_checkpoint(truncate)")
        with self._stage.open("rb") as stream:
            os.fsync(stream.fileno())
        self._stage.replace(self._path)

    async def drop(self) -> None:
        for each in self._stage.parent.glob(f"{self._stage.name}*"):
            each.unlink()


class PostgresTarget:
    """Filled in a schema of its own; its tables are moved in one transaction."""

    SCHEMA = "atende_restoring"

    def __init__(self, url: str) -> None:
        self._url = url
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query)) | {"schema": self.SCHEMA}
        self.staged = urlunsplit(parts._replace(query=urlencode(query)))

    async def clear(self) -> None:
        async with postgres(self._url) as db:
            if await db.fetch(HAS_TABLES):
                raise Refused(PlaceIsTaken(place=urlsplit(self._url).path[1:]))
            await db.execute(f"drop schema if exists {self.SCHEMA} cascade")
            await db.execute(f"create schema {self.SCHEMA}")

    async def swap(self) -> None:
        async with postgres(self._url) as db, db.transaction():
            schema = await db.fetchval("select current_schema()")
            for [sql] in await db.fetch(MOVED, self.SCHEMA, schema):
                await db.execute(sql)
            await db.execute(f"drop schema {self.SCHEMA}")

    async def drop(self) -> None:
        async with postgres(self._url) as db:
            await db.execute(f"drop schema if exists {self.SCHEMA} cascade")


def check_empty(folder: Path) -> None:
    """Raises Refused where it holds more than keys."""
    for path in sorted(folder.iterdir()):
        is_stage = path.name.startswith(STAGE)
        if path.name not in IGNORED and not is_stage:
            raise Refused(PlaceIsTaken(place=str(path)))


def fresh_stage(folder: Path) -> Path:
    stage = folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(mode=0o700)
    return stage


def move(stage: Path, folder: Path) -> None:
    for path in sorted(stage.iterdir()):
        path.replace(folder / path.name)
