"""A count on the way to a page: overdue promises, unread notices."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import background_tasks

from components.hearing import Hearing
from components.i18n import _
from components.markup import attributed, node
from services import notices
from services.tickets.my_day import overdue

MOST = 99
Count = Callable[[int], Awaitable[int]]
_counting: dict[tuple[Count, int], asyncio.Future[int]] = {}


class Badge:
    """`said` is what it counts, for who can't see where it stands."""

    def __init__(
        self, viewer: int, count: Count, said: str, *, about: str, pause: float, look: str = ""
    ) -> None:
        self._viewer, self._counted = viewer, count
        with node("span", f"dot {look}".strip(), hidden=True) as self._dot:
            self._count: Any = node("span", text="")
            node("span", "sr-only", f" {said}")
        Hearing(viewer, about=about, then=self._show, pause=pause)
        background_tasks.create(self._show(), name="a badge")

    async def _show(self) -> None:
        n = await counted(self._counted, self._viewer)
        self._count.text = str(n) if n <= MOST else f"{MOST}+"
        attributed(self._dot, hidden=None if n else True)


def overdue_badge(viewer: int) -> None:
    Badge(viewer, overdue, _("Overdue"), about=f"user:{viewer}", pause=2.0)


def unread_badge(viewer: int) -> None:
    about = f"notices:{viewer}"
    Badge(viewer, notices.unread, _("Unread"), about=about, pause=0.3, look="is-unread")


async def counted(count: Count, user_id: int) -> int:
    """Once for all the pages of a person that ask at the same time."""
    key = (count, user_id)
    task = _counting.get(key)
    if task is None:
        task = _counting[key] = asyncio.ensure_future(count(user_id))
        task.add_done_callback(lambda _done: _counting.pop(key, None))
    return await asyncio.shield(task)
