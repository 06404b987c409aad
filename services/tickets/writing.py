"""The rows of one entry: ticket, counters, history, ledger, outbox, what the rooms are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from services import ledger, rules
from services.board.changes import Head, TicketChange
from services.board.deltas import deltas_for
from services.board.facts import CardFacts
from services.live import telling
from services.live.rooms import in_use
from services.refusals import Refused, TicketHasChanged
from services.tickets import entry as entries
from services.tickets.case import Case
from services.tickets.entry import Entry
from services.tickets.finding import Found, subject_of
from services.tickets.state import ENTER as OPEN
from services.tickets.state import TicketState, changing, row_of
from services.tickets.telling import mails
from services.transaction import Work, moment

COUNT = """update responsibility_center set open_count = open_count + ? where id = ?
returning open_count"""
OLDEST = """select min(entered_center_at) from ticket
where center_id = ? and closed_at is null and withdrawn_at is null"""
COUNTED = "select open_count from responsibility_center where id = ?"
Statement = tuple[str, tuple[Any, ...]]


async def written(work: Work, found: Found, entry: Entry) -> int:
    """Write the entry in this commit; the follow-up's id.

    Raises Refused where the ticket or a column's count changed under it (M4, M5).
    """
    heads = await _ticket_written(work, entry)
    entry = replace(entry, over_limit=_exceeds(entry.case, heads))
    head = found.head if entry.case.before is None or not work.events else await _head(work, entry)
    payload = {"kind": entry.case.kind, "version": entry.case.after.version, **entry.changes}
    told = _told(entry, found, heads)
    happened = what_happened(entry)
    subject = subject_of(entry.case.after.number)
    rows = await work.rows(
        (entries.ENTER, entries.follow_up_row(entry)),
        *ledger.entry(work, head, subject, happened, payload),
        *telling.statements(told, work.now),
    )
    telling.record(work, told, rows[3:])
    follow_up_id: int = rows[0][0][0]
    _rest(work, entry, follow_up_id)
    return follow_up_id


async def _head(work: Work, entry: Entry) -> tuple[int, str]:
    """The ledger's head where this commit has written to the ticket before."""
    [heads] = await work.rows((ledger.HEAD, (subject_of(entry.case.after.number),)))
    return (heads[0][0], heads[0][1]) if heads else (0, "")


async def _ticket_written(work: Work, entry: Entry) -> dict[int, Head]:
    """Ticket and counters; the heads of the CRs it left and reached, by CR."""
    before, after = entry.case.before, entry.case.after
    ticket = changing(before, after) if before else (OPEN, row_of(after))
    steps = _steps(before, after)
    counted = [(COUNT, (step, center)) if step else (COUNTED, (center,)) for center, step in steps]
    oldest = [(OLDEST, (center,)) for center, _ in steps]
    changed, *heads = await work.rows(ticket, *counted, *oldest)
    if not changed:
        raise Refused(TicketHasChanged(version=after.version))
    counts, firsts = heads[: len(steps)], heads[len(steps) :]
    return {
        center: Head(count[0][0], moment(first[0][0]))
        for (center, _), count, first in zip(steps, counts, firsts, strict=True)
    }


def _steps(before: TicketState | None, after: TicketState) -> list[tuple[int, int]]:
    """By CR, in the order of their ids: how its count of open tickets changes."""
    steps: dict[int, int] = {}
    if before is not None and not before.is_closed:
        steps[before.center_id] = -1
    if not after.is_closed:
        steps[after.center_id] = steps.get(after.center_id, 0) + 1
    moved = (
        before is None or before.center_id != after.center_id or before.closed_at != after.closed_at
    )
    return sorted(steps.items()) if moved else []


def _exceeds(case: Case, heads: dict[int, Head]) -> bool:
    """M5 again, by the count that this commit makes true. Raises Refused where it isn't said."""
    full = rules.moves.over(case, heads[case.center.id].count if case.center.id in heads else 0)
    if full is not None and not rules.moves.is_confirmed(case):
        raise Refused(full)
    return full is not None


def _told(entry: Entry, found: Found, heads: dict[int, Head]) -> list[tuple[str, str]]:
    case = entry.case
    change = TicketChange(
        kind=what_happened(entry),
        before=card_of(case.before, found.watchers) if case.before else None,
        after=card_of(case.after, found.watchers),
        by=case.by,
        at=case.now,
        heads=heads,
    )
    return deltas_for(change, case.configuration, in_use())


def what_happened(entry: Entry) -> str:
    """In one word, past tense."""
    case = entry.case
    if case.kind != "follow_up":
        return case.kind
    if case.closes:
        return "closed"
    if case.changes_center:
        return "moved"
    before = case.before
    delegated = before is not None and before.contact_user_id != case.after.contact_user_id
    return "delegated" if delegated else "followed_up"


def _rest(work: Work, entry: Entry, follow_up_id: int) -> None:
    """What few entries have: mentions and mails."""
    ticket = entry.case.after.number
    mentioned: Iterable[Statement] = [
        (entries.MENTION, (follow_up_id, ticket, number)) for number in entries.mentions(entry)
    ]
    work.last(*mentioned, *mails(entry, follow_up_id))


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


def entered(before: TicketState | None, center_id: int, now: datetime) -> datetime:
    """Since when the ticket is on its CR: staying goes on counting (spec §3.5)."""
    stays = before is not None and before.center_id == center_id and not before.is_closed
    return before.entered_center_at if before is not None and stays else now
