"""/settings/general"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.settings.frame import section_frame
from components.settings.general.page import GeneralPage
from pages.addresses import page_at
from pages.settings.asking import asked_for


@page_at("/settings/general")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "general")
    if refused:
        return refused
    with section_frame(user, "general") as head:
        GeneralPage(user).stand(head)
    return None
