"""A ticket as a wish would leave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from services.folding import folded
from services.readable import readable
from services.tickets.finding import Found
from services.tickets.landing import Landing
from services.tickets.state import TicketState
from services.tickets.wishes import Unchanged, Wish

T = TypeVar("T")


def changed(
    found: Found, ticket: TicketState, wish: Wish, where: Landing, *, by: int, now: datetime
) -> TicketState:
    after = landed(found, _with_fields(found, ticket, wish), where, by=by, now=now)
    grown = after != ticket or bool(wish.answers)
    return replace(
        after,
        version=ticket.version + grown,
        follow_up_count=ticket.follow_up_count + 1,
        attachment_count=ticket.attachment_count + len(wish.files),
    )


def landed(
    found: Found, ticket: TicketState, where: Landing, *, by: int, now: datetime
) -> TicketState:
    """On the landing's CR; one that closes also closes, and clears the next contact (spec §3.6)."""
    center_id = where.center_id or ticket.center_id
    after = replace(
        ticket,
        center_id=center_id,
        path=where.path,
        flow=where.flow,
        workflow_id=_outermost(found, where),
        entered_center_at=_entered(ticket, center_id, now),
    )
    center = found.configuration.centers.get(center_id)
    if center is None or not center.closes_ticket or where.is_stay:
        return after
    return replace(after, closed_at=now, closed_by_id=by, next_contact_on=None)


def _entered(before: TicketState, center_id: int, now: datetime) -> datetime:
    """Since when the ticket is on its CR: staying goes on counting (spec §3.5)."""
    stays = before.center_id == center_id and not before.is_closed
    return before.entered_center_at if stays else now


def _outermost(found: Found, where: Landing) -> int | None:
    if not where.path:
        return None
    return found.configuration.library.graph(where.path[0].version_id).workflow_id


def _with_fields(found: Found, ticket: TicketState, wish: Wish) -> TicketState:
    named: dict[str, Any] = {
        name: _kept(getattr(wish, name), getattr(ticket, name))
        for name in (
            "contact_user_id", "next_contact_on", "type_id", "product_id", "subject",
            "customer_id", "priority",
        )
    }  # fmt: skip
    named["subject"] = readable(named["subject"]).strip()
    customer = found.related.customer_name
    moves_customer = named["customer_id"] != ticket.customer_id
    name = (customer or "") if moves_customer else ticket.customer_name
    kind = found.configuration.types.get(named["type_id"])
    own = named["priority"]
    return replace(
        ticket,
        **named,
        customer_name=name,
        folded=_searched(ticket, name, named["subject"]),
        board_priority=own
        if own is not None
        else (kind.priority if kind else ticket.board_priority),
    )


def _searched(ticket: TicketState, name: str, subject: str) -> str:
    if (name, subject) == (ticket.customer_name, ticket.subject):
        return ticket.folded
    return folded(f"{name} {subject}")[:400]


def _kept(wanted: T | Unchanged, present: T) -> T:
    return present if isinstance(wanted, Unchanged) else wanted
