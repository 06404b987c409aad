"""The outermost layer: a request gets its id and is counted; what operators ask is answered."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.operations.answers import ANSWERS
from pages.stopping import cut_off
from services.health import metrics
from services.logs import of_request

logger = logging.getLogger(__name__)
HEADER = b"x-request-id"
ALWAYS = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
UPLOADS = "/api/uploads"
SLOW = 2.0


def install(app: Starlette, *, metrics: str) -> None:
    """Round everything that is installed before, the API and the last resort included."""
    build = app.build_middleware_stack

    def built() -> ASGIApp:
        return Operations(build(), metrics=metrics)

    app.build_middleware_stack = built  # type: ignore[method-assign]


class Operations:
    def __init__(self, app: ASGIApp, *, metrics: str) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        with of_request(_given(scope["headers"])) as known:
            scope.setdefault("state", {})["request_id"] = known
            if scope["type"] == "websocket":
                await self.app(scope, receive, send)
            else:
                if scope["path"] == UPLOADS:
                    receive = cut_off(receive)
                await self._logged(scope, _heard(scope, receive), _noted(scope, send, known))

    async def _logged(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What was written down with its request isn't again by the server, without it."""
        try:
            await self._answered(scope, receive, send)
        except Exception:
            if not scope["state"].get("is_logged"):
                raise

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = ANSWERS.get(scope["path"])
        if answer is None or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        response = await answer(scope, self.metrics)
        response.raw_headers += ALWAYS
        await response(scope, receive, send)


def _given(headers: Iterable[tuple[bytes, bytes]]) -> str:
    return next((value.decode("latin-1") for name, value in headers if name == HEADER), "")


def _heard(scope: Scope, receive: Receive) -> Receive:
    """`receive`, remembering whoever hangs up."""

    async def hearing() -> Message:
        message = await receive()
        if message["type"] == "http.disconnect":
            scope["state"]["hung_up"] = True
        return message

    return hearing


def _noted(scope: Scope, send: Send, known: str) -> Send:
    """`send`, counting the answer and giving it its id."""
    begun, kind = time.perf_counter(), _kind(scope["path"])

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ()), (HEADER, known.encode())]
            message = {**message, "headers": headers}
            _count(scope, message["status"], kind, time.perf_counter() - begun)
        await send(message)

    return sending


def _count(scope: Scope, status: int, kind: str, took: float) -> None:
    method = scope["method"] if scope["method"] in METHODS else "other"
    metrics.requests.labels(method, f"{status // 100}xx", kind).inc()
    metrics.seconds.labels(kind).observe(took)
    if took > SLOW:
        logger.warning("Slow: %s %s took %.1f s", method, scope["path"], took)


def _kind(path: str) -> str:
    first = path.split("/", 2)[1]
    return {"api": "api", "static": "static", "_nicegui": "static"}.get(first, "page")
