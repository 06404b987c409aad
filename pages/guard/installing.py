"""Putting the guard round the app."""

from __future__ import annotations

import logging
from typing import Any

from nicegui import App, background_tasks, core
from starlette.applications import Starlette

from pages.guard.clients import send_away, start_anew, watch
from pages.guard.middleware import Guard
from pages.guard.origins import is_own
from pages.guard.sockets import listen_to_our_own
from services import events
from services.access import session_cache
from services.access.revocation import RightsChanged, SessionsEnded

logger = logging.getLogger(__name__)


def protect(app: Starlette, *, public_url: str) -> None:
    """Let nobody past without a session, on any route of `app`."""
    app.state.public_url = public_url
    app.add_middleware(Guard, public_url=public_url)


def install(app: App, *, public_url: str) -> None:
    """Once, before the app runs: requests, sockets, and screens that are open already."""
    protect(app, public_url=public_url)

    def allowed(origin: str, environ: dict[str, Any]) -> bool:
        return is_own(origin, environ.get("HTTP_HOST", ""), public_url)

    core.sio.eio.cors_allowed_origins = allowed
    listen_to_our_own()
    session_cache.listen()
    events.subscribe(_tell)
    app.on_startup(lambda: background_tasks.create(watch(), name="watch sessions"))


def _tell(event: object) -> None:
    match event:
        case SessionsEnded(session_ids=ids):
            send_away(ids)
        case RightsChanged(user_ids=ids):
            start_anew(ids)
