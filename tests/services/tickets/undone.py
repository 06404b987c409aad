"""Taking an act back, and what the tables say then."""

from __future__ import annotations

from datetime import datetime

from models import ResponsibilityCenter, Ticket
from services import tickets
from services.tickets import Done
from services.tickets.state import READ, TicketState, state_of
from services.transaction import reading


async def taken_back(
    done: Done, by: int, *, over_limit: bool = False, now: datetime | None = None
) -> Done:
    return await tickets.undo(done.number, done.follow_up_id, by=by, over_limit=over_limit, now=now)


async def state(number: int) -> TicketState:
    [rows] = await reading(lambda rows: rows.rows((READ, (number,))))
    return state_of(rows[0])


async def counts() -> dict[int, int]:
    """Open tickets by CR, as they are kept."""
    return {center.id: center.open_count for center in await ResponsibilityCenter.all()}


async def recounted() -> dict[int, int]:
    """The same, ticket by ticket."""
    found = dict.fromkeys(await ResponsibilityCenter.all().values_list("id", flat=True), 0)
    for center in await Ticket.filter(closed_at=None, withdrawn_at=None).values_list(
        "center_id", flat=True
    ):
        found[center] += 1
    return found
