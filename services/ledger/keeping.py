"""Every five seconds the heads that changed go into the checkpoints; daily all is compacted."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from services.ledger import checkpoints
from services.ledger.checkpoints import NAME, Kept
from services.transaction import Rows, StorageRefuses, reading

logger = logging.getLogger(__name__)
EVERY, A_DAY = 5.0, 86_400.0
LATE = 1000
"""On PostgreSQL an entry with a lower id may be committed after one with a higher."""
PAGE = 5000
HIGHEST = "select coalesce(max(id), 0) from ledger_entry"
CHANGED = """select subject, seq, mac from ledger_head where subject in
(select subject from ledger_entry where id > ?)"""
ALL = f"""select subject, seq, mac from ledger_head where subject > ?
order by subject limit {PAGE}"""


class Keeper:
    def __init__(self, folder: Path) -> None:
        self._folder, self._kept = folder, Kept()
        self._began = False
        self._compacted = time.monotonic()

    async def keep(self) -> int:
        """Append what isn't there yet; how many heads."""
        if self._began and not await asyncio.to_thread(self._is_there):
            logger.error("%s was cut: all heads are written again", self._path)
            self._began = False
        if not self._began:
            kept = await asyncio.to_thread(checkpoints.read, self._folder)
            self._kept = kept or Kept()
            heads, upto = await self._all()
        else:
            heads, upto = await reading(self._changed)
        fresh = [head for head in heads if self._is_news(*head)]
        if fresh:
            await asyncio.to_thread(checkpoints.append, self._path, self._kept, fresh, upto=upto)
        self._kept.upto = max(upto, self._kept.upto)
        recent = heads if self._began else (await reading(self._changed))[0]
        self._kept.marks = {each[0]: (tuple(each[1:]),) for each in recent}
        self._began = True
        return len(fresh)

    async def compact(self) -> None:
        """What was tampered with stays as it is, to be looked at."""
        self._compacted = time.monotonic()
        kept = await asyncio.to_thread(checkpoints.read, self._folder)
        if kept is not None and kept.wrong is None:
            self._kept = await asyncio.to_thread(checkpoints.compact, self._folder, kept)

    async def run(self) -> None:
        while True:
            try:
                await self.keep()
                if time.monotonic() - self._compacted > A_DAY:
                    await self.compact()
            except (StorageRefuses, OSError) as error:
                logger.warning("The ledger's checkpoints can't be kept now: %s", error)
            except Exception:
                logger.exception("The ledger's checkpoints failed and are tried again")
            await asyncio.sleep(EVERY)

    @property
    def _path(self) -> Path:
        return self._folder / NAME

    def _is_there(self) -> bool:
        size = self._path.stat().st_size if self._path.exists() else 0
        return size >= self._kept.size

    def _is_news(self, subject: str, seq: int, mac: str) -> bool:
        """A head that lies behind its checkpoint was set back: the checkpoint stands."""
        known = self._kept.marks.get(subject, ())
        last = max((mark[0] for mark in known), default=0)
        if seq < last:
            logger.error("%s has %s entries in the ledger, and had %s", subject, seq, last)
        return seq >= last and (seq, mac) not in known

    async def _changed(self, rows: Rows) -> tuple[list[Any], int]:
        since = self._kept.upto - (LATE if rows.dialect == "postgres" else 0)
        heads, [(upto,)] = await rows.rows((CHANGED, (since,)), (HIGHEST, ()))
        return heads, upto

    async def _all(self) -> tuple[list[Any], int]:
        """Page by page, the id first: what comes meanwhile is looked for again."""
        [[(upto,)]] = await reading(lambda rows: rows.rows((HIGHEST, ())))
        heads: list[Any] = []
        page = [("",)]
        while page:
            last = page[-1][0]
            [page] = await reading(lambda rows, at=last: rows.rows((ALL, (at,))))  # type: ignore[misc]
            heads += page
        return heads, upto


_tasks: list[asyncio.Task[None]] = []
_keepers: list[Keeper] = []


async def start(folder: Path) -> None:
    keeper = Keeper(folder)
    _keepers.append(keeper)
    _tasks.append(asyncio.create_task(keeper.run(), name="ledger's checkpoints"))


async def stop() -> None:
    """What was written last is kept, too, where that is soon done."""
    for task in _tasks:
        task.cancel()
    await asyncio.gather(*_tasks, return_exceptions=True)
    for keeper in _keepers:
        with suppress(TimeoutError, StorageRefuses, OSError):
            async with asyncio.timeout(2):
                await keeper.keep()
    _tasks.clear()
    _keepers.clear()
