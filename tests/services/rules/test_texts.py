"""F1–F3."""

import pytest

from models import FollowUp, Ticket
from services import tickets
from services.tickets import Wish
from tests.factories import a_closed_ticket, a_ticket, in_days, the_example
from tests.services.rules.acts import SPOKEN, answer, opened, refusals, reopened, said

pytestmark = pytest.mark.usefixtures("db")


async def test_f1_a_closed_ticket_takes_no_follow_up() -> None:
    cast = await the_example()
    number = await a_closed_ticket()
    assert await refusals(said(number, cast.bruno)) == {"TicketIsClosed": ""}
    assert await FollowUp.filter(ticket_id=number).count() == 1


async def test_f2_a_complaint_is_not_followed_up_without_words() -> None:
    cast = await the_example()
    number = await a_ticket(type="2.1")
    assert await refusals(said(number, cast.bruno, text="  ")) == {"TextIsMissing": "text"}


async def test_f2_a_question_may_move_without_words_but_not_say_nothing() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2")
    assert await refusals(said(number, cast.bruno, text="")) == {"TextIsMissing": "text"}
    assert (await said(number, cast.bruno, text="", direction="advance")).moved


async def test_f2_closing_always_has_words() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2")
    await said(number, cast.bruno, direction="advance")
    solved = {"direction": "advance", "answers": (answer(cast, "support", 20, "yes"),)}
    assert await refusals(said(number, cast.bruno, text="", **solved)) == {"TextIsMissing": "text"}
    assert (await said(number, cast.bruno, **solved)).closed


async def test_f2_another_priority_has_a_reason() -> None:
    cast = await the_example()
    number = await a_ticket(type="2.2")
    assert await refusals(said(number, cast.admin, text="", priority=1)) == {
        "TextIsMissing": "text"
    }
    await said(number, cast.admin, priority=1)
    assert (await Ticket.get(number=number)).board_priority == 1


async def test_f2_a_priority_given_long_ago_wants_no_more_words() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2", priority=1)
    assert (await said(number, cast.bruno, text="", direction="advance")).moved


async def test_f3_a_deployment_says_with_whom_and_how() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="1.1", product_id=cast.product)
    assert await refusals(said(number, cast.bruno)) == {"ContactIsRequired": "person"}
    assert await refusals(said(number, cast.bruno, person_id=cast.person)) == {
        "ContactIsRequired": "channel"
    }


async def test_f3_the_person_is_of_the_tickets_customer() -> None:
    cast = await the_example()
    number = await a_ticket()
    assert await refusals(said(number, cast.bruno, person_id=cast.stranger)) == {
        "PersonIsForeign": "person"
    }


async def test_f3_holds_for_the_first_entry() -> None:
    cast = await the_example()
    refused = await refusals(
        opened(cast, cast.bruno, type_id=cast.type("1.1"), product_id=cast.product)
    )
    assert refused == {"ContactIsRequired": "person"}


async def test_everything_is_refused_at_once() -> None:
    cast = await the_example()
    refused = await refusals(
        opened(
            cast, cast.bruno, type_id=cast.type("1.1"), subject="", text="", next_contact_on=None
        )
    )
    assert {"SubjectIsMissing", "TextIsMissing", "ContactIsRequired", "ProductIsRequired"} < set(
        refused
    )
    assert "DateIsMissing" in refused


async def test_words_alone_need_no_version() -> None:
    cast = await the_example()
    number = await a_ticket()
    done = await tickets.follow_up(number, Wish(text=SPOKEN), version=99, by=cast.bruno)
    assert done.version == 1


async def test_reopening_says_why() -> None:
    cast = await the_example()
    number = await a_closed_ticket()
    assert await refusals(reopened(number, cast.bruno, text="")) == {"TextIsMissing": "text"}
    assert not (await reopened(number, cast.bruno, next_contact_on=in_days(0))).closed
