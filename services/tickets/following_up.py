"""`follow_up`: every entry that continues an open ticket."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from services import rules
from services.refusals import LeadsElsewhere, Refused, TicketHasChanged, TicketIsClosed
from services.tickets.case import Case
from services.tickets.changing import changed
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find, visible
from services.tickets.keys import once
from services.tickets.landing import Landing, landing
from services.tickets.state import TicketState
from services.tickets.wishes import UNCHANGED, Done, Wish
from services.tickets.writing import written
from services.transaction import Work, moment, unit_of_work

LAST = """select author_id, at, center_id from follow_up where ticket_id = ? and ticket_version > ?
order by ticket_version desc, id limit 1"""
"""The newest change; what was only said after it has its version too."""


async def follow_up(
    number: int,
    wish: Wish,
    *,
    version: int,
    by: int,
    key: str | None = None,
    now: datetime | None = None,
) -> Done:
    """Continue a ticket: say something, change fields, move it on. Raises Refused."""

    async def body(work: Work) -> Done:
        return await once(
            work, key, (number, wish, version), lambda: _act(work, number, wish, version)
        )

    return await unit_of_work(body, by=by, now=now, only_rows=True)


async def _act(work: Work, number: int, wish: Wish, version: int) -> Done:
    by = work.by or 0
    found = await find(work, named_in(wish), number)
    ticket = visible(found, by)
    if ticket.is_closed:
        who = found.configuration.who_may("ticket.reopen")
        raise Refused(TicketIsClosed(number=number, who=who))
    if ticket.version != version and not wish.only_adds_text:
        raise await overtaken(work, ticket, version)
    case = judged(found, ticket, wish, by=by, now=work.now)
    follow_up_id = await written(work, found, Entry(case, wish.answers))
    return done(case, follow_up_id)


def named_in(wish: Wish) -> Named:
    return Named(
        person_id=wish.person_id,
        customer_id=None if wish.customer_id is UNCHANGED else wish.customer_id,
        product_id=None if wish.product_id is UNCHANGED else wish.product_id,
    )


def judged(found: Found, ticket: TicketState, wish: Wish, *, by: int, now: datetime) -> Case:
    """The case of a wish that every rule lets pass. Raises Refused with all that object."""
    case, refused = attempt(found, ticket, wish, by=by, now=now)
    objections = [*refused, *rules.objections(case)]
    if objections:
        raise Refused(*objections)
    return case


def attempt(
    found: Found, ticket: TicketState, wish: Wish, *, by: int, now: datetime
) -> tuple[Case, tuple[Any, ...]]:
    """The case, and what stands against where it leads (it is then judged as staying)."""
    refused: tuple[Any, ...] = ()
    try:
        where = landing(found.configuration, ticket, wish)
        refused = tuple(_elsewhere(where, wish))
    except Refused as failed:
        refused = failed.refusals
        where = Landing(ticket.center_id, ticket.path, ticket.flow)
    if wish.type_id not in (UNCHANGED, *found.configuration.types):
        wish = replace(wish, type_id=UNCHANGED)
    return case_of(found, ticket, wish, where, by=by, now=now), refused


def case_of(
    found: Found, ticket: TicketState, wish: Wish, where: Landing, *, by: int, now: datetime
) -> Case:
    return Case(
        configuration=found.configuration,
        by=by,
        now=now,
        kind="follow_up",
        before=ticket,
        after=changed(found, ticket, wish, where, by=by, now=now),
        landing=where,
        text=wish.text,
        channel_id=wish.channel_id,
        person_id=wish.person_id,
        over_limit=wish.over_limit,
        names_contact_user=wish.contact_user_id is not UNCHANGED,
        related=found.related,
    )


def _elsewhere(where: Landing, wish: Wish) -> list[LeadsElsewhere]:
    expected = wish.expects_center_id
    if expected is None or where.center_id is None or where.center_id == expected:
        return []
    return [LeadsElsewhere(center=where.center_id)]


async def overtaken(work: Work, ticket: TicketState, version: int) -> Refused:
    """M4, saying who changed it meanwhile."""
    [last] = await work.rows((LAST, (ticket.number, version)))
    by, at, _ = last[0] if last else (None, None, None)
    return Refused(
        TicketHasChanged(
            version=ticket.version,
            by=by,
            center=ticket.center_id,
            at=moment(at),
            happened="changed",
        )
    )


def done(case: Case, follow_up_id: int) -> Done:
    after = case.after
    return Done(
        number=after.number,
        version=after.version,
        follow_up_id=follow_up_id,
        kind=case.kind,
        center_id=after.center_id,
        closed=after.is_closed,
        moved=case.changes_center,
        next_contact_on=after.next_contact_on.isoformat() if after.next_contact_on else None,
    )
