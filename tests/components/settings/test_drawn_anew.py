"""A list of the settings while it is drawn anew."""

from __future__ import annotations

import asyncio

import pytest
from nicegui import Client, core
from nicegui.page import page

from components.markup import node
from components.settings.listing import drawn_anew
from components.settings.searched import SearchedList

pytestmark = pytest.mark.usefixtures("db")


async def test_what_stood_there_stands_until_what_is_new_has_been_read() -> None:
    read = asyncio.Event()

    async def draw() -> int:
        await read.wait()
        node("li", text="new")
        return 1

    with Client(page("/")):
        rows = node("ul")
        with rows:
            node("li", text="old")
    drawing = asyncio.create_task(drawn_anew(rows, draw))
    await asyncio.sleep(0)
    assert texts(rows) == ["old"]
    read.set()
    assert await drawing == 1
    assert texts(rows) == ["new"]


async def test_two_that_search_at_once_draw_what_was_typed_last_and_that_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core, "loop", asyncio.get_running_loop())
    drawn: list[str] = []

    async def draw(text: str, _most: int) -> int:
        await asyncio.sleep(0)
        node("li", text=text)
        drawn.append(text)
        return 1

    with Client(page("/")):
        found = SearchedList(draw, search="Search", nothing="Nothing")
        await found.stand()
        await asyncio.gather(*(found.sought(text) for text in ("a", "ab")))
    assert texts(found.list) == ["ab"]


def texts(rows: object) -> list[str]:
    return [each.text for each in rows.default_slot.children]  # type: ignore[attr-defined]
