"""/boards/{board}, and / which leads to it."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from components.board.preloading import preload
from components.board.screen import BoardScreen
from components.frame import frame
from components.i18n import _
from pages.addresses import page_at
from pages.api.boards import board_id
from pages.errors import missing
from pages.guard import signed_in_page
from services.board.columns import board as find_board
from services.configuration import configuration


@page_at("/")
async def start() -> Response:
    return RedirectResponse("/boards/all", status_code=303)


@page_at("/boards/{board}")
async def show(request: Request, board: str) -> Response | None:
    user = await signed_in_page()
    asked = board_id(board)
    shown = None if asked is None else find_board(await configuration(), asked)
    if shown is None:
        return await missing(request, LookupError())
    preload(board, request.query_params.keys())
    with frame(user, title=shown.name or _("Board"), current="board", headed=False):
        await BoardScreen(user, shown).show(request.query_params.get("ticket", ""))
    return None
