"""The gate: who is asking, may the request come from there, and what every answer carries."""

from __future__ import annotations

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components import i18n
from components.i18n import _
from pages.guard.cookies import cookie_name, is_https
from pages.guard.foreign import foreign
from pages.guard.headers import encoded, security_headers, with_headers
from pages.guard.languages import language_of
from pages.guard.origins import SAFE, is_own, may_write
from pages.guard.sockets import carried
from services.access import sessions
from services.access.sessions import SignedIn
from services.configuration import configuration
from services.transaction import StorageRefuses

PUBLIC = re.compile(
    r"/(sign-in|forgot|healthz|readyz|favicon\.ico|(set-up|invite|reset)/[^/]+|static/.+"
    r"|_nicegui/[0-9][0-9.]*/(static|libraries|components|resources|esm|dynamic_resources)/.+)"
)
KEPT = re.compile(r"/(static|_nicegui)/")
SOCKET = "/_nicegui_ws/"


class Guard:
    """ASGI middleware, on the hot path: a cached look-up and a few header bytes."""

    def __init__(self, app: ASGIApp, *, public_url: str) -> None:
        self.app = app
        self.public_url = public_url
        self.cookie = cookie_name(public_url)
        self.headers = encoded(security_headers(https=is_https(public_url)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        if scope["type"] == "http":
            send = with_headers(send, self.headers, store=bool(KEPT.match(scope["path"])))
        try:
            refusal = await self._judged(scope)
        except StorageRefuses as error:
            refusal = await _unavailable(scope, error)
        if scope["type"] == "websocket" and refusal is None:
            await carried(self.app, scope, receive, send)
            return
        await (refusal or self.app)(scope, receive, send)

    async def _judged(self, scope: Scope) -> ASGIApp | None:
        """What to answer instead; None where the request goes on, with its person in the scope."""
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        cookies = _cookies(headers.get("cookie", ""))
        language = language_of(
            scope["query_string"].decode("latin-1"), cookies, headers.get("accept-language", "")
        )
        i18n.use(language)
        if not self._comes_from_us(scope, headers):
            return _foreign(scope, headers.get("host", ""))
        if PUBLIC.fullmatch(scope["path"]):
            return None
        token = cookies.get(self.cookie)
        who = await sessions.who(token) if token else None
        if who is None:
            return _sign_in_first(scope)
        await _let_in(scope, who)
        return None

    def _comes_from_us(self, scope: Scope, headers: dict[str, str]) -> bool:
        if scope["path"].startswith(SOCKET) and "origin" in headers:
            return is_own(headers["origin"], headers.get("host", ""), self.public_url)
        return scope.get("method", "GET") in SAFE or may_write(headers, self.public_url)


async def _let_in(scope: Scope, who: SignedIn) -> None:
    state = scope.setdefault("state", {})
    state["user_id"], state["session_id"] = who.user_id, who.session_id
    person = (await configuration()).users.get(who.user_id)
    if person is not None and person.locale:
        i18n.use(person.locale)


async def _unavailable(scope: Scope, error: StorageRefuses) -> ASGIApp:
    from pages.errors import unavailable

    return _closed if scope["type"] == "websocket" else await unavailable(Request(scope), error)


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _sign_in_first(scope: Scope) -> ASGIApp:
    is_page = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
    if not is_page or scope["path"].startswith(("/api/", "/_nicegui", SOCKET)):
        return _answer(scope, 401, _("Sign in first."))
    asked = quote(scope["path"], safe="/")
    if scope["query_string"]:
        asked += "?" + scope["query_string"].decode("latin-1")
    after = "" if asked == "/" else f"?next={quote(asked, safe='/')}"
    return RedirectResponse(f"/sign-in{after}", status_code=303)


def _foreign(scope: Scope, host: str) -> ASGIApp:
    return _closed if scope["type"] == "websocket" else foreign(scope, host)


def _answer(scope: Scope, status: int, sentence: str) -> ASGIApp:
    if scope["type"] == "websocket":
        return _closed
    response: Response = JSONResponse({"detail": sentence}, status_code=status)
    return response


async def _closed(_scope: Scope, receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 4401})
