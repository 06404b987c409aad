"""Search over tickets."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.api.answers import json_answer
from pages.guard import signed_in
from services.board import search


async def search_tickets(request: Request) -> Response:
    asked = request.query_params.get("q", "")
    return json_answer(request, {"hits": await search.matching(asked, by=signed_in(request))})


routes = [Route("/search", search_tickets)]
