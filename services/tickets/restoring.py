"""A ticket as it was before an act. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.configuration import Configuration
from services.folding import folded
from services.tickets.acts import Act
from services.tickets.state import TicketState


def withdrawn(ticket: TicketState, act: Act, now: datetime) -> TicketState:
    """What undoing an opening leaves: a number that is never given again."""
    return _without(replace(ticket, withdrawn_at=now), act)


def restored(
    shaped: Configuration, ticket: TicketState, act: Act, customer_name: str
) -> TicketState:
    """`customer_name` is that of the customer it had."""
    before = ticket
    for entry in reversed(act):
        before = replace(before, **entry.was)
    before = replace(before, customer_name=customer_name)
    if (before.subject, customer_name) != (ticket.subject, ticket.customer_name):
        before = replace(before, folded=folded(f"{customer_name} {before.subject}")[:400])
    return _without(_ranked(shaped, before), act)


def _ranked(shaped: Configuration, ticket: TicketState) -> TicketState:
    """The type's priority may be another by now."""
    if ticket.is_closed or ticket.priority is not None:
        return ticket
    return replace(ticket, board_priority=shaped.types[ticket.type_id].priority)


def _without(ticket: TicketState, act: Act) -> TicketState:
    return replace(
        ticket,
        version=ticket.version + 1,
        follow_up_count=ticket.follow_up_count - len(act),
        attachment_count=ticket.attachment_count - sum(entry.files for entry in act),
    )
