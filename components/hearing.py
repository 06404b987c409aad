"""A page's ear: what its viewer's rooms are told, joined for a moment."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from nicegui import background_tasks, ui

from components.i18n import locale, use
from services import events
from services.access.sight import rooms_of
from services.configuration import ConfigurationChanged, configuration, known
from services.live.rooms import touch
from services.live.telling import RoomTold


class Hearing:
    """Calls `then` when a delta `concerns` the page, or what its viewer sees may be another.

    Those of one `pause` (seconds) are told together.
    """

    def __init__(
        self, viewer: int, *, concerns: Callable[[str], bool],
        then: Callable[[], Awaitable[None]], pause: float = 0,
    ) -> None:  # fmt: skip
        self._viewer, self._concerns, self._then, self._pause = viewer, concerns, then, pause
        self._client, self._locale = ui.context.client, locale()
        self._waits = False
        self.rooms = frozenset(rooms_of(known(), viewer))
        self._client.on_delete(events.subscribe(self._hear))

    async def tune_in(self) -> None:
        """Rooms that nobody touches fall out of use."""
        self.rooms = frozenset(rooms_of(await configuration(), self._viewer))
        await touch(self.rooms)

    def _hear(self, event: object) -> None:
        if not self._waits and (isinstance(event, ConfigurationChanged) or self._is_told(event)):
            self._waits = True
            background_tasks.create(self._tell(), name="a page hears")

    def _is_told(self, event: object) -> bool:
        if not isinstance(event, RoomTold) or event.room not in self.rooms:
            return False
        return self._concerns(event.body)

    async def _tell(self) -> None:
        await asyncio.sleep(self._pause)
        self._waits = False
        if self._client.is_deleted:
            return
        self.rooms = frozenset(rooms_of(await configuration(), self._viewer))
        use(self._locale)
        with self._client:
            await self._then()


def of_user(user_id: int) -> Callable[[str], bool]:
    """Deltas of tickets that are, or were, theirs."""
    wanted = f'"u":{user_id},'
    return lambda body: wanted in body
