"""Open screens by session: whoever is signed out, or whose rights change, is told at once."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable

from fastapi import Request
from nicegui import Client, background_tasks, core, ui

from services.access import own, sessions
from services.transaction import StorageRefuses

logger = logging.getLogger(__name__)
_open: dict[int, set[str]] = defaultdict(set)
"""Session → ids of its screens."""
_people: dict[int, int] = {}
"""Session → whose it is."""
LOOKS = 1.0
THEMES = {"auto": None, "light": False, "dark": True}


def signed_in(request: Request) -> int:
    """Who asks. Only behind the guard."""
    user_id: int = request.state.user_id
    return user_id


def session_id(request: Request) -> int:
    session: int = request.state.session_id
    return session


async def signed_in_page() -> int:
    """Who this page is built for; the page then ends with their session."""
    client = ui.context.client
    request = client.request
    session, user_id = session_id(request), signed_in(request)
    _open[session].add(client.id)
    _people[session] = user_id
    client.on_delete(lambda: _closed(session, client.id))
    await _dress(user_id)
    return user_id


async def _dress(user_id: int) -> None:
    """The person's own theme, and on the body whether single letters are shortcuts."""
    look = await own.look(user_id)
    ui.dark_mode(THEMES[look.theme])
    ui.query("body").props(f"data-single-keys={'on' if look.single_keys else 'off'}")


def _closed(session: int, client_id: str) -> None:
    _open[session].discard(client_id)
    if not _open[session]:
        del _open[session]
        _people.pop(session, None)


def send_away(session_ids: Iterable[int]) -> None:
    """Reload the screens of ended sessions, which leads to sign-in, and close their sockets."""
    for client in _clients(session_ids):
        client.run_javascript("location.reload()")
        background_tasks.create(_hang_up(client.id), name="hang up")


def start_anew(user_ids: Iterable[int]) -> None:
    """Reload the screens of people whose rights or preferences changed."""
    people = set(user_ids)
    for client in _clients([session for session, user in _people.items() if user in people]):
        client.run_javascript("location.reload()")


def _clients(session_ids: Iterable[int]) -> list[Client]:
    ids = [each for session in session_ids for each in _open.get(session, ())]
    return [Client.instances[each] for each in ids if each in Client.instances]


async def _hang_up(client_id: str) -> None:
    """The page has left by itself by now; what ignores that hears and says nothing more."""
    await asyncio.sleep(LOOKS / 2)
    for sid, _ in tuple(core.sio.manager.get_participants("/", client_id)):
        await core.sio.disconnect(sid)


async def watch() -> None:
    """Find sessions that expired, or were ended by another process, within a second or two."""
    while True:
        await asyncio.sleep(LOOKS)
        try:
            watched = set(_open)
            send_away(watched - await sessions.living(watched))
        except StorageRefuses:
            continue
        except Exception:
            logger.exception("Could not look for ended sessions")
