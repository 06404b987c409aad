"""/settings/workflows/import: a process from a file."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.i18n import _
from components.markup import node
from components.process_file.page import ImportPage
from components.settings.frame import subject_frame
from components.settings.listing import settings_page
from pages.addresses import page_at
from pages.settings.asking import asked_for


@page_at("/settings/workflows/import")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "workflows")
    if refused:
        return refused
    with subject_frame(user, "workflows", _("Import")) as head:
        with head:
            node("h1", text=_("Import a process"))
        with settings_page():
            ImportPage(user).stand()
    return None
