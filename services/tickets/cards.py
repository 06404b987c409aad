"""A ticket as a card, and what the rooms are told of it."""

from __future__ import annotations

from dataclasses import replace

from services.board.changes import Head, TicketChange
from services.board.deltas import deltas_for
from services.board.facts import CardFacts
from services.live.rooms import in_use
from services.tickets.case import Case
from services.tickets.state import TicketState


def deltas_of(
    case: Case, happened: str, watchers: frozenset[int], heads: dict[int, Head]
) -> list[tuple[str, str]]:
    before = card_of(case.before, watchers) if case.before else None
    after: CardFacts | None = card_of(case.after, watchers)
    if before and after and case.after.withdrawn_at:
        before = replace(before, version=after.version, follow_ups=after.follow_ups)
        after = None
    change = TicketChange(
        kind=happened,
        before=before,
        after=after,
        by=case.by,
        at=case.now,
        heads=heads,
    )
    return deltas_for(change, case.configuration, in_use())


def card_of(ticket: TicketState, watchers: frozenset[int] = frozenset()) -> CardFacts:
    return CardFacts(
        number=ticket.number,
        version=ticket.version,
        center_id=ticket.center_id,
        type_id=ticket.type_id,
        board_priority=ticket.board_priority,
        customer=ticket.customer_name,
        subject=ticket.subject,
        contact_user_id=ticket.contact_user_id,
        next_contact_on=ticket.next_contact_on,
        entered_center_at=ticket.entered_center_at,
        follow_ups=ticket.follow_up_count,
        attachments=ticket.attachment_count,
        flow=ticket.flow,
        closed_at=ticket.closed_at,
        workflow_id=ticket.workflow_id,
        opened_by_id=ticket.opened_by_id,
        watchers=watchers,
    )
