"""Opening, and opening and advancing in one act."""

import pytest

from models import FollowUp, Mail, ResponsibilityCenter, Ticket
from services.tickets import Wish
from tests.factories import in_days, the_example
from tests.services.rules.acts import answer, changed, opened, refusals

pytestmark = pytest.mark.usefixtures("db")


async def test_a_ticket_begins_at_the_start_of_its_types_workflow() -> None:
    cast = await the_example()
    done = await opened(cast, cast.bruno, contact_user_id=cast.rui)
    ticket = await Ticket.get(number=done.number)
    assert (ticket.flow, ticket.path) == ("on", [[cast.version("simple"), 10]])
    assert ticket.next_contact_on == in_days(0)
    assert (await ResponsibilityCenter.get(code="1.1")).open_count == 1
    entry = await FollowUp.get(ticket_id=done.number)
    assert (entry.kind, entry.changes["center_id"]) == ("opened", [None, cast.center("1.1")])


async def test_numbers_are_given_once_and_without_a_gap() -> None:
    cast = await the_example()
    numbers = [(await opened(cast, cast.bruno)).number for _ in range(3)]
    await refusals(opened(cast, cast.bruno, subject=""))
    assert (await opened(cast, cast.bruno)).number == numbers[-1] + 1


async def test_without_customer_and_type_there_is_no_ticket() -> None:
    cast = await the_example()
    assert await refusals(opened(cast, cast.bruno, customer_id=None, type_id=None)) == {
        "CustomerIsMissing": "customer",
        "TypeIsUnusable": "type",
    }


async def test_a_call_solved_on_the_line_is_opened_answered_and_closed_in_one_act() -> None:
    cast = await the_example()
    await changed(
        'update workflow_step set "order" = 5, next_order = null where "order" = 10 '
        "and version_id = ?",
        cast.version("simple"),
    )
    await changed('update workflow_step set next_order = 90 where "order" = 5')
    done = await opened(cast, cast.bruno, then=Wish(direction="advance"))
    assert done.closed
    entries = await FollowUp.filter(ticket_id=done.number).order_by("id")
    assert [(e.kind, bool(e.text), e.ticket_version) for e in entries] == [
        ("opened", True, 1),
        ("follow_up", False, 2),
    ]
    begun, closing = await ResponsibilityCenter.filter(code__in=["1.1", "1.9"]).order_by("code")
    assert (begun.open_count, closing.open_count) == (0, 0)


async def test_requirements_judge_what_stands_after_the_second_entry() -> None:
    """Closing at once needs no promise, which opening alone would ask for."""
    cast = await the_example()
    await changed(
        'update workflow_step set next_order = 90 where "order" = 10 and version_id = ?',
        cast.version("simple"),
    )
    complaint = {"type_id": cast.type("2.1"), "next_contact_on": None}
    assert await refusals(opened(cast, cast.bruno, **complaint)) == {
        "DateIsMissing": "next_contact"
    }
    assert (await opened(cast, cast.bruno, then=Wish(direction="advance"), **complaint)).closed


async def test_the_second_entry_asks_its_own_questions() -> None:
    cast = await the_example()
    deployment = {
        "type_id": cast.type("1.1"),
        "product_id": cast.product,
        "channel_id": cast.channel(),
        "person_id": cast.person,
    }
    asked = opened(cast, cast.bruno, then=Wish(direction="advance"), **deployment)
    assert await refusals(asked) == {"QuestionIsOpen": "answers"}
    signed = Wish(direction="advance", answers=(answer(cast, "deploy", 20, "yes"),))
    done = await opened(cast, cast.bruno, then=signed, **deployment)
    assert (done.center_id, done.version) == (cast.center("1.2"), 2)


async def test_spies_and_the_delegate_are_to_be_told_but_nobody_of_their_own_act() -> None:
    cast = await the_example()
    deployment = {
        "type_id": cast.type("1.1"),
        "product_id": cast.product,
        "channel_id": cast.channel(),
        "person_id": cast.person,
    }
    done = await opened(cast, cast.bruno, contact_user_id=cast.rui, **deployment)
    mails = await Mail.filter(ticket_id=done.number)
    assert cast.rui in {mail.to_user_id for mail in mails}
    assert "spy" in {mail.why for mail in mails}
    assert cast.bruno not in {mail.to_user_id for mail in mails}


async def test_what_the_first_entry_closed_takes_no_second() -> None:
    cast = await the_example()
    await changed(
        'update workflow_step set center_id = ? where "order" = 10 and version_id = ?',
        cast.center("1.9"),
        cast.version("simple"),
    )
    act = opened(cast, cast.bruno, then=Wish(direction="advance"))
    assert "TicketIsClosed" in await refusals(act)
    assert await Ticket.all().count() == 0
    assert (await opened(cast, cast.bruno)).closed


async def test_the_second_entry_only_moves_on() -> None:
    cast = await the_example()
    more = {"text": "x" * 30_000, "type_id": cast.type("2.1"), "subject": "Else", "priority": 1}
    done = await opened(cast, cast.bruno, then=Wish(direction="advance", **more))
    ticket = await Ticket.get(number=done.number)
    assert (ticket.type_id, ticket.subject) == (cast.type("2.2"), "The till prints nothing")
    assert (ticket.priority, done.center_id) == (None, cast.center("1.4"))


async def test_another_priority_from_the_start_has_a_reason_and_needs_the_right() -> None:
    cast = await the_example()
    urgent = {"priority": 1, "text": ""}
    assert await refusals(opened(cast, cast.admin, **urgent)) == {"TextIsMissing": "text"}
    assert await refusals(opened(cast, cast.bruno, priority=1)) == {"NotPermitted": "priority"}
    assert (await opened(cast, cast.admin, priority=1)).number
