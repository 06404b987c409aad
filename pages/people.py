"""/people"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response
from nicegui import ui

from components.access.house import House
from components.access.link import LOADED
from components.frame import frame
from components.i18n import _
from pages.errors import missing
from pages.guard import signed_in_page
from pages.plain import public_url
from services.configuration import configuration


@ui.page("/people")
async def show(request: Request) -> Response | None:
    user = await signed_in_page()
    if not (await configuration()).may(user, "settings.people"):
        return await missing(request, LookupError())
    ui.add_head_html(f'<link rel="stylesheet" href="/static/access.css">{LOADED}')
    with frame(user, title=_("People"), current="people"):
        await House(user, public_url(request)).draw()
    return None
