"""Joining the rooms of one's scope, and catching up on what was missed."""

from __future__ import annotations

import orjson
from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from components.i18n import _
from pages import live_socket
from pages.api import bodies
from pages.api.addresses import whole
from pages.api.answers import json_answer, json_bytes, refused
from pages.guard import session_id, signed_in
from services.access.sight import rooms_of
from services.board import cards
from services.configuration import configuration
from services.live import rooms
from services.live.presence import Listener


async def join(request: Request) -> Response:
    """`{"rooms": {name: seq}}`: what this socket hears from now on."""
    body = await bodies.read(request, bodies.Join)
    if isinstance(body, Response):
        return body
    if not _is_ours(request, body.sid):
        return refused(request, 404, _("There is no such connection."))
    by = signed_in(request)
    listened = rooms_of(await configuration(), by)
    await rooms.touch(listened)
    await live_socket.join(body.sid, Listener(by, session_id(request), listened, body.board))
    return json_answer(request, {"rooms": await rooms.heads(listened)})


async def look(request: Request) -> Response:
    """On a ticket's panel, or off it; others on the same ticket see who is there."""
    body = await bodies.read(request, bodies.Look)
    if isinstance(body, Response):
        return body
    by = signed_in(request)
    is_seen = body.ticket is None or await cards.card(body.ticket, by=by) is not None
    if not is_seen or not _is_ours(request, body.sid):
        return refused(request, 404, _("There is no such ticket."))
    await live_socket.look(body.sid, body.ticket)
    return Response(status_code=204)


async def missed(request: Request) -> Response:
    """410 where they are gone: a snapshot is needed."""
    by, room = signed_in(request), request.path_params["room"]
    if room not in rooms_of(await configuration(), by):
        return refused(request, 404, _("There is no such room."))
    since = whole(request, "since")
    found = None if since is None else await rooms.missed(room, since)
    if found is None:
        return refused(request, 410, _("Too long ago."))
    bodies_told = [orjson.Fragment(text) for text in found.bodies]
    return json_bytes(request, orjson.dumps({"to": found.head, "d": bodies_told}))


def _is_ours(request: Request, sid: str) -> bool:
    """Whether the socket belongs to a page that this session opened."""
    client = live_socket.client_of(sid)
    return client is not None and session_id(client.request) == session_id(request)


routes = [
    Route("/live/join", join, methods=["POST"]),
    Route("/live/look", look, methods=["POST"]),
    Route("/live/{room}", missed),
]
