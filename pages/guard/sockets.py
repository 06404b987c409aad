"""What comes over a socket: from a page of the session that opened it, else it is not heard."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from inspect import isawaitable
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from nicegui import Client, core
from socketio.exceptions import ConnectionRefusedError as Refused
from starlette.types import ASGIApp, Receive, Scope, Send

logger = logging.getLogger(__name__)
NAMESPACE = "/"
SPOKEN = ("event", "javascript_response", "ack", "log")
MALFORMED = (LookupError, TypeError, ValueError, AttributeError, RecursionError)
Handler = Callable[..., Any]


def listen_to_our_own() -> None:
    """Once NiceGUI's handlers are there: they trust whoever knows a page's id."""
    handlers = core.sio.handlers[NAMESPACE]
    handlers["connect"] = _connecting(handlers["connect"])
    handlers["handshake"] = _in_shape(handlers["handshake"], _opened_it)
    for name in SPOKEN:
        handlers[name] = _in_shape(handlers[name], _speaks_for_it)
    core.sio.eio.logger.addFilter(_is_worth_a_line)


def _connecting(handler: Handler) -> Handler:
    async def connecting(sid: str, environ: dict[str, Any], *more: Any) -> Any:
        if environ is not core.sio.get_environ(sid):
            return None  # an event of that name
        try:
            asked = dict(parse_qsl(environ.get("QUERY_STRING", "")))
            if "client_id" in asked and not _opened_it(sid, asked):
                _load_anew()
            return await handler(sid, environ, *more)
        except MALFORMED:
            _load_anew()

    return connecting


def _load_anew() -> NoReturn:
    """NiceGUI's own word, on which its page does."""
    raise Refused("Implicit handshake failed")


def _in_shape(handler: Handler, is_heard: Callable[[str, dict[str, Any]], bool]) -> Handler:
    """NiceGUI catches what our own handlers raise: what comes through here is malformed."""

    @wraps(handler)
    async def hearing(sid: str, *messages: Any) -> Any:
        try:
            [message] = messages
            if not is_heard(sid, message):
                return None
            result = handler(sid, message)
            return await result if isawaitable(result) else result
        except MALFORMED:
            logger.info("A message that no page of ours sends")
            return None

    return hearing


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    """What the wire can't read is its sender's fault."""
    return not (record.exc_info and isinstance(record.exc_info[1], MALFORMED))


def _opened_it(sid: str, message: dict[str, Any]) -> bool:
    """Whether the page was opened by the session that the socket belongs to."""
    client = Client.instances.get(message["client_id"])
    if client is None:
        return False
    scope = core.sio.get_environ(sid)["asgi.scope"]
    session = client.request.scope["state"]["session_id"]
    return bool(scope["state"]["session_id"] == session)


def _speaks_for_it(sid: str, message: dict[str, Any]) -> bool:
    """Whether the socket has shaken hands for the page it names."""
    return message["client_id"] in core.sio.rooms(sid)


async def carried(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """A wire that ends where it can't be read any more."""
    try:
        await app(scope, receive, send)
    except MALFORMED:
        logger.info("A frame that no page of ours sends")
