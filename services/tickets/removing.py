"""`remove_file`, `remove_text`: what should never have been written is destroyed, with a trace.

A password in the wrong ticket, a file of somebody else's: whoever wrote the entry may take it
back while they may still follow up, and so may whoever has `settings.system`. The ticket may be
closed. Author, time and move of the entry stay; who removed what, when and why is said with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from services import ledger
from services.attachments.uploading import small_of
from services.board.changes import TicketChange
from services.board.deltas import deltas_for
from services.configuration import Configuration
from services.entering import clean, line_objections
from services.live import telling
from services.live.rooms import in_use
from services.refusals import NotFound, NotPermitted, Refused
from services.storage import storage
from services.tickets.cards import card_of
from services.tickets.finding import Found, Named, find, subject_of, visible
from services.tickets.state import TicketState, changing
from services.transaction import Work, stamp, unit_of_work

LONGEST_REASON = 400
NEEDED = "settings.system"
FILE = """select f.ticket_id, f.id, f.author_id, a.storage_key, a.sha256, f.undone_at
from attachment a join follow_up f on f.id = a.follow_up_id
where a.id = ? and a.removed_at is null"""
TEXT = """select f.ticket_id, f.id, f.author_id from follow_up f
where f.id = ? and f.text <> '' and f.text_removed_at is null"""
REMOVE_FILE = """update attachment set removed_at = ?, removed_by_id = ?, removal_reason = ?
where id = ? and removed_at is null returning id"""
REMOVE_TEXT = """update follow_up set text = '', text_removed_at = ?, text_removed_by_id = ?,
text_removal_reason = ? where id = ? and text_removed_at is null returning id"""
UNMENTION = "delete from mention where follow_up_id = ?"
UNSAY = "update mail set body = '{}' where follow_up_id = ?"
UNSEND = """update mail set state = 'cancelled' where follow_up_id = ? and state = 'pending'
and why = 'customer'"""
"""The text is all that a customer is told."""


@dataclass(frozen=True, slots=True)
class Removed:
    number: int
    version: int


async def remove_file(attachment_id: int, *, reason: str, by: int) -> Removed:
    """Its bytes are destroyed. Raises Refused."""

    async def body(work: Work) -> tuple[Removed, str]:
        number, follow_up_id, author, key, sha256, _ = await _file(work, attachment_id)
        act = await _allowed(work, number, author, reason)
        *_, undone_at = await _file(work, attachment_id)  # The ticket is nobody else's by now.
        row = (stamp(work.now), by, act.reason, attachment_id)
        _there((await work.rows((REMOVE_FILE, row)))[0])
        told = {"follow_up": follow_up_id, "sha256": sha256, "reason": act.reason}
        files = 0 if undone_at else -1
        return await _recorded(work, act, "file_removed", told, files=files), key

    removed, key = await unit_of_work(body, by=by, only_rows=True)
    await storage().drop(key, small_of(key))
    return removed


async def _file(work: Work, attachment_id: int) -> Any:
    [found] = await work.rows((FILE, (attachment_id,)))
    return _there(found)


async def remove_text(follow_up_id: int, *, reason: str, by: int) -> Removed:
    """Its words go from wherever they were kept. Raises Refused."""

    async def body(work: Work) -> Removed:
        [found] = await work.rows((TEXT, (follow_up_id,)))
        number, _, author = _there(found)
        act = await _allowed(work, number, author, reason)
        await work.overwrite()
        row = (stamp(work.now), by, act.reason, follow_up_id)
        _there((await work.rows((REMOVE_TEXT, row)))[0])
        await work.rows(*((sql, (follow_up_id,)) for sql in (UNMENTION, UNSAY, UNSEND)))
        told = {"follow_up": follow_up_id, "reason": act.reason}
        return await _recorded(work, act, "text_removed", told)

    return await unit_of_work(body, by=by, only_rows=True)


def may_remove(configuration: Configuration, author_id: int, *, by: int) -> bool:
    own = author_id == by and configuration.may(by, "ticket.follow_up")
    return own or configuration.may(by, NEEDED)


@dataclass(frozen=True, slots=True)
class _Act:
    found: Found
    ticket: TicketState
    reason: str


def _there(rows: list[Any]) -> Any:
    """Its row. Raises Refused where it isn't there, or was removed just now."""
    if not rows:
        raise Refused(NotFound(thing="entry"))
    return rows[0]


async def _allowed(work: Work, number: int, author: int, reason: str) -> _Act:
    """Raises Refused (P1), and where there is no reason."""
    found, by = await find(work, Named(), number), work.by or 0
    ticket, reason = visible(found, by), clean(reason)
    if not may_remove(found.configuration, author, by=by):
        raise Refused(NotPermitted(permission=NEEDED, who=found.configuration.who_may(NEEDED)))
    if objections := line_objections("reason", reason, LONGEST_REASON):
        raise Refused(*objections)
    return _Act(found, ticket, reason)


async def _recorded(
    work: Work, act: _Act, happened: str, told: dict[str, Any], files: int = 0
) -> Removed:
    """The ticket is another than it was: its version says so, and so are the rooms told."""
    before = act.ticket
    after = replace(
        before, version=before.version + 1, attachment_count=before.attachment_count + files
    )
    bodies = _bodies(work, act.found, (before, after), happened)
    rows = await work.rows(
        changing(before, after),
        *ledger.entry(work, act.found.head, subject_of(before.number), happened, told),
        *telling.statements(bodies, work.now),
    )
    telling.record(work, bodies, rows[3:])
    return Removed(after.number, after.version)


def _bodies(
    work: Work, found: Found, ticket: tuple[TicketState, TicketState], happened: str
) -> list[tuple[str, str]]:
    before, after = (card_of(each, found.watchers) for each in ticket)
    change = TicketChange(happened, before, after, by=work.by or 0, at=work.now)
    return deltas_for(change, found.configuration, in_use())
