"""A folder of files: whole or not at all, checked when read, and no way out of it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from services.storage import Damaged, StoreRefuses, TooLarge
from services.storage.local import LocalFiles

HOUR = timedelta(hours=1)


async def blocks(*given: bytes) -> AsyncIterator[bytes]:
    for each in given:
        yield each


async def whole(files: LocalFiles, key: str, sha256: str = "") -> bytes:
    return b"".join([block async for block in await files.read(key, sha256=sha256)])


def on_disk(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


async def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    stored = await files.keep(blocks(b"a" * 300_000, b"b"), limit=1_000_000)
    assert stored.size == 300_001
    assert await whole(files, stored.key, stored.sha256) == b"a" * 300_000 + b"b"
    [path] = on_disk(tmp_path)
    assert path.relative_to(tmp_path).parts == (stored.key[:2], stored.key[2:])
    assert path.stat().st_mode & 0o777 == 0o600


async def test_a_byte_that_turned_is_found_before_any_is_handed_out(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    stored = await files.keep(blocks(b"the contract"), limit=100)
    on_disk(tmp_path)[0].write_bytes(b"the contrast")
    with pytest.raises(Damaged):
        await files.read(stored.key, sha256=stored.sha256)
    await files.drop(stored.key)
    with pytest.raises(Damaged):
        await files.read(stored.key)


async def test_one_byte_too_many_leaves_nothing_and_no_more_is_asked_for(tmp_path: Path) -> None:
    files, taken = LocalFiles(tmp_path), 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        while True:
            taken += 65_536
            yield b"x" * 65_536

    with pytest.raises(TooLarge):
        await files.keep(endless(), limit=10 * 1024 * 1024)
    assert taken <= 11 * 1024 * 1024
    assert on_disk(tmp_path) == []
    exact = await files.keep(blocks(b"x" * 100), limit=100)
    assert exact.size == 100


async def test_a_sender_who_hangs_up_leaves_nothing(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)

    async def cut() -> AsyncIterator[bytes]:
        yield b"x" * 300_000
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await files.keep(cut(), limit=1_000_000)
    assert on_disk(tmp_path) == []


@pytest.mark.parametrize("key", ["../atende.db", "a" * 63, "/etc/passwd", "a" * 64 + "/x", ""])
async def test_no_key_leads_out_of_the_folder(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        await LocalFiles(tmp_path).read(key)


async def test_a_disk_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("not a folder")
    with pytest.raises(StoreRefuses):
        await LocalFiles(tmp_path / "files").keep(blocks(b"x"), limit=10)


async def test_what_was_begun_and_never_finished_goes_but_not_what_is_being_written(
    tmp_path: Path,
) -> None:
    files, begun, go_on = LocalFiles(tmp_path), asyncio.Event(), asyncio.Event()
    left = tmp_path / "ab" / f"{'c' * 62}.part"
    left.parent.mkdir()
    left.touch()

    async def slow() -> AsyncIterator[bytes]:
        yield b"x" * 300_000
        begun.set()
        await go_on.wait()

    writing = asyncio.create_task(files.keep(slow(), limit=1_000_000))
    await begun.wait()
    for path in on_disk(tmp_path):
        os.utime(path, (0, 0))
    await files.drop_unfinished(datetime.now(UTC) - HOUR)
    assert not left.exists()
    go_on.set()
    stored = await writing
    assert await files.kept_before(datetime.now(UTC) + HOUR) == [stored.key]
    assert await files.kept_before(datetime.now(UTC) - HOUR) == [stored.key]
