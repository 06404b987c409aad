"""A fresh database for each test: SQLite in a file, or PostgreSQL where one is named."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from services import board, configuration, database, events, live
from services.migrations import migrate
from tests.databases import SERVER, created, dropped, named

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
        path = tmp_path_factory.mktemp("template") / "atende.db"
        asyncio.run(migrate(f"sqlite://{path}"))
        yield f"sqlite://{path}"


@pytest.fixture(scope="session")
def worker() -> str:
    return f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"


@pytest.fixture
async def database_url(template: str, tmp_path: Path, worker: str) -> AsyncIterator[str]:
    if SERVER:
        url = named(f"atende_test_{worker}")
        await created(url, template)
        yield url
        await dropped(url)
    else:
        path = tmp_path / "atende.db"
        shutil.copyfile(template.removeprefix("sqlite://"), path)
        yield f"sqlite://{path}"


@pytest.fixture
async def db(database_url: str, tmp_path: Path) -> AsyncIterator[None]:
    configuration.forget_everything()
    await database.open_database(database_url, tmp_path)
    yield
    await database.close_database()


@pytest.fixture(autouse=True)
def nobody_listening() -> Iterator[None]:
    events.forget_subscribers()
    yield
    events.forget_subscribers()
    live.forget_everything()
    board.forget_everything()
