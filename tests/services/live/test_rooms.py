"""Rooms are told while in use; a gap is found and filled, or ends in a new snapshot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson
import pytest

from models import Delta, Room
from services.live import rooms
from services.tickets import Wish, follow_up
from tests.factories import a_person, a_role, a_ticket, the_example

pytestmark = pytest.mark.usefixtures("db")


async def test_a_gap_is_filled_in_order() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    for text in ("one", "two", "three"):
        await follow_up(number, Wish(text=text), version=1, by=cast.ana)
    missed = await rooms.missed("all", 1)
    assert missed is not None
    assert missed.head == 3
    assert [orjson.loads(body)["card"]["f"] for body in missed.bodies] == [3, 4]


async def test_who_misses_nothing_is_told_nothing() -> None:
    cast = await the_example()
    await follow_up(await a_ticket("1.1"), Wish(text="one"), version=1, by=cast.ana)
    assert await rooms.missed("all", 1) == rooms.Missed(1, ())


async def test_what_is_older_than_ten_minutes_asks_for_a_snapshot() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    old = datetime.now(UTC) - timedelta(minutes=11)
    await follow_up(number, Wish(text="old"), version=1, by=cast.ana, now=old)
    await follow_up(number, Wish(text="new"), version=1, by=cast.ana)
    await rooms.prune()
    assert await Delta.all().count() == 1
    assert await rooms.missed("all", 0) is None
    assert await rooms.missed("all", 1) is not None


async def test_a_sequence_from_the_future_asks_for_a_snapshot() -> None:
    cast = await the_example()
    await follow_up(await a_ticket("1.1"), Wish(text="one"), version=1, by=cast.ana)
    missed = await rooms.missed("all", 9)
    assert missed is None or missed.head == 1


async def test_a_room_nobody_uses_is_not_told() -> None:
    cast = await the_example()
    await follow_up(await a_ticket("1.1"), Wish(text="one"), version=1, by=cast.ana)
    assert {delta.room for delta in await Delta.all()} == {"all"}


async def test_a_room_in_use_is_told_of_what_it_sees() -> None:
    cast = await the_example()
    own = await a_person("olga", role=await a_role("ticket.follow_up", scope="own"))
    hers, other = await a_ticket("1.1", opened_by=own), await a_ticket("1.1", opened_by=cast.rui)
    await rooms.touch([f"user:{own}"])
    for number in (hers, other):
        await follow_up(number, Wish(text="one"), version=1, by=cast.ana)
    bodies = [orjson.loads(delta.body) for delta in await Delta.filter(room=f"user:{own}")]
    assert [body["n"] for body in bodies] == [hers]


async def test_coming_back_after_the_room_fell_silent_asks_for_a_snapshot() -> None:
    await the_example()
    long_ago = datetime.now(UTC) - timedelta(minutes=30)
    await rooms.touch(["user:1"], long_ago)
    held = (await rooms.heads(["user:1"]))["user:1"]
    assert "user:1" not in rooms.in_use()
    await rooms.touch(["user:1"])
    assert "user:1" in rooms.in_use()
    assert await rooms.missed("user:1", held) is None


async def test_coming_back_soon_enough_misses_nothing() -> None:
    await the_example()
    a_while_ago = datetime.now(UTC) - timedelta(minutes=5)
    await rooms.touch(["user:1"], a_while_ago)
    held = (await rooms.heads(["user:1"]))["user:1"]
    await rooms.touch(["user:1"])
    assert await rooms.missed("user:1", held) == rooms.Missed(held, ())


async def test_a_restart_remembers_who_listened() -> None:
    await the_example()
    await rooms.touch(["team:4"])
    rooms.forget()
    assert rooms.in_use() == {"all"}
    await rooms.recall()
    assert rooms.in_use() == {"all", "team:4"}


async def test_a_room_is_written_once_a_minute_at_most() -> None:
    await the_example()
    now = datetime.now(UTC)
    await rooms.touch(["all"], now)
    await rooms.touch(["all"], now + timedelta(seconds=30))
    assert (await Room.get(name="all")).used_at == now
    await rooms.touch(["all"], now + timedelta(seconds=61))
    assert (await Room.get(name="all")).used_at == now + timedelta(seconds=61)
