"""What is open for a customer already, before one more is opened."""

from __future__ import annotations

from collections.abc import Sequence

from components.i18n import n_
from components.markup import node
from components.ticket.words import center_words
from services.catalog.customer_search import OpenTicket
from services.configuration import Configuration


def draw_open_tickets(shaped: Configuration, tickets: Sequence[OpenTicket]) -> None:
    if not tickets:
        return
    said = n_("{n} open ticket of this customer", "{n} open tickets of this customer", len(tickets))
    node("p", "small soft", said)
    with node("ul", "open-tickets"):
        for ticket in tickets:
            with node("li"):
                node(
                    "a", text=f"#{ticket.number}", href=f"/tickets/{ticket.number}", target="_blank"
                )
                node("span", "one-line fill", ticket.subject)
                node("span", "muted", center_words(shaped.centers.get(ticket.center_id)))
