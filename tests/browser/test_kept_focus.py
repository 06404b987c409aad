"""Whoever goes by keyboard keeps their place when what they stand on is drawn anew."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.serving import App
from tests.browser.test_files import recorded

BOOKSHOP = 1498


async def test_a_link_in_the_history_while_somebody_else_writes(window: Opener, app: App) -> None:
    davi = await window("davi")
    page = await davi.open(f"/tickets/{BOOKSHOP}")
    await page.wait_for_function("window.did_handshake === true")
    link = page.locator(".history a").first
    await link.focus()
    words = await link.inner_text()
    with app.http("carla") as http:
        recorded(http, [])
    await expect(page.locator(".timeline > li").first).to_contain_text("Segue.")
    await expect(page.locator(".history a:focus")).to_have_text(words)
