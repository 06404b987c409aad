"""/account"""

from __future__ import annotations

from fastapi import Request
from nicegui import ui

from components.access.account import account
from components.frame import frame
from components.i18n import _
from pages.guard import session_id, signed_in_page


@ui.page("/account")
async def show(request: Request) -> None:
    user = await signed_in_page()
    ui.add_head_html('<link rel="stylesheet" href="/static/access.css">')
    with frame(user, title=_("Your account"), current="account"):
        await account(user, session_id(request))
