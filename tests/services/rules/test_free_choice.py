"""M1: only a ticket whose flow is on advances; where it is none or exhausted, the CR is free."""

import pytest

from models import Ticket
from tests.factories import Cast, a_ticket, the_example
from tests.services.rules.acts import changed, refusals, said

pytestmark = pytest.mark.usefixtures("db")


async def resting(flow: str) -> int:
    """On 1.1 with the path it had there."""
    number = await a_ticket("1.1")
    await changed("update ticket set flow = ? where number = ?", flow, number)
    return number


@pytest.mark.parametrize("flow", ["none", "off", "exhausted"])
async def test_who_is_not_on_the_flow_does_not_advance_in_it(flow: str) -> None:
    cast = await the_example()
    number = await resting(flow)
    assert await refusals(said(number, cast.admin, direction="advance")) == {
        "MoveIsMissing": "direction"
    }


@pytest.mark.parametrize("flow", ["none", "exhausted"])
async def test_a_free_choice_needs_no_right_and_keeps_path_and_flow(flow: str) -> None:
    cast = await the_example()
    number = await resting(flow)
    before = await Ticket.get(number=number)
    await said(number, cast.bruno, direction="other", to_center_id=cast.center("1.4"))
    after = await Ticket.get(number=number)
    assert (after.flow, after.path) == (flow, before.path)
    assert after.center_id == cast.center("1.4")


@pytest.mark.parametrize("where", [None, "1.1"])
async def test_another_cr_is_another_one(where: str | None) -> None:
    cast: Cast = await the_example()
    number = await a_ticket("1.1")
    wish = {"direction": "other", "to_center_id": cast.center(where) if where else None}
    assert await refusals(said(number, cast.admin, **wish)) == {"CenterIsUnusable": "direction"}
