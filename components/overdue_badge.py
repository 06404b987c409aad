"""How many of one's promises are overdue, on the way to my day."""

from __future__ import annotations

import asyncio
from typing import Any

from nicegui import background_tasks

from components.hearing import Hearing
from components.i18n import _
from components.markup import attributed, node
from services.tickets.my_day import overdue

PAUSE = 2.0
_counting: dict[int, asyncio.Task[int]] = {}


class OverdueBadge:
    def __init__(self, viewer: int) -> None:
        self._viewer = viewer
        with node("span", "dot", hidden=True) as self._dot:
            self._count: Any = node("span", text="")
            node("span", "sr-only", " " + _("Overdue"))
        Hearing(viewer, about=f"user:{viewer}", then=self._show, pause=PAUSE)
        background_tasks.create(self._show(), name="overdue")

    async def _show(self) -> None:
        n = await counted(self._viewer)
        self._count.text = str(n)
        attributed(self._dot, hidden=None if n else True)


async def counted(user_id: int) -> int:
    """Once for all the pages of a person that ask at the same time."""
    task = _counting.get(user_id)
    if task is None:
        task = _counting[user_id] = asyncio.create_task(overdue(user_id), name="overdue")
        task.add_done_callback(lambda _done: _counting.pop(user_id, None))
    return await asyncio.shield(task)
