"""Files of tickets, to be kept and never to be run: inline are our own small pictures alone."""

from __future__ import annotations

import logging

from fastapi import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from components.i18n import _
from components.refusals import sentence
from pages.errors import missing, page_of
from pages.guard import signed_in
from services import attachments
from services.attachments import Kept
from services.attachments.naming import disposition
from services.refusals import NotFound, Refused
from services.storage import Damaged, StoreRefuses

logger = logging.getLogger(__name__)
POLICY = {
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}
SMALL = "image/webp"


async def file(request: Request) -> Response:
    try:
        kept = await attachments.find(request.path_params["id"], by=signed_in(request))
        return await _handed_out(kept)
    except Refused:
        return await _no_such_file(request)
    except (Damaged, StoreRefuses) as error:
        return _unreadable(request, error)


async def thumbnail(request: Request) -> Response:
    """Drawn anew from a picture: the one thing that a page shows."""
    try:
        kept = await attachments.find(request.path_params["id"], by=signed_in(request))
        if not kept.has_thumbnail:
            return await _no_such_file(request)
        return StreamingResponse(await kept.small(), headers=_kept_a_while(), media_type=SMALL)
    except Refused:
        return await _no_such_file(request)
    except (Damaged, StoreRefuses) as error:
        return _unreadable(request, error)


async def _handed_out(kept: Kept) -> Response:
    headers = POLICY | {
        "content-disposition": disposition(kept.name),
        "content-length": str(kept.size),
    }
    answer = StreamingResponse(await kept.whole(), headers=headers)
    answer.headers["content-type"] = kept.media_type
    return answer


def _kept_a_while() -> dict[str, str]:
    """By its reader alone, for as long as one looks at a ticket."""
    return POLICY | {"cache-control": "private, max-age=300"}


async def _no_such_file(request: Request) -> Response:
    said = sentence(NotFound(thing="file"))
    return await missing(request, LookupError(), said)


def _unreadable(request: Request, error: Exception) -> Response:
    logger.error("A file can't be read: %s %s", request.url.path, error)
    said = _("What is stored is not what was sent. Tell whoever runs this installation.")
    return page_of(request, 500, _("This file is damaged"), said)


routes = [Route("/{id:id}", file), Route("/{id:id}/thumbnail", thumbnail)]
