"""What an opening makes of a ticket: as the rules judge it, where it begins and once moved on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.configuration import Configuration
from services.folding import folded
from services.readable import readable
from services.refusals import CenterIsUnusable, Refusal, Refused, TicketIsClosed
from services.tickets.case import Case
from services.tickets.changing import landed
from services.tickets.finding import Found
from services.tickets.following_up import attempt
from services.tickets.landing import Landing, at_start
from services.tickets.state import TicketState
from services.tickets.wishes import UNCHANGED, Opening, Wish


def as_opened(
    found: Found, opening: Opening, *, by: int, now: datetime
) -> tuple[Case, tuple[Refusal, ...]]:
    configuration = found.configuration
    kind = configuration.types[opening.type_id or 0]
    refused: tuple[Refusal, ...] = ()
    try:
        where = at_start(configuration, kind.workflow_id, opening.answers, opening.to_center_id)
        if where.center_id not in configuration.centers:
            refused = (CenterIsUnusable(center=None),)
    except Refused as failed:
        where, refused = Landing(None, (), "none"), failed.refusals
    if refused:
        where = replace(where, center_id=_any_center(configuration))
    ticket = landed(found, _blank(found, opening, by=by, now=now), where, by=by, now=now)
    return _case(found, opening, ticket, where, by=by, now=now), refused


def _any_center(configuration: Configuration) -> int:
    """Somewhere to judge the other fields from."""
    return next(center.id for center in configuration.centers.values() if center.is_usable)


def _blank(found: Found, opening: Opening, *, by: int, now: datetime) -> TicketState:
    kind = found.configuration.types[opening.type_id or 0]
    customer = found.related.customer_name or ""
    return TicketState(
        number=0,
        customer_id=opening.customer_id or 0,
        product_id=opening.product_id,
        type_id=kind.id,
        subject=readable(opening.subject).strip(),
        folded=folded(f"{customer} {opening.subject}")[:400],
        center_id=0,
        flow="none",
        path=(),
        workflow_id=None,
        entered_center_at=now,
        priority=opening.priority,
        board_priority=kind.priority if opening.priority is None else opening.priority,
        contact_user_id=opening.contact_user_id,
        next_contact_on=opening.next_contact_on,
        opened_by_id=by,
        opened_at=now,
        closed_by_id=None,
        closed_at=None,
        withdrawn_at=None,
        follow_up_count=1,
        attachment_count=len(opening.files),
        is_example=False,
        version=1,
        customer_name=customer,
    )


def _case(
    found: Found, opening: Opening, ticket: TicketState, where: Landing, *, by: int, now: datetime
) -> Case:
    return Case(
        configuration=found.configuration,
        by=by,
        now=now,
        kind="opened",
        before=None,
        after=ticket,
        landing=where,
        text=readable(opening.text),
        channel_id=opening.channel_id,
        person_id=opening.person_id,
        names_contact_user=opening.contact_user_id is not None,
        related=found.related,
        mails_person=opening.mails_person,
    )


def as_moved_on(
    found: Found, first: Case, then: Wish, *, by: int, now: datetime
) -> tuple[Case, tuple[Refusal, ...]]:
    """F1 where the first entry has closed it already."""
    holder = first.after.contact_user_id
    wish = Wish(
        direction=then.direction,
        answers=then.answers,
        to_center_id=then.to_center_id,
        expects_center_id=then.expects_center_id,
        over_limit=then.over_limit,
        channel_id=first.channel_id,
        person_id=first.person_id,
        contact_user_id=UNCHANGED if holder is None else holder,
    )
    case, refused = attempt(found, first.after, wish, by=by, now=now)
    if first.closes:
        who = found.configuration.who_may("ticket.reopen")
        refused = (*refused, TicketIsClosed(number=first.after.number, who=who))
    return case, refused
