"""The priority of a type on the board: open tickets without one of their own follow it.

A change of many tickets: a chunk a commit, so that the writer is never held long. What is left
is found by what is wrong, on a snapshot, so that it carries on wherever it was cut off (§9.1).
"""

from __future__ import annotations

from collections.abc import Sequence

from services.transaction import Rows, Work, reading, unit_of_work

AT_ONCE = 100
LEFT = """select t.number from ticket t join ticket_type k on k.id = t.type_id
where t.closed_at is null and t.withdrawn_at is null and t.priority is null
and t.board_priority <> k.priority order by t.number"""
FOLLOW = """update ticket set board_priority =
(select k.priority from ticket_type k where k.id = ticket.type_id)
where priority is null and number in ({marks})"""


async def carry_on(*, by: int | None = None) -> int:
    """Lead every open ticket to where its type's priority puts it; how many there were."""
    total = 0
    while numbers := await reading(_left):
        for at in range(0, len(numbers), AT_ONCE):
            await _follow(numbers[at : at + AT_ONCE], by)
        total += len(numbers)
    if total:
        await unit_of_work(_shown_anew, by=by)
    return total


async def _left(rows: Rows) -> list[int]:
    [found] = await rows.rows((LEFT, ()))
    return [number for (number,) in found]


async def _follow(numbers: Sequence[int], by: int | None) -> None:
    statement = (FOLLOW.format(marks=", ".join("?" for _ in numbers)), tuple(numbers))

    async def body(work: Work) -> None:
        await work.rows(statement)

    await unit_of_work(body, by=by, only_rows=True)


async def _shown_anew(work: Work) -> None:
    """Open boards take a new snapshot, once."""
    work.configuration_changed()
