"""/settings/centers"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.settings.centers.tree import CenterTree
from components.settings.frame import section_frame
from components.settings.listing import settings_page
from pages.addresses import page_at
from pages.settings.asking import asked_for


@page_at("/settings/centers")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "centers")
    if refused:
        return refused
    with section_frame(user, "centers"), settings_page():
        await CenterTree(user).stand()
    return None
