"""`reopen`: a closed ticket is taken up again where it last rested (spec §3.11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services import rules
from services.configuration import Configuration
from services.readable import readable
from services.refusals import (
    Refused,
    TicketIsOpen,
)
from services.tickets.case import Case
from services.tickets.changing import landed
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find, visible
from services.tickets.following_up import done, files_of, overtaken
from services.tickets.keys import once
from services.tickets.landing import Landing
from services.tickets.state import TicketState
from services.tickets.way_back import RESTED, leads_to, way_back
from services.tickets.wishes import UNCHANGED, Done, Reopening, Unchanged
from services.tickets.writing import written
from services.transaction import Work, unit_of_work


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
    found = await find(work, _named(reopening), number)
    ticket = visible(found, by)
    if not ticket.is_closed:
        raise Refused(TicketIsOpen(number=number))
    if ticket.version != version:
        raise await overtaken(work, ticket, version)
    [rested] = await work.rows((RESTED, (number,)))
    case = _judged(
        found, ticket, reopening, way_back(found.configuration, rested), by=by, now=work.now
    )
    entry = Entry(case, reopening.answers, files=files_of(case))
    return done(case, await written(work, found, entry))


def _named(reopening: Reopening) -> Named:
    person, files = reopening.person_id, reopening.files
    return Named(person, files=files, mails_person=reopening.mails_person)


def _judged(
    found: Found,
    ticket: TicketState,
    wish: Reopening,
    back: Landing | None,
    *,
    by: int,
    now: datetime,
) -> Case:
    where, refused = leads_to(found.configuration, ticket, wish, back)
    case = _case(found, ticket, wish, where, by=by, now=now)
    refused += rules.objections(case)
    if refused:
        raise Refused(*refused)
    return case


def _case(
    found: Found, ticket: TicketState, wish: Reopening, where: Landing, *, by: int, now: datetime
) -> Case:
    opened = replace(
        ticket,
        closed_at=None,
        closed_by_id=None,
        next_contact_on=wish.next_contact_on,
        contact_user_id=_holder(found.configuration, ticket, wish),
        board_priority=_priority(found.configuration, ticket),
    )
    after = replace(
        landed(found, opened, where, by=by, now=now),
        entered_center_at=now,
        version=ticket.version + 1,
        follow_up_count=ticket.follow_up_count + 1,
        attachment_count=ticket.attachment_count + len(wish.files),
    )
    return Case(
        configuration=found.configuration,
        by=by,
        now=now,
        kind="reopened",
        before=ticket,
        after=after,
        landing=where,
        text=readable(wish.text),
        channel_id=wish.channel_id,
        person_id=wish.person_id,
        over_limit=wish.over_limit,
        names_contact_user=wish.contact_user_id is not UNCHANGED,
        related=found.related,
        mails_person=wish.mails_person,
    )


def _holder(configuration: Configuration, ticket: TicketState, wish: Reopening) -> int | None:
    """The contact user is kept if active."""
    if not isinstance(wish.contact_user_id, Unchanged):
        return wish.contact_user_id
    return ticket.contact_user_id if configuration.can_hold(ticket.contact_user_id) else None


def _priority(configuration: Configuration, ticket: TicketState) -> int:
    """The type's may be another since the ticket was closed."""
    kind = configuration.types[ticket.type_id]
    return kind.priority if ticket.priority is None else ticket.priority
