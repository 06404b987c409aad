"""A file on its way to a follow-up: its bytes as they are, its name in the address."""

from __future__ import annotations

import re

from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from components.refusals import as_json, sentence
from pages.api.addresses import whole
from pages.api.answers import json_answer, refused
from pages.guard import signed_in
from services import attachments
from services.attachments.refusals import FileIsTooLarge, FilesCantBeKept
from services.refusals import NotFound, Refusal, Refused

SUBJECT = re.compile(r"opening|ticket:[1-9][0-9]{0,8}")
STATUSES: dict[type[Refusal], int] = {NotFound: 404, FileIsTooLarge: 413, FilesCantBeKept: 503}
CLOSES = {"connection": "close"}


async def received(request: Request) -> Response:
    """`?subject=ticket:1503&name=rack.png`, and `&type=3` where the type is about to be that."""
    subject = request.query_params.get("subject", "")
    try:
        if not SUBJECT.fullmatch(subject):
            raise Refused(NotFound())
        file = await attachments.receive(
            request.stream(),
            name=request.query_params.get("name", ""),
            subject=subject,
            by=signed_in(request),
            announced=_announced(request),
            type_id=whole(request, "type"),
        )
    except Refused as refusal:
        return _refused(request, refusal)
    return json_answer(request, {"token": file.token, "name": file.name, "size": file.size}, 201)


async def discarded(request: Request) -> Response:
    await attachments.discard(request.path_params["token"], by=signed_in(request))
    return Response(status_code=204)


def _announced(request: Request) -> int | None:
    said = request.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else None  # noqa: PLR2004


def _refused(request: Request, refusal: Refused) -> Response:
    """What is still on its way is not waited for."""
    status = next((STATUSES[kind] for kind in map(type, refusal.refusals) if kind in STATUSES), 422)
    told = " ".join(map(sentence, refusal.refusals))
    answer = refused(request, status, told, refusals=as_json(refusal))
    answer.headers.update(CLOSES)
    return answer


routes = [
    Route("/uploads", received, methods=["POST"]),
    Route("/uploads/{token}", discarded, methods=["DELETE"]),
]
