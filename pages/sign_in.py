"""/sign-in and /sign-out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from components.i18n import _
from components.refusal_words import sentence
from pages.guard.cookies import cookie_name, take_back
from pages.plain import browser_of, form_of, inside, page, public_url, signed_in_to
from services.access import sessions, setup
from services.access.refusals import TooManyTries
from services.access.sign_in import sign_in
from services.configuration import configuration
from services.mail.shaping import can_leave
from services.refusals import Refused

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
async def show(request: Request, next: str = "/") -> Response:
    token = request.cookies.get(cookie_name(public_url(request)))
    if token and await sessions.who(token):
        return RedirectResponse(inside(next), status_code=303)
    if not await setup.is_set_up():
        return _not_set_up(request)
    return await _form(request, {"next": inside(next), "stays": "1"})


@router.post("/sign-in")
async def enter(request: Request) -> Response:
    typed = await form_of(request)
    account, password = typed.get("account", ""), typed.pop("password", "")
    stays = "stays" in typed
    try:
        token = await sign_in(account, password, stays=stays, browser=browser_of(request))
    except Refused as refused:
        typed["next"] = inside(typed.get("next", "/"))
        return await _refused(request, typed, refused)
    return signed_in_to(request, token, typed.get("next", "/"), stays=stays)


@router.post("/sign-out")
async def leave(request: Request) -> Response:
    if token := request.cookies.get(cookie_name(public_url(request))):
        await sessions.sign_out(token)
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.headers["clear-site-data"] = '"storage"'
    take_back(answer, public_url=public_url(request))
    return answer


async def _refused(request: Request, typed: dict[str, str], refused: Refused) -> Response:
    [refusal] = refused.refusals
    if not isinstance(refusal, TooManyTries):
        return await _form(request, typed, status=401, note=sentence(refusal))
    answer = await _form(request, typed, status=429, note=sentence(refusal))
    answer.headers["retry-after"] = str(refusal.seconds)
    return answer


async def _form(
    request: Request, typed: dict[str, str], *, status: int = 200, note: str = ""
) -> Response:
    company = (await configuration()).installation.name
    return page(
        request, "sign_in.html", status=status, typed=typed, note=note, company=company,
        can_mail=await can_leave(),
    )  # fmt: skip


def _not_set_up(request: Request) -> Response:
    return page(
        request,
        "message.html",
        heading=_("Not set up yet"),
        sentence=_("Open the set-up link that was printed where Atende was started."),
        way_out="",
        reference="",
    )
