"""Which sockets listen, to what, and who is on which board or ticket."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Listener:
    user_id: int
    session_id: int
    rooms: tuple[str, ...]
    board: str
    ticket: int | None = None


class Presence:
    """By socket id. `changed` collects the boards and tickets whose people changed."""

    def __init__(self) -> None:
        self.listeners: dict[str, Listener] = {}
        self.changed: set[str] = set()

    def join(self, sid: str, listener: Listener) -> None:
        self._note(self.listeners.get(sid))
        self.listeners[sid] = listener
        self._note(listener)

    def look(self, sid: str, ticket: int | None) -> None:
        if (listener := self.listeners.get(sid)) is not None:
            self.join(sid, replace(listener, ticket=ticket))

    def leave(self, sid: str) -> None:
        self._note(self.listeners.pop(sid, None))

    def reap(self, is_connected: Callable[[str], bool]) -> None:
        for sid in [sid for sid in self.listeners if not is_connected(sid)]:
            self.leave(sid)

    def rooms(self) -> set[str]:
        return {room for listener in self.listeners.values() for room in listener.rooms}

    def people(self, place: str) -> list[int]:
        """Who is at `board:<id>` or `ticket:<number>`."""
        return sorted({listener.user_id for _, listener in self.at(place)})

    def at(self, place: str) -> list[tuple[str, Listener]]:
        """The sockets there."""
        return [(sid, each) for sid, each in self.listeners.items() if place in places(each)]

    def sockets_of(self, user_ids: Iterable[int]) -> list[str]:
        people = set(user_ids)
        return [sid for sid, each in self.listeners.items() if each.user_id in people]

    def news(self) -> dict[str, list[int]]:
        """The places whose people changed since this was last asked, and who is there."""
        places_changed, self.changed = sorted(self.changed), set()
        return {place: self.people(place) for place in places_changed}

    def forget(self) -> None:
        self.listeners.clear()
        self.changed.clear()

    def _note(self, listener: Listener | None) -> None:
        if listener is not None:
            self.changed.update(places(listener))


presence = Presence()


def places(listener: Listener) -> tuple[str, ...]:
    board = f"board:{listener.board}"
    return (board,) if listener.ticket is None else (board, f"ticket:{listener.ticket}")
