"""Of two who write of one customer at once, the second writes on what the first left."""

from __future__ import annotations

from services.transaction import Work

HOLD = "select 1 from customer where id = ? for update"
HOLD_DOCUMENT = "select pg_advisory_xact_lock(hashtext('document:' || ?::text))"


async def hold(work: Work, customer_id: int) -> None:
    """Until this commit nobody else edits them, their people, or what search finds them by."""
    if work.dialect == "postgres":
        await work.rows((HOLD, (customer_id,)))


async def hold_document(work: Work, document: str) -> None:
    """Until this commit nobody else becomes its owner."""
    if work.dialect == "postgres":
        await work.rows((HOLD_DOCUMENT, (document,)))
