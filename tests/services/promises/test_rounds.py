"""Each morning once, whatever the clock does."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models import DailyDigest
from services import events, notices, promises, tickets
from services.configuration import configuration
from services.notices import NoticesChanged
from services.promises import rounds
from services.tickets import Wish
from services.tickets.my_day import my_day
from services.transaction import reading
from tests.factories import a_closed_ticket, a_person, a_role, a_ticket, the_example
from tests.services.promises.mornings import (
    SAO_PAULO,
    TUESDAY,
    at,
    digests,
    multiplied,
    noted,
    settled,
    told,
)

pytestmark = pytest.mark.usefixtures("db")
MONDAY = TUESDAY - timedelta(days=1)
WEDNESDAY = TUESDAY + timedelta(days=1)
ZONES = [SAO_PAULO, "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo"]


async def test_in_the_morning_the_contact_user_hears_of_what_is_unkept_and_due() -> None:
    cast = await the_example()
    late = await a_ticket(contact_user_id=cast.bruno, next_contact_on=MONDAY)
    due = await a_ticket(contact_user_id=cast.bruno, next_contact_on=TUESDAY)
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=WEDNESDAY)
    await a_ticket(contact_user_id=cast.bruno)
    await a_closed_ticket(contact_user_id=cast.bruno, next_contact_on=MONDAY)

    assert await promises.remind(at(TUESDAY, 7)) == 1

    assert await digests() == [
        (cast.bruno, {"day": "2026-11-24", "unkept": 1, "today": 1, "escalated": 0,
                      "tickets": [[late, "unkept", 1], [due, "today", 0]]})
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "hour", "count"),
    [
        (TUESDAY, 6, 0),
        (TUESDAY, 7, 1),
        (TUESDAY, 23, 1),
        (date(2026, 11, 28), 9, 0),
        (date(2026, 12, 25), 9, 0),
    ],
)
async def test_nobody_hears_before_the_hour_or_on_a_free_day(
    day: date, hour: int, count: int
) -> None:
    cast = await the_example()
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=MONDAY)
    assert await promises.remind(at(day, hour)) == count
    assert len(await digests()) == count


async def test_a_holiday_of_the_state_is_free_there_alone() -> None:
    cast = await the_example()
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=date(2026, 7, 6))
    await settled(holiday_state="SP")
    assert await promises.remind(at(date(2026, 7, 9), 9)) == 0
    await settled(holiday_state="RJ")
    assert await promises.remind(at(date(2026, 7, 9), 9)) > 0


async def test_what_falls_due_during_the_day_is_tomorrows() -> None:
    cast = await the_example()
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=MONDAY)
    await promises.remind(at(TUESDAY, 7))
    await a_ticket(contact_user_id=cast.carla, next_contact_on=TUESDAY)
    assert await promises.remind(at(TUESDAY, 10)) == 0
    assert await promises.remind(at(WEDNESDAY, 7)) > 0
    assert (cast.carla, WEDNESDAY) in await told()


async def test_a_kept_promise_is_not_told_again() -> None:
    cast = await the_example()
    number = await a_ticket(contact_user_id=cast.bruno, next_contact_on=MONDAY)
    await promises.remind(at(TUESDAY, 7))
    wish = Wish(text="They call back", next_contact_on=date(2026, 11, 26))
    await tickets.follow_up(number, wish, version=1, by=cast.bruno, now=at(TUESDAY, 9)())
    assert await promises.remind(at(WEDNESDAY, 7)) == 0
    assert set(await told()) == {(cast.bruno, TUESDAY)}


async def test_down_in_the_morning_it_is_told_late_and_down_all_day_not_at_all() -> None:
    cast = await the_example()
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=MONDAY)
    await settled(escalation_days=0)
    assert await promises.remind(at(TUESDAY, 22)) == 1
    assert await promises.remind(at(date(2026, 11, 26), 8)) == 1
    assert set(await told()) == {(cast.bruno, TUESDAY), (cast.bruno, date(2026, 11, 26))}


async def test_a_round_that_sleeps_over_midnight_ends_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cast = await the_example()
    await settled(escalation_days=0)
    for user in (cast.ana, cast.bruno, cast.carla):
        await a_ticket(contact_user_id=user, next_contact_on=MONDAY)
    wall = at(TUESDAY, 23, 59)

    async def asleep(_seconds: float) -> None:
        wall.at = at(WEDNESDAY, 3)()

    monkeypatch.setattr(rounds.asyncio, "sleep", asleep)
    assert await promises.remind(wall) == 1
    wall.at = at(WEDNESDAY, 7)()
    monkeypatch.undo()
    assert await promises.remind(wall) == 3
    days = [day for _user, day in await told()]
    assert sorted(days) == [TUESDAY, WEDNESDAY, WEDNESDAY, WEDNESDAY]


async def test_several_processes_tell_each_person_once() -> None:
    cast = await the_example()
    for user in (cast.ana, cast.bruno, cast.carla, cast.rui):
        await a_ticket(contact_user_id=user, next_contact_on=MONDAY)
    await settled(escalation_days=0)
    counts = await asyncio.gather(*(promises.remind(at(TUESDAY, 7)) for _ in range(4)))
    assert sum(counts) == 4
    assert set((await told()).values()) == {1}
    assert await noted() == set(await told())


async def test_a_round_that_broke_off_goes_on_with_whoever_is_left() -> None:
    cast = await the_example()
    await settled(escalation_days=0)
    for user in (cast.ana, cast.bruno, cast.carla):
        await a_ticket(contact_user_id=user, next_contact_on=MONDAY)
    first = asyncio.create_task(promises.remind(at(TUESDAY, 7)))
    events.subscribe(lambda _event: first.cancel())
    await asyncio.gather(first, return_exceptions=True)
    left = 3 - len(await digests())
    assert 0 < left < 3
    assert await promises.remind(at(TUESDAY, 8)) == left
    assert set((await told()).values()) == {1}
    assert len(await told()) == 3


async def test_five_thousand_overdue_tickets_are_one_mail_a_person() -> None:
    cast = await the_example()
    number = await a_ticket(contact_user_id=cast.bruno, next_contact_on=date(2026, 10, 30))
    await multiplied(number, 4999)
    heard: list[object] = []
    events.subscribe(heard.append)

    await promises.remind(at(TUESDAY, 7))

    found = dict(await digests())
    assert set((await told()).values()) == {1}
    assert (found[cast.bruno]["unkept"], found[cast.ana]["escalated"]) == (5000, 5000)
    assert len(found[cast.bruno]["tickets"]) == len(found[cast.ana]["tickets"]) == 20
    assert {each.user_ids for each in heard if isinstance(each, NoticesChanged)} == {
        (user,) for user in found
    }


async def test_whoever_wants_no_digest_gets_none() -> None:
    cast = await the_example()
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=MONDAY)
    await notices.choose("digest", "none", by=cast.bruno)
    assert await promises.remind(at(TUESDAY, 7)) == 0
    assert await digests() == []


async def test_nobody_is_told_of_what_they_do_not_see() -> None:
    """Boris stands above both, and sees the tickets of his team alone."""
    cast = await the_example()
    users = (await configuration()).users
    role = await a_role("ticket.follow_up", scope="team")
    place = {"position_id": users[cast.ana].position_id, "team_id": users[cast.rui].team_id}
    boris = await a_person("boris", role=role, **place)
    long_ago = date(2026, 11, 16)
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=long_ago)
    ours = await a_ticket(contact_user_id=cast.rui, next_contact_on=long_ago)
    await promises.remind(at(TUESDAY, 7))
    found = dict(await digests())
    assert [number for number, *_ in found[boris]["tickets"]] == [ours]
    assert (found[boris]["escalated"], found[cast.ana]["escalated"]) == (1, 2)


async def test_whoever_sees_none_of_it_gets_no_mail() -> None:
    cast = await the_example()
    role = await a_role("ticket.follow_up", scope="team")
    position = (await configuration()).users[cast.ana].position_id
    boris = await a_person("boris", role=role, position_id=position)
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=date(2026, 11, 16))
    await promises.remind(at(TUESDAY, 7))
    assert boris not in dict(await digests())


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [0, 2])
async def test_whatever_the_clock_does_each_working_day_is_told_once(zone: str, hour: int) -> None:
    """Three weeks round a change of clocks, looked at now and then, with jumps of an hour."""
    cast = await the_example(timezone=zone)
    await settled(reminder_hour=hour, escalation_days=0)
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=date(2026, 1, 5))
    dice, there = random.Random(f"{zone}{hour}"), ZoneInfo(zone)
    begin = dice.choice((datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 10, 19, tzinfo=UTC)))
    now, wall = begin, at(MONDAY, 0)
    while now < begin + timedelta(days=21):
        now += timedelta(minutes=dice.randrange(20, 220))
        wall.at = now + timedelta(hours=dice.choice((0, 0, 0, -1, 1)))
        await promises.remind(wall)
    shaped = await configuration()
    first, last = (moment.astimezone(there).date() for moment in (begin, now))
    days = [first + timedelta(days=n) for n in range(1, (last - first).days)]
    wanted = {day for day in days if shaped.working_days.is_working(day)}
    counts = await told()
    assert set(counts.values()) == {1}
    assert wanted <= {day for _user, day in counts}
    assert all(shaped.working_days.is_working(day) for _user, day in counts)


async def test_a_clock_put_back_a_day_tells_nobody_twice() -> None:
    cast = await the_example()
    await settled(escalation_days=0)
    await a_ticket(contact_user_id=cast.bruno, next_contact_on=date(2026, 11, 2))
    for day in (MONDAY, TUESDAY, MONDAY, WEDNESDAY, TUESDAY, WEDNESDAY):
        await promises.remind(at(day, 8))
    assert await told() == {(cast.bruno, day): 1 for day in (MONDAY, TUESDAY, WEDNESDAY)}


async def test_what_is_long_past_is_forgotten() -> None:
    await the_example()
    await promises.remind(at(date(2026, 6, 1), 8))
    await promises.remind(at(TUESDAY, 8))
    assert [row.day for row in await DailyDigest.all()] == [TUESDAY]


async def test_a_digest_is_read_as_it_is_now() -> None:
    cast = await the_example()
    kept = await a_ticket(contact_user_id=cast.bruno, next_contact_on=MONDAY)
    late = await a_ticket("1.1", "No bread", contact_user_id=cast.bruno, next_contact_on=MONDAY)
    await promises.remind(at(TUESDAY, 7))
    [(_user, body)] = await digests()
    wish = Wish(text="They call back", next_contact_on=WEDNESDAY)
    await tickets.follow_up(kept, wish, version=1, by=cast.bruno, now=at(TUESDAY, 9)())
    shaped = await configuration()

    digest = await reading(lambda rows: promises.digest_of(rows, shaped, cast.bruno, body))

    assert digest is not None
    [line] = digest.lines
    assert (line.number, line.subject, line.kind) == (late, "No bread", "unkept")
    assert (digest.counts["unkept"], digest.more("unkept")) == (1, 0)


async def test_my_day_and_the_morning_agree_on_what_is_unkept() -> None:
    cast = await the_example()
    for day in (date(2026, 11, 2), MONDAY, TUESDAY, WEDNESDAY):
        await a_ticket(contact_user_id=cast.bruno, next_contact_on=day)
    await a_closed_ticket(by=cast.bruno, contact_user_id=cast.bruno, next_contact_on=MONDAY)
    wall = at(TUESDAY, 7)
    await promises.remind(wall)
    shown = await my_day(cast.bruno, now=wall())
    told_of = dict(await digests())[cast.bruno]["tickets"]
    for kind, some in (("unkept", shown.overdue), ("today", shown.due_today)):
        assert [number for number, each, _ in told_of if each == kind] == [m.number for m in some]
