"""What whoever is sent here by another site's page sees."""

from __future__ import annotations

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

from components import html_pages
from components.i18n import _
from pages.guard.headers import PLAIN

SCRIPTS = ("/api/", "/_nicegui")


def foreign(scope: Scope, host: str) -> Response:
    """JSON for scripts, else a page; it says what an operator behind a proxy has to do."""
    sentence = _("This request comes from another site.")
    if scope["path"].startswith(SCRIPTS):
        return JSONResponse({"detail": sentence}, 403)
    hint = _("If the address above is your own, ATENDE_PUBLIC_URL has to say it.")
    html = html_pages.render(
        "message.html",
        host=host,
        heading=_("Not from here"),
        sentence=f"{sentence} {hint}",
        way_out="/",
        way_out_label=_("Go to the board"),
        reference="",
    )
    return HTMLResponse(html, 403, {"content-security-policy": PLAIN, "cache-control": "no-store"})
