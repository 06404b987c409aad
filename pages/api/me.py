"""What a person keeps for themselves: folded columns."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.api import bodies
from pages.guard import signed_in
from services.board.folding import fold


async def fold_columns(request: Request) -> Response:
    body = await bodies.read(request, bodies.Folded)
    if isinstance(body, Response):
        return body
    await fold(body.folded, by=signed_in(request))
    return Response(status_code=204)


routes = [
    Route("/me/folded", fold_columns, methods=["PUT"]),
]
