"""/settings/mail"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.settings.frame import section_frame
from components.settings.mail.page import MailPage
from pages.addresses import page_at
from pages.settings.asking import asked_for
from services.mail.dead import standing
from services.mail.shaping import find


@page_at("/settings/mail")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "mail")
    if refused:
        return refused
    page = MailPage(user, await find(by=user), await standing())
    with section_frame(user, "mail") as head:
        await page.stand(head)
    return None
