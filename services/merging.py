"""What one person changed, laid over what others changed meanwhile (M4), field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.refusals import HasChanged, Refusal
from services.transaction import Work

Values = Mapping[str, Any]
LAST = "select actor_id from ledger_entry where subject = ? order by seq desc limit 1"


async def clashes(
    work: Work, subject: str, *, before: Values, after: Values, present: Values
) -> list[Refusal]:
    """A refusal for each field that both changed, to different values; it says who and to what."""
    both = [
        what
        for what, value in after.items()
        if value != before[what] and present[what] not in (before[what], value)
    ]
    if not both:
        return []
    [rows] = await work.rows((LAST, (subject,)))
    by = rows[0][0] if rows else None
    return [HasChanged(what=what, theirs=present[what], by=by) for what in both]


def changed(before: Values, after: Values, present: Values) -> dict[str, Any]:
    """What is to be written: the fields one changed, where they aren't so already."""
    return {
        what: value
        for what, value in after.items()
        if value != before[what] and value != present[what]
    }


def told(present: Values, changes: Values) -> dict[str, dict[str, Any]]:
    """The changed fields before and after, for the ledger."""
    return {"before": {what: present[what] for what in changes}, "after": dict(changes)}
