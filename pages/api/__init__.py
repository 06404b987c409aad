"""JSON for our own pages, behind the guard's session.

An app of its own, so that a move does not pass what only pages need.
"""

from __future__ import annotations

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from pages import errors, guard
from pages.api import boards, files, live, me, process, search, tickets, uploads

PREFIXES = ("/api/", "/files/")
ROUTES = [
    *tickets.routes,
    *boards.routes,
    *live.routes,
    *me.routes,
    *search.routes,
    *process.routes,
    *uploads.routes,
]


def guarded(*, public_url: str) -> Starlette:
    """The API and the files, behind the guard and nothing else."""
    api = Starlette(routes=[Mount("/api", routes=ROUTES), Mount("/files", routes=files.routes)])
    guard.protect(api, public_url=public_url)
    errors.install(api)
    return api


class ShortWay:
    """ASGI middleware: what is asked of the API goes straight there."""

    def __init__(self, app: ASGIApp, api: ASGIApp) -> None:
        self.app = app
        self.api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_ours = scope["type"] == "http" and scope["path"].startswith(PREFIXES)
        await (self.api if is_ours else self.app)(scope, receive, send)


def install(app: FastAPI, *, public_url: str) -> None:
    """Before every middleware of `app`, those that are added later too."""
    build = app.build_middleware_stack

    def built() -> ASGIApp:
        return ShortWay(build(), guarded(public_url=public_url))

    app.build_middleware_stack = built  # type: ignore[method-assign]
