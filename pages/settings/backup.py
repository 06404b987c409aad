"""/settings/backup"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.settings.backup.page import BackupPage
from components.settings.frame import section_frame
from pages.addresses import page_at
from pages.settings.asking import asked_for
from services.backup.planning import find


@page_at("/settings/backup")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "backup")
    if refused:
        return refused
    page = BackupPage(user, await find(by=user))
    with section_frame(user, "backup") as head:
        await page.stand(head)
    return None
