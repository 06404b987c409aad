"""F5–F7."""

from typing import Any

import pytest

from models import Ticket
from tests.factories import Cast, a_person, a_ticket, in_days, the_example
from tests.services.rules.acts import answer, changed, opened, refusals, said

pytestmark = pytest.mark.usefixtures("db")


async def a_locked_ticket(cast: Cast, center: str = "1.2", **fields: Any) -> int:
    """A deployment with Carla, promised for tomorrow."""
    fields = {"contact_user_id": cast.carla, "next_contact_on": in_days(1), **fields}
    return await a_ticket(center, type="1.1", product_id=cast.product, **fields)


def spoken(cast: Cast) -> dict[str, Any]:
    return {"channel_id": cast.channel(), "person_id": cast.person}


@pytest.mark.parametrize("who", ["bruno", "marta_follows", "admin"])
async def test_f5_nobody_beside_or_outside_changes_what_is_locked(who: str) -> None:
    cast = await the_example()
    if who == "marta_follows":
        await changed(
            "update user_account set role_id = ? where id = ?", cast.role("agent"), cast.marta
        )
    by = cast.marta if who == "marta_follows" else getattr(cast, who)
    number = await a_locked_ticket(cast)
    change = {"contact_user_id": cast.rui, "next_contact_on": in_days(2), **spoken(cast)}
    act = said(number, by, **change)
    assert await refusals(act) == {"ContactIsLocked": "next_contact"}
    assert (await Ticket.get(number=number)).contact_user_id == cast.carla
    assert (await said(number, by, **spoken(cast))).number == number


@pytest.mark.parametrize("who", ["carla", "ana"])
async def test_f5_the_contact_user_and_who_stands_above_may(who: str) -> None:
    cast = await the_example()
    number = await a_locked_ticket(cast)
    change = {"contact_user_id": cast.rui, "next_contact_on": in_days(2), **spoken(cast)}
    await said(number, getattr(cast, who), **change)
    ticket = await Ticket.get(number=number)
    assert (ticket.contact_user_id, ticket.next_contact_on) == (cast.rui, in_days(2))


async def test_f5_a_blank_is_filled_in_by_anybody() -> None:
    cast = await the_example()
    number = await a_locked_ticket(cast, next_contact_on=None)
    await said(number, cast.bruno, next_contact_on=in_days(1), **spoken(cast))
    assert (await Ticket.get(number=number)).next_contact_on == in_days(1)


async def test_f5_who_left_holds_nothing() -> None:
    cast = await the_example()
    number = await a_locked_ticket(cast)
    await changed("update user_account set is_active = ? where id = ?", False, cast.carla)
    await said(number, cast.bruno, next_contact_on=in_days(2), **spoken(cast))
    assert (await Ticket.get(number=number)).next_contact_on == in_days(2)


def ready(cast: Cast) -> dict[str, Any]:
    """Deployment, 55: yes → 60, which wants a contact user."""
    answers = (answer(cast, "deploy", 55, "yes"),)
    return {"direction": "advance", "answers": answers, "over_limit": True, **spoken(cast)}


async def test_f6_arriving_names_the_contact_user_expressly() -> None:
    cast = await the_example()
    number = await a_locked_ticket(cast)
    assert await refusals(said(number, cast.carla, **ready(cast))) == {
        "ContactUserIsRequired": "contact_user"
    }
    done = await said(number, cast.carla, contact_user_id=cast.carla, **ready(cast))
    assert done.center_id == cast.center("1.3")


async def test_f6_where_the_lock_leaves_only_them_they_are_filled_in() -> None:
    cast = await the_example()
    number = await a_locked_ticket(cast)
    assert (await said(number, cast.bruno, **ready(cast))).moved


async def test_f6_the_contact_user_is_not_cleared_there() -> None:
    cast = await the_example()
    number = await a_locked_ticket(cast, "1.3")
    assert await refusals(said(number, cast.carla, contact_user_id=None, **spoken(cast))) == {
        "ContactUserIsRequired": "contact_user"
    }


async def test_f7_only_who_may_follow_up_is_named() -> None:
    cast = await the_example()
    number = await a_ticket()
    assert await refusals(said(number, cast.bruno, contact_user_id=cast.marta)) == {
        "ContactUserCantFollowUp": "contact_user"
    }


async def test_f7_naming_others_needs_the_right_oneself_does_not() -> None:
    cast = await the_example()
    await changed(
        "update role set permissions = '[\"ticket.follow_up\"]' where id = ?", cast.role("viewer")
    )
    number, modest = await a_ticket(), cast.marta
    assert await refusals(said(number, modest, contact_user_id=cast.rui)) == {
        "MayNotDelegate": "contact_user"
    }
    assert (await said(number, modest, contact_user_id=modest)).version == 2


async def test_f7_the_opener_names_whom_they_like() -> None:
    cast = await the_example()
    newcomer = await a_person("nina")
    done = await opened(cast, newcomer, contact_user_id=cast.rui)
    assert (await Ticket.get(number=done.number)).contact_user_id == cast.rui
