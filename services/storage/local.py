"""A folder on this machine: `ab/cdef…` by a random key."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from services.storage.incoming import PART, Incoming
from services.storage.kinds import Damaged, Stored, StoreRefuses, TooLarge
from services.storage.reading import checked, pieces

T = TypeVar("T")
KEY = re.compile(r"[0-9a-f]{64}(\.[a-z]{1,12})?")
BLOCK = 256 * 1024
THREADS = 4


class LocalFiles:
    """As Storage. The disk is spoken to in a few threads of its own."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._under_way: set[Path] = set()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="files")

    async def keep(self, blocks: AsyncIterator[bytes], *, limit: int, key: str = "") -> Stored:
        key = key or secrets.token_hex(32)
        incoming = await self._there(Incoming, self._path(key))
        self._under_way.add(incoming.part)
        try:
            await self._fill(incoming, blocks, limit)
            await self._there(incoming.finish)
        except BaseException as error:
            await self._abandoned(incoming, is_waited_for=isinstance(error, Exception))
            raise
        finally:
            self._under_way.discard(incoming.part)
        return Stored(key, incoming.size, incoming.sha256)

    async def _abandoned(self, incoming: Incoming, *, is_waited_for: bool) -> None:
        """Whoever is cancelled waits for nothing more."""
        going = self._threads.submit(incoming.abandon)
        if is_waited_for:
            with suppress(OSError):
                await asyncio.wrap_future(going)

    async def _fill(self, incoming: Incoming, blocks: AsyncIterator[bytes], limit: int) -> None:
        waiting = bytearray()
        async for block in blocks:
            waiting += block
            if incoming.size + len(waiting) > limit:
                raise TooLarge
            if len(waiting) >= BLOCK:
                await self._there(incoming.write, bytes(waiting))
                waiting.clear()
        if waiting:
            await self._there(incoming.write, bytes(waiting))

    async def read(self, key: str, *, sha256: str = "") -> AsyncIterator[bytes]:
        file = await self._there(self._opened, key)
        await self._there(checked, file, sha256)
        return self._read(file)

    async def _read(self, file: BinaryIO) -> AsyncIterator[bytes]:
        with file:
            while block := await self._there(file.read, BLOCK):
                yield block

    async def look(self, key: str, see: Callable[[BinaryIO], T]) -> T:
        def seen() -> T:
            with self._opened(key) as file:
                return see(file)

        return await self._there(seen)

    async def drop(self, *keys: str) -> None:
        for key in keys:
            await self._there(partial(self._path(key).unlink, missing_ok=True))

    async def kept_before(self, moment: datetime) -> list[str]:
        def found() -> list[str]:
            old = pieces(self._root, moment)
            named = (path.parent.name + path.name for path in old if path.suffix != PART)
            return [key for key in named if KEY.fullmatch(key)]

        return await self._there(found)

    async def drop_unfinished(self, moment: datetime) -> None:
        def dropped() -> None:
            for path in pieces(self._root, moment):
                if path.suffix == PART and path not in self._under_way:
                    path.unlink(missing_ok=True)

        await self._there(dropped)

    def _opened(self, key: str) -> BinaryIO:
        try:
            return self._path(key).open("rb")
        except FileNotFoundError:
            raise Damaged(key) from None

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError(key)
        return self._root / key[:2] / key[2:]

    async def _there(self, act: Callable[..., T], *values: object) -> T:
        """In one of our threads; what the disk refuses is named."""

        def acted() -> T:
            with _named():
                return act(*values)

        return await asyncio.get_running_loop().run_in_executor(self._threads, acted)


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreRefuses(error.strerror or str(error)) from error
