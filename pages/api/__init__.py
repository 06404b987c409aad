"""JSON for our own pages, behind the guard's session.

An app of its own, so that a move does not pass the middleware that only pages need.
"""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from pages import errors
from pages.api import boards, live, me, search, tickets

PREFIX = "/api/"
router = APIRouter(prefix="/api")
for _each in (boards, live, me, search, tickets):
    router.include_router(_each.router)


class ShortWay:
    """ASGI middleware: what is asked of the API goes straight there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        errors.install(self.api)
        self.api.include_router(router)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_ours = scope["type"] == "http" and scope["path"].startswith(PREFIX)
        await (self.api if is_ours else self.app)(scope, receive, send)
