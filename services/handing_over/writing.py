"""Tickets change hands, a few a commit: each has the entry in its history (spec §9.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from services import jobs
from services.handing_over.telling import tell
from services.jobs import Job
from services.tickets.case import Case
from services.tickets.entry import Entry
from services.tickets.finding import Found, Named, find, locked
from services.tickets.landing import Landing
from services.tickets.state import TicketState
from services.tickets.writing import written
from services.transaction import Work, json_text, json_value

KIND = "hand_over"
AT_ONCE = 4
"""So few that a commit holds the writer for 25 ms at most."""
PLAN = "select tickets, from_user_id from hand_over where id = ?"
KEEP = "update hand_over set tickets = ? where id = ? returning id"
Pairs = Sequence[tuple[int, int]]
"""Number, and to whom."""


@jobs.does(KIND)
async def carry_on(work: Work, job: Job) -> int:
    """From the holder to each successor; back again where the job `is_back`.

    Whoever else has a ticket by now keeps it. These entries are written for somebody: F2–F5, M5
    and M6 don't judge them (spec §4).
    """
    [[(tickets, from_user)]] = await work.rows((PLAN, (job.body["hand_over"],)))
    pairs, at = json_value(tickets), job.body.get("at", 0)
    some, is_back = pairs[at : at + AT_ONCE], job.body.get("is_back", False)
    await locked(work, [number for number, _ in some])
    missed = []
    for number, successor in some:
        holder, heir = (successor, from_user) if is_back else (from_user, successor)
        if not await _changes_hands(work, number, holder, heir, job.reason):
            missed.append(number)
    job.body.update(at=at + len(some), missed=[*job.body.get("missed", []), *missed])
    if not some and not is_back:
        await _forget(work, job, pairs)
    return len(some)


async def _forget(work: Work, job: Job, pairs: Pairs) -> None:
    """What never changed hands is not taken back."""
    missed = set(job.body.get("missed", []))
    kept = [pair for pair in pairs if pair[0] not in missed]
    await work.rows((KEEP, (json_text(kept), job.body["hand_over"])))


async def _changes_hands(work: Work, number: int, holder: int, heir: int, reason: str) -> bool:
    found = await find(work, Named(), number)
    ticket = found.ticket
    if ticket is None or ticket.closed_at or ticket.withdrawn_at:
        return False
    if ticket.contact_user_id != holder or not found.configuration.can_hold(heir):
        return False
    await written(work, found, Entry(_case(work, found, ticket, heir, reason)))
    return True


def _case(work: Work, found: Found, ticket: TicketState, heir: int, reason: str) -> Case:
    after = replace(
        ticket,
        contact_user_id=heir,
        version=ticket.version + 1,
        follow_up_count=ticket.follow_up_count + 1,
    )
    return Case(
        configuration=found.configuration,
        by=work.by or heir,
        now=work.now,
        kind="handed_over",
        before=ticket,
        after=after,
        landing=Landing(ticket.center_id, ticket.path, ticket.flow, is_stay=True),
        text=reason,
        names_contact_user=True,
        related=found.related,
    )


async def begin(
    work: Work, hand_over: int, *, by: int, total: int, reason: str, is_back: bool = False
) -> Job:
    body: dict[str, Any] = {"hand_over": hand_over, "is_back": is_back}
    await tell(work, hand_over, reason=reason, is_back=is_back)
    return await jobs.begin(work, KIND, body, by=by, total=total, reason=reason)
