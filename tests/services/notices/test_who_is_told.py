"""Who is told of an entry, and why: one row a person, never of one's own act."""

from __future__ import annotations

import pytest

from models import HandOver, Mail, NoticeChoice
from services import events, handing_over, notices, tickets
from services.notices import NoticesChanged
from tests.factories import Cast, a_closed_ticket, a_customer, a_ticket, in_days, the_example
from tests.services.rules.acts import changed, opened, reopened, said

pytestmark = pytest.mark.usefixtures("db")
CUSTOMER_SPY = "insert into customer_spy (customer_id, user_id, listed_by_id) values (?, ?, ?)"
SPY = "insert into ticket_type_spy (tickettype_id, user_id) values (?, ?)"


async def told(number: int) -> dict[int | None, str]:
    """By person, why they were told of the last entry."""
    rows = await Mail.filter(ticket_id=number).order_by("follow_up_id")
    last = rows[-1].follow_up_id if rows else None
    assert len({(row.to_user_id, row.follow_up_id) for row in rows}) == len(rows)
    return {row.to_user_id: row.why for row in rows if row.follow_up_id == last}


async def forgotten() -> None:
    await changed("delete from mail where id > ?", 0)


async def spied(cast: Cast, *people: int, code: str = "2.2") -> None:
    for user in people:
        await changed(SPY, cast.type(code), user)


async def closed(number: int, by: int, cast: Cast) -> None:
    await said(number, by, direction="other", to_center_id=cast.center("1.9"))


async def test_a_spy_of_the_type_is_told_when_a_ticket_opens_with_it_and_of_nothing_after() -> None:
    cast = await the_example()
    await spied(cast, cast.ana)
    number = (await opened(cast, cast.bruno)).number
    assert await told(number) == {cast.ana: "spy"}
    await forgotten()
    await said(number, cast.bruno)
    assert await told(number) == {}


async def test_a_spy_of_the_type_is_told_when_a_ticket_is_changed_to_it() -> None:
    cast = await the_example()
    await spied(cast, cast.ana, code="2.1")
    number = await a_ticket("1.1", next_contact_on=in_days(0))
    await said(number, cast.bruno, type_id=cast.type("2.1"), next_contact_on=in_days(1))
    assert await told(number) == {cast.ana: "spy"}


async def test_a_spy_of_the_customer_is_told_when_a_ticket_of_theirs_opens() -> None:
    cast = await the_example()
    await changed(CUSTOMER_SPY, cast.customer, cast.rui, cast.ana)
    assert await told((await opened(cast, cast.bruno)).number) == {cast.rui: "customer_spy"}


async def test_a_spy_of_the_customer_is_told_when_a_ticket_becomes_theirs() -> None:
    cast = await the_example()
    other, _ = await a_customer()
    await changed(CUSTOMER_SPY, other, cast.rui, cast.ana)
    number = await a_ticket("1.1", customer_id=cast.customer)
    await said(number, cast.bruno, customer_id=other)
    assert await told(number) == {cast.rui: "customer_spy"}
    await forgotten()
    await said(number, cast.bruno)
    assert await told(number) == {}


@pytest.mark.parametrize(
    ("events", "hears"),
    [("opened", [1, 0, 0]), ("all", [1, 1, 1]), ("closed", [0, 0, 1]), ("none", [0, 0, 0])],
)
@pytest.mark.parametrize("source", ["type", "customer"])
async def test_a_spy_chooses_which_events(events: str, hears: list[int], source: str) -> None:
    cast = await the_example()
    if source == "type":
        await spied(cast, cast.ana)
    else:
        await changed(CUSTOMER_SPY, cast.customer, cast.ana, cast.admin)
    of = cast.type("2.2") if source == "type" else cast.customer
    await notices.choose(f"{source}:{of}", events, by=cast.ana)
    number = (await opened(cast, cast.bruno)).number
    counts = [await Mail.all().count()]
    await said(number, cast.bruno)
    counts.append(await Mail.all().count() - sum(counts))
    await closed(number, cast.admin, cast)
    counts.append(await Mail.all().count() - sum(counts))
    assert counts == hears


async def test_a_watcher_is_told_of_every_follow_up_or_only_of_closing() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await tickets.watch(number, by=cast.carla)
    await tickets.watch(number, by=cast.rui, events="closed")
    await said(number, cast.bruno)
    assert await told(number) == {cast.carla: "watch"}
    await closed(number, cast.admin, cast)
    assert await told(number) == {cast.carla: "watch", cast.rui: "watch"}
    await forgotten()
    await tickets.unwatch(number, by=cast.carla)
    await reopened(number, cast.bruno)
    assert await told(number) == {}


async def test_the_contact_user_is_told_when_a_ticket_is_delegated_to_them() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", contact_user_id=cast.bruno)
    await said(number, cast.ana, contact_user_id=cast.carla)
    assert await told(number) == {cast.carla: "delegated"}
    opening = await opened(cast, cast.ana, contact_user_id=cast.rui)
    assert await told(opening.number) == {cast.rui: "delegated"}


