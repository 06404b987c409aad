"""The first minute: from the printed link to the board, however somebody gets there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.data import fresh
from tests.browser.installing import PASSWORD, set_up_link
from tests.browser.serving import App, running


@pytest.fixture
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with fresh(tmp_path_factory.mktemp("new")) as folder, running(folder) as started:
        yield started


async def test_the_language_of_the_page_is_that_of_the_example_and_nothing_typed_is_lost(
    new: App, window: Opener
) -> None:
    newcomer = await window(None, locale="en-GB", timezone_id="Europe/Lisbon")
    page = newcomer.page
    await page.goto(set_up_link(new))
    await expect(page.locator("[data-place]")).to_have_text("Europe/Lisbon · English")
    await page.get_by_label("Your name").fill("Vera Lopes")
    await page.get_by_label("E-mail").fill("vera@example.com")
    await page.get_by_role("radio", name="Nothing").check()
    await page.get_by_role("link", name="Português").click()
    await expect(page.locator("[data-place]")).to_have_text("Europe/Lisbon · Português")
    await expect(page.get_by_label("Seu nome")).to_have_value("Vera Lopes")
    await expect(page.get_by_role("radio", name="Nada")).to_be_checked()
    await page.get_by_role("radio", name="Um exemplo").check()
    await start(page)
    await expect(page.locator(".ticket").first).to_be_visible()
    await expect(page.get_by_text("Padaria Estrela")).to_be_visible()


async def test_two_tabs_and_the_way_back_end_on_the_board(new: App, window: Opener) -> None:
    page = (await window(None)).page
    other = await page.context.new_page()
    for tab in (page, other):
        await tab.goto(set_up_link(new))
        await tab.get_by_label("Seu nome").fill("Vera Lopes")
        await tab.get_by_label("E-mail").fill("vera@example.com")
    await start(page)
    await start(other)
    await page.go_back()
    await page.wait_for_url("**/boards/all")


async def start(page: Page) -> None:
    await page.get_by_label("Senha", exact=True).fill(PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/boards/all", timeout=120_000)
