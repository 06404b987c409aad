"""/tickets/{number} and /tickets/new"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response
from nicegui import ui

from components.frame import frame
from components.i18n import _
from components.new_ticket import NewTicket
from components.refusals import sentence
from components.ticket_page import TicketPage
from pages.addresses import page_at
from pages.errors import missing
from pages.guard import signed_in_page
from services.refusals import Refused
from services.tickets import reads


@page_at("/tickets/new")
async def new() -> None:
    user = await signed_in_page()
    with frame(user, title=_("New ticket"), current="new") as at_hand:
        await NewTicket(user, at_hand, on_close=lambda: ui.navigate.to("/")).open()


@page_at("/tickets/{number}")
async def show(request: Request, number: int) -> Response | None:
    user = await signed_in_page()
    try:
        await reads.find(number, by=user, most=1)
    except Refused as refused:
        return await missing(request, refused, sentence(refused.refusals[0]))
    with frame(user, title=f"#{number}", current="") as at_hand:
        await TicketPage(user, at_hand).show(number)
    return None
