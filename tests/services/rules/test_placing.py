"""Where a ticket is placed: by another type, and by the version it is pinned to (§3.8, §3.10)."""

from typing import Any

import pytest

from models import Ticket
from tests.factories import Cast, a_ticket, in_days, the_example
from tests.services.rules.acts import changed, refusals, said

pytestmark = pytest.mark.usefixtures("db")


def deployment(cast: Cast) -> dict[str, Any]:
    spoken = {"channel_id": cast.channel(), "person_id": cast.person}
    return {"type_id": cast.type("1.1"), "product_id": cast.product, **spoken}


async def stands(number: int) -> tuple[int, str, list[list[int]]]:
    ticket = await Ticket.get(number=number)
    return ticket.center_id, ticket.flow, ticket.path


async def test_another_workflow_takes_a_ticket_where_it_stands_sub_workflows_included() -> None:
    cast = await the_example()
    number = await a_ticket("1.4", type="2.2")
    await said(number, cast.bruno, next_contact_on=in_days(1), **deployment(cast))
    path = [[cast.version("deploy"), 80], [cast.version("support"), 10]]
    assert await stands(number) == (cast.center("1.4"), "on", path)


async def test_a_type_of_the_same_workflow_leaves_path_and_flow() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2")
    await changed("update ticket set flow = 'exhausted' where number = ?", number)
    before = await stands(number)
    await said(number, cast.bruno, type_id=cast.type("2.1"), next_contact_on=in_days(0))
    assert await stands(number) == before


async def test_a_type_without_a_workflow_leaves_none() -> None:
    cast = await the_example()
    await changed("update ticket_type set workflow_id = null where code = '2.1'")
    number = await a_ticket("1.4", type="2.2")
    await said(number, cast.bruno, type_id=cast.type("2.1"), next_contact_on=in_days(0))
    assert await stands(number) == (cast.center("1.4"), "none", [])


async def test_where_the_new_workflow_has_no_such_cr_its_start_is_walked() -> None:
    cast = await the_example()
    number = await a_ticket("1.5", type="2.2")
    await said(number, cast.bruno, next_contact_on=in_days(1), **deployment(cast))
    assert (await stands(number))[0] == cast.center("1.5")
    await changed("update ticket_type set lock_type = ?", False)
    other = await a_ticket("1.2", type="2.2")
    await said(other, cast.bruno, type_id=cast.type("2.1"), next_contact_on=in_days(0))
    assert await stands(other) == (cast.center("1.1"), "on", [[cast.version("simple"), 10]])


async def test_off_the_flow_without_a_path_the_types_workflow_takes_it_back() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="2.2")
    assert await stands(number) == (cast.center("1.2"), "off", [])
    await said(number, cast.bruno, direction="other", to_center_id=cast.center("1.1"))
    assert (await stands(number))[1] == "on"


async def test_the_types_new_workflow_moves_no_ticket_that_is_on_its_way() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="1.1", product_id=cast.product)
    await changed("update ticket_type set workflow_id = ? where code = '1.1'",
                  cast.workflow("simple"))  # fmt: skip
    spoken = {"channel_id": cast.channel(), "person_id": cast.person}
    away = {"direction": "other", "to_center_id": cast.center("1.3"), **spoken}
    assert "MayNotMoveOffFlow" in await refusals(said(number, cast.bruno, **away))
    await said(number, cast.admin, contact_user_id=cast.admin, **away)
    assert await stands(number) == (cast.center("1.3"), "on", [[cast.version("deploy"), 60]])
