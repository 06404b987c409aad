"""/settings/workflows/<id>/versions"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.settings.frame import subject_frame
from components.settings.listing import settings_page
from components.workflow.versions import VersionsScreen
from pages.addresses import page_at
from pages.errors import missing
from pages.settings.asking import asked_for
from services.configuration import configuration


@page_at("/settings/workflows/{workflow_id:int}/versions")
async def show(request: Request, workflow_id: int) -> Response | None:
    user, refused = await asked_for(request, "workflows")
    if refused:
        return refused
    workflow = (await configuration()).workflows.get(workflow_id)
    if workflow is None:
        return await missing(request, LookupError())
    with subject_frame(user, "workflows", workflow.name) as head:
        screen = VersionsScreen(user, workflow_id)
        screen.draw_head(head, workflow.name)
        with settings_page():
            await screen.stand()
    return None
