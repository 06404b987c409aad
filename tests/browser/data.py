"""Data directories with their databases: SQLite, or PostgreSQL where one is named."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from services import configuration, database
from tests.databases import SERVER, created, dropped, named

IGNORED = shutil.ignore_patterns("*.lock", "*.sock", "app.log")


def database_of(folder: Path) -> str:
    if SERVER:
        return named(f"atende_window_{sha256(str(folder).encode()).hexdigest()[:16]}")
    return f"sqlite:///{folder}/atende.db"


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """An empty one."""
    if SERVER:
        _awaited(created(database_of(folder)))
    yield folder
    if SERVER:
        _awaited(dropped(database_of(folder)))


@contextmanager
def copied(template: Path, folder: Path) -> Iterator[Path]:
    """One of its own like `template`, which nobody has open."""
    shutil.copytree(template, folder, ignore=IGNORED)
    if SERVER:
        _awaited(created(database_of(folder), database_of(template)))
    yield folder
    if SERVER:
        _awaited(dropped(database_of(folder)))


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[None]:
    """Its database here, while no app has it."""
    configuration.forget_everything()
    await database.open_database(database_of(folder), folder)
    try:
        yield
    finally:
        await database.close_database()
        configuration.forget_everything()


def _awaited(work: Coroutine[Any, Any, None]) -> None:
    """Fixtures call this inside a running loop, too."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
