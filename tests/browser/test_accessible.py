"""No finding of axe that would keep somebody out, on any page, by day and by night."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.window import Window

GRAVE = {"serious", "critical"}
PATHS = (
    "/boards/all",
    "/boards/all?ticket=1482",
    "/my-day",
    "/tickets/1482",
    "/account",
    "/people",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
async def test_a_page_of_somebody_signed_in(window: Opener, path: str, scheme: str) -> None:
    admin = await window("admin", color_scheme=scheme)
    await admin.open(path)
    await expect(admin.page.locator("h1, h2").first).to_be_visible()
    if "ticket=" in path:
        await expect(admin.drawer).to_be_visible()
    elif path.startswith("/boards"):
        await expect(admin.card(1482)).to_be_visible()
    assert await grave(admin) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_signing_in(window: Opener, scheme: str) -> None:
    anybody = await window(None, color_scheme=scheme)
    await anybody.open("/sign-in")
    assert await grave(anybody) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_board_with_a_ticket_in_the_air(window: Opener, scheme: str) -> None:
    bruno = await window("bruno", color_scheme=scheme)
    await bruno.board()
    await bruno.card(1482).focus()
    await bruno.press("m")
    await expect(bruno.page.locator(".app[data-drag]")).to_be_visible()
    assert await grave(bruno, "#main, .top, .drop, .views") == []


async def grave(person: Window, only: str = "") -> list[Any]:
    await person.page.wait_for_timeout(400)
    await person.page.evaluate(AXE_SCRIPT)
    found = await person.page.evaluate(
        "(only) => axe.run(only || document, {preload: false})", only
    )
    return [
        (each["id"], [node["html"][:160] for node in each["nodes"][:3]])
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]
