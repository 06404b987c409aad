"""The head of my day: the date as people say it, the search, and a new ticket."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from babel.dates import format_date

from components.at_hand import AtHand
from components.i18n import _, babel_locale
from components.markup import button, kbd, node
from components.new_ticket import NewTicket
from services.configuration import Configuration


def draw_head(shaped: Configuration, viewer: int, on_open: Callable[[int], Any]) -> AtHand:
    """`on_open` is told the number that was searched for."""
    today = shaped.today(datetime.now(UTC))
    with node("header", "top") as head:
        node("h1", text=_("My day"))
        node("span", "soft", format_date(today, _("EEEE, MMMM d"), locale=babel_locale()))
        node("span", "fill")
        at_hand = AtHand(on_open, live=True)
    if shaped.may(viewer, "ticket.open"):
        new = NewTicket(viewer, at_hand)
        with head:
            look = "btn is-primary wide-only"
            with button(_("New ticket"), new.open, look, before="add", data_act="new"):
                kbd("N")
    return at_hand
