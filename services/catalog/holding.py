"""Of two who edit one customer at once, the second edits what the first left."""

from __future__ import annotations

from services.transaction import Work

HOLD = "select 1 from customer where id = ? for update"


async def hold(work: Work, customer_id: int) -> None:
    """Until this commit nobody else edits them, their people, or what search finds them by."""
    if work.dialect == "postgres":
        await work.rows((HOLD, (customer_id,)))
