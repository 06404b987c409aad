"""/settings/types, /settings/types/replies and /settings/types/<id>"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.i18n import _
from components.settings.frame import section_frame, subject_frame
from components.settings.listing import settings_page
from components.settings.types.page import TypePage
from components.settings.types.replies_page import RepliesPage
from components.settings.types.scene import scene_of
from components.settings.types.tree import TypeTree
from pages.addresses import page_at
from pages.errors import missing
from pages.settings.asking import asked_for
from services.configuration import configuration

DIGITS = 9


@page_at("/settings/types")
async def show_all(request: Request) -> Response | None:
    user, refused = await asked_for(request, "types")
    if refused:
        return refused
    with section_frame(user, "types"), settings_page():
        await TypeTree(user).stand()
    return None


@page_at("/settings/types/new")
async def show_new(request: Request) -> Response | None:
    user, refused = await asked_for(request, "types")
    if refused:
        return refused
    known = await configuration()
    scene = await scene_of(known, 0, viewer=user)
    with subject_frame(user, "types", _("New type")) as head:
        TypePage(user, known, 0, scene).stand(head)
    return None


@page_at("/settings/types/replies")
async def show_replies(request: Request) -> Response | None:
    user, refused = await asked_for(request, "types")
    if refused:
        return refused
    known = await configuration()
    scene = await scene_of(known, None, viewer=user)
    with subject_frame(user, "types", _("Replies for any type")) as head:
        RepliesPage(user, known, scene).stand(head)
    return None


@page_at("/settings/types/{type_id}")
async def show(request: Request, type_id: str) -> Response | None:
    user, refused = await asked_for(request, "types")
    if refused:
        return refused
    known = await configuration()
    is_one = type_id.isascii() and type_id.isdigit() and len(type_id) <= DIGITS
    kind = known.types.get(int(type_id)) if is_one else None
    if kind is None:
        return await missing(request, LookupError())
    scene = await scene_of(known, kind.id, viewer=user)
    with subject_frame(user, "types", f"{kind.code} {kind.name}") as head:
        TypePage(user, known, kind.id, scene).stand(head)
    return None
