"""Who asks for a page of the settings, and whether it is theirs to see (P1)."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from components.settings.sections import section_of
from pages.errors import missing
from pages.guard import signed_in_page
from services.configuration import configuration


async def asked_for(request: Request, key: str) -> tuple[int, Response | None]:
    """The person, and the answer where the section is not theirs."""
    user = await signed_in_page()
    shaped = await configuration()
    if not shaped.may(user, section_of(key).permission):
        return user, await missing(request, LookupError())
    return user, None
