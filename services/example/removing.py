"""Taking the example out again: only what nothing real uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from services.access.permissions import demand_administrator
from services.access.revocation import SessionsEnded
from services.access.rights import one_administrator_remains
from services.configuration import configuration_in
from services.example import leftover_process, leftovers
from services.transaction import Rows, Work, json_value, unit_of_work

AT_ONCE = 10
ALL = 1_000_000_000
FILLED = """select payload from ledger_entry where subject = 'installation'
and happened = 'example_filled' order by seq desc limit 1"""
FLAG = "update installation set has_example = ?"
LEFT = "select count(*) from ticket where is_example"
THEIR_SESSIONS = """select s.id from session s join user_account u on u.id = s.user_id
where u.is_example and s.ended_at is null"""


async def remove(
    everything: bool, *, by: int | None, progress: Callable[[int], object] = lambda left: left
) -> None:
    """Tickets, customers and people; with `everything` also the process and the catalogue.

    Tickets go a few a commit, `progress` hears how many are left; run again, it goes on. What a
    real ticket, person or setting uses stays, and is nobody's example from then on.
    Raises NotPermitted, LastAdministrator.
    """
    while left := await unit_of_work(lambda work: _some_tickets(work, by), by=by):
        progress(left)

    async def rest(work: Work) -> None:
        await _permitted(work, by)
        sessions = await _their_sessions(work)
        await _rest(work, await brought(work, everything))
        await work.rows(*((sql, ()) for sql in leftovers.KEPT), (FLAG, (False,)))
        await work.ledger("installation", "example_removed", {"everything": everything})
        await one_administrator_remains(work)
        work.record(SessionsEnded(sessions))

    await unit_of_work(rest, by=by)


async def _permitted(work: Work, by: int | None) -> None:
    demand_administrator(await configuration_in(work), by)


async def _some_tickets(work: Work, by: int | None) -> int:
    """How many are left."""
    await _permitted(work, by)
    statements = [(sql, ()) for sql in leftovers.of_tickets(AT_ONCE)]
    *_, [(left,)] = await work.rows(*statements, (LEFT, ()))
    return int(left)


async def _rest(work: Work, ids: leftover_process.Ids) -> None:
    await work.rows(*((sql, ()) for sql in leftovers.of_tickets(ALL)))
    [histories] = await work.rows((leftovers.HISTORIES, ()))
    told = told_of(histories)
    statements = (
        *leftovers.of_customers_and_people(told),
        *leftover_process.of_the_process(ids, told),
    )
    await work.rows(*((sql, ()) for sql in statements))


def told_of(histories: Sequence[Sequence[Any]]) -> leftovers.Told:
    """What the histories that are left name."""
    found: dict[str, set[int]] = {field: set() for field in leftovers.TOLD}
    for [changes] in histories:
        for field, values in json_value(changes).items():
            if field in found:
                found[field] |= {int(each) for each in values if each is not None}
    return found


async def _their_sessions(work: Work) -> tuple[int, ...]:
    [rows] = await work.rows((THEIR_SESSIONS, ()))
    return tuple(session for [session] in rows)


async def brought(rows: Rows, everything: bool) -> dict[str, list[int]]:
    """What of the process came with the example, where that is to go, too."""
    if not everything:
        return {}
    [filled] = await rows.rows((FILLED, ()))
    return dict(json_value(filled[0][0])["ids"]) if filled and filled[0][0] else {}
