"""Heads every five seconds, a new snapshot where the day turns or the process changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import User
from services import configuration as configured
from services.access import people
from services.access.details import Details
from services.live import pulse as pulses
from services.live.bus import LocalBus
from services.live.presence import Listener, Presence
from services.live.pulse import Pulse
from services.tickets import Wish, follow_up
from services.transaction import Work, unit_of_work
from tests.factories import a_person, a_role, a_ticket, the_example

pytestmark = pytest.mark.usefixtures("db")
NOON = datetime(2026, 11, 24, 15, tzinfo=UTC)


class Wire(LocalBus):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str, dict[str, Any]]] = []

    async def emit(self, event: str, room: str, message: dict[str, Any]) -> None:
        self.told.append((event, room, message))

    def of(self, event: str) -> list[dict[str, Any]]:
        return [message for kind, _, message in self.told if kind == event]


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Pulse:
    monkeypatch.setattr(pulses, "SETTLE", 0)
    people = Presence()
    people.join("sid", Listener(1, 1, ("all",), "all"))
    return Pulse(Wire(), people)


async def test_each_room_is_told_its_head_every_five_seconds(pulse: Pulse) -> None:
    cast = await the_example()
    await follow_up(await a_ticket("1.1"), Wish(text="one"), version=1, by=cast.ana)
    for _ in range(10):
        await pulse.beat(NOON)
    assert pulse.wire.of("live_head") == [{"room": "all", "seq": 1}] * 2


async def test_the_turn_of_the_day_where_the_installation_is_starts_anew(pulse: Pulse) -> None:
    await the_example(timezone="America/Sao_Paulo")
    await pulse.beat(datetime(2026, 11, 25, 2, 59, tzinfo=UTC))
    assert pulse.wire.of("live_anew") == []
    await pulse.beat(datetime(2026, 11, 25, 3, 0, tzinfo=UTC))
    assert pulse.wire.of("live_anew") == [{"reason": "day", "spread": 60}]


async def test_a_changed_process_starts_every_screen_anew_once(pulse: Pulse) -> None:
    await the_example()
    await pulse.beat(NOON)

    async def body(work: Work) -> None:
        work.configuration_changed()

    await unit_of_work(body, by=None)
    configured.forget()
    for _ in range(3):
        await pulse.beat(NOON)
    assert pulse.wire.of("live_anew") == [{"reason": "configuration", "spread": 2}]


async def test_who_may_see_less_hears_no_more(pulse: Pulse) -> None:
    cast = await the_example()
    pulse.people.forget()
    pulse.people.join("sid", Listener(cast.rui, 1, ("all",), "all"))
    await pulse.beat(NOON)

    async def body(work: Work) -> None:
        await work.rows(("update role set scope = 'own'", ()))
        work.configuration_changed()

    await unit_of_work(body, by=None)
    configured.forget()
    await pulse.beat(NOON)
    assert ("live_left", "sid", {"rooms": ("all",)}) in pulse.wire.told
    assert pulse.people.listeners == {}


async def test_boards_and_tickets_hear_who_is_there(pulse: Pulse) -> None:
    await the_example()
    assert await a_ticket() == 1501
    await pulse.beat(NOON)
    pulse.people.join("other", Listener(2, 2, ("all",), "all"))
    pulse.people.look("other", 1501)
    await pulse.beat(NOON)
    pulse.people.reap(lambda sid: sid != "other")
    await pulse.beat(NOON)
    assert pulse.wire.of("presence") == [
        {"place": "board:all", "people": [1]},
        {"place": "board:all", "people": [1, 2]},
        {"place": "ticket:1501", "people": [2]},
        {"place": "board:all", "people": [1]},
        {"place": "ticket:1501", "people": []},
    ]


async def test_what_another_process_committed_is_caught_up_with(pulse: Pulse) -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    await pulse._catch_up(datetime.now(UTC))
    for text in ("one", "two"):
        await follow_up(number, Wish(text=text), version=1, by=cast.ana)
    await pulse._catch_up(datetime.now(UTC) + timedelta(seconds=1))
    assert sorted(pulse.wire._waiting["all"]) == [1, 2]


async def test_who_leaves_a_team_leaves_its_screens_and_nobody_elses(pulse: Pulse) -> None:
    cast = await the_example()
    carla, bruno = await User.get(id=cast.carla), await User.get(id=cast.bruno)
    pulse.people.forget()
    await team_scope(carla.role_id)
    heard = (f"team:{carla.team_id}", f"user:{cast.carla}")
    pulse.people.join("carla", Listener(cast.carla, 1, heard, "all"))
    pulse.people.join("ana", Listener(cast.ana, 2, ("all",), "all"))
    await pulse.beat(NOON)
    assert pulse.wire.of("live_left") == []
    known = Details(
        name=bruno.name, email=bruno.email, role_id=bruno.role_id, team_id=bruno.team_id
    )
    after = replace(known, team_id=None)
    await people.edit(cast.bruno, before=known, after=after, by=cast.admin)
    configured.forget()
    await pulse.look(NOON)
    assert ("live_left", "carla", {"rooms": heard}) in pulse.wire.told
    assert set(pulse.people.listeners) == {"ana"}


async def test_who_came_in_by_rights_of_a_moment_ago_is_found(pulse: Pulse) -> None:
    cast = await the_example()
    await pulse.beat(NOON)
    pulse.people.forget()
    pulse.people.join("late", Listener(cast.rui, 1, (f"user:{cast.rui}",), "all"))
    await pulse.beat(NOON)
    assert pulse.people.listeners == {}


async def test_who_is_no_more_hears_no_more(pulse: Pulse) -> None:
    await the_example()
    pulse.people.join("sid", Listener(4711, 1, ("all",), "all"))
    await pulse.beat(NOON)
    assert "sid" not in pulse.people.listeners


async def team_scope(role_id: int) -> None:
    async def body(work: Work) -> None:
        await work.rows(("update role set scope = 'team' where id = ?", (role_id,)))
        work.configuration_changed()

    await unit_of_work(body, by=None)
    configured.forget()


async def test_who_no_longer_sees_a_ticket_hears_no_more_of_who_is_there(pulse: Pulse) -> None:
    cast = await the_example()
    olga = await a_person("olga", role=await a_role("ticket.follow_up", scope="own"))
    number = await a_ticket("1.1", contact_user_id=olga, opened_by=cast.ana)
    place = f"ticket:{number}"
    pulse.people.join("olga", Listener(olga, 2, (f"user:{olga}",), "all", number))
    await pulse.beat(NOON)
    assert pulse.wire.of("presence")[-1] == {"place": place, "people": [olga]}
    await follow_up(number, Wish(contact_user_id=cast.ana, text="x"), version=1, by=cast.ana)
    pulse.people.join("ana", Listener(cast.ana, 3, ("all",), "all", number))
    await pulse.beat(NOON)
    assert ("live_left", "olga", {"rooms": [place]}) in pulse.wire.told
    assert pulse.wire.of("presence")[-1] == {"place": place, "people": [cast.ana]}
