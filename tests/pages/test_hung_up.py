"""Whoever goes on to another page before this one has come: nothing went wrong."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.types import Message, Receive, Scope, Send

from pages import errors, operations

ASKED: Scope = {
    "type": "http", "method": "GET", "path": "/static/app.css", "raw_path": b"/static/app.css",
    "query_string": b"", "headers": [], "scheme": "http", "server": ("localhost", 80),
    "http_version": "1.1", "root_path": "",
}  # fmt: skip


async def unanswered(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """As files do, once nobody is there."""


async def asked(*, hears: str) -> list[Message]:
    app = Starlette()
    app.add_middleware(BaseHTTPMiddleware, dispatch=passed_on)
    app.mount("/", unanswered)
    errors.install(app)
    operations.install(app, metrics="local")
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": hears, "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(dict(ASKED), receive, send)
    return sent


async def passed_on(request: Any, call_next: Any) -> Any:
    await request.receive()
    return await call_next(request)


async def test_a_request_that_was_given_up_is_no_mistake(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        [begun, _] = await asked(hears="http.disconnect")
    assert begun["status"] == 499
    assert caplog.records == []


async def test_one_that_still_waits_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    await asked(hears="http.request")
    assert "GET /static/app.css" in caplog.text
