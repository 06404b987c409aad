"""What a person keeps for themselves: folded columns, drafts."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from components.i18n import _
from pages.api import bodies
from pages.api.answers import json_answer, refused
from pages.guard import signed_in
from services.board.folding import fold
from services.tickets import drafts


async def fold_columns(request: Request) -> Response:
    body = await bodies.read(request, bodies.Folded)
    if isinstance(body, Response):
        return body
    await fold(body.folded, by=signed_in(request))
    return Response(status_code=204)


async def draft(request: Request) -> Response:
    return json_answer(request, {"body": await drafts.find(signed_in(request), _subject(request))})


async def keep_draft(request: Request) -> Response:
    body = await bodies.read(request, bodies.Draft)
    if isinstance(body, Response):
        return body
    if not await drafts.keep(signed_in(request), _subject(request), body.body):
        return refused(request, 413, _("This is too large."))
    return Response(status_code=204)


async def drop_draft(request: Request) -> Response:
    await drafts.drop(signed_in(request), _subject(request))
    return Response(status_code=204)


def _subject(request: Request) -> str:
    subject: str = request.path_params["subject"]
    return subject


routes = [
    Route("/me/folded", fold_columns, methods=["PUT"]),
    Route("/drafts/{subject:subject}", draft),
    Route("/drafts/{subject:subject}", keep_draft, methods=["PUT"]),
    Route("/drafts/{subject:subject}", drop_draft, methods=["DELETE"]),
]
