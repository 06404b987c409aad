"""The same of the pages before sign-in, and of those that say what went wrong."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI
from playwright.async_api import expect

from pages import errors
from services.transaction import StorageRefuses
from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.data import fresh
from tests.browser.installing import reset_link, set_up_link
from tests.browser.serving import App, running
from tests.browser.window import Window


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Nobody administers it yet."""
    with fresh(tmp_path_factory.mktemp("new")) as folder, running(folder) as started:
        yield started


async def told(window: Opener) -> Window:
    """A browser that expects an answer that is none."""
    anybody = await window(None)
    anybody.forgiven = "status of"
    return anybody


async def test_setting_up_and_what_is_refused_of_it(window: Opener, new: App) -> None:
    page = (newcomer := await told(window)).page
    await page.goto(set_up_link(new))
    await page.locator("summary").click()
    assert await by_day_and_night(newcomer) == []
    await page.get_by_label("Senha", exact=True).fill("12345678")
    await page.get_by_role("button", name="Começar").click()
    await expect(page.locator(".refusal")).to_have_count(3)
    assert await by_day_and_night(newcomer) == []


async def test_an_invitation_and_a_dead_one(window: Opener, app: App) -> None:
    page = (invited := await told(window)).page
    await page.goto(reset_link(app, "marta"))
    assert await by_day_and_night(invited) == []
    await page.get_by_label("Senha", exact=True).fill("curta")
    await page.keyboard.press("Enter")
    await expect(page.locator(".refusal")).to_be_visible()
    assert await by_day_and_night(invited) == []
    await invited.open("/invite/dead")
    await expect(page.get_by_role("heading")).to_have_text("Este link não funciona mais")
    assert await by_day_and_night(invited) == []


async def test_an_address_that_leads_nowhere(window: Opener) -> None:
    admin = await window("admin")
    admin.forgiven = "status of 404"
    await admin.open("/nowhere")
    await expect(admin.page.get_by_role("heading")).to_be_visible()
    assert await by_day_and_night(admin) == []


async def test_a_form_of_another_site(window: Opener, app: App) -> None:
    stranger = await told(window)
    form = f'<form method="post" action="{app.url}/sign-in"><button>Win</button></form>'
    await stranger.page.set_content(form)
    await stranger.page.get_by_role("button").click()
    await expect(stranger.page.locator("body")).to_contain_text("ATENDE_PUBLIC_URL")
    assert await by_day_and_night(stranger) == []


async def test_a_database_that_takes_nothing(window: Opener, app: App) -> None:
    anybody = await told(window)
    page, html = anybody.page, await unavailable()
    await page.route("**/full", lambda route: route.fulfill(status=503, body=html))
    await anybody.open("/full")
    await expect(page.get_by_role("heading")).to_have_text("One moment")
    assert await by_day_and_night(anybody) == []


async def unavailable() -> str:
    broken = FastAPI()
    broken.state.public_url = "http://test"
    errors.install(broken)

    @broken.get("/full")
    async def full() -> None:
        raise StorageRefuses("disk full")

    async with httpx.AsyncClient(transport=httpx.ASGITransport(broken)) as browser:
        return (await browser.get("http://test/full")).text
