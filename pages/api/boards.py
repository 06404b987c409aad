"""A board's snapshot, the rest of its columns, and its heads alone."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from components.i18n import _
from pages.api.answers import json_bytes, refused
from pages.api.bodies import LARGEST
from pages.guard import signed_in
from services.board import asking, pages, snapshot
from services.board.asked import Asked, asked
from services.board.columns import ALL
from services.board.filters import FilterIsWrong, parse

router = APIRouter(prefix="/boards/{board}")


@router.get("/snapshot")
async def snapshot_of(request: Request, board: str) -> Response:
    what = await _asked(request, board)
    if isinstance(what, Response):
        return what
    return json_bytes(request, await snapshot.snapshot(what))


@router.get("/heads")
async def heads_of(request: Request, board: str) -> Response:
    """For a filtered board that can't settle a head from the deltas (spec §7)."""
    what = await _asked(request, board)
    if isinstance(what, Response):
        return what
    return json_bytes(request, await asking.heads_of(what))


@router.get("/columns/{center_id}")
async def column_of(request: Request, board: str, center_id: int, after: int) -> Response:
    what = await _asked(request, board)
    if isinstance(what, Response):
        return what
    if not 0 < after <= LARGEST or not 0 < center_id <= LARGEST:
        return refused(request, 422, _("There is no such ticket."))
    body = await pages.more(what, center_id, after=after)
    if body is None:
        return refused(request, 404, _("This board has no such column."))
    return json_bytes(request, body)


async def _asked(request: Request, board: str) -> Asked | Response:
    """What is looked at, or the answer where that can't be."""
    by = signed_in(request)
    try:
        chosen = parse(request.query_params, me=by)
    except FilterIsWrong as wrong:
        return refused(request, 422, _("The filter isn't one of ours."), field=wrong.field)
    known = board_id(board)
    found = None if known is None else await asked(known, by=by, chosen=chosen)
    return found or refused(request, 404, _("There is no such board."))


def board_id(board: str) -> int | None:
    """From an address: a workflow, or ALL."""
    if board == "all":
        return ALL
    is_id = board.isascii() and board.isdigit() and len(board) < 10  # noqa: PLR2004
    return int(board) if is_id and int(board) > 0 else None
