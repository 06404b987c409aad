"""Who is to be mailed about an entry: rows of the outbox, in the same commit."""

from __future__ import annotations

from typing import Any

from services.tickets.entry import Entry
from services.transaction import stamp

MAIL = """insert into mail (to_user_id, why, ticket_id, follow_up_id, body, state, created_at,
not_before, tries, last_error) values (?, ?, ?, ?, '{}', 'pending', ?, ?, 0, '')"""


def mails(entry: Entry, follow_up_id: int) -> list[tuple[str, tuple[Any, ...]]]:
    """Nobody is mailed their own act."""
    at = stamp(entry.case.now)
    number = entry.case.after.number
    people = {**_spies(entry), **_delegate(entry)}
    return [
        (MAIL, (user, why, number, follow_up_id, at, at))
        for user, why in people.items()
        if user != entry.case.by
    ]


def _spies(entry: Entry) -> dict[int, str]:
    """Told when a ticket opens with the type, or is changed to it."""
    case = entry.case
    begins = case.before is None or case.changes_type
    return dict.fromkeys(case.type.spies, "spy") if begins else {}


def _delegate(entry: Entry) -> dict[int, str]:
    before, after = entry.case.before, entry.case.after
    now_with = after.contact_user_id
    is_new = now_with is not None and (before is None or before.contact_user_id != now_with)
    return {now_with: "delegated"} if is_new and now_with is not None else {}
