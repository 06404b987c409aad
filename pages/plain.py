"""What the plain HTML pages share: reading a form, answering with a page."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from components import html_pages
from components.i18n import LOCALES
from pages.guard.cookies import cookie_name, hand_out, is_https
from pages.guard.headers import PLAIN, security_headers
from pages.guard.languages import COOKIE
from services.access.sign_in import Browser

MOST = 16 * 1024
SAME_SITE = re.compile(r"/(?![/\\])[^\x00-\x1f\\]*")


def public_url(request: Request) -> str:
    url: str = request.app.state.public_url
    return url


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """One of our templates, under the strict policy that needs no inline script."""
    html = html_pages.render(template, host=request.url.netloc, path=request.url.path, **values)
    headers = security_headers(https=is_https(public_url(request)), policy=PLAIN)
    answer = HTMLResponse(html, status, headers | {"cache-control": "no-store"})
    if (language := request.query_params.get("lang")) in LOCALES:
        answer.set_cookie(COOKIE, language, max_age=31_536_000, httponly=True, samesite="lax")
    return answer


async def form_of(request: Request) -> dict[str, str]:
    """A small form. A big one is refused while it arrives."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST:
            raise HTTPException(413)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        raise HTTPException(400) from None
    return dict(pairs)


def inside(address: str) -> str:
    """`address` where it stays on this site, else the start page."""
    return address if SAME_SITE.fullmatch(address) else "/"


def browser_of(request: Request) -> Browser:
    return Browser(
        address=request.client.host if request.client else "",
        agent=request.headers.get("user-agent", ""),
        token=request.cookies.get(cookie_name(public_url(request))),
    )


def signed_in_to(
    request: Request, token: str, address: str = "/", *, stays: bool = False
) -> RedirectResponse:
    answer = RedirectResponse(inside(address), status_code=303)
    hand_out(answer, token, stays=stays, public_url=public_url(request))
    return answer
