"""Empty places to restore into, and what lies in one afterwards."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services import configuration, database
from services.backup import Restored, keys, restore
from services.migrations import stored
from tests.databases import SERVER, created, dropped, named


@dataclass(frozen=True)
class Place:
    url: str
    folder: Path

    async def restored(self, file: Path, held: dict[str, bytes], **how: Any) -> Restored:
        return await restore(file, url=self.url, folder=self.folder, held=held, **how)

    async def rows(self, sql: str) -> list[Any]:
        [rows] = await stored.run(self.url, sql)
        return list(rows)

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        configuration.forget_everything()
        await database.open_database(self.url, self.folder)
        yield
        await database.close_database()


@asynccontextmanager
async def an_empty_place(folder: Path, *, on_sqlite: bool = False) -> AsyncIterator[Place]:
    os.mkdir(folder)
    if not SERVER or on_sqlite:
        yield Place(f"sqlite://{folder / 'atende.db'}", folder)
        return
    url = named(f"atende_place_{folder.parent.name}".lower().replace("-", "_")[:60])
    await created(url)
    yield Place(url, folder)
    await dropped(url)


def keys_of(folder: Path) -> dict[str, bytes]:
    return keys.held_by(folder)


async def has_tables(place: Place) -> bool:
    if place.url.startswith("sqlite"):
        return (place.folder / "atende.db").exists()
    return bool(await place.rows("select 1 from pg_tables where schemaname not like 'pg%'"
                                 " and schemaname <> 'information_schema'"))  # fmt: skip
