"""Taking the example out again: only what nothing real uses."""

from __future__ import annotations

from typing import Any

from services.access.revocation import RightsChanged
from services.example.statements import (
    CASTS,
    CENTERS,
    CUSTOMERS,
    EVERYTHING,
    PEOPLE,
    TICKETS,
)
from services.transaction import Work, unit_of_work

FLAG = "update installation set has_example = ?"
GONE = "select id from user_account where is_example"


async def remove(everything: bool, *, by: int | None) -> None:
    """Tickets, customers and people; with `everything` also process, catalogue and places.

    What a real ticket, person or type uses stays. CRs are counted anew.
    """

    async def body(work: Work) -> None:
        await _run(work, TICKETS, CUSTOMERS, PEOPLE)
        if everything:
            await _run(work, EVERYTHING, CASTS)
        await _run(work, CENTERS)
        await work.rows((FLAG, (False,)))
        await work.ledger("installation", "example_removed", {"everything": everything})
        work.configuration_changed()
        [rows] = await work.rows((GONE, ()))
        work.record(RightsChanged(tuple(user for [user] in rows)))

    await unit_of_work(body, by=by)


async def _run(work: Work, *groups: tuple[str, ...]) -> None:
    statements: list[tuple[str, tuple[Any, ...]]] = [(sql, ()) for group in groups for sql in group]
    await work.rows(*statements)
