"""What stands among a person's notices, what they have read, and what they get and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import LedgerEntry, Mail
from services import events, notices, tickets
from services.catalog import customer_editing
from services.catalog.customer_records import record
from services.configuration import configuration
from services.notices import NoticesChanged, Reason, Source
from services.notices.elsewhere import Elsewhere
from services.notices.sweeping import KEPT, sweep
from services.transaction import Rows, reading
from tests.factories import Cast, a_person, a_role, a_ticket, in_days, the_example
from tests.services.rules.acts import changed, opened, refusals, said

pytestmark = pytest.mark.usefixtures("db")
CUSTOMER_SPY = "insert into customer_spy (customer_id, user_id, listed_by_id) values (?, ?, ?)"
SPY = "insert into ticket_type_spy (tickettype_id, user_id) values (?, ?)"


async def three_follow_ups(cast: Cast) -> int:
    """Of which Carla is told."""
    number = await a_ticket("1.1")
    await tickets.watch(number, by=cast.carla)
    for text in ("one", "two", "three"):
        await said(number, cast.bruno, text=text)
    return number


async def may_be_told(user_id: int, number: int | None) -> bool:
    shaped = await configuration()

    async def ask(rows: Rows) -> bool:
        return await notices.may_be_told(rows, shaped, user_id, number)

    return await reading(ask)


async def test_notices_stand_newest_first_with_who_did_what_before_any_mail_leaves() -> None:
    cast = await the_example()
    number = await three_follow_ups(cast)
    found = await notices.notices(cast.carla)
    assert [each.entry.text for each in found if each.entry] == ["three", "two", "one"]
    first = found[0]
    assert (first.why, first.number, first.customer) == ("watch", number, "Padaria Estrela")
    assert first.entry
    assert first.entry.author_id == cast.bruno
    assert not first.is_read
    assert {row.state for row in await Mail.all()} == {"pending"}
    older = await notices.notices(cast.carla, before=first.id, most=1)
    assert [each.id for each in older] == [found[1].id]
    assert await notices.notices(cast.bruno) == ()


async def test_to_read_one_or_all_is_told_to_the_persons_other_windows() -> None:
    cast = await the_example()
    await three_follow_ups(cast)
    newest, middle, _ = await notices.notices(cast.carla)
    seen: list[object] = []
    events.subscribe(seen.append)
    await notices.read(newest.id, by=cast.rui)
    assert await notices.unread(cast.carla) == 3
    await notices.read(middle.id, by=cast.carla)
    assert await notices.unread(cast.carla) == 2
    await notices.read_all(upto=middle.id, by=cast.carla)
    assert await notices.unread(cast.carla) == 1
    await notices.read_all(upto=middle.id, by=cast.carla)
    assert seen == [NoticesChanged((cast.carla,))] * 2


async def test_what_was_undone_and_what_is_only_mailed_does_not_stand_there() -> None:
    cast = await the_example()
    await three_follow_ups(cast)
    [newest, *_] = await notices.notices(cast.carla)
    await changed("update mail set state = 'cancelled' where id = ?", newest.id)
    assert len(await notices.notices(cast.carla)) == 2
    await changed("update mail set why = 'reset' where to_user_id = ?", cast.carla)
    assert await notices.notices(cast.carla) == ()
    assert await notices.unread(cast.carla) == 0


async def test_who_loses_sight_before_the_mail_leaves_is_neither_mailed_nor_shown() -> None:
    cast = await the_example()
    role = await a_role("ticket.follow_up", scope="own")
    olga = await a_person("olga", role=role)
    number = await a_ticket("1.1", contact_user_id=olga, opened_by=cast.ana)
    await tickets.watch(number, by=olga)
    await said(number, cast.bruno)
    assert await may_be_told(olga, number)
    assert await notices.unread(olga) == 1
    await said(number, cast.ana, contact_user_id=cast.bruno)
    assert not await may_be_told(olga, number)
    assert await notices.notices(olga) == ()
    assert await notices.unread(olga) == 0


async def test_a_withdrawn_ticket_and_a_person_who_has_gone_are_not_told() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", withdrawn_at=datetime.now(UTC))
    assert not await may_be_told(cast.ana, number)
    assert await may_be_told(cast.rui, None)
    await changed("update user_account set is_active = ? where id = ?", False, cast.rui)
    assert not await may_be_told(cast.rui, None)


async def test_a_mail_can_say_why_it_came_and_what_to_choose_to_stop_it() -> None:
    cast = await the_example()
    shaped = await configuration()
    number = await a_ticket("1.1", customer_id=cast.customer)

    async def of(why: str) -> Reason:
        async def ask(rows: Rows) -> Any:
            return await notices.reason(rows, shaped, why, number)

        return await reading(ask)

    name = shaped.types[cast.type("2.2")].name
    assert await of("spy") == Reason("spy", f"type:{cast.type('2.2')}", name)
    assert await of("customer_spy") == Reason(
        "customer_spy", f"customer:{cast.customer}", "Padaria Estrela"
    )
    assert await of("watch") == Reason("watch", f"ticket:{number}")
    assert await of("delegated") == Reason("delegated", "delegated")


async def test_a_person_finds_each_source_with_what_they_chose_of_it() -> None:
    cast = await the_example()
    await changed(SPY, cast.type("2.2"), cast.carla)
    await changed(CUSTOMER_SPY, cast.customer, cast.carla, cast.admin)
    number = await a_ticket("1.1")
    await tickets.watch(number, by=cast.carla, events="closed")
    await notices.choose(f"type:{cast.type('2.2')}", "all", by=cast.carla)
    await notices.choose("digest", "none", by=cast.carla)
    found = await notices.sources(cast.carla, by=cast.admin)
    assert found.own == (
        Source("delegated", "all"), Source("promise", "all"), Source("digest", "none"),
    )  # fmt: skip
    assert [(each.source, each.events) for each in found.types] == [
        (f"type:{cast.type('2.2')}", "all")
    ]
    assert [(each.name, each.events) for each in found.customers] == [("Padaria Estrela", "opened")]
    assert [(each.number, each.events, each.is_open) for each in found.tickets] == [
        (number, "closed", True)
    ]
    rows = await LedgerEntry.filter(subject=f"user:{cast.carla}")
    assert [row.happened for row in rows] == ["notices_chosen"] * 2


async def test_of_what_another_watches_nobody_reads_what_they_may_not_see() -> None:
    cast = await the_example()
    olga = await a_person("olga", role=await a_role("settings.people", scope="own"))
    number = await a_ticket("1.1", opened_by=cast.ana)
    await tickets.watch(number, by=cast.carla)
    assert len((await notices.sources(cast.carla, by=cast.ana)).tickets) == 1
    assert (await notices.sources(cast.carla, by=olga)).tickets == ()


async def test_what_is_no_source_or_no_choice_of_it_is_refused() -> None:
    cast = await the_example()
    for source, events_ in (
        ("promise", "closed"), ("ticket:3", "all"), ("type:x", "all"), ("", "none"),
        ("customer:9", "never"),
    ):  # fmt: skip
        act = notices.choose(source, events_, by=cast.carla)
        assert await refusals(act) == {"IsUnknown": "events"}


async def test_a_spy_of_a_customer_stands_in_the_customers_form() -> None:
    cast = await the_example()
    before = (await record(cast.customer, by=cast.admin)).fields
    after = replace(before, spies=(cast.rui, cast.ana))
    await customer_editing.edit(cast.customer, before=before, after=after, by=cast.admin)
    fields = (await record(cast.customer, by=cast.admin)).fields
    assert fields.spies == tuple(sorted((cast.rui, cast.ana)))
    number = (await opened(cast, cast.bruno, next_contact_on=in_days(0))).number
    assert {row.to_user_id for row in await Mail.filter(ticket_id=number)} == {cast.rui, cast.ana}
    nobody = replace(fields, spies=(9999,))
    act = customer_editing.edit(cast.customer, before=fields, after=nobody, by=cast.admin)
    assert await refusals(act) == {"IsUnknown": "spies"}


async def test_what_is_older_than_ninety_days_goes_but_never_what_still_is_to_leave() -> None:
    cast = await the_example()
    await three_follow_ups(cast)
    newest, middle, oldest = await notices.notices(cast.carla)
    await changed("update mail set state = 'sent' where id = ?", newest.id)
    await changed("update mail set state = 'listed' where id = ?", middle.id)
    assert await sweep(datetime.now(UTC) + KEPT - timedelta(hours=1)) == 0
    assert await sweep(datetime.now(UTC) + KEPT + timedelta(hours=1)) == 2
    assert [row.id for row in await Mail.all()] == [oldest.id]


async def test_what_another_process_wrote_or_read_is_heard_once() -> None:
    cast = await the_example()
    elsewhere, people = Elsewhere(), [cast.carla, cast.rui]
    await elsewhere.look(people)
    seen: list[object] = []
    await three_follow_ups(cast)
    events.subscribe(seen.append)
    await elsewhere.look(people)
    await elsewhere.look(people)
    assert seen == [NoticesChanged((cast.carla,))]
    await changed("update mail set read_at = created_at where to_user_id = ?", cast.carla)
    seen.clear()
    await elsewhere.look(people)
    assert seen == [NoticesChanged((cast.carla,))]


async def test_that_no_mail_leaves_is_said_to_a_person_once() -> None:
    cast = await the_example()
    assert not notices.is_understood(await configuration(), cast.admin)
    await notices.understand(by=cast.admin)
    await notices.understand(by=cast.admin)
    assert notices.is_understood(await configuration(), cast.admin)
    assert not notices.is_understood(await configuration(), cast.ana)
