"""Taking the example out again: only what nothing real uses."""

from __future__ import annotations

from services.access.revocation import RightsChanged
from services.example import leftovers
from services.transaction import Work, json_value, unit_of_work

FILLED = """select payload from ledger_entry where subject = 'installation'
and happened = 'example_filled' order by seq desc limit 1"""
FLAG = "update installation set has_example = ?"
PEOPLE = "select id from user_account where is_example"


async def remove(everything: bool, *, by: int | None) -> None:
    """Tickets, customers and people; with `everything` also the process and the catalogue.

    What a real ticket, person or setting uses stays, and is nobody's example from then on.
    """

    async def body(work: Work) -> None:
        [filled, people] = await work.rows((FILLED, ()), (PEOPLE, ()))
        statements = [*leftovers.TICKETS, *leftovers.CUSTOMERS, *leftovers.PEOPLE]
        if everything and filled and filled[0][0]:
            statements += leftovers.of_the_process(json_value(filled[0][0])["ids"])
        await work.rows(*((sql, ()) for sql in (*statements, *leftovers.KEPT)), (FLAG, (False,)))
        await work.ledger("installation", "example_removed", {"everything": everything})
        work.configuration_changed()
        work.record(RightsChanged(tuple(user for [user] in people)))

    await unit_of_work(body, by=by)
