"""Sixty ways to write a script into a customer, a subject and a text: none of them runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from services import configuration
from services.catalog.customers import NewPerson, create_customer
from services.tickets import Opening
from services.tickets import open as open_ticket
from tests.browser.conftest import PATIENCE
from tests.browser.data import opened
from tests.browser.serving import App
from tests.browser.window import Window

PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text().splitlines()
Opens = Callable[[str], Awaitable[Page]]
RANG = "window.rang = []; window.bang = () => window.rang.push(new Error().stack)"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """With a customer and a ticket for each of them."""
    async with opened(data):
        for payload in PAYLOADS:
            await _write(payload)
    return data


async def _write(payload: str) -> None:
    now = await configuration.configuration()
    davi = next(each.id for each in now.users.values() if each.login == "davi")
    question = next(each.id for each in now.types.values() if each.code == "2.2")
    customer = await create_customer(payload, person=NewPerson(payload), by=davi)
    wanted = Opening(
        customer_id=customer.customer_id,
        type_id=question,
        subject=payload,
        text=payload,
        contact_user_id=davi,
    )
    await open_ticket(wanted, by=davi)


@pytest_asyncio.fixture(loop_scope="session")
async def opens(app: App, chromium: Browser) -> AsyncIterator[Opens]:
    """A browser that is shut afterwards: left open, it would ask for its server for ever."""
    context = await chromium.new_context(locale="pt-BR")
    context.set_default_timeout(PATIENCE)

    async def open_for(who: str) -> Page:
        token: Any = {"name": "atende", "value": app.tokens[who], "url": app.url}
        await context.add_cookies([token])
        await context.add_init_script(RANG)
        return await context.new_page()

    yield open_for
    await context.close()


@pytest.mark.parametrize(("who", "path"), [
    ("davi", "/boards/all"), ("davi", "/my-day"), ("davi", "/boards/all?q=bang"),
    ("admin", "/settings/customers"),
])  # fmt: skip
async def test_lists_show_it_as_text(app: App, opens: Opens, who: str, path: str) -> None:
    page = await opens(who)
    await page.goto(app.url + path)
    await expect(page.get_by_text("bang").first).to_be_attached()
    for list_ in await page.locator(".cr-list").all():
        await list_.evaluate("(list) => (list.scrollTop = list.scrollHeight)")
    await page.wait_for_timeout(500)
    assert await page.evaluate("window.rang") == []


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.nightly)])
async def test_tickets_show_it_as_text(app: App, opens: Opens, every: int) -> None:
    page = await opens("davi")
    for number in _numbers(app)[::every]:
        await page.goto(f"{app.url}/tickets/{number}")
        await expect(page.locator("#t-title")).to_be_visible()
        assert await page.evaluate("window.rang") == [], number


async def test_search_and_reading_aloud_show_it_as_text(app: App, opens: Opens) -> None:
    page = await opens("davi")
    davi = Window(page, app.url)
    await davi.board()
    await davi.press("/")
    await page.keyboard.type(str(_numbers(app)[0]))
    await expect(page.locator("#hits [role=option]").first).to_be_visible()
    await davi.press("Escape")
    await davi.card(_numbers(app)[0]).focus()
    await davi.press("m", "Enter")
    await expect(davi.toast).to_be_visible()
    assert await page.evaluate("window.rang") == []


def _numbers(app: App) -> list[int]:
    """Of the tickets that begin in 1.1: those written above among them, forty at most."""
    snapshot = app.http("davi").get("/api/boards/all/snapshot").json()
    numbers = [card["n"] for card in snapshot["columns"][0]["cards"] if card["n"] > 1503]
    assert len(numbers) > 30
    return numbers
