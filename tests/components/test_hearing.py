"""What wakes a page."""

from __future__ import annotations

import pytest

from components.hearing import subjects
from services import events, tickets
from services.live import RoomTold
from services.tickets import Wish
from tests.factories import a_ticket, the_example

pytestmark = pytest.mark.usefixtures("db")


async def test_a_delta_is_about_its_ticket_and_whoever_has_or_had_it() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", contact_user_id=cast.carla)
    told: list[object] = []
    events.subscribe(told.append)
    wish = Wish(text="Yours now", contact_user_id=cast.ana)
    await tickets.follow_up(number, wish, version=1, by=cast.admin)
    about = [subjects(event.body) for event in told if isinstance(event, RoomTold)]
    assert about == [{f"ticket:{number}", f"user:{cast.carla}", f"user:{cast.ana}"}]


def test_what_only_counts_is_about_nobody() -> None:
    assert subjects('{"k":"heads","heads":{"3":{"n":4}}}') == set()
    assert subjects('{"k":"gone","n":7,"card":null,"was":{"u":null}}') == {"ticket:7"}
