"""T1–T3."""

import pytest

from models import Ticket
from tests.factories import a_customer, a_ticket, in_days, the_example
from tests.services.rules.acts import changed, opened, refusals, said

pytestmark = pytest.mark.usefixtures("db")


async def test_t1_a_group_is_no_type_to_open_with() -> None:
    cast = await the_example()
    assert "TypeIsUnusable" in await refusals(opened(cast, cast.bruno, type_id=cast.type("2")))


async def test_t1_a_type_is_used_within_its_validity() -> None:
    cast = await the_example()
    await changed(
        "update ticket_type set valid_until = '2020-01-01' where id = ?", cast.type("2.2")
    )
    assert "TypeIsUnusable" in await refusals(opened(cast, cast.bruno))


async def test_t1_an_open_ticket_goes_on_after_its_type_ended() -> None:
    cast = await the_example()
    number = await a_ticket()
    await changed("update ticket_type set is_active = ? where id = ?", False, cast.type("2.2"))
    assert (await said(number, cast.bruno)).number == number


async def test_t2_no_deployment_without_a_product() -> None:
    cast = await the_example()
    deployment = {
        "type_id": cast.type("1.1"),
        "channel_id": cast.channel(),
        "person_id": cast.person,
    }
    assert await refusals(opened(cast, cast.bruno, **deployment)) == {
        "ProductIsRequired": "product"
    }
    assert (await opened(cast, cast.bruno, product_id=cast.product, **deployment)).number


async def test_t2_the_product_of_a_deployment_is_not_cleared() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="1.1", product_id=cast.product)
    spoken = {"channel_id": cast.channel(), "person_id": cast.person}
    assert await refusals(said(number, cast.bruno, product_id=None, **spoken)) == {
        "ProductIsRequired": "product"
    }


async def test_t2_no_ticket_is_changed_to_a_deployment_without_a_product() -> None:
    cast = await the_example()
    change = {"type_id": cast.type("1.1"), "next_contact_on": in_days(1)}
    spoken = {"channel_id": cast.channel(), "person_id": cast.person}
    assert await refusals(said(await a_ticket("1.1"), cast.bruno, **change, **spoken)) == {
        "ProductIsRequired": "product"
    }


async def test_t2_a_ticket_from_before_the_type_wanted_a_product_goes_on_without() -> None:
    cast = await the_example()
    number = await a_ticket()
    await changed("update ticket_type set require_product = ? where code = '2.2'", True)
    assert (await said(number, cast.bruno)).number == number


async def test_t3_a_deployment_stays_a_deployment() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="1.1", product_id=cast.product)
    change = {"type_id": cast.type("2.1"), "next_contact_on": in_days(0)}
    assert "TypeIsLocked" in await refusals(said(number, cast.bruno, **change))
    assert (await Ticket.get(number=number)).type_id == cast.type("1.1")


async def test_a_changed_type_takes_the_ticket_where_it_stands_in_the_new_workflow() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    change = {
        "type_id": cast.type("1.1"),
        "product_id": cast.product,
        "next_contact_on": in_days(1),
        "channel_id": cast.channel(),
        "person_id": cast.person,
    }
    await said(number, cast.bruno, **change)
    ticket = await Ticket.get(number=number)
    assert ticket.path == [[cast.version("deploy"), 10]]
    assert ticket.board_priority == 2


async def test_a_change_of_type_makes_no_other_move() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    change = {"type_id": cast.type("2.1"), "next_contact_on": in_days(0), "direction": "advance"}
    assert "TypeChangeStandsAlone" in await refusals(said(number, cast.bruno, **change))


async def test_t1_a_ticket_is_not_changed_to_a_type_that_is_not_there_or_not_in_use() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    unknown = said(number, cast.bruno, type_id=999_999, next_contact_on=in_days(0))
    assert await refusals(unknown) == {"TypeIsUnusable": "type"}
    await changed("update ticket_type set is_active = ? where id = ?", False, cast.type("2.1"))
    retired = said(number, cast.bruno, type_id=cast.type("2.1"), next_contact_on=in_days(0))
    assert await refusals(retired) == {"TypeIsUnusable": "type"}


async def test_a_ticket_goes_to_a_customer_who_is_there() -> None:
    cast = await the_example()
    number = await a_ticket()
    assert await refusals(said(number, cast.bruno, customer_id=999_999)) == {
        "CustomerIsMissing": "customer"
    }
    other, _ = await a_customer()
    await said(number, cast.bruno, customer_id=other)
    assert (await Ticket.get(number=number)).customer_id == other
