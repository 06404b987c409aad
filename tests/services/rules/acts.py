"""Short ways to act on a ticket, and to see what was refused."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from models import Ticket
from services import tickets
from services.refusals import Refused
from services.tickets import Done, Opening, Reopening, Wish
from services.transaction import Work, unit_of_work
from services.workflow import Given
from tests.factories import Cast, in_days

SPOKEN = "We spoke on the phone."


async def said(number: int, by: int, **wish: Any) -> Done:
    """A follow-up with text on the ticket as it is now."""
    wish = {"text": SPOKEN, **wish}
    return await tickets.follow_up(number, Wish(**wish), version=await version(number), by=by)


async def opened(cast: Cast, by: int, **fields: Any) -> Done:
    """A *Question* of Padaria Estrela, by today."""
    given = {
        "customer_id": cast.customer,
        "type_id": cast.type("2.2"),
        "subject": "The till prints nothing",
        "text": SPOKEN,
        "next_contact_on": in_days(0),
        **fields,
    }
    return await tickets.open(Opening(**given), by=by)


async def reopened(number: int, by: int, **fields: Any) -> Done:
    given = {"text": "It is back.", "next_contact_on": in_days(1), **fields}
    return await tickets.reopen(number, Reopening(**given), version=await version(number), by=by)


async def version(number: int) -> int:
    return (await Ticket.get(number=number)).version


async def refusals(act: Awaitable[object]) -> dict[str, str]:
    """What the act was refused for: kind of refusal → its field. Fails where it went through."""
    try:
        done = await act
    except Refused as refused:
        return {type(each).__name__: each.field for each in refused.refusals}
    raise AssertionError(f"nothing was refused: {done}")


async def changed(sql: str, *values: Any) -> None:
    """Shape the configuration in one statement."""

    async def body(work: Work) -> None:
        work.configuration_changed()
        await work.rows((sql, values))

    await unit_of_work(body, by=None)


def answer(cast: Cast, workflow: str, order: int, key: str) -> Given:
    return Given(cast.version(workflow), order, key)
