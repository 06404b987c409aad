"""A backup back into an empty place: filled beside it, checked, and only then in use."""

from __future__ import annotations

import asyncio
import shutil
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from services import database, ledger
from services.backup import files, keys, places, postgres, sqlite
from services.backup.archive import Opened, opened
from services.backup.manifest import NAME, ROWS, Manifest
from services.backup.places import Target
from services.backup.refusals import (
    IsEdited,
    IsNewer,
    KeysAreForeign,
    KeysAreMissing,
    LedgerIsBroken,
)
from services.backup.runs import FORGET
from services.ledger.verifying import verify
from services.migrations import migrate
from services.migrations.known import DatabaseIsNewer, names, pending_among
from services.migrations.stored import run, sqlite_path
from services.refusals import Refused

Load = sqlite.SqliteLoad | postgres.PostgresLoad


@dataclass(frozen=True, slots=True)
class Restored:
    manifest: Manifest
    migrated: tuple[str, ...]
    """What its schema lacked."""
    is_sealed: bool
    """Whether the key that it was sealed with was at hand."""


async def restore(
    file: Path, *, url: str, folder: Path, held: dict[str, bytes], without_keys: bool = False
) -> Restored:
    """All or nothing. Raises Refused; `held` are the keys that came with it.

    The data directory is there and may hold keys. Nobody else works on it (`database.lock`).
    """
    places.check_empty(folder)
    target, stage = places.target(url), places.fresh_stage(folder)
    try:
        keys.put(keys.held_by(folder), stage)
        keys.put(held, stage)
        with opened(file) as archive:
            is_sealed = _judged(archive, stage, without_keys=without_keys)
            await asyncio.to_thread(_check_rows, archive)
            await files.unpack(archive, stage)
            migrated = await _filled(archive, target)
        if is_sealed:
            await _verify(target.staged, stage)
        await _put_in_use(stage, folder, target)
    finally:
        await target.drop()
        shutil.rmtree(stage, ignore_errors=True)
    return Restored(archive.manifest, migrated, is_sealed)


def _judged(archive: Opened, stage: Path, *, without_keys: bool) -> bool:
    """Whether it is sealed with the key at hand. Raises Refused."""
    _check_version(archive.manifest)
    if (stage / keys.NAMES[0]).exists():
        ledger.unlock(stage)
        if not archive.manifest.is_sealed():
            raise Refused(KeysAreForeign())
        return True
    if not without_keys:
        raise Refused(KeysAreMissing())
    return False


def _check_version(said: Manifest) -> None:
    try:
        pending_among(names(), said.migrations)
    except DatabaseIsNewer:
        raise Refused(IsNewer(version=said.version)) from None


async def _filled(archive: Opened, target: Target) -> tuple[str, ...]:
    said = archive.manifest
    await target.clear()
    await migrate(target.staged, upto=said.migrations[-1])
    async with _loading(target.staged) as load:
        if await load.columns() != said.columns:
            raise Refused(IsEdited(part=NAME))
        for table, columns in said.columns.items():
            lines = archive.lines(f"{ROWS}{table}.jsonl")
            if await load.put(table, columns, lines) != said.rows[table]:
                raise Refused(IsEdited(part=table))
        await load.finish()
    migrated = await migrate(target.staged)
    await run(target.staged, FORGET)
    await files.check(archive, target.staged)
    return migrated


async def _verify(url: str, folder: Path) -> None:
    """Raises Refused where an entry of the ledger isn't as it was sealed."""
    await database.open_database(url, folder)
    try:
        verdict = await verify(folder)
    finally:
        await database.close_database()
    if not verdict.is_whole:
        first = verdict.breaks[0]
        raise Refused(LedgerIsBroken(subject=first.subject, seq=first.seq))


@asynccontextmanager
async def _loading(url: str) -> AsyncIterator[Load]:
    path = sqlite_path(url)
    async with sqlite.loading(path) if path else postgres.loading(url) as load:
        yield load


def _check_rows(archive: Opened) -> None:
    """Raises Refused where they aren't what was backed up."""
    for name in archive.named(ROWS):
        deque(archive.blocks(name), maxlen=0)


async def _put_in_use(stage: Path, folder: Path, target: Target) -> None:
    """The database last: without it nothing is there."""
    places.move(stage, folder)
    try:
        await target.swap()
    except BaseException:
        shutil.rmtree(folder / "files", ignore_errors=True)
        raise
