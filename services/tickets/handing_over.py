"""`hand_over`: a person's open tickets go to somebody else, a few a commit (spec §2, §9.1)."""

from __future__ import annotations

from dataclasses import replace

from models import HandOver
from services.refusals import ContactUserCantFollowUp, Refused
from services.tickets.case import Case
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find
from services.tickets.landing import Landing
from services.tickets.state import TicketState
from services.tickets.writing import written
from services.transaction import Work, unit_of_work

AT_ONCE = 10
THEIRS = """select number from ticket where contact_user_id = ? and closed_at is null
and withdrawn_at is null order by number limit ?"""


async def hand_over(from_user: int, to_user: int, *, reason: str, by: int) -> int:
    """How many tickets changed hands; run again, it goes on with those that are left.

    Raises Refused where the successor can't take follow-ups (F7). These entries are written
    for somebody: F2–F5, M5 and M6 don't judge them.
    """
    handed: list[int] = []
    while some := await unit_of_work(lambda work: _some(work, from_user, to_user, reason), by=by):
        handed += some
    if handed:
        await unit_of_work(lambda work: _kept(work, from_user, to_user, reason, handed), by=by)
    return len(handed)


async def _some(work: Work, from_user: int, to_user: int, reason: str) -> list[int]:
    [rows] = await work.rows((THEIRS, (from_user, AT_ONCE)))
    for (number,) in rows:
        found = await find(work, Named(), number)
        if not found.configuration.can_hold(to_user):
            raise Refused(ContactUserCantFollowUp(user=to_user))
        if found.ticket is not None:
            await written(work, found, Entry(_case(work, found, found.ticket, to_user, reason)))
    return [number for (number,) in rows]


def _case(work: Work, found: Found, ticket: TicketState, to_user: int, reason: str) -> Case:
    after = replace(
        ticket,
        contact_user_id=to_user,
        version=ticket.version + 1,
        follow_up_count=ticket.follow_up_count + 1,
    )
    return Case(
        configuration=found.configuration,
        by=work.by or to_user,
        now=work.now,
        kind="handed_over",
        before=ticket,
        after=after,
        landing=Landing(ticket.center_id, ticket.path, ticket.flow, is_stay=True),
        text=reason,
        channel_id=None,
        person_id=None,
        over_limit=False,
        names_contact_user=True,
        related=found.related,
    )


async def _kept(work: Work, from_user: int, to_user: int, reason: str, handed: list[int]) -> None:
    """What is needed to take the tickets back."""
    await HandOver.create(
        from_user_id=from_user,
        by_id=work.by or to_user,
        reason=reason,
        started_at=work.now,
        tickets=[[number, to_user] for number in handed],
    )
