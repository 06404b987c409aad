"""/invite/{token} and /reset/{token}: choosing a password, once."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response

from components.i18n import _
from components.refusal_words import by_field
from pages.plain import browser_of, form_of, page, signed_in_to
from services.access import links, own
from services.access.sign_in import enter_as
from services.refusals import Refused

router = APIRouter(include_in_schema=False)


@router.get("/invite/{token}")
async def invited(request: Request, token: str) -> Response:
    return await _show(request, "invite", token)


@router.post("/invite/{token}")
async def accept(request: Request, token: str) -> Response:
    return await _choose(request, "invite", token)


@router.get("/reset/{token}")
async def forgotten(request: Request, token: str) -> Response:
    return await _show(request, "reset", token)


@router.post("/reset/{token}")
async def reset(request: Request, token: str) -> Response:
    return await _choose(request, "reset", token)


async def _choose(request: Request, purpose: str, token: str) -> Response:
    password = (await form_of(request)).get("password", "")
    try:
        user_id = await own.choose_password(token, purpose, password)
    except Refused as refused:
        return await _show(request, purpose, token, refused)
    return signed_in_to(request, await enter_as(user_id, browser_of(request)))


async def _show(
    request: Request, purpose: str, token: str, refused: Refused | None = None
) -> Response:
    """Looking at a link doesn't use it up: mail scanners look, too."""
    try:
        link = await links.find(token, purpose, now=datetime.now(UTC))
    except Refused:
        return dead(request)
    person = await own.find(link.user_id or 0)
    return page(
        request,
        "password.html",
        status=422 if refused else 200,
        heading=_("Welcome, {name}", name=person.name.split()[0]),
        sentence=_sentence(purpose, person.login),
        login=person.login,
        refused=by_field(refused) if refused else {},
    )


def _sentence(purpose: str, login: str) -> str:
    if purpose == "invite":
        return _("Choose a password. You sign in as {login}, or with your e-mail.", login=login)
    return _("Choose a new password. You sign in as {login}, or with your e-mail.", login=login)


def dead(request: Request) -> Response:
    return page(
        request,
        "message.html",
        status=410,
        heading=_("This link no longer works"),
        sentence=_("It was used already, or its time is over. Ask for a new one."),
        way_out="/sign-in",
        way_out_label=_("Go to sign-in"),
        reference="",
    )
