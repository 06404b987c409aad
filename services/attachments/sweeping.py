"""Uploads that nobody recorded, and bytes that no row speaks of, go within a day."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from services.attachments.uploading import SMALL
from services.storage import StoreRefuses, storage
from services.transaction import Rows, StorageRefuses, Work, reading, stamp, unit_of_work

logger = logging.getLogger(__name__)
EVERY = 3600.0
WAIT = timedelta(hours=22)
"""For whoever sent it to record it."""
SETTLED = timedelta(hours=1)
"""What is younger may be on its way to its row."""
AT_ONCE = 200
UNCLAIMED = "delete from upload where at < ? returning id"
SPOKEN_OF = """select a.storage_key from attachment a join follow_up f on f.id = a.follow_up_id
    where a.removed_at is null and f.undone_at is null and a.storage_key in ({marks})
    union select storage_key from upload where storage_key in ({marks})"""


async def sweep(now: datetime | None = None) -> int:
    """How many uploads and files went."""
    now = now or datetime.now(UTC)

    async def forget(work: Work) -> int:
        [gone] = await work.rows((UNCLAIMED, (stamp(now - WAIT),)))
        return len(gone)

    forgotten = await unit_of_work(forget, by=None, only_rows=True)
    await storage().drop_unfinished(now - SETTLED)
    orphans = await _orphans(await storage().kept_before(now - SETTLED))
    await storage().drop(*orphans)
    if forgotten or orphans:
        logger.info("Swept %s uploads and %s files", forgotten, len(orphans))
    return forgotten + len(orphans)


async def _orphans(keys: Sequence[str]) -> list[str]:
    found: list[str] = []
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        spoken_of = await _spoken_of(sorted({key.removesuffix(SMALL) for key in some}))
        found += [key for key in some if key.removesuffix(SMALL) not in spoken_of]
    return found


async def _spoken_of(keys: Sequence[str]) -> set[str]:
    sql = SPOKEN_OF.format(marks=", ".join("?" * len(keys)))

    async def read(rows: Rows) -> list[list[str]]:
        return (await rows.rows((sql, [*keys, *keys])))[0]

    return {row[0] for row in await reading(read)}


_task: asyncio.Task[None] | None = None


async def start() -> None:
    """Sweep now, and every hour from now on."""
    global _task
    _task = asyncio.create_task(_keep_sweeping(), name="sweep files")


async def stop() -> None:
    if _task is not None:
        _task.cancel()
        await asyncio.gather(_task, return_exceptions=True)


async def _keep_sweeping() -> None:
    while True:
        try:
            await sweep()
        except (StorageRefuses, StoreRefuses):
            logger.warning("Files can't be swept now: the database or their disk refuses")
        except Exception:
            logger.exception("A sweep of files failed and is tried again")
        await asyncio.sleep(EVERY)
