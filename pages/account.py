"""/account and what one is told"""

from __future__ import annotations

from fastapi import Request
from nicegui import ui

from components.access.account import account
from components.frame import frame
from components.i18n import _
from components.notices.sources import WhatTheyGet
from components.settings.frame import HEAD
from pages.addresses import page_at
from pages.guard import session_id, signed_in_page


@page_at("/account")
async def show(request: Request) -> None:
    user = await signed_in_page()
    ui.add_head_html(HEAD)
    with frame(user, title=_("Your account"), current="account"):
        await account(user, session_id(request))


@page_at("/account/notices")
async def notices() -> None:
    user = await signed_in_page()
    ui.add_head_html(HEAD)
    with frame(user, title=_("What I get"), current="account"):
        await WhatTheyGet(user, user).draw()
