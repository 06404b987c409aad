"""A board's snapshot, the rest of its columns, and its heads alone."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from components.i18n import _
from pages.api.addresses import whole
from pages.api.answers import json_bytes, refused
from pages.guard import signed_in
from services.board import asking, pages, snapshot
from services.board.asked import Asked, asked
from services.board.columns import ALL
from services.board.filters import FilterIsWrong, parse


async def snapshot_of(request: Request) -> Response:
    what = await _asked(request)
    if isinstance(what, Response):
        return what
    return json_bytes(request, await snapshot.snapshot(what))


async def heads_of(request: Request) -> Response:
    """For a filtered board that can't settle a head from the deltas (spec §7)."""
    what = await _asked(request)
    if isinstance(what, Response):
        return what
    return json_bytes(request, await asking.heads_of(what))


async def column_of(request: Request) -> Response:
    what = await _asked(request)
    if isinstance(what, Response):
        return what
    if not (after := whole(request, "after")):
        return refused(request, 422, _("There is no such ticket."))
    body = await pages.more(what, request.path_params["center"], after=after)
    if body is None:
        return refused(request, 404, _("This board has no such column."))
    return json_bytes(request, body)


async def _asked(request: Request) -> Asked | Response:
    """What is looked at, or the answer where that can't be."""
    by = signed_in(request)
    try:
        chosen = parse(request.query_params, me=by)
    except FilterIsWrong as wrong:
        return refused(request, 422, _("The filter isn't one of ours."), field=wrong.field)
    known = board_id(request.path_params["board"])
    found = None if known is None else await asked(known, by=by, chosen=chosen)
    return found or refused(request, 404, _("There is no such board."))


def board_id(board: str) -> int | None:
    """From an address: a workflow, or ALL."""
    if board == "all":
        return ALL
    is_id = board.isascii() and board.isdigit() and len(board) < 10  # noqa: PLR2004
    return int(board) if is_id and int(board) > 0 else None


routes = [
    Route("/boards/{board}/snapshot", snapshot_of),
    Route("/boards/{board}/heads", heads_of),
    Route("/boards/{board}/columns/{center:id}", column_of),
]
