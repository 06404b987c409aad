"""One commit: key, ticket, counters, history, ledger, rooms."""

import asyncio

import pytest

from models import Delta, FollowUp, IdempotencyKey, LedgerEntry, ResponsibilityCenter, Ticket
from services import events, ledger, tickets
from services.live.telling import RoomTold
from services.tickets import Opening, Reopening, Wish
from tests.factories import a_closed_ticket, a_ticket, in_days, the_example
from tests.services.rules.acts import SPOKEN, changed, refusals, said

pytestmark = pytest.mark.usefixtures("db")
KEY = "5b2c8a54-6c55-4e5b-9d42-2f5a5f0f6a11"


async def advanced(number: int, by: int, text: str = SPOKEN) -> tickets.Done:
    wish = Wish(text=text, direction="advance")
    return await tickets.follow_up(number, wish, version=1, by=by, key=KEY)


async def test_the_same_key_does_it_once_and_answers_the_same() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    first = await advanced(number, cast.bruno)
    assert await advanced(number, cast.bruno) == first
    assert await FollowUp.filter(ticket_id=number).count() == 2


async def test_the_same_key_with_another_body_is_refused() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await advanced(number, cast.bruno)
    assert await refusals(advanced(number, cast.bruno, "Something else")) == {"KeyWasUsed": ""}


async def test_a_refusal_leaves_no_row() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await refusals(advanced(number, cast.marta))
    assert await IdempotencyKey.all().count() == 0
    assert await LedgerEntry.filter(subject=f"ticket:{number}").count() == 0
    assert await Delta.all().count() == 0
    assert (await Ticket.get(number=number)).version == 1


async def test_the_ledger_chains_and_its_macs_hold() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await said(number, cast.bruno)
    await said(number, cast.carla, direction="advance")
    previous = ""
    rows = await LedgerEntry.filter(subject=f"ticket:{number}").order_by("seq")
    for expected, row in enumerate(rows, 1):
        parts = (row.subject, row.seq, row.actor_id, row.at, row.happened, row.payload_hash)
        assert (row.seq, row.mac) == (expected, ledger.sealed(previous, *parts))
        previous = row.mac
    assert [row.happened for row in rows] == ["followed_up", "moved"]


async def test_what_happened_is_told_after_the_commit_with_the_rooms_sequence() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    told: list[object] = []
    events.subscribe(told.append)
    await said(number, cast.bruno, direction="advance")
    [delta] = await Delta.all()
    assert [(each.room, each.seq) for each in told if isinstance(each, RoomTold)] == [
        ("all", delta.seq)
    ]
    left, reached = await ResponsibilityCenter.filter(code__in=["1.1", "1.4"]).order_by("code")
    assert (left.open_count, reached.open_count) == (0, 1)


async def test_a_key_is_one_persons_own() -> None:
    cast = await the_example()
    number, other = await a_ticket("1.1"), await a_ticket("1.1")
    first = await advanced(number, cast.bruno)
    second = await advanced(other, cast.carla)
    assert (first.number, second.number) == (number, other)
    assert await IdempotencyKey.filter(key=KEY).count() == 2


@pytest.mark.parametrize("verb", ["open", "reopen"])
async def test_a_key_is_for_one_act_of_any_kind(verb: str) -> None:
    cast = await the_example()
    closed = await a_closed_ticket()
    await advanced(await a_ticket("1.1"), cast.bruno)
    due = in_days(0)
    acts = {
        "open": lambda: tickets.open(
            Opening(customer_id=cast.customer, type_id=cast.type("2.2"), subject="x",
                    next_contact_on=due), by=cast.bruno, key=KEY),
        "reopen": lambda: tickets.reopen(
            closed, Reopening(text=SPOKEN, next_contact_on=due), version=1, by=cast.bruno, key=KEY),
    }  # fmt: skip
    assert await refusals(acts[verb]()) == {"KeyWasUsed": ""}


async def test_a_standard_reply_at_the_opening_says_the_number_it_gets() -> None:
    cast = await the_example()
    opening = Opening(
        customer_id=cast.customer, type_id=cast.type("2.2"), subject="x",
        next_contact_on=in_days(0), text="We keep {ticket} in mind, {user}.",
    )  # fmt: skip
    number = (await tickets.open(opening, by=cast.bruno)).number
    [entry] = await FollowUp.filter(ticket_id=number)
    assert entry.text == f"We keep #{number} in mind, {{user}}."


async def test_opened_once_with_one_key_however_often_it_is_sent() -> None:
    cast = await the_example()
    opening = Opening(
        customer_id=cast.customer, type_id=cast.type("2.2"), subject="x", next_contact_on=in_days(0)
    )
    acts = (tickets.open(opening, by=cast.bruno, key=KEY) for _ in range(8))
    done = await asyncio.gather(*acts)
    assert len(set(done)) == 1
    assert await Ticket.all().count() == 1


async def test_after_a_refusal_the_same_key_may_say_something_else() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await refusals(advanced(number, cast.marta))
    wish = Wish(text="Something else")
    await changed("update user_account set role_id = ? where id = ?",
                  cast.role("agent"), cast.marta)  # fmt: skip
    assert (await tickets.follow_up(number, wish, version=1, by=cast.marta, key=KEY)).number
