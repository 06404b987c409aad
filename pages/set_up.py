"""/set-up/{token}: the first administrator, and what to start with."""

from __future__ import annotations

from zoneinfo import available_timezones

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from components import i18n
from components.access.words import role_names
from components.html_pages import LANGUAGES
from components.i18n import _
from components.refusal_words import by_field
from pages.plain import browser_of, form_of, page, signed_in_to
from services.access import setup
from services.access.refusals import IsSetUp, LinkIsDead
from services.access.setup import First
from services.refusals import Refused

router = APIRouter(include_in_schema=False)
ZONES = {"pt_BR": "America/Sao_Paulo"}


@router.get("/set-up/{token}")
async def show(request: Request, token: str) -> Response:
    try:
        await setup.check(token)
    except Refused:
        return await _over(request)
    locale = i18n.locale()
    return _form(request, {"locale": locale, "timezone": ZONES.get(locale, "UTC")})


@router.post("/set-up/{token}")
async def start(request: Request, token: str) -> Response:
    typed = await form_of(request)
    password = typed.pop("password", "")
    try:
        session = await setup.set_up(
            _first(typed, password),
            token=token,
            example=typed.get("example") != "0",
            browser=browser_of(request),
        )
    except Refused as refused:
        if isinstance(refused.refusals[0], LinkIsDead | IsSetUp):
            return await _over(request)
        return _form(request, typed | {"given": "1"}, refused)
    return signed_in_to(request, session)


async def _over(request: Request) -> Response:
    """Who comes back after it is done, or was the second of two, goes on to the board."""
    if await setup.is_set_up():
        return RedirectResponse("/sign-in", status_code=303)
    return page(
        request,
        "message.html",
        status=410,
        heading=_("This link no longer works"),
        sentence=_("Each start prints a fresh one, and so does “cli.py setup-link”."),
        way_out="",
        reference="",
    )


def _first(typed: dict[str, str], password: str) -> First:
    locale = typed.get("locale", "")
    if locale in i18n.LOCALES:
        i18n.use(locale)
    return First(
        name=typed.get("name", ""),
        email=typed.get("email", ""),
        password=password,
        timezone=typed.get("timezone", ""),
        locale=locale,
        role_names=role_names(),
    )


def _form(request: Request, typed: dict[str, str], refused: Refused | None = None) -> Response:
    return page(
        request,
        "set_up.html",
        status=422 if refused else 200,
        typed=typed,
        refused=by_field(refused) if refused else {},
        zones=sorted(available_timezones()),
        language=dict(LANGUAGES).get(typed["locale"], typed["locale"]),
    )
