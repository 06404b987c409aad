"""404, 500 and 503, as plain HTML; as JSON under /api/."""

from __future__ import annotations

import logging
import secrets

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect

from components import refusals
from components.i18n import _
from pages.guard.cookies import is_https
from pages.guard.headers import security_headers
from pages.plain import page, public_url
from services.logs import request_id
from services.transaction import SUSPECT, StorageRefuses, refuses

logger = logging.getLogger(__name__)
UNANSWERED = "no response returned"
"""What the framework's layers say of a request that was given up before its answer began."""
NO_STORE = {"cache-control": "no-store"}


def install(app: Starlette) -> None:
    app.add_exception_handler(404, missing)
    app.add_exception_handler(ClientDisconnect, gone)
    app.add_exception_handler(StorageRefuses, unavailable)
    for kind in SUSPECT:
        app.add_exception_handler(kind, perhaps_unavailable)
    app.add_exception_handler(Exception, broken)


async def missing(request: Request, error: Exception, sentence: str = "") -> Response:
    """`sentence` says what was looked for."""
    if _speaks_json(request):
        detail = getattr(error, "detail", "Not Found")
        return JSONResponse({"detail": detail}, 404)
    sentence = sentence or _("The address leads nowhere.")
    return page_of(request, 404, _("There is nothing here"), sentence)


async def gone(_request: Request, _error: Exception) -> Response:
    """Whoever asked hung up: nobody reads this, and nothing went wrong."""
    return Response(status_code=499)


async def perhaps_unavailable(request: Request, error: Exception) -> Response:
    """What went round the doors: the database's fault, or ours."""
    if not refuses(error):
        raise error
    return await unavailable(request, error)


async def unavailable(request: Request, error: Exception) -> Response:
    sentence = refusals.unavailable(error)
    if _speaks_json(request):
        return JSONResponse({"detail": sentence}, 503, {"retry-after": "5"})
    answer = page_of(request, 503, _("One moment"), sentence)
    answer.headers["retry-after"] = "5"
    return answer


async def broken(request: Request, error: Exception) -> Response:
    """The last resort."""
    if UNANSWERED in str(error).lower() and request.scope.get("state", {}).get("hung_up"):
        request.scope["state"]["is_logged"] = True
        return await gone(request, error)
    reference = request_id() or secrets.token_hex(8)
    asked = (request.method, request.url.path)
    logger.error("Reference %s: %s %s", reference, *asked, exc_info=error)
    request.scope.setdefault("state", {})["is_logged"] = True
    if _speaks_json(request):
        headers = security_headers(https=is_https(public_url(request))) | NO_STORE
        return JSONResponse({"detail": _("This went wrong"), "reference": reference}, 500, headers)
    sentence = _("That is our mistake. See whether your change is there before you try again.")
    return page_of(request, 500, _("This went wrong"), sentence, reference)


def _speaks_json(request: Request) -> bool:
    return request.url.path.startswith(("/api/", "/_nicegui"))


def page_of(
    request: Request, status: int, heading: str, sentence: str, reference: str = ""
) -> Response:
    return page(
        request,
        "message.html",
        status=status,
        heading=heading,
        sentence=sentence,
        way_out="/",
        way_out_label=_("Go to the board"),
        reference=reference,
    )
