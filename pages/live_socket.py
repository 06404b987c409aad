"""The sockets behind the bus: one emit a room, whoever listens there."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any

from nicegui import App, Client, background_tasks, core

from services import events, live
from services.access.revocation import SightChanged
from services.board import stays
from services.live.presence import Listener, presence
from services.live.pulse import Pulse
from services.transaction import StorageRefuses

logger = logging.getLogger(__name__)
NAMESPACE = "/"
SECOND = 1.0
PATIENCE = 8


def install(app: App) -> None:
    """Once, before the app runs."""
    app.on_startup(lambda: background_tasks.create(_beat(), name="live"))


async def _beat() -> None:
    with suppress(StorageRefuses):
        await live.start(emit)
    pulse, away = Pulse(), False
    events.subscribe(lambda event: _look_at_once(pulse, event))
    while True:
        await asyncio.sleep(SECOND)
        presence.reap(is_connected)
        was_away, away = away, not await _beats(pulse)
        if away or was_away:
            await _tell(away=away, is_news=away != was_away)


async def _beats(pulse: Pulse) -> bool:
    """False where the database did not answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            await pulse.beat()
        await stays.refresh()
    except (StorageRefuses, TimeoutError):
        return False
    except Exception:
        logger.exception("A beat of the live pulse failed")
    return True


async def _tell(*, away: bool, is_news: bool) -> None:
    """Nobody's board is live while the database is away."""
    if is_news:
        logger.warning("The database %s", "does not answer" if away else "answers again")
    await core.sio.emit("live_away" if away else "live_back", {})


def _look_at_once(pulse: Pulse, event: object) -> None:
    if isinstance(event, SightChanged):
        background_tasks.create(pulse.look(), name="sight changed")


async def emit(event: str, room: str, message: dict[str, Any]) -> None:
    if event == "live_left":
        await _leave(room, message["rooms"])
        return
    await core.sio.emit(event, message, room=f"live:{room}")


async def _leave(sid: str, rooms: list[str]) -> None:
    """Rights changed: this socket hears no more, and asks anew."""
    for room in rooms:
        await core.sio.leave_room(sid, f"live:{room}")
    await core.sio.emit("live_anew", {"reason": "rights", "spread": 0}, room=sid)


def is_connected(sid: str) -> bool:
    return bool(core.sio.manager.is_connected(sid, NAMESPACE))


def client_of(sid: str) -> Client | None:
    """The page whose handshake this socket made."""
    if not is_connected(sid):
        return None
    known = (Client.instances.get(room) for room in core.sio.rooms(sid))
    return next((client for client in known if client is not None), None)


async def join(sid: str, listener: Listener) -> None:
    old = presence.listeners.get(sid)
    if old is not None:
        await _leave_places(sid, old)
    for room in (*listener.rooms, f"board:{listener.board}"):
        await core.sio.enter_room(sid, f"live:{room}")
    presence.join(sid, listener)


async def _leave_places(sid: str, old: Listener) -> None:
    for room in (*old.rooms, f"board:{old.board}", f"ticket:{old.ticket}"):
        await core.sio.leave_room(sid, f"live:{room}")


async def look(sid: str, ticket: int | None) -> None:
    """On the panel of a ticket, or off it."""
    listener = presence.listeners.get(sid)
    if listener is None:
        return
    await core.sio.leave_room(sid, f"live:ticket:{listener.ticket}")
    if ticket is not None:
        await core.sio.enter_room(sid, f"live:ticket:{ticket}")
    presence.look(sid, ticket)
