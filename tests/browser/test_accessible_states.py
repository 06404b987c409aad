"""What opens over a page keeps nobody out either, by day and by night."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.window import Window

CARRIER, GYM, INN, OPTICIAN = 1470, 1486, 1495, 1503
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
HELD = {"pointerType": "touch", "clientX": 9, "clientY": 9}


async def test_help_and_search_and_the_other_crs(window: Opener) -> None:
    ana = await window("ana")
    await ana.board()
    await ana.press("?")
    await expect(ana.page.get_by_role("dialog", name="Teclado")).to_be_visible()
    assert await by_day_and_night(ana, "[role=dialog]:not([hidden])") == []
    await ana.press("Escape", "/")
    await ana.page.keyboard.type("padaria")
    await expect(ana.page.locator("#hits [role=option]")).to_be_visible()
    assert await by_day_and_night(ana, ".top") == []
    await ana.press("Escape")
    await ana.card(OPTICIAN).focus()
    await ana.press("m")
    await expect(ana.page.locator(".app[data-drag]")).to_be_visible()
    await ana.press("0")
    await expect(ana.page.locator(".choose")).to_be_visible()
    assert await by_day_and_night(ana, ".choose") == []


async def test_the_columns_while_a_card_is_carried(window: Opener) -> None:
    bruno = await window("bruno")
    await bruno.board()
    await bruno.lift(INN)
    await expect(bruno.column("1.2").locator(".zone").first).to_be_visible()
    assert await by_day_and_night(bruno, ".top, .views, .drop, .cr-head") == []
    await bruno.press("Escape")
    await bruno.page.mouse.up()


async def test_a_new_ticket_with_all_that_it_asks_and_refuses(window: Opener) -> None:
    carla = await window("carla")
    page = await _new_ticket(carla)
    await page.locator(".new-ticket input[type=search]").first.fill("padaria")
    await page.get_by_role("option", name="Padaria Estrela").click()
    await expect(page.locator(".open-tickets")).to_be_visible()
    assert await by_day_and_night(carla, ".new-ticket") == []
    await page.get_by_role("option", name="Implantação").click()
    await page.get_by_label("Avançar agora").check()
    await expect(page.get_by_role("radio", name="Sim")).to_be_visible()
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".problem:visible").first).to_be_visible()
    assert await by_day_and_night(carla, ".new-ticket") == []


async def test_a_customer_made_in_place(window: Opener) -> None:
    davi = await window("davi")
    page = await _new_ticket(davi)
    await page.locator(".new-ticket input[type=search]").first.fill("Oficina")
    await page.get_by_role("option", name="Novo cliente").click()
    await expect(page.get_by_label("CPF ou CNPJ")).to_be_visible()
    assert await by_day_and_night(davi, ".new-ticket") == []


async def test_a_composer_with_all_fields_and_refusals_and_a_closed_ticket(window: Opener) -> None:
    rui = await window("rui")
    await rui.board()
    await rui.card(CARRIER).click()
    await expect(rui.drawer.locator("textarea")).to_be_focused()
    await rui.drawer.locator(".more > summary").click()
    await rui.press("Control+Enter")
    await expect(rui.drawer.locator(".problem:visible").first).to_be_visible()
    assert await by_day_and_night(rui, ".drawer:not([hidden])") == []
    await rui.board(f"/boards/all?ticket={GYM}")
    await expect(rui.drawer.get_by_role("form", name="Reabrir")).to_be_visible()
    assert await by_day_and_night(rui, ".drawer:not([hidden])") == []


async def test_the_sheet_and_a_ticket_on_a_phone(window: Opener) -> None:
    bruno = await window("bruno", **PHONE)
    await bruno.board()
    await bruno.page.locator(".pager button").nth(1).click()
    await bruno.card(INN).scroll_into_view_if_needed()
    await bruno.card(INN).dispatch_event("pointerdown", HELD)
    await expect(bruno.page.locator(".sheet-up")).to_be_visible()
    await bruno.card(INN).dispatch_event("pointerup", {"pointerType": "touch"})
    assert await by_day_and_night(bruno, ".sheet-up") == []
    await bruno.press("Escape")
    await bruno.card(INN).tap()
    await expect(bruno.drawer.locator("form")).to_be_visible()
    assert await by_day_and_night(bruno, ".drawer:not([hidden])") == []


async def _new_ticket(person: Window) -> Page:
    page = await person.open("/tickets/new")
    await page.wait_for_function("window.isListenedTo")
    await expect(page.locator(".new-ticket input[type=search]").first).to_be_focused()
    return page
