"""Who watches a ticket: oneself, or whom somebody with the right lists.

To watch on one's own account grants no sight; to be listed does (spec §6).
"""

from __future__ import annotations

from typing import Any

from services import ledger
from services.access.permissions import demand
from services.board.changes import TicketChange
from services.board.deltas import Body, sight_deltas
from services.live import telling
from services.live.rooms import in_use
from services.notices.changes import NoticesChanged
from services.refusals import IsUnknown, Refused
from services.tickets.cards import card_of
from services.tickets.finding import Found, Named, find, subject_of, visible
from services.transaction import Work, unit_of_work

EVENTS = ("all", "closed")
"""Every follow-up, or only closing."""
LIST_RIGHT = "ticket.delegate"
PLACE = """insert into watcher (ticket_id, user_id, listed_by_id, events) values (?, ?, ?, ?)
on conflict (ticket_id, user_id) do update
set listed_by_id = excluded.listed_by_id, events = excluded.events"""
REMOVE = "delete from watcher where ticket_id = ? and user_id = ?"
Statement = tuple[str, tuple[Any, ...]]


async def watch(number: int, *, by: int, events: str = "all") -> None:
    """Be told of a ticket that one sees, or of other events. Raises Refused."""
    _known(events)

    async def body(work: Work) -> None:
        found = await _found(work, number)
        if found.watching.get(by) == events:
            return
        lister = found.listers.get(by, by)
        row = (PLACE, (number, by, lister, events))
        await _written(work, found, "watched", by, row)

    await unit_of_work(body, by=by, only_rows=True)


async def unwatch(number: int, *, by: int) -> None:
    """Be told no more. Whom another person listed still sees it. Raises Refused."""

    async def body(work: Work) -> None:
        found = await _found(work, number)
        if found.watching.get(by, "none") == "none":
            return
        lister = found.listers[by]
        silent = (PLACE, (number, by, lister, "none")) if lister != by else (REMOVE, (number, by))
        await _written(work, found, "unwatched", by, silent)

    await unit_of_work(body, by=by, only_rows=True)


async def enlist(number: int, user_id: int, *, by: int, events: str = "all") -> None:
    """Let somebody see the ticket, and be told of it. Raises Refused."""
    _known(events)

    async def body(work: Work) -> None:
        found = await _found(work, number)
        demand(found.configuration, by, LIST_RIGHT)
        user = found.configuration.users.get(user_id)
        if user is None or not user.is_active or user_id == by:
            raise Refused(IsUnknown(what="user_id"))
        if user_id in found.watchers:
            return
        told_of = found.watching.get(user_id, events)
        row = (PLACE, (number, user_id, by, told_of))
        await _written(work, found, "watcher_listed", user_id, row)

    await unit_of_work(body, by=by, only_rows=True)


async def unlist(number: int, user_id: int, *, by: int) -> None:
    """Take back that somebody was listed. Raises Refused."""

    async def body(work: Work) -> None:
        found = await _found(work, number)
        demand(found.configuration, by, LIST_RIGHT)
        if user_id not in found.watchers:
            return
        row = (REMOVE, (number, user_id))
        await _written(work, found, "watcher_unlisted", user_id, row)

    await unit_of_work(body, by=by, only_rows=True)


def _known(events: str) -> None:
    if events not in EVENTS:
        raise Refused(IsUnknown(what="events"))


async def _found(work: Work, number: int) -> Found:
    found = await find(work, Named(), number)
    visible(found, work.by or 0)
    return found


async def _written(work: Work, found: Found, happened: str, user_id: int, row: Statement) -> None:
    ticket = visible(found, work.by or 0)
    told = _told(work, found, happened, user_id)
    payload = {"user": user_id, "events": row[1][3] if row[0] == PLACE else "none"}
    entry = ledger.entry(work, found.head, subject_of(ticket.number), happened, payload)
    _, *rows = await work.rows(row, *entry, *telling.statements(told, work.now))
    telling.record(work, told, rows[len(entry) :])
    work.record(NoticesChanged((user_id,)))


def _told(work: Work, found: Found, happened: str, user_id: int) -> list[Body]:
    """Whom another one lists sees the ticket, and so does whoever is above them; the rest of
    those who see it hear that something beside it is another."""
    ticket = visible(found, work.by or 0)
    listed = {
        "watcher_listed": found.watchers | {user_id},
        "watcher_unlisted": found.watchers - {user_id},
    }.get(happened, found.watchers)
    before, after = card_of(ticket, found.watchers), card_of(ticket, listed)
    change = TicketChange(happened, before, after, work.by or 0, work.now, {})
    return sight_deltas(change, found.configuration, in_use())
