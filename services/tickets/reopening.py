"""`reopen`: a closed ticket is taken up again where it last rested (spec §3.11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from services import rules
from services.configuration import Configuration
from services.refusals import (
    CenterIsUnusable,
    LeadsElsewhere,
    Refusal,
    Refused,
    TicketIsOpen,
)
from services.tickets.case import Case
from services.tickets.changing import landed
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find, visible
from services.tickets.following_up import done, overtaken
from services.tickets.keys import once
from services.tickets.landing import Landing, at_start, unasked
from services.tickets.state import TicketState
from services.tickets.wishes import UNCHANGED, Done, Reopening, Unchanged
from services.tickets.writing import written
from services.transaction import Work, json_value, unit_of_work
from services.workflow import path_from_json

RESTED = (
    "select center_id, path, flow from follow_up where ticket_id = ? order by id desc limit 200"
)


async def reopen(
    number: int,
    reopening: Reopening,
    *,
    version: int,
    by: int,
    key: str | None = None,
    now: datetime | None = None,
) -> Done:
    """Raises Refused."""

    async def body(work: Work) -> Done:
        wish = (number, reopening, version)
        return await once(work, key, wish, lambda: _act(work, number, reopening, version))

    return await unit_of_work(body, by=by, now=now, only_rows=True)


async def _act(work: Work, number: int, reopening: Reopening, version: int) -> Done:
    by = work.by or 0
    found = await find(work, Named(person_id=reopening.person_id), number)
    ticket = visible(found, by)
    if not ticket.is_closed:
        raise Refused(TicketIsOpen(number=number))
    if ticket.version != version:
        raise await overtaken(work, ticket, version)
    [rested] = await work.rows((RESTED, (number,)))
    case = _judged(
        found, ticket, reopening, _back(found.configuration, rested), by=by, now=work.now
    )
    answers = reopening.answers
    return done(case, await written(work, found, Entry(case, answers)))


def _back(configuration: Configuration, rested: list[Any]) -> Landing | None:
    """The last entry on an active CR that doesn't close."""
    for center_id, path, flow in rested:
        if is_restable(configuration, center_id):
            return Landing(center_id, path_from_json(json_value(path)), flow)
    return None


def is_restable(configuration: Configuration, center_id: int | None) -> bool:
    center = configuration.centers.get(center_id or 0)
    return center is not None and center.is_usable and not center.closes_ticket


def anew(configuration: Configuration, ticket: TicketState, reopening: Reopening) -> Landing:
    """With nowhere to go back to: the start of the type's workflow, else a free choice."""
    kind = configuration.types[ticket.type_id]
    begun = at_start(configuration, kind.workflow_id, reopening.answers, None)
    if is_restable(configuration, begun.center_id):
        return begun
    flow = "none" if kind.workflow_id is None else "off"
    return Landing(reopening.to_center_id, (), flow)


def _judged(
    found: Found,
    ticket: TicketState,
    wish: Reopening,
    back: Landing | None,
    *,
    by: int,
    now: datetime,
) -> Case:
    where, refused = _where(found.configuration, ticket, wish, back)
    case = _case(found, ticket, wish, where, by=by, now=now)
    refused += rules.objections(case)
    if refused:
        raise Refused(*refused)
    return case


def _where(
    configuration: Configuration, ticket: TicketState, wish: Reopening, back: Landing | None
) -> tuple[Landing, list[Refusal]]:
    """Where it leads; where it leads nowhere it is judged on its CR, with what stands against."""
    nowhere = Landing(ticket.center_id, (), "none", is_stay=True)
    try:
        where = back or anew(configuration, ticket, wish)
        if back:
            unasked(wish.answers)
    except Refused as failed:
        return nowhere, [*failed.refusals]
    if not is_restable(configuration, where.center_id):
        return nowhere, [CenterIsUnusable(center=where.center_id)]
    if wish.expects_center_id not in (None, where.center_id):
        return where, [LeadsElsewhere(center=where.center_id or 0)]
    return where, []


def _case(
    found: Found, ticket: TicketState, wish: Reopening, where: Landing, *, by: int, now: datetime
) -> Case:
    opened = replace(
        ticket,
        closed_at=None,
        closed_by_id=None,
        next_contact_on=wish.next_contact_on,
        contact_user_id=_holder(found.configuration, ticket, wish),
    )
    after = replace(
        landed(found, opened, where, by=by, now=now),
        entered_center_at=now,
        version=ticket.version + 1,
        follow_up_count=ticket.follow_up_count + 1,
    )
    return Case(
        configuration=found.configuration,
        by=by,
        now=now,
        kind="reopened",
        before=ticket,
        after=after,
        landing=where,
        text=wish.text,
        channel_id=wish.channel_id,
        person_id=wish.person_id,
        over_limit=wish.over_limit,
        names_contact_user=wish.contact_user_id is not UNCHANGED,
        related=found.related,
    )


def _holder(configuration: Configuration, ticket: TicketState, wish: Reopening) -> int | None:
    """The contact user is kept if active."""
    if not isinstance(wish.contact_user_id, Unchanged):
        return wish.contact_user_id
    return ticket.contact_user_id if configuration.can_hold(ticket.contact_user_id) else None
