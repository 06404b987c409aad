"""`follow_up`: every entry that continues an open ticket."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from services import rules
from services.attachments.claiming import Waiting
from services.readable import readable
from services.refusals import LeadsElsewhere, Refused, TicketHasChanged, TicketIsClosed
from services.tickets.case import Case
from services.tickets.changing import changed
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find, subject_of, visible
from services.tickets.image import undoable_until
from services.tickets.keys import once
from services.tickets.landing import Landing, landing
from services.tickets.state import TicketState
from services.tickets.wishes import UNCHANGED, Done, Wish
from services.tickets.writing import Written, written
from services.transaction import Work, moment, unit_of_work

TOLD = "select actor_id, at from ledger_entry where subject = ? order by seq desc limit 1"
"""What has no entry of its own: an undoing."""
LAST = """select author_id, at from follow_up where ticket_id = ? and ticket_version > ?
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
    return done(case, await written(work, found, Entry(case, wish.answers, files=files_of(case))))


def named_in(wish: Wish) -> Named:
    return Named(
        person_id=wish.person_id,
        customer_id=None if wish.customer_id is UNCHANGED else wish.customer_id,
        product_id=None if wish.product_id is UNCHANGED else wish.product_id,
        files=wish.files,
        mails_person=wish.mails_person,
    )


def files_of(case: Case) -> tuple[Waiting, ...]:
    """Of a case that was judged good."""
    return tuple(each for each in case.related.files if each is not None)


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
        text=readable(wish.text),
        channel_id=wish.channel_id,
        person_id=wish.person_id,
        over_limit=wish.over_limit,
        names_contact_user=wish.contact_user_id is not UNCHANGED,
        related=found.related,
        mails_person=wish.mails_person,
    )


def _elsewhere(where: Landing, wish: Wish) -> list[LeadsElsewhere]:
    expected = wish.expects_center_id
    if expected is None or where.center_id is None or where.center_id == expected:
        return []
    return [LeadsElsewhere(center=where.center_id)]


async def overtaken(work: Work, ticket: TicketState, version: int) -> Refused:
    """M4, saying who changed it meanwhile."""
    subject = subject_of(ticket.number)
    last, told = await work.rows((LAST, (ticket.number, version)), (TOLD, (subject,)))
    by, at = (last or told or [(None, None)])[0]
    return Refused(
        TicketHasChanged(
            version=ticket.version,
            by=by,
            center=ticket.center_id,
            at=moment(at),
            happened="changed",
        )
    )


def done(case: Case, entry: Written) -> Done:
    after = case.after
    until = undoable_until(case.configuration, case.now)
    return Done(
        number=after.number,
        version=after.version,
        follow_up_id=entry.follow_up_id,
        kind=case.kind,
        center_id=after.center_id,
        closed=after.is_closed,
        moved=case.changes_center,
        next_contact_on=after.next_contact_on.isoformat() if after.next_contact_on else None,
        undo_until=until.timestamp() if until else None,
        tells=entry.tells,
    )
