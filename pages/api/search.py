"""Search over tickets."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from pages.api.answers import json_answer
from pages.guard import signed_in
from services.board import search

router = APIRouter()


@router.get("/search")
async def search_tickets(request: Request, q: str = "") -> Response:
    return json_answer(request, {"hits": await search.matching(q, by=signed_in(request))})
