"""What wakes a page."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from nicegui import Client, core
from nicegui.page import page

from components.hearing import Hearing, subjects
from services import events, tickets
from services.configuration import configuration
from services.installation import edit, fields_of
from services.live import RoomTold
from services.tickets import Wish
from tests.factories import a_ticket, the_example

PATIENCE = 60
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


async def test_a_change_that_landed_while_a_page_was_drawn_is_told_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core, "loop", asyncio.get_running_loop())
    cast = await the_example()
    drawn = await configuration()
    fields = fields_of(drawn.installation)
    await edit(before=fields, after=replace(fields, name="Renamed"), by=cast.admin)
    assert (await configuration()).version != drawn.version
    renewed = asyncio.Event()

    async def renew() -> None:
        renewed.set()

    with Client(page("/")):
        Hearing(cast.admin, then=renew, drawn=drawn)
    await asyncio.wait_for(renewed.wait(), PATIENCE)


def test_what_only_counts_is_about_nobody() -> None:
    assert subjects('{"k":"heads","heads":{"3":{"n":4}}}') == set()
    assert subjects('{"k":"gone","n":7,"card":null,"was":{"u":null}}') == {"ticket:7"}
