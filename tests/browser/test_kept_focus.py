"""Whoever goes by keyboard keeps their place when what they stand on is drawn anew."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.serving import App
from tests.browser.test_files import recorded

BOOKSHOP = 1498
QUICK = """
addEventListener("focusin", (event) => (window.wasCalled ||= "focus" in event.target.dataset));
new MutationObserver((_, watching) => {
  const link = document.querySelector(".history a");
  if (!link) return;
  watching.disconnect();
  link.focus();
}).observe(document, { childList: true, subtree: true });
"""
"""Somebody is on a link before the page listens, which then asks for the focus."""


async def test_a_link_in_the_history_while_somebody_else_writes(window: Opener, app: App) -> None:
    davi = await window("davi")
    page = await davi.open(f"/tickets/{BOOKSHOP}")
    link = page.locator(".history a").first
    await page.wait_for_function("window.isListenedTo")
    await expect(page.locator("textarea").first).to_be_focused()
    await link.focus()
    words = await link.inner_text()
    with app.http("carla") as http:
        recorded(http, [])
    await expect(page.locator(".timeline > li").first).to_contain_text("Segue.")
    await expect(page.locator(".history a:focus")).to_have_text(words)


async def test_a_page_that_listens_leaves_the_focus_where_somebody_is(window: Opener) -> None:
    davi = await window("davi")
    await davi.page.add_init_script(QUICK)
    page = await davi.open(f"/tickets/{BOOKSHOP}")
    await page.wait_for_function("window.wasCalled")
    await expect(page.locator(".history a").first).to_be_focused()