async def test_the_contact_user_is_told_when_somebody_else_changes_the_promise() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", contact_user_id=cast.bruno, next_contact_on=in_days(0))
    await said(number, cast.ana, next_contact_on=in_days(1))
    assert await told(number) == {cast.bruno: "promise"}
    await forgotten()
    await said(number, cast.bruno, next_contact_on=in_days(2))
    await said(number, cast.ana)
    await closed(number, cast.ana, cast)
    assert await told(number) == {}


async def test_whoever_has_several_reasons_is_told_once_with_the_strongest() -> None:
    cast = await the_example()
    await spied(cast, cast.carla, cast.rui)
    await changed(CUSTOMER_SPY, cast.customer, cast.rui, cast.ana)
    number = (await opened(cast, cast.ana, contact_user_id=cast.carla)).number
    assert await told(number) == {cast.carla: "delegated", cast.rui: "customer_spy"}
    await tickets.watch(number, by=cast.carla)
    await said(number, cast.ana, next_contact_on=in_days(1))
    assert await told(number) == {cast.carla: "promise"}


async def test_nobody_is_told_their_own_act() -> None:
    cast = await the_example()
    await spied(cast, cast.ana)
    seen: list[object] = []
    events.subscribe(seen.append)
    number = (await opened(cast, cast.ana, contact_user_id=cast.ana)).number
    await tickets.watch(number, by=cast.ana)
    await said(number, cast.ana, next_contact_on=in_days(1))
    assert await Mail.all().count() == 0
    await said(number, cast.bruno)
    assert await told(number) == {cast.ana: "watch"}
    assert [each for each in seen if isinstance(each, NoticesChanged)] == [
        NoticesChanged((cast.ana,)),
        NoticesChanged((cast.ana,)),
    ]


@pytest.mark.parametrize("source", ["delegated", "promise"])
async def test_what_a_person_has_turned_off_reaches_them_no_more(source: str) -> None:
    cast = await the_example()
    await notices.choose(source, "none", by=cast.carla)
    number = await a_ticket("1.1", contact_user_id=cast.bruno, next_contact_on=in_days(0))
    await said(number, cast.ana, contact_user_id=cast.carla)
    await said(number, cast.ana, next_contact_on=in_days(1))
    expected = {"delegated": "promise", "promise": "delegated"}[source]
    assert [row.why for row in await Mail.filter(to_user_id=cast.carla)] == [expected]
    assert await NoticeChoice.filter(user_id=cast.carla).count() == 1


async def test_who_has_gone_is_told_nothing() -> None:
    cast = await the_example()
    await spied(cast, cast.marta)
    number = await a_ticket("1.1")
    await tickets.watch(number, by=cast.marta)
    await changed("update user_account set is_active = ? where id = ?", False, cast.marta)
    await said(number, cast.bruno)
    assert await told((await opened(cast, cast.bruno)).number) == {}
    assert await told(number) == {}


async def test_reopening_tells_those_who_watch_every_follow_up() -> None:
    cast = await the_example()
    number = await a_closed_ticket(contact_user_id=cast.rui)
    await tickets.watch(number, by=cast.carla)
    await reopened(number, cast.bruno)
    assert await told(number) == {cast.carla: "watch", cast.rui: "promise"}


async def test_who_gets_many_tickets_at_once_is_told_once_and_so_is_who_gets_them_back() -> None:
    cast = await the_example()
    numbers = [await a_ticket("1.1", contact_user_id=cast.rui) for _ in range(6)]
    await tickets.watch(numbers[0], by=cast.davi)
    await handing_over.hand_over(cast.rui, [cast.carla], reason="On leave", by=cast.ana)
    [row] = await Mail.filter(to_user_id=cast.carla)
    assert (row.why, row.ticket_id) == ("handed_over", None)
    assert row.body == {
        "by": cast.ana, "from": cast.rui, "reason": "On leave", "is_back": False, "count": 6,
    }  # fmt: skip
    assert [each.why for each in await Mail.filter(to_user_id=cast.davi)] == ["watch"]
    assert [each.why for each in await notices.notices(cast.carla)] == ["handed_over"]
    await handing_over.take_back((await HandOver.get()).id, by=cast.ana)
    assert [each.body["is_back"] for each in await Mail.filter(to_user_id=cast.rui)] == [True]
    await handing_over.hand_over(cast.rui, [cast.ana], reason="Mine now", by=cast.ana)
    assert await Mail.filter(to_user_id=cast.ana).count() == 0


async def test_an_act_that_is_undone_takes_its_notices_with_it() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await tickets.watch(number, by=cast.carla)
    done = await said(number, cast.bruno)
    assert await notices.unread(cast.carla) == 1
    seen: list[object] = []
    events.subscribe(seen.append)
    await tickets.undo(number, done.follow_up_id, by=cast.bruno)
    assert await notices.notices(cast.carla) == ()
    assert NoticesChanged((cast.carla,)) in seen
