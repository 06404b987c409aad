"""Whether an act may still be taken back, by whom (spec §9.5)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from services.access.sight import sees
from services.refusals import (
    IsUndone,
    NotFound,
    NotYours,
    Refused,
    TooLateToUndo,
    WindowIsOver,
    WrittenForSomebody,
)
from services.tickets.acts import Act
from services.tickets.finding import Found, subject_of
from services.tickets.image import UNDOABLE, is_in_time
from services.tickets.state import TicketState
from services.transaction import Work, json_value

SINCE = """select seq, actor_id, happened, at, payload from ledger_entry
where subject = ? and seq > ? order by seq"""
ASIDE = ("undone", "watched", "unwatched", "watcher_listed", "watcher_unlisted")
"""What stands in nobody's way."""


async def allow(work: Work, found: Found, act: Act, after: TicketState) -> None:
    """One's own, in sight, in time, and nobody has acted since. Raises Refused."""
    by, last = work.by or 0, act[-1]
    _there(found, by, after, is_own=by == last.author_id)
    if by != last.author_id:
        raise Refused(NotYours(by=last.author_id, who=(last.author_id,)))
    if last.undone_by_id is not None:
        raise Refused(IsUndone(by=last.undone_by_id, at=last.undone_at))
    if last.kind not in UNDOABLE:
        raise Refused(WrittenForSomebody(kind=last.kind))
    if last.image is None or not is_in_time(found.configuration, last.at, work.now):
        raise Refused(WindowIsOver(seconds=found.configuration.installation.undo_seconds))
    await _nobody_since(work, found, last.seq)


def _there(found: Found, by: int, after: TicketState, *, is_own: bool) -> None:
    """Who gave a ticket out of their sight may take it back; what was withdrawn is there for
    nobody else (P1)."""
    ticket = found.ticket
    is_known = ticket is not None and by in found.configuration.users
    if is_known and (is_own or not (ticket and ticket.withdrawn_at)) and _sees(found, by, ticket):
        return
    if not (is_known and is_own and _sees(found, by, after)):
        raise Refused(NotFound())


def _sees(found: Found, by: int, ticket: TicketState | None) -> bool:
    known = ticket is not None and sees(found.configuration, by, ticket.facts_for(found.watchers))
    return bool(known)


async def _nobody_since(work: Work, found: Found, seq: int) -> None:
    """Raises Refused where the ledger shows a later act that stands."""
    if found.head[0] == seq or found.ticket is None:
        return
    [rows] = await work.rows((SINCE, (subject_of(found.ticket.number), seq)))
    taken_back = {each for row in rows for each in _undid(row)}
    for entry, actor, happened, at, _ in rows:
        if happened not in ASIDE and entry not in taken_back:
            by = actor if _sees(found, work.by or 0, found.ticket) else None
            raise Refused(TooLateToUndo(by=by, happened=happened, at=datetime.fromisoformat(at)))


def _undid(row: tuple[Any, ...]) -> list[int]:
    """Places in the ledger of what the entry took back."""
    payload = row[-1]
    return json_value(payload).get("undid", []) if payload else []
