"""What goes on by itself: a daily sweep, and a look at what other processes wrote."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection

from services.notices.elsewhere import Elsewhere
from services.notices.sweeping import sweep
from services.transaction import StorageRefuses, dialect

logger = logging.getLogger(__name__)
DAY, LOOK = 86_400.0, 5.0
People = Callable[[], Collection[int]]
_tasks: list[asyncio.Task[None]] = []


async def start(people: People) -> None:
    """`people`: who has a page open in this process. SQLite has no other processes."""
    _tasks.append(asyncio.create_task(_every(DAY, sweep), name="notices swept"))
    if dialect() == "postgres":
        elsewhere = Elsewhere()
        looking = _every(LOOK, lambda: elsewhere.look(people()))
        _tasks.append(asyncio.create_task(looking, name="notices elsewhere"))


async def stop() -> None:
    tasks = _tasks[:]
    _tasks.clear()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _every(seconds: float, act: Callable[[], Awaitable[object]]) -> None:
    while True:
        try:
            await act()
        except StorageRefuses:
            logger.warning("Notices wait: the database refuses")
        except Exception:
            logger.exception("Notices failed, and go on")
        await asyncio.sleep(seconds)
