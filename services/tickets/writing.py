"""The rows of one entry: ticket, counters, history, ledger, outbox, what the rooms are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from services import ledger, rules
from services.attachments import claiming
from services.board.changes import Head, TicketChange
from services.board.deltas import deltas_for
from services.board.facts import CardFacts
from services.live import telling
from services.live.rooms import in_use
from services.notices.changes import NoticesChanged
from services.refusals import Refused, TicketHasChanged
from services.tickets import entry as entries
from services.tickets.case import Case
from services.tickets.entry import Entry
from services.tickets.finding import Found, subject_of
from services.tickets.state import ENTER as OPEN
from services.tickets.state import TicketState, changing, row_of
from services.tickets.telling import mails, to_person, told
from services.transaction import Work, moment

COUNT = """update responsibility_center set open_count = open_count + ? where id = ?
returning open_count"""
OLDEST = """select min(entered_center_at) from ticket
where center_id = ? and closed_at is null and withdrawn_at is null"""
COUNTED = "select open_count from responsibility_center where id = ?"
LEAVES = "select 1 from mail_server limit 1"
Statement = tuple[str, tuple[Any, ...]]


class Written(NamedTuple):
    """`tells`: a mail is held until it can't be undone."""

    follow_up_id: int
    tells: bool


async def written(work: Work, found: Found, entry: Entry) -> Written:
    """Write the entry in this commit.

    Raises Refused where the ticket or a column's count changed under it (M4, M5).
    """
    case = entry.case
    heads = await ticket_written(work, case.before, case.after)
    entry = replace(entry, over_limit=exceeds(case, heads))
    head = found.head if case.before is None or not work.events else await _head(work, entry)
    happened = what_happened(entry)
    deltas = deltas_of(case, happened, found.watchers, heads)
    subject = subject_of(case.after.number)
    rows = await work.rows(
        (entries.ENTER, entries.follow_up_row(entry, head[0] + 1)),
        *ledger.entry(work, head, subject, happened, entry.payload),
        *telling.statements(deltas, work.now),
    )
    telling.record(work, deltas, rows[3:])
    follow_up_id: int = rows[0][0][0]
    return Written(follow_up_id, tells=await _rest(work, found, entry, follow_up_id))


async def _head(work: Work, entry: Entry) -> tuple[int, str]:
    """The ledger's head where this commit has written to the ticket before."""
    [heads] = await work.rows((ledger.HEAD, (subject_of(entry.case.after.number),)))
    return (heads[0][0], heads[0][1]) if heads else (0, "")


async def ticket_written(
    work: Work, before: TicketState | None, after: TicketState
) -> dict[int, Head]:
    """Ticket and counters; the heads of the CRs it left and reached, by CR."""
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
    moved = before is None or (before.center_id, before.is_closed) != (
        after.center_id,
        after.is_closed,
    )
    return sorted(steps.items()) if moved else []


def exceeds(case: Case, heads: dict[int, Head]) -> bool:
    """M5 again, by the count that this commit makes true. Raises Refused where it isn't said."""
    full = rules.moves.over(case, heads[case.center.id].count if case.center.id in heads else 0)
    if full is not None and not rules.moves.is_confirmed(case):
        raise Refused(full)
    return full is not None


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


async def _rest(work: Work, found: Found, entry: Entry, follow_up_id: int) -> bool:
    """What few entries have: files, mentions and people who are told; whether a mail leaves."""
    ticket = entry.case.after.number
    mentioned: Iterable[Statement] = [
        (entries.MENTION, (follow_up_id, ticket, number)) for number in entries.mentions(entry)
    ]
    people = told(entry, found.watching)
    files = claiming.attach(entry.files, follow_up_id)
    customers = to_person(entry, follow_up_id)
    work.last(*files, *mentioned, *mails(entry, follow_up_id, people), *customers)
    if not (people or customers):
        return False
    work.record(NoticesChanged(tuple(people)))
    [servers] = await work.rows((LEAVES, ()))
    return bool(servers)


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
