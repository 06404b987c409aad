"""A draft and its open tickets while others work: what was said of them is not left standing."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from models import WorkflowStep
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.test_publishing import LISTENS, without_waiting
from tests.browser.window import Window

MOVED = 1482


@pytest.fixture(scope="module")
def filled(data: Path) -> Path:
    """The example, in which nobody waits, and a draft that knows no waiting."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _filled(data)).result()
    return data


async def _filled(data: Path) -> None:
    async with opened(data):
        await without_waiting((await WorkflowStep.get(order=57)).version_id)


async def the_draft(person: Window) -> Page:
    page = await person.open("/settings/workflows")
    await page.get_by_role("link", name="Implantação").first.click()
    await page.wait_for_function(LISTENS)
    return page


async def line_of(page: Page, order: str) -> None:
    await page.locator(".steps .order", has_text=order).first.click()


async def test_a_replay_of_an_earlier_draft_says_so_until_it_is_as_it_was(window: Opener) -> None:
    page = await the_draft(await window("admin"))
    replay, stale = page.locator(".replay"), "O rascunho mudou desde então."
    await replay.get_by_role("button", name="Repetir os últimos 90 dias").click()
    await expect(replay).to_contain_text("terminam igual")
    await expect(replay.get_by_text(stale)).to_be_hidden()
    await line_of(page, "60")
    await page.get_by_label("Permite permanecer").uncheck()
    await expect(replay.get_by_text(stale)).to_be_visible()
    await page.get_by_role("button", name="Desfazer").click()
    await expect(replay.get_by_text(stale)).to_be_hidden()


async def test_the_error_that_stops_publishing_leads_to_its_line(window: Opener) -> None:
    page = await the_draft(await window("admin"))
    await line_of(page, "90")
    await page.locator(".is-next input").fill("95")
    await page.locator(".is-next input").blur()
    await line_of(page, "10")
    await page.get_by_role("button", name="1 erro impede publicar").click()
    await expect(page.locator(".is-next input")).to_have_value("95")
    await page.get_by_role("button", name="Desfazer").click()
    await expect(page.get_by_text("1 erro impede publicar")).to_be_hidden()


async def test_a_ticket_that_comes_to_need_a_choice_is_asked_for_in_the_open_dialog(
    window: Opener,
) -> None:
    page = await the_draft(await window("admin"))
    await page.get_by_role("button", name="Publicar v2").click()
    dialog = page.locator(".dialog-form")
    await expect(dialog).to_contain_text("Ao publicar, 13 seguem sozinhos.")
    await its_customer_is_waited_for(await window("carla"))
    await dialog.get_by_role("button", name="Publicar v2").click()
    await expect(dialog).to_contain_text("Ao publicar, 12 seguem sozinhos, 1 pede escolha.")
    choice = dialog.get_by_label("57 1.5 Aguardar cliente: 1 atendimento")
    await expect(dialog.get_by_role("alert").filter(visible=True)).to_contain_text("Escolha")
    await expect(choice).to_be_focused()
    await expect(dialog.locator(".field + .ticket-links a")).to_have_text([f"#{MOVED}"])
    await choice.select_option(label="50 1.2 Verificar infraestrutura")
    await dialog.get_by_role("button", name="Publicar v2").click()
    await expect(page.locator(".migration")).to_contain_text("13 atendimentos movidos")


async def its_customer_is_waited_for(person: Window) -> None:
    await person.board()
    await person.card(MOVED).focus()
    await person.press("m")
    await expect(person.page.locator(".app[data-drag]")).to_be_visible()
    await person.press("3", "2")
    await person.write("A rede do cliente é fraca.")
    await person.record()
    await expect(person.card_in("1.5", MOVED)).to_be_visible()
