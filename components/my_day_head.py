"""The head of my day: the date as people say it, and a new ticket."""

from __future__ import annotations

from datetime import UTC, datetime

from babel.dates import format_date

from components.i18n import _, babel_locale
from components.markup import heard, icon, kbd, node
from components.new_ticket import NewTicket
from services.configuration import configuration


async def draw_head(viewer: int) -> None:
    shaped = await configuration()
    today = shaped.today(datetime.now(UTC))
    new = NewTicket(viewer) if shaped.may(viewer, "ticket.open") else None
    with node("header", "top"):
        node("h1", text=_("My day"))
        node("span", "soft", format_date(today, _("EEEE, MMMM d"), locale=babel_locale()))
        node("span", "fill")
        if new:
            with node("button", "btn is-primary", type="button", data_act="new") as made:
                icon("add")
                node("span", text=_("New"))
                node("span", "wide-only", _("ticket"))
                kbd("N")
            heard(made, "click", new.open, args=[])
