"""/settings/people and its parts"""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response
from nicegui import ui

from components.access.house import House
from components.access.link import LOADED
from components.access.position_tree import PositionTree
from components.access.role_matrix import RoleMatrix
from components.access.team_list import TeamList
from components.i18n import _
from components.markup import node
from components.notices.sources import WhatTheyGet
from components.settings.frame import section_frame, subject_frame
from pages.addresses import page_at
from pages.errors import missing
from pages.plain import public_url
from pages.settings.asking import asked_for
from services.configuration import known

PARTS: dict[str, type[PositionTree | RoleMatrix | TeamList]] = {
    "positions": PositionTree,
    "roles": RoleMatrix,
    "teams": TeamList,
}


@page_at("/settings/people")
async def show(request: Request) -> Response | None:
    user, refused = await asked_for(request, "people")
    if refused:
        return refused
    ui.add_head_html(LOADED)
    with section_frame(user, "people"):
        await House(user, public_url(request)).draw()
    return None


@page_at("/settings/people/positions")
async def positions(request: Request) -> Response | None:
    return await _part(request, "positions")


@page_at("/settings/people/roles")
async def roles(request: Request) -> Response | None:
    return await _part(request, "roles")


@page_at("/settings/people/teams")
async def teams(request: Request) -> Response | None:
    return await _part(request, "teams")


async def _part(request: Request, key: str) -> Response | None:
    user, refused = await asked_for(request, "people")
    if refused:
        return refused
    with section_frame(user, "people"):
        await PARTS[key](user).stand()
    return None


@page_at("/settings/people/{person_id}/notices")
async def notices(request: Request, person_id: int) -> Response | None:
    """What they get and why, to be read."""
    user, refused = await asked_for(request, "people")
    if refused:
        return refused
    person = known().users.get(person_id)
    if person is None:
        return await missing(request, LookupError())
    with subject_frame(user, "people", person.name) as head:
        with head:
            node("h1", text=_("What {name} gets", name=person.name))
        await WhatTheyGet(user, person_id).draw()
    return None
