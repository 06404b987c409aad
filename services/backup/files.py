"""The files that rows name, out of the storage and back into one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from services.attachments.uploading import SMALL
from services.backup.archive import FILES, Opened, Writing
from services.backup.manifest import NAME
from services.backup.refusals import IsEdited
from services.migrations.stored import run
from services.refusals import Refused
from services.storage import Damaged, open_storage, storage
from services.transaction import Rows, reading

NAMED = """select storage_key, has_thumbnail, sha256 from attachment where removed_at is null
union select storage_key, has_thumbnail, sha256 from upload order by 1"""
WHERE = """select f.ticket_id, a.name from attachment a join follow_up f on f.id = a.follow_up_id
where a.storage_key = ? and a.removed_at is null"""


def keys_of(found: Iterable[Sequence[Any]]) -> list[str]:
    """Of what NAMED finds: of the files and of their small pictures."""
    keys: list[str] = []
    for key, has_thumbnail, _ in found:
        keys += [key, f"{key}{SMALL}"] if has_thumbnail else [key]
    return keys


async def add(writing: Writing, keys: list[str]) -> tuple[str, ...]:
    """Copy them; those that were removed meanwhile."""
    missing = []
    for key in keys:
        try:
            blocks = await storage().read(key)
        except Damaged:
            missing.append(key)
            continue
        with writing.member(f"{FILES}{key}", packed=False) as put:
            async for block in blocks:
                await asyncio.to_thread(put, block)
    return tuple(missing)


def damaged(writing: Writing, found: Iterable[Sequence[Any]]) -> tuple[str, ...]:
    """Those that were copied, and are not what was once given."""
    return tuple(
        key for key, _, sha256 in found if writing.hashes.get(f"{FILES}{key}", sha256) != sha256
    )


async def places_of(keys: Iterable[str]) -> list[str]:
    """`#1503 rack.png`, of those that a ticket has still."""

    async def read(rows: Rows) -> list[str]:
        found = await rows.rows(*((WHERE, (key,)) for key in keys))
        return [f"#{number} {name}" for some in found for number, name in some]

    return await reading(read)


async def unpack(archive: Opened, folder: Path) -> None:
    """Under the data directory `folder`. Raises Refused."""
    there = open_storage(folder)
    for name in archive.named(FILES):
        try:
            blocks = _awaited(archive.blocks(name))
            await there.keep(blocks, limit=archive.size(name), key=name.removeprefix(FILES))
        except ValueError:
            raise Refused(IsEdited(part=name)) from None


async def check(archive: Opened, url: str) -> None:
    """Whether every file that a row names is there, or was said to be missing. Raises Refused."""
    [found] = await run(url, NAMED)
    there = {name.removeprefix(FILES) for name in archive.named(FILES)}
    if set(keys_of(found)) - there - set(archive.manifest.missing):
        raise Refused(IsEdited(part=NAME))


async def _awaited(blocks: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (block := await asyncio.to_thread(next, blocks, None)) is not None:
        yield block
