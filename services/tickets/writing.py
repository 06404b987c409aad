"""The rows of one entry: history, ledger, outbox, what the rooms are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from services import ledger
from services.attachments import claiming
from services.live import telling
from services.notices.changes import NoticesChanged
from services.tickets import entry as entries
from services.tickets.cards import deltas_of
from services.tickets.counting import exceeds, ticket_written
from services.tickets.entry import Entry
from services.tickets.finding import Found, subject_of
from services.tickets.telling import mails, to_person, told
from services.transaction import Work

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
