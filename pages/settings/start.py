"""/settings: the first section that is theirs."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from components.settings.sections import open_to
from pages.addresses import page_at
from pages.errors import missing
from pages.guard import signed_in_page
from services.configuration import configuration


@page_at("/settings")
async def show(request: Request) -> Response:
    user = await signed_in_page()
    found = open_to(await configuration(), user)
    return RedirectResponse(found[0].address) if found else await missing(request, LookupError())


@page_at("/people")
async def moved() -> Response:
    return RedirectResponse("/settings/people")
