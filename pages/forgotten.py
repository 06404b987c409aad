"""/forgot: a link for a new password, by mail."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from components.i18n import _
from components.refusal_words import sentence
from pages.plain import browser_of, form_of, page
from services.access import forgotten
from services.mail.shaping import can_leave
from services.refusals import Refused

router = APIRouter(include_in_schema=False)


@router.get("/forgot")
async def show(request: Request) -> Response:
    return _form(request) if await can_leave() else _no_mail(request)


@router.post("/forgot")
async def ask(request: Request) -> Response:
    account = (await form_of(request)).get("account", "")
    if not await can_leave():
        return _no_mail(request)
    try:
        forgotten.ask(account, address=browser_of(request).address)
    except Refused as refused:
        return _form(request, status=429, note=sentence(refused.refusals[0]))
    return _message(
        request,
        _("Look at your mail"),
        _("If there is such an account, a link for a new password is on its way to its address. "
          "It works once, for one hour."),
    )  # fmt: skip


def _no_mail(request: Request) -> Response:
    said = _("No mail leaves from here. Ask whoever administers Atende for a link.")
    return _message(request, _("A new password"), said)


def _message(request: Request, heading: str, said: str) -> Response:
    return page(
        request, "message.html", heading=heading, sentence=said,
        way_out="/sign-in", way_out_label=_("Go to sign-in"), reference="",
    )  # fmt: skip


def _form(request: Request, *, status: int = 200, note: str = "") -> Response:
    return page(request, "forgot.html", status=status, note=note)
