from __future__ import annotations

from dataclasses import replace
from datetime import date

from services.configuration import configuration
from services.refusals import ColumnIsFull
from services.tickets import Wish, reads
from services.tickets.plan import Plan, plan
from services.tickets.state import TicketState
from tests.factories import Cast, a_ticket, the_example

TODAY = date(2026, 11, 24)


async def standing(cast: Cast, center: str, type: str = "1.1") -> TicketState:
    number = await a_ticket(center, type=type, contact_user_id=cast.bruno)
    return (await reads.find(number, by=cast.ana)).ticket


async def planned(
    ticket: TicketState, wish: Wish, by: int, counts: dict[int, int] | None = None
) -> Plan:
    shaped = await configuration()
    return plan(shaped, ticket, wish, by=by, today=TODAY, counts=counts or {})


async def test_while_a_question_is_open_it_goes_nowhere_yet(db: None) -> None:
    cast = await the_example()
    found = await planned(await standing(cast, "1.2"), Wish(direction="advance"), cast.bruno)
    assert found.target is None
    assert found.course.open_question is not None
    assert not found.closes


async def test_it_says_before_that_it_closes(db: None) -> None:
    cast = await the_example()
    ticket = await standing(cast, "1.4", "2.2")
    first = await planned(ticket, Wish(direction="advance"), cast.bruno)
    yes = first.course.asked[0].choices[0].given
    found = await planned(ticket, Wish(direction="advance", answers=(yes,)), cast.bruno)
    assert found.closes
    assert found.over is None


async def test_over_the_limit_it_says_who_can(db: None) -> None:
    cast = await the_example()
    ticket = await standing(cast, "1.2")
    first = await planned(ticket, Wish(direction="advance"), cast.bruno)
    yes = first.course.asked[0].choices[0].given
    full = {cast.center("1.3"): 99}
    found = await planned(ticket, Wish(direction="advance", answers=(yes,)), cast.bruno, full)
    assert isinstance(found.over, ColumnIsFull)
    assert found.may_exceed
    assert found.wants_contact_user


async def test_staying_asks_nothing(db: None) -> None:
    cast = await the_example()
    ticket = await standing(cast, "1.2")
    found = await planned(ticket, Wish(), cast.bruno, {cast.center("1.2"): 99})
    assert found.course.asked == ()
    assert found.target is not None
    assert found.target.id == ticket.center_id
    assert found.over is None


async def test_a_move_off_the_workflow_says_so(db: None) -> None:
    cast = await the_example()
    wish = Wish(direction="other", to_center_id=cast.center("1.5"))
    assert (await planned(await standing(cast, "1.2"), wish, cast.ana)).is_off_flow


async def test_another_type_makes_no_other_move(db: None) -> None:
    cast = await the_example()
    ticket = await standing(cast, "1.4", "2.2")
    wish = Wish(direction="advance", type_id=cast.type("1.1"))
    found = await planned(ticket, wish, cast.ana)
    assert (found.direction, found.retypes) == ("stay", True)
    assert found.kind.id == cast.type("1.1")
    assert found.course.asked == ()


async def test_an_exhausted_ticket_may_go_where_it_likes(db: None) -> None:
    cast = await the_example()
    ticket = replace(await standing(cast, "1.4", "2.2"), flow="exhausted")
    wish = Wish(direction="other", to_center_id=cast.center("1.5"))
    found = await planned(ticket, wish, cast.bruno)
    assert found.directions.is_free
    assert not found.is_off_flow
    assert found.target is not None
