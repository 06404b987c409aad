"""When a list of the settings is drawn anew."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from nicegui import Client, core
from nicegui.page import page

from components.hearing import Hearing
from components.settings.listing import Listing
from services.configuration import Configuration, configuration
from services.installation import edit, fields_of
from tests.factories import the_example

PATIENCE = 60
pytestmark = pytest.mark.usefixtures("db")


async def renamed(name: str, by: int) -> int:
    """Something that administrators shape; the version that has it."""
    fields = fields_of((await configuration()).installation)
    await edit(before=fields, after=replace(fields, name=name), by=by)
    return (await configuration()).version


async def test_ones_own_change_is_drawn_once_and_that_of_another_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core, "loop", asyncio.get_running_loop())
    cast = await the_example()
    await configuration()
    heard, drawn = asyncio.Queue[None](), list[int]()

    async def draw(known: Configuration) -> int:
        drawn.append(known.version)
        return 1

    async def hear() -> None:
        heard.put_nowait(None)

    with Client(page("/")):
        listing = Listing(cast.admin, draw, nothing="")
        await listing.stand()
        Hearing(cast.admin, then=hear, pause=0.4)
        before = (await configuration()).version
        mine = await renamed("Mine", cast.admin)
        await listing.show()
        await asyncio.wait_for(heard.get(), PATIENCE)
        assert drawn == [before, mine]
        theirs = await renamed("Theirs", cast.admin)
        await asyncio.wait_for(heard.get(), PATIENCE)
        assert drawn == [before, mine, theirs]
