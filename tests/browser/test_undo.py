"""Taking back what one has just done, on the board, on a ticket, from my day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest_asyncio
from playwright.async_api import expect

from services.transaction import Work, unit_of_work
from tests.browser.acting import noted
from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.serving import App
from tests.browser.test_my_day import my_day, open_one
from tests.browser.window import Window

BOOKSHOP, OPTICIAN, INN = 1498, 1503, 1495
LONG = "update installation set undo_seconds = 60"
SERVER = """insert into mail_server (id, host, port, security, username, sealed_password, sender,
sender_name, per_hour, since) values (1, '127.0.0.1', 9, 'none', '', '', 'a@example.com', '', 60,
'2026-01-01 00:00:00+00:00')"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """As long as one may set it, for a busy machine; and somewhere for mail to leave through."""

    async def lengthen(work: Work) -> None:
        work.configuration_changed()
        await work.rows((LONG, ()), (SERVER, ()))

    async with opened(data):
        await unit_of_work(lengthen, by=None)
    return data


async def advanced(person: Window, number: int) -> None:
    await person.board()
    await person.card(number).focus()
    await person.press("m", "Enter")
    await expect(person.card_in("1.4", number)).to_be_focused()
    await expect(person.toast).to_contain_text("1.4")


async def test_z_takes_a_move_back_in_every_window(window: Opener) -> None:
    davi, rui = await window("davi"), await window("rui")
    await rui.board()
    await advanced(davi, BOOKSHOP)
    await expect(rui.card_in("1.4", BOOKSHOP)).to_be_visible()
    await expect(davi.toast).not_to_contain_text("avisos")
    await rui.remember(f'[data-n="{BOOKSHOP}"] .live-by')
    await davi.press("z")
    await expect(davi.toast).to_have_text(f"Desfeito: #{BOOKSHOP} voltou para 1.1 Triagem.")
    await expect(davi.card_in("1.1", BOOKSHOP)).to_be_focused()
    await expect(rui.card_in("1.1", BOOKSHOP)).to_be_visible()
    await rui.remembers("desfez")
    await davi.press("Enter")
    entry = davi.drawer.locator(".timeline .is-undone")
    await expect(entry).to_contain_text("desfeito por Davi")
    assert await by_day_and_night(davi, ".timeline") == []


async def test_the_toast_counts_down_until_the_notices_leave(window: Opener) -> None:
    bruno = await window("bruno")
    await bruno.board()
    await bruno.card(INN).focus()
    await bruno.press("u")
    await bruno.write("Fica com a Carla.", channel="Telefone", contact_user="Carla")
    await bruno.record()
    leaves = bruno.toast.locator(".sub")
    await expect(leaves).to_have_text(re.compile(r"Os avisos saem em [1-6]?\d s\."))
    await expect(leaves).not_to_have_text(await leaves.inner_text())
    assert await by_day_and_night(bruno, ".toast") == []
    await bruno.toast.locator("[data-act=undo]").click()
    await expect(bruno.toast).to_have_text(f"#{INN}: desfeito.")
    await bruno.press("z")
    await expect(bruno.toast).to_have_text(f"#{INN}: desfeito.")


async def test_my_day_goes_back_too(window: Opener) -> None:
    carla = await window("carla")
    page = await my_day(carla)
    first = page.locator(".entry").first
    number = await first.get_attribute("data-number")
    before = await first.locator(".due").inner_text()
    await carla.press("d")
    await carla.write("Ligo depois.", channel="Telefone")
    await carla.drawer.locator(
        ".day:not([aria-checked=true]):not([aria-disabled=true])"
    ).last.click()
    await carla.record()
    entry = page.locator(f'.entry[data-number="{number}"]')
    await expect(entry.locator(".due")).not_to_have_text(before)
    await expect(carla.toast).to_contain_text("parecer registrado")
    await carla.press("z")
    await expect(carla.toast).to_contain_text("desfeito")
    await expect(entry.locator(".due")).to_have_text(before)


async def test_too_late_once_somebody_has_said_something(window: Opener, app: App) -> None:
    davi = await window("davi")
    davi.forgiven = "409"
    await advanced(davi, BOOKSHOP)
    noted(app, "rui", BOOKSHOP, "Já vi.")
    await davi.press("z")
    await expect(davi.toast).to_contain_text("Não dá mais para desfazer: Rui")
    await expect(davi.toast).to_contain_text("já registrou um parecer.")
    await expect(davi.card_in("1.4", BOOKSHOP)).to_be_visible()


async def test_a_new_ticket_is_withdrawn_from_its_own_page(window: Opener) -> None:
    rui, carla = await window("rui"), await window("carla")
    page = await rui.open("/tickets/new")
    await open_one(page, "Aberto por engano")
    await page.wait_for_url("**/tickets/1*")
    await expect(rui.toast).to_contain_text("aberto")
    await carla.open(page.url.removeprefix(rui.url))
    await expect(carla.page.locator(".timeline")).to_contain_text("Ligou agora")
    await expect(page.locator("article[data-ticket]")).to_be_focused()
    await page.keyboard.press("z")
    await expect(rui.toast).to_contain_text("retirado.")
    await expect(carla.page.locator(".gone")).to_have_text("Este atendimento foi retirado.")
