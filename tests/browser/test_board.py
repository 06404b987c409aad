"""What the board shows, to whom, and when the connection is gone."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
BAKERY, INN = 1482, 1495


async def test_a_link_with_filters_shows_what_i_see(window: Opener) -> None:
    carla, ana = await window("carla"), await window("ana")
    await carla.board()
    await carla.page.get_by_role("button", name="Meus").click()
    await expect(carla.page.locator(".ticket:not(.is-closed)")).to_have_count(4)
    await ana.board(carla.page.url.removeprefix(carla.url))
    await expect(ana.page.locator(".ticket:not(.is-closed)")).to_have_count(4)
    await expect(ana.card(BAKERY)).to_be_visible()


async def test_a_filter_that_nothing_passes_says_so_and_offers_the_way_out(window: Opener) -> None:
    carla = await window("carla")
    await carla.open("/boards/all?q=zebra")
    state = carla.page.locator(".board-state")
    await expect(state).to_contain_text("zebra")
    await state.get_by_role("button").click()
    await expect(carla.card(BAKERY)).to_be_visible()


async def test_a_filter_that_is_none_of_ours_falls_away(window: Opener) -> None:
    carla = await window("carla")
    carla.forgiven = "422"
    await carla.board("/boards/all?user=zebra")
    await expect(carla.card(BAKERY)).to_be_visible()
    await expect(carla.page).to_have_url(re.compile(r"/boards/all$"))


async def test_on_a_phone_views_filters_and_search_are_under_the_thumb(window: Opener) -> None:
    admin = await window("admin", **PHONE)
    page = await admin.board()
    await page.get_by_role("button", name="Visões e filtros").tap()
    sheet = page.get_by_role("dialog", name="Visões e filtros")
    await expect(sheet.get_by_role("button", name="Fechar")).to_be_focused()
    for key in ("Shift+Tab", "Tab", "Shift+Tab", "Shift+Tab"):
        await page.keyboard.press(key)
        assert await sheet.evaluate("(sheet) => sheet.contains(document.activeElement)"), key
    await sheet.get_by_label("Próximo contato").select_option("overdue")
    await sheet.get_by_role("button", name="Fechar").tap()
    await expect(page.get_by_role("button", name="Visões e filtros, 1 em uso")).to_be_visible()
    await page.get_by_role("button", name="Buscar").tap()
    await expect(page.get_by_role("combobox", name="Buscar")).to_be_focused()
    await page.keyboard.type("padaria")
    await page.locator("#hits [role=option]").tap()
    await expect(admin.drawer).to_contain_text("Padaria Estrela")
    await admin.press("Escape")
    await page.locator(".nav").get_by_role("link", name="Novo").tap()
    await expect(admin.drawer).to_contain_text("Novo atendimento")
    await expect(page).to_have_url(re.compile("/boards/all"))


async def test_on_a_phone_five_ways_stand_below_and_the_rest_in_a_sheet(window: Opener) -> None:
    admin = await window("admin", **PHONE)
    page = await admin.board()
    ways = page.locator(".nav").locator("a:visible, button:visible")
    assert [each.strip() for each in await ways.all_inner_texts()] == [
        "Quadro", "Meu dia", "Novo", "Avisos", "Mais",
    ]  # fmt: skip
    more, sheet = ways.last, page.get_by_role("dialog", name="Mais")
    for close in ("Escape", "Fechar", "scrim"):
        await more.tap()
        await expect(sheet.get_by_role("link")).to_have_count(3)
        await page.keyboard.press("n")
        if close == "Escape":
            assert await by_day_and_night(admin, "#more", widths=(390, 360)) == []
            await page.keyboard.press("Escape")
        elif close == "Fechar":
            await sheet.get_by_role("button", name="Fechar").tap()
        else:
            await page.touchscreen.tap(180, 40)
        await expect(sheet).to_be_hidden()
        await expect(more).to_be_focused()
    await expect(admin.drawer).to_have_count(0)
    await page.keyboard.press("Enter")
    await expect(sheet.get_by_role("button", name="Fechar")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(sheet.get_by_role("link", name="Configuração")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("/settings"))
    await expect(page.locator(".nav button")).to_have_attribute("aria-current", "true")


async def test_on_a_phone_whoever_has_no_more_ways_has_their_account_below(window: Opener) -> None:
    rui = await window("rui", **PHONE)
    page = await rui.board()
    ways = page.locator(".nav").locator("a:visible, button:visible")
    await expect(ways).to_have_count(5)
    await expect(ways.last).to_have_accessible_name("Rui Prado, sua conta")


async def test_the_board_of_a_workflow_shows_its_crs_alone(window: Opener) -> None:
    carla = await window("carla")
    await carla.board()
    await carla.page.get_by_role("button", name="Trocar de quadro").click()
    await carla.page.get_by_role("link", name="Atendimento simples").click()
    await expect(carla.column("1.4")).to_be_visible()
    await expect(carla.column("1.3")).to_have_count(0)
    await expect(carla.page).to_have_title("Atendimento simples – Atende")


async def test_a_folded_column_stays_folded(window: Opener) -> None:
    rui = await window("rui")
    await rui.board()
    await rui.column("1.5").hover()
    async with rui.page.expect_response("**/api/me/folded"):
        await rui.column("1.5").locator(".fold").click()
    await expect(rui.page.locator(".cr.is-folded")).to_contain_text("Aguardar cliente")
    await rui.board()
    await rui.page.locator(".cr.is-folded button").click()
    await expect(rui.page.locator(".cr.is-folded")).to_have_count(0)


async def test_who_else_is_here_is_seen(window: Opener) -> None:
    carla, ana = await window("carla"), await window("ana")
    await carla.board()
    await ana.board()
    await expect(carla.page.locator(".presence")).to_contain_text("AL")


async def test_a_lost_connection_is_said_and_nothing_can_be_moved(window: Opener) -> None:
    davi = await window("davi")
    davi.forgiven = "ERR_INTERNET_DISCONNECTED|404"  # Joining by a socket that is just lost.
    await davi.board()
    await davi.page.wait_for_load_state("networkidle")
    await davi.remember(".conn")
    await davi.page.context.set_offline(True)
    state = davi.page.locator(".conn").first
    await expect(state).to_contain_text("só leitura")
    await davi.remembers("Reconectando…")
    await davi.card(1498).focus()
    await davi.press("m")
    await expect(davi.toast).to_be_visible()
    await davi.page.context.set_offline(False)
    await expect(state).to_have_text("Ao vivo")


async def test_a_long_press_on_a_phone_asks_where_to(window: Opener) -> None:
    bruno = await window("bruno", **PHONE)
    await bruno.board()
    await bruno.page.locator(".pager button").nth(1).click()
    card = bruno.card(BAKERY)
    await bruno.hold(card)
    sheet = bruno.page.locator(".sheet-up")
    await expect(sheet).to_contain_text("Infraestrutura pronta?")
    await expect(sheet).to_contain_text("Bloqueado")
    await sheet.get_by_role("button", name="Em parte › Começar com o que há? Não").tap()
    await expect(bruno.drawer).to_contain_text("1.5")


async def test_a_tap_on_a_phone_opens_the_ticket(window: Opener) -> None:
    bruno = await window("bruno", **PHONE)
    await bruno.board()
    await bruno.page.locator(".pager button").nth(1).click()
    await bruno.card(BAKERY).tap()
    await expect(bruno.drawer).to_contain_text("Padaria Estrela")


async def test_a_real_finger_answers_and_the_others_see_it(window: Opener) -> None:
    bruno, ana = await window("bruno", **PHONE), await window("ana")
    await ana.board()
    await bruno.board()
    await bruno.page.locator(".pager button").nth(1).click()
    await bruno.hold(bruno.card(INN))
    sheet = bruno.page.locator(".sheet-up")
    await expect(sheet).to_contain_text("Infraestrutura pronta?")
    await expect(bruno.drawer).to_have_count(0)
    await sheet.get_by_role("button", name="Em parte › Começar com o que há? Não").tap()
    await bruno.drawer.locator("textarea").fill("Só a recepção está pronta.")
    channel = bruno.drawer.get_by_role("radio", name="Telefone")
    if not await channel.is_checked():
        await channel.tap()
    await bruno.drawer.get_by_role("button", name="Registrar parecer").tap()
    await expect(bruno.drawer).to_have_count(0)
    await expect(bruno.toast).to_contain_text("1.5")
    await expect(ana.card_in("1.5", INN)).to_be_visible()


async def test_a_finger_beside_the_sheet_puts_the_ticket_back(window: Opener) -> None:
    carla = await window("carla", **PHONE)
    await carla.board()
    await carla.page.locator(".pager button").nth(1).click()
    await carla.hold(carla.card(BAKERY))
    sheet = carla.page.locator(".sheet-up")
    await expect(sheet).to_be_visible()
    await carla.page.touchscreen.tap(195, 20)
    await expect(sheet).to_have_count(0)
    await expect(carla.drawer).to_have_count(0)
    await expect(carla.card_in("1.2", BAKERY)).to_be_visible()
