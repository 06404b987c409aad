"""To watch a ticket, and to be listed by another person, which lets one see it."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from models import LedgerEntry, Watcher
from services import events, live, tickets
from services.access.sight import rooms_of
from services.configuration import configuration
from services.live.telling import RoomTold
from services.refusals import Refused
from services.tickets import reads
from tests.factories import a_person, a_role, a_ticket, the_example
from tests.services.rules.acts import changed, refusals, version

pytestmark = pytest.mark.usefixtures("db")


async def a_narrow_person(login: str = "olga", scope: str = "own") -> int:
    role = await a_role("ticket.follow_up", scope=scope, name=login)
    return await a_person(login, role=role)


async def hears(number: int, user_id: int) -> list[dict[str, Any]]:
    """What their rooms are told from now on."""
    told: list[dict[str, Any]] = []
    rooms = rooms_of(await configuration(), user_id)
    await live.rooms.touch(rooms)

    def hear(event: object) -> None:
        if isinstance(event, RoomTold) and event.room in rooms:
            told.append(orjson.loads(event.body))

    events.subscribe(hear)
    return told


async def sees(number: int, user_id: int) -> bool:
    try:
        await reads.find(number, by=user_id)
    except Refused:
        return False
    return True


async def test_whoever_is_listed_by_another_sees_the_ticket_at_once_until_unlisted() -> None:
    cast = await the_example()
    olga = await a_narrow_person()
    number = await a_ticket("1.1", opened_by=cast.ana)
    told = await hears(number, olga)
    await tickets.enlist(number, olga, by=cast.ana)
    assert await sees(number, olga)
    assert [(each["k"], each["n"], each["card"]["n"]) for each in told] == [("put", number, number)]
    await tickets.unlist(number, olga, by=cast.bruno)
    assert not await sees(number, olga)
    assert [each["k"] for each in told] == ["put", "gone"]
    assert await version(number) == 1


async def test_to_watch_on_ones_own_account_grants_no_sight() -> None:
    cast = await the_example()
    olga = await a_narrow_person()
    number = await a_ticket("1.1", contact_user_id=olga)
    await tickets.watch(number, by=olga)
    await tickets.follow_up(
        number, tickets.Wish(text="Mine now.", contact_user_id=cast.bruno), version=1, by=cast.ana
    )
    assert not await sees(number, olga)
    assert await refusals(tickets.watch(number, by=olga, events="closed")) == {"NotFound": ""}


async def test_whoever_sees_it_by_their_team_is_only_told_that_something_beside_it_changed() -> (
    None
):
    cast = await the_example()
    otto = await a_narrow_person("otto", scope="team")
    known = await configuration()
    team = known.users[cast.bruno].team_id
    await changed("update user_account set team_id = ? where id = ?", team, otto)
    number = await a_ticket("1.1", contact_user_id=cast.bruno)
    told = await hears(number, otto)
    await tickets.enlist(number, otto, by=cast.ana)
    await tickets.unlist(number, otto, by=cast.ana)
    assert {each["k"] for each in told} == {"raised"}
    assert await sees(number, otto)


async def test_only_with_the_right_to_delegate_one_lists_somebody() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", opened_by=cast.ana)
    assert await refusals(tickets.enlist(number, cast.rui, by=cast.marta)) == {"NotPermitted": ""}
    assert await refusals(tickets.unlist(number, cast.rui, by=cast.marta)) == {"NotPermitted": ""}
    assert await refusals(tickets.enlist(number, 9999, by=cast.ana)) == {"IsUnknown": "user_id"}
    assert await Watcher.all().count() == 0


async def test_who_was_listed_can_stop_being_told_and_still_sees_it() -> None:
    cast = await the_example()
    olga = await a_narrow_person()
    number = await a_ticket("1.1", opened_by=cast.ana)
    await tickets.enlist(number, olga, by=cast.ana)
    await tickets.unwatch(number, by=olga)
    assert await sees(number, olga)
    assert (await Watcher.get(user_id=olga)).events == "none"
    await tickets.watch(number, by=olga, events="closed")
    assert (await Watcher.get(user_id=olga)).listed_by_id == cast.ana


async def test_each_step_stands_in_the_tickets_ledger() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await tickets.watch(number, by=cast.carla)
    await tickets.watch(number, by=cast.carla)
    await tickets.unwatch(number, by=cast.carla)
    await tickets.unwatch(number, by=cast.carla)
    await tickets.enlist(number, cast.rui, by=cast.ana)
    await tickets.unlist(number, cast.rui, by=cast.ana)
    rows = await LedgerEntry.filter(subject=f"ticket:{number}").order_by("seq")
    happened = ["watched", "unwatched", "watcher_listed", "watcher_unlisted"]
    assert [row.happened for row in rows] == happened
    assert [row.seq for row in rows] == [1, 2, 3, 4]
