"""/settings/workflows and /settings/workflows/<id>"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.settings.frame import section_frame, subject_frame
from components.settings.listing import settings_page
from components.workflow.in_force import InForceScreen
from components.workflow.listing import WorkflowList
from components.workflow.screen import DraftScreen
from pages.addresses import page_at
from pages.errors import missing
from pages.settings.asking import asked_for
from services import drafting
from services.configuration import configuration
from services.drafting.standing import standings
from services.transaction import reading


@page_at("/settings/workflows")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "workflows")
    if refused:
        return refused
    with section_frame(user, "workflows"), settings_page():
        await WorkflowList(user).stand()
    return None


@page_at("/settings/workflows/{workflow_id:int}")
async def show_one(request: Request, workflow_id: int) -> Response | None:
    user, refused = await asked_for(request, "workflows")
    if refused:
        return refused
    known = await configuration()
    if workflow_id not in known.workflows:
        return await missing(request, LookupError())
    standing = (await reading(lambda rows: standings(rows, known)))[workflow_id]
    with subject_frame(user, "workflows", known.workflows[workflow_id].name) as head:
        screen: DraftScreen | InForceScreen = InForceScreen(user, known, standing)
        if standing.draft_id is not None:
            draft = await drafting.find(standing.draft_id)
            screen = DraftScreen(user, draft, known, standing)
        screen.draw_head(head)
        screen.draw()
    return None
