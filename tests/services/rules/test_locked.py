"""F5, one lock at a time: the contact user, the date, the type."""

from typing import Any

import pytest

from models import Ticket
from services.refusals import ContactIsLocked, Refused
from tests.factories import Cast, a_ticket, in_days, the_example
from tests.services.rules.acts import changed, refusals, reopened, said

pytestmark = pytest.mark.usefixtures("db")


async def with_carla(cast: Cast, center: str = "1.2", **fields: Any) -> int:
    fields = {"contact_user_id": cast.carla, "next_contact_on": in_days(1), **fields}
    return await a_ticket(center, type="1.1", product_id=cast.product, **fields)


def spoken(cast: Cast) -> dict[str, Any]:
    return {"channel_id": cast.channel(), "person_id": cast.person}


async def locks(act: Any) -> list[ContactIsLocked]:
    with pytest.raises(Refused) as refused:
        await act
    assert all(isinstance(each, ContactIsLocked) for each in refused.value.refusals)
    return list(refused.value.refusals)  # type: ignore[arg-type]


async def test_f5_the_contact_user_alone_is_locked() -> None:
    cast = await the_example()
    number = await with_carla(cast)
    [lock] = await locks(said(number, cast.bruno, contact_user_id=cast.rui, **spoken(cast)))
    assert (lock.field, lock.holder) == ("contact_user", cast.carla)
    assert set(lock.who) == {cast.carla, cast.ana}


async def test_f5_who_can_are_those_above_who_may_follow_up() -> None:
    cast = await the_example()
    number = await with_carla(cast)
    act = {"next_contact_on": in_days(2), **spoken(cast)}
    [lock] = await locks(said(number, cast.bruno, **act))
    assert set(lock.who) == {cast.carla, cast.ana}
    await changed("update user_account set role_id = ? where id = ?", cast.role("viewer"), cast.ana)
    [lock] = await locks(said(number, cast.bruno, **act))
    assert lock.who == (cast.carla,)


async def test_f5_a_lock_is_not_shaken_off_by_changing_the_type() -> None:
    cast = await the_example()
    await changed("update ticket_type set lock_type = ?", False)
    number = await with_carla(cast)
    change = {"type_id": cast.type("2.2"), **spoken(cast)}
    [lock] = await locks(said(number, cast.bruno, **change))
    assert lock.field == "type"
    await changed("update ticket_type set lock_contact = ? where code = '2.2'", True)
    assert (await said(number, cast.bruno, **change)).version == 2


async def test_f5_a_type_without_the_lock_locks_nothing() -> None:
    cast = await the_example()
    fields = {"contact_user_id": cast.carla, "next_contact_on": in_days(1)}
    number = await a_ticket("1.1", type="2.2", **fields)
    await said(number, cast.bruno, contact_user_id=cast.rui, next_contact_on=in_days(2))
    assert (await Ticket.get(number=number)).contact_user_id == cast.rui


async def test_f5_closing_clears_a_locked_date() -> None:
    cast = await the_example()
    number = await with_carla(cast, "1.3")
    close = {"direction": "other", "to_center_id": cast.center("1.9"), **spoken(cast)}
    assert (await said(number, cast.admin, **close)).closed


async def test_f6_a_contact_user_comes_back_with_a_reopened_ticket_unnamed() -> None:
    cast = await the_example()
    number = await with_carla(cast, "1.3")
    close = {"direction": "other", "to_center_id": cast.center("1.9"), **spoken(cast)}
    await said(number, cast.admin, **close)
    await reopened(number, cast.carla, **spoken(cast))
    ticket = await Ticket.get(number=number)
    assert (ticket.center_id, ticket.contact_user_id) == (cast.center("1.3"), cast.carla)


async def test_f6_who_rests_there_need_not_name_anybody_again() -> None:
    cast = await the_example()
    number = await with_carla(cast, "1.3")
    assert (await said(number, cast.carla, **spoken(cast))).version == 1


async def test_f6_at_opening_the_opener_names_somebody_expressly() -> None:
    cast = await the_example()
    await changed('update workflow_step set requires_contact_user = ? where "order" = 10', True)
    from tests.services.rules.acts import opened

    assert await refusals(opened(cast, cast.bruno)) == {"ContactUserIsRequired": "contact_user"}
    assert (await opened(cast, cast.bruno, contact_user_id=cast.bruno)).number
