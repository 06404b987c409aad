"""What keeps a shown ticket fresh: the deltas of its viewer's rooms, and who else is here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import Client, background_tasks, core, ui

from components.i18n import locale, use
from services import events
from services.access.sight import rooms_of
from services.configuration import configuration
from services.live.presence import Listener, presence
from services.live.rooms import touch
from services.live.telling import RoomTold

Changed = Callable[[], Awaitable[None]]
LOOKS = 2.0


class Listening:
    """For one page: hears changes of the number it is told to watch."""

    def __init__(self, viewer: int, client: Client, on_change: Changed) -> None:
        self._viewer, self._client, self._on_change = viewer, client, on_change
        self._locale = locale()
        self._rooms: frozenset[str] = frozenset()
        self.number: int | None = None
        self._waits = False
        forget = events.subscribe(self._hear)
        client.on_delete(forget)

    async def watch(self, number: int | None) -> None:
        """None: nothing any more."""
        self.number = number
        self._rooms = frozenset(rooms_of(await configuration(), self._viewer))
        await touch(self._rooms)
        self.be_here()

    def be_here(self) -> None:
        """Say again what this page's sockets look at: they come and go, and join boards anew."""
        for sid in sockets_of(self._client):
            there = presence.listeners.get(sid)
            if there is None and self.number is not None:
                rooms = tuple(sorted(self._rooms))
                presence.join(sid, Listener(self._viewer, 0, rooms, "", self.number))
            elif there is not None and there.ticket != self.number:
                presence.look(sid, self.number)

    def others(self) -> list[int]:
        if self.number is None:
            return []
        return [user for user in presence.people(f"ticket:{self.number}") if user != self._viewer]

    def _hear(self, event: object) -> None:
        if not isinstance(event, RoomTold) or self.number is None or self._waits:
            return
        if event.room in self._rooms and f'"n":{self.number},' in event.body.replace("}", ","):
            self._waits = True
            background_tasks.create(self._tell(), name="ticket changed")

    async def _tell(self) -> None:
        """Several changes of one moment are shown together."""
        self._waits = False
        if self._client.is_deleted or self.number is None:
            return
        use(self._locale)
        with self._client:
            await self._on_change()


def sockets_of(client: Client) -> list[str]:
    return [sid for sid, _eio in core.sio.manager.get_participants("/", client.id)]


def every_look(draw: Callable[[], Awaitable[None]]) -> ui.timer:
    return ui.timer(LOOKS, draw)
