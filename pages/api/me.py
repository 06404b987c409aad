"""What a person keeps for themselves: folded columns, drafts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from components.i18n import _
from pages.api import bodies
from pages.api.answers import json_answer, refused
from pages.guard import signed_in
from services.board.folding import fold
from services.tickets import drafts

router = APIRouter()
Subject = Annotated[str, Path(pattern=r"^(new|ticket:[1-9][0-9]{0,8})$")]


@router.put("/me/folded")
async def fold_columns(request: Request) -> Response:
    body = await bodies.read(request, bodies.Folded)
    if isinstance(body, Response):
        return body
    await fold(body.folded, by=signed_in(request))
    return Response(status_code=204)


@router.get("/drafts/{subject}")
async def draft(request: Request, subject: Subject) -> Response:
    return json_answer(request, {"body": await drafts.find(signed_in(request), subject)})


@router.put("/drafts/{subject}")
async def keep_draft(request: Request, subject: Subject) -> Response:
    body = await bodies.read(request, bodies.Draft)
    if isinstance(body, Response):
        return body
    if not await drafts.keep(signed_in(request), subject, body.body):
        return refused(request, 413, _("This is too large."))
    return Response(status_code=204)


@router.delete("/drafts/{subject}")
async def drop_draft(request: Request, subject: Subject) -> Response:
    await drafts.drop(signed_in(request), subject)
    return Response(status_code=204)
