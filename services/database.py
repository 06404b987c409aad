"""Opening and closing the one database of this process."""

from __future__ import annotations

import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tortoise import Tortoise
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.connection import get_connection

from services import ledger
from services.storage import open_storage
from services.transaction import Rows, units, values

if TYPE_CHECKING:
    from fastapi import FastAPI

    from services.settings import Settings


@dataclass(frozen=True, slots=True)
class Place:
    url: str
    folder: Path


_places: list[Place] = []


class DatabaseIsInUse(Exception):
    """Another process works on this data directory."""

    def __init__(self, pid: str) -> None:
        super().__init__(f"process {pid} already works on this data directory")
        self.pid = pid


def tortoise_config(url: str) -> dict[str, Any]:
    """`url` is sqlite:///path or postgres://…; SQLite gets a second connection that only reads."""
    sqlite = url.startswith("sqlite")
    return {
        "connections": _sqlite(url) if sqlite else {"default": _postgres(url)},
        "apps": {
            "models": {
                "models": ["models"],
                "migrations": "models.migrations",
                "default_connection": "default",
            }
        },
        "routers": ["services.transaction.router.Router"],
        "use_tz": True,
        "timezone": "UTC",
    }


def _postgres(url: str) -> dict[str, Any]:
    """What doesn't answer is given up in the end: nobody waits for ever."""
    pool = "" if "?" in url else "?minsize=1&maxsize=20"
    made: dict[str, Any] = expand_db_url(f"{url}{pool}")
    patience = {"timeout": 5, "command_timeout": 30}
    return {"engine": made["engine"], "credentials": patience | made["credentials"]}


def _sqlite(url: str) -> dict[str, Any]:
    path = {"file_path": url.removeprefix("sqlite://")}
    engine = "tortoise.backends.sqlite"
    writes = {"journal_mode": "WAL", "synchronous": "FULL", "busy_timeout": 5000}
    reads = {"query_only": "ON", "wal_autocheckpoint": 0, "busy_timeout": 5000}
    return {
        "default": {"engine": engine, "credentials": path | writes},
        "reader": {"engine": engine, "credentials": path | reads},
    }


async def open_database(url: str, folder: Path) -> None:
    """Connect, with the ledger's key and the files of `folder`. The schema must be there.

    Raises KeyIsCut, and KeyIsMissing where there is none for a ledger that was begun.
    """
    _places[:] = [Place(url, folder)]
    open_storage(folder)
    await connect(url)
    try:
        await _unlock(folder)
    except BaseException:
        await close_database()
        raise


async def connect(url: str) -> None:
    """As `open_database`, with whatever key the ledger holds."""
    values.speak("sqlite" if url.startswith("sqlite") else "postgres")
    await Tortoise.init(config=tortoise_config(url), _enable_global_fallback=True)
    if values.dialect() == "sqlite":
        await _connected()
        units.start_writer()


async def _unlock(folder: Path) -> None:
    if not ledger.has_key(folder) and await units.reading(_has_entries):
        raise ledger.KeyIsMissing(folder / ledger.NAME)
    ledger.unlock(folder)


async def _has_entries(rows: Rows) -> bool:
    [found] = await rows.rows(("select 1 from ledger_entry limit 1", ()))
    return bool(found)


def place() -> Place:
    """Where the database that was opened last lies, and everything beside it."""
    return _places[-1]


async def _connected() -> None:
    """Both connections now: one that is cancelled while it connects keeps its lock for ever."""
    for name in ("default", "reader"):
        await get_connection(name).execute_query("select 1")


async def close_database() -> None:
    await units.stop_writer()
    await Tortoise.close_connections()


def lock(folder: Path) -> IO[str]:
    """Hold the data directory until the returned file is closed. Raises DatabaseIsInUse."""
    path = folder / "atende.lock"
    held = path.open("a+")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.seek(0)
        raise DatabaseIsInUse(held.read().strip()) from None
    held.truncate(0)
    held.write(str(os.getpid()))
    held.flush()
    return held


def attach(app: FastAPI, settings: Settings) -> None:
    """Open the database before the first request and close it after the last."""
    inner = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(served: FastAPI) -> AsyncIterator[Any]:
        await open_database(settings.database_url, settings.data_dir)
        try:
            async with inner(served) as state:
                yield state
        finally:
            await close_database()

    app.router.lifespan_context = lifespan
