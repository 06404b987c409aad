"""No finding of axe that would keep somebody out, on any page, by day and by night."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.axe import PHONE, by_day_and_night, grave
from tests.browser.conftest import Opener
from tests.browser.window import Window

DESK = (1440,)
BOTH = (1440, PHONE)
PATHS = {
    "/boards/all": DESK,
    "/boards/all?ticket=1482": DESK,
    "/my-day": DESK,
    "/notices": BOTH,
    "/tickets/1482": DESK,
    "/account": BOTH,
    "/ledger": BOTH,
    "/account/notices": BOTH,
    "/settings/people": BOTH,
    "/settings/people/positions": BOTH,
    "/settings/people/roles": BOTH,
    "/settings/people/teams": DESK,
    "/settings/customers": BOTH,
    "/settings/customers/1": BOTH,
    "/settings/products": BOTH,
    "/settings/mail": BOTH,
    "/settings/backup": BOTH,
    "/settings/workflows/import": BOTH,
}


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_of_somebody_signed_in(window: Opener, path: str) -> None:
    admin = await window("admin")
    await seen(admin, path)
    assert await by_day_and_night(admin, widths=PATHS[path]) == []


@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", BOTH)
@pytest.mark.parametrize("path", PATHS)
async def test_a_page_that_begins_so(window: Opener, path: str, width: int, scheme: Any) -> None:
    size = {"width": width, "height": 900}
    admin = await window("admin", color_scheme=scheme, viewport=size)
    await seen(admin, path)
    assert await grave(admin) == []


async def test_signing_in(window: Opener) -> None:
    anybody = await window(None)
    await anybody.open("/sign-in")
    assert await by_day_and_night(anybody) == []


async def test_the_board_with_a_ticket_in_the_air(window: Opener) -> None:
    bruno = await window("bruno")
    await bruno.board()
    await bruno.card(1482).focus()
    await bruno.press("m")
    await expect(bruno.page.locator(".app[data-drag]")).to_be_visible()
    assert await by_day_and_night(bruno, "#main, .top, .drop, .views") == []


async def seen(admin: Window, path: str) -> None:
    await admin.open(path)
    await expect(admin.page.locator(".main h1, .main h2").first).to_be_visible()
    if "ticket=" in path:
        await expect(admin.drawer.locator("h2")).to_be_visible()
    elif path.startswith("/boards"):
        await expect(admin.card(1482)).to_be_visible()
