"""A fresh database for each test: SQLite in a file, or PostgreSQL where one is named."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from services import board, configuration, database, events, live
from services.access import passwords
from services.migrations import migrate
from tests.databases import SERVER, blank, created, dropped, emptied, named

collect_ignore = ["browser/test_disk_full.py" if SERVER else "browser/test_database_away.py"]
"""How a server goes away, and how a file can't grow: each with its own database alone."""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, worker: str) -> Iterator[str]:
    """The URL of a migrated, empty database that every test's own is copied from."""
    if SERVER:
        url = named(f"atende_template_{worker}")
        asyncio.run(created(url))
        asyncio.run(migrate(url))
        yield url
        asyncio.run(dropped(url))
    else:
        yield blank(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def worker() -> str:
    return f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"


@pytest.fixture
async def database_url(template: str, tmp_path: Path, worker: str) -> AsyncIterator[str]:
    """For a test that shapes its tables, or that others open too."""
    if SERVER:
        url = named(f"atende_test_{worker}")
        await created(url, template)
        yield url
        await dropped(url)
    else:
        yield blank(tmp_path)


@pytest.fixture(scope="session")
def reused(template: str, worker: str) -> Iterator[str]:
    url = named(f"atende_reused_{worker}")
    if SERVER:
        asyncio.run(created(url, template))
    yield url
    if SERVER:
        asyncio.run(dropped(url))


@pytest.fixture
async def db(reused: str, template: str, tmp_path: Path) -> AsyncIterator[None]:
    """Open and empty."""
    configuration.forget_everything()
    if SERVER:
        await emptied(reused, template)
    await database.open_database(reused if SERVER else blank(tmp_path), tmp_path)
    yield
    await database.close_database()


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """What makes guessing dear makes tests slow; what it costs outside is tested by itself."""
    dear = passwords._hasher
    cheap = Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1)
    passwords._hasher = PasswordHash((cheap,))
    yield
    passwords._hasher = dear


@pytest.fixture(autouse=True)
def nobody_listening() -> Iterator[None]:
    events.forget_subscribers()
    yield
    events.forget_subscribers()
    live.forget_everything()
    board.forget_everything()
