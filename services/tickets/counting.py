"""The row of a ticket, and how many are open on the CRs that it leaves and reaches."""

from __future__ import annotations

from services import rules
from services.board.changes import Head
from services.refusals import Refused, TicketHasChanged
from services.tickets.case import Case
from services.tickets.state import ENTER as OPEN
from services.tickets.state import TicketState, changing, row_of
from services.transaction import Work, moment

COUNT = """update responsibility_center set open_count = open_count + ? where id = ?
returning open_count"""
OLDEST = """select min(entered_center_at) from ticket
where center_id = ? and closed_at is null and withdrawn_at is null"""
COUNTED = "select open_count from responsibility_center where id = ?"


async def ticket_written(
    work: Work, before: TicketState | None, after: TicketState
) -> dict[int, Head]:
    """Ticket and counters; the heads of the CRs it left and reached, by CR."""
    ticket = changing(before, after) if before else (OPEN, row_of(after))
    steps = _steps(before, after)
    counted = [(COUNT, (step, center)) if step else (COUNTED, (center,)) for center, step in steps]
    oldest = [(OLDEST, (center,)) for center, _ in steps]
    changed, *heads = await work.rows(ticket, *counted, *oldest)
    if not changed:
        raise Refused(TicketHasChanged(version=after.version))
    counts, firsts = heads[: len(steps)], heads[len(steps) :]
    return {
        center: Head(count[0][0], moment(first[0][0]))
        for (center, _), count, first in zip(steps, counts, firsts, strict=True)
    }


def _steps(before: TicketState | None, after: TicketState) -> list[tuple[int, int]]:
    """By CR, in the order of their ids: how its count of open tickets changes."""
    steps: dict[int, int] = {}
    if before is not None and not before.is_closed:
        steps[before.center_id] = -1
    if not after.is_closed:
        steps[after.center_id] = steps.get(after.center_id, 0) + 1
    moved = before is None or (before.center_id, before.is_closed) != (
        after.center_id,
        after.is_closed,
    )
    return sorted(steps.items()) if moved else []


def exceeds(case: Case, heads: dict[int, Head]) -> bool:
    """M5 again, by the count that this commit makes true. Raises Refused where it isn't said."""
    full = rules.moves.over(case, heads[case.center.id].count if case.center.id in heads else 0)
    if full is not None and not rules.moves.is_confirmed(case):
        raise Refused(full)
    return full is not None
