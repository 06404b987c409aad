"""A person's notices: the rows of the outbox that are theirs, newest first.

They show at once, before the mail leaves, and go when the act is undone. Who has lost sight of a
ticket doesn't find it here either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from services.access.sight import visible_where
from services.configuration import configuration
from services.notices.reasons import LISTED
from services.transaction import json_value, moment, reading

PAGE, MOST_COUNTED = 40, 100
EXCERPT = 240
THEIRS = f"""from mail m left join ticket t on t.number = m.ticket_id
    where m.to_user_id = ? and m.state <> 'cancelled'
    and m.why in ({", ".join(f"'{why}'" for why in LISTED)})
    and (m.ticket_id is null or (t.withdrawn_at is null and {{visible}}))"""
FOUND = f"""select n.id, n.why, n.created_at, n.read_at, n.body, n.ticket_id, t.subject, t.type_id,
    c.name, f.author_id, f.kind, f.changes, f.center_id, f.off_flow, substr(f.text, 1, {EXCERPT})
    from (select m.id, m.why, m.created_at, m.read_at, m.body, m.ticket_id, m.follow_up_id
        {THEIRS} and m.id < ? order by m.id desc limit ?) n
    left join ticket t on t.number = n.ticket_id
    left join customer c on c.id = t.customer_id
    left join follow_up f on f.id = n.follow_up_id
    order by n.id desc"""
UNREAD = f"""select count(*) from (select m.id {THEIRS} and m.read_at is null
    limit {MOST_COUNTED}) n"""
NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened. `changes` maps a field of the ticket to its values before and after."""

    author_id: int
    kind: str
    changes: Mapping[str, tuple[Any, Any]]
    center_id: int
    is_off_flow: bool
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """`number` None: it is about no one ticket, and `body` says what."""

    id: int
    why: str
    at: datetime
    is_read: bool
    body: Mapping[str, Any] = field(default_factory=dict)
    number: int | None = None
    subject: str = ""
    type_id: int | None = None
    customer: str = ""
    entry: Entry | None = None


async def notices(user_id: int, *, before: int = NEWEST, most: int = PAGE) -> tuple[Notice, ...]:
    """So many at most of those older than the one of the id `before`."""
    visible, values = visible_where(await configuration(), user_id)
    question = (FOUND.format(visible=visible), [user_id, *values, before, most])
    [found] = await reading(lambda rows: rows.rows(question))
    return tuple(_notice(*row) for row in found)


async def unread(user_id: int) -> int:
    """How many were not read yet; from a hundred on, a hundred."""
    visible, values = visible_where(await configuration(), user_id)
    question = (UNREAD.format(visible=visible), [user_id, *values])
    [[[count]]] = await reading(lambda rows: rows.rows(question))
    return int(count)


def _notice(notice_id: int, why: str, at: Any, read_at: Any, body: Any, *rest: Any) -> Notice:
    number, subject, type_id, customer, *entry = rest
    return Notice(
        notice_id,
        why,
        moment(at) or at,
        read_at is not None,
        json_value(body) or {},
        number,
        subject or "",
        type_id,
        customer or "",
        _entry(*entry) if entry[0] is not None else None,
    )


def _entry(author_id: int, kind: str, changes: Any, *where: Any) -> Entry:
    center_id, is_off_flow, text = where
    pairs = {name: (pair[0], pair[1]) for name, pair in json_value(changes).items()}
    return Entry(author_id, kind, pairs, center_id, bool(is_off_flow), text or "")
