"""How many of one's promises are overdue, on the way to my day."""

from __future__ import annotations

from typing import Any

from nicegui import background_tasks

from components.hearing import Hearing, of_user
from components.i18n import _
from components.markup import attributed, node
from services.tickets.my_day import overdue

PAUSE = 2.0


class OverdueBadge:
    def __init__(self, viewer: int) -> None:
        self._viewer = viewer
        with node("span", "dot", hidden=True) as self._dot:
            self._count: Any = node("span", text="")
            node("span", "sr-only", " " + _("Overdue"))
        Hearing(viewer, concerns=of_user(viewer), then=self._show, pause=PAUSE)
        background_tasks.create(self._show(), name="overdue")

    async def _show(self) -> None:
        n = await overdue(self._viewer)
        self._count.text = str(n)
        attributed(self._dot, hidden=None if n else True)
