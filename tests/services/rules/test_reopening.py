"""Reopening (spec §3.11)."""

import pytest

from models import FollowUp, Ticket
from tests.factories import a_closed_ticket, a_ticket, in_days, the_example
from tests.services.rules.acts import answer, changed, refusals, reopened, said

pytestmark = pytest.mark.usefixtures("db")


async def a_closed_question(cast) -> int:
    number = await a_ticket("1.4", contact_user_id=cast.rui)
    yes = (answer(cast, "support", 20, "yes"),)
    assert (await said(number, cast.bruno, direction="advance", answers=yes)).closed
    return number


async def test_a_ticket_comes_back_where_it_rested() -> None:
    cast = await the_example()
    number = await a_closed_question(cast)
    before = await Ticket.get(number=number)
    done = await reopened(number, cast.bruno)
    ticket = await Ticket.get(number=number)
    assert (ticket.center_id, ticket.flow) == (cast.center("1.4"), "on")
    assert (ticket.closed_at, ticket.contact_user_id) == (None, cast.rui)
    assert (before.contact_user_id, ticket.next_contact_on) == (cast.rui, in_days(1))
    assert (await FollowUp.get(id=done.follow_up_id)).kind == "reopened"


async def test_where_its_cr_is_gone_it_begins_anew() -> None:
    cast = await the_example()
    number = await a_closed_question(cast)
    await changed("update responsibility_center set is_active = ? where code = '1.4'", False)
    await reopened(number, cast.bruno)
    assert (await Ticket.get(number=number)).center_id == cast.center("1.1")


async def test_with_nowhere_to_go_back_to_a_cr_is_chosen() -> None:
    cast = await the_example()
    await changed("update ticket_type set workflow_id = null where code = '2.2'")
    number = await a_closed_ticket()
    assert await refusals(reopened(number, cast.bruno)) == {"CenterIsUnusable": "direction"}
    closing = reopened(number, cast.bruno, to_center_id=cast.center("1.9"))
    assert await refusals(closing) == {"CenterIsUnusable": "direction"}
    await reopened(number, cast.bruno, to_center_id=cast.center("1.5"))
    ticket = await Ticket.get(number=number)
    assert (ticket.center_id, ticket.flow, ticket.path) == (cast.center("1.5"), "none", [])


async def test_who_left_does_not_come_back_with_it() -> None:
    cast = await the_example()
    number = await a_closed_question(cast)
    await changed("update user_account set is_active = ? where id = ?", False, cast.rui)
    await reopened(number, cast.bruno)
    assert (await Ticket.get(number=number)).contact_user_id is None


async def test_an_open_ticket_is_not_reopened() -> None:
    cast = await the_example()
    number = await a_ticket()
    assert "TicketIsOpen" in await refusals(reopened(number, cast.bruno))


async def test_a_promise_is_asked_for() -> None:
    cast = await the_example()
    await changed("update ticket_type set max_contact_days = 3 where code = '2.2'")
    number = await a_closed_question(cast)
    assert await refusals(reopened(number, cast.bruno, next_contact_on=None)) == {
        "DateIsMissing": "next_contact"
    }
