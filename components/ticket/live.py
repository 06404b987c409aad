"""What keeps a shown ticket fresh: the deltas of its viewer's rooms, and who else is here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import Client, core, ui

from components.hearing import Hearing
from services.live.presence import Listener, presence

Changed = Callable[[], Awaitable[None]]
LOOKS = 2.0


class Listening:
    """For one page: hears changes of the number it is told to watch."""

    def __init__(self, viewer: int, client: Client, on_change: Changed) -> None:
        self._viewer, self._client, self._on_change = viewer, client, on_change
        self.number: int | None = None
        self._hearing = Hearing(viewer, then=self._changed)

    async def watch(self, number: int | None) -> None:
        """None: nothing any more."""
        self.number = number
        self._hearing.turn_to("" if number is None else f"ticket:{number}")
        await self._hearing.tune_in()
        self.be_here()

    def be_here(self) -> None:
        """Say again what this page's sockets look at: they come and go, and join boards anew."""
        for sid in sockets_of(self._client):
            there = presence.listeners.get(sid)
            if there is None and self.number is not None:
                rooms = tuple(sorted(self._hearing.rooms))
                presence.join(sid, Listener(self._viewer, 0, rooms, "", self.number))
            elif there is not None and there.ticket != self.number:
                presence.look(sid, self.number)

    def others(self) -> list[int]:
        if self.number is None:
            return []
        return [user for user in presence.people(f"ticket:{self.number}") if user != self._viewer]

    async def _changed(self) -> None:
        if self.number is not None:
            await self._on_change()


def sockets_of(client: Client) -> list[str]:
    return [sid for sid, _eio in core.sio.manager.get_participants("/", client.id)]


def every_look(draw: Callable[[], Awaitable[None]]) -> ui.timer:
    return ui.timer(LOOKS, draw)
