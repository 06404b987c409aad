"""/ledger"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response
from nicegui import ui

from components.frame import frame
from components.i18n import _
from components.ledger.filters import sought_in
from components.ledger.page import LedgerPage
from components.settings.frame import HEAD
from components.settings.listing import settings_page
from pages.addresses import page_at
from pages.errors import missing
from pages.guard import signed_in_page
from services.configuration import configuration
from services.ledger import seeking
from services.refusals import Refused


@page_at("/ledger")
async def show(request: Request) -> Response | None:
    user = await signed_in_page()
    sought = sought_in(request.query_params)
    try:
        first = await seeking.page(sought, by=user)
    except Refused:
        return await missing(request, LookupError())
    ui.add_head_html(HEAD)
    with frame(user, title=_("Ledger"), current="ledger"), settings_page():
        LedgerPage(user, await configuration(), sought).stand(first)
    return None
