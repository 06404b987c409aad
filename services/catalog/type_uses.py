"""Who is of a type: its open tickets, as far as a viewer may see them (P1)."""

from __future__ import annotations

from services.access.sight import visible_where
from services.configuration import Configuration
from services.transaction import Rows

OPEN = "t.closed_at is null and t.withdrawn_at is null"


async def has_tickets(rows: Rows, type_id: int) -> bool:
    """Closed ones count: they can be reopened."""
    any_of_it = "select 1 from ticket where type_id = ? and withdrawn_at is null limit 1"
    [found] = await rows.rows((any_of_it, (type_id,)))
    return bool(found)


async def open_tickets(rows: Rows, configuration: Configuration, *, viewer: int) -> dict[int, int]:
    """How many the viewer sees, by type."""
    seen, values = visible_where(configuration, viewer)
    counted = f"select t.type_id, count(*) from ticket t where {OPEN} and {seen} group by t.type_id"
    [found] = await rows.rows((counted, values))
    return dict(found)
