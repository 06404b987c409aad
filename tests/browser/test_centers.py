"""CRs shaped in the settings, and what everybody else's board shows of it at once."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.window import Window

LISTENS = "window.socket?.connected && window.did_handshake"
PHONE = {"width": 390, "height": 844}


async def centers(window: Window) -> Page:
    page = await window.open("/settings/centers")
    await page.wait_for_function(LISTENS)
    return page


async def edit(page: Page, name: str) -> None:
    await page.get_by_role("button", name=f"Editar {name}", exact=True).click()
    await expect(page.get_by_role("dialog").get_by_label("Nome")).to_be_focused()


async def test_a_new_cr_is_typed_by_keyboard_and_stands_on_every_board(window: Opener) -> None:
    admin, bruno = await window("admin"), await window("bruno")
    await bruno.board()
    page = await centers(admin)
    await page.get_by_role("button", name="Novo CR").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog").get_by_label("Nome")).to_be_focused()
    await page.keyboard.type("Homologar")
    await page.get_by_role("dialog").get_by_label("Limite de atendimentos").focus()
    await page.keyboard.type("4")
    await page.keyboard.press("Control+s")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator(".rows")).to_contain_text("Homologar")
    column = bruno.page.locator(".cr", has_text="Homologar")
    await expect(column).to_be_visible()
    await expect(column).to_contain_text("1.10")


async def test_what_is_in_use_says_where_and_leads_there(window: Opener) -> None:
    admin = await window("admin")
    page = await centers(admin)
    await edit(page, "1.3 Implantar sistema")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Ativo").uncheck()
    await dialog.get_by_label("Encerrar processo").check()
    await page.keyboard.press("Control+s")
    refusals = dialog.locator(".refusal:visible")
    await expect(refusals).to_have_count(2)
    await expect(refusals.last).to_contain_text("o workflow Implantação o usa")
    danger = (
        "getComputedStyle(refusal).color === getComputedStyle(refusal.appendChild(probe)).color"
    )
    script = f"""(refusal) => {{
        const probe = document.createElement("i");
        probe.style.color = "var(--danger)";
        const isRed = {danger};
        probe.remove();
        return isRed;
    }}"""
    assert [await each.evaluate(script) for each in await refusals.all()] == [True, True]
    await dialog.get_by_role("link", name="Implantação").click()
    await page.wait_for_url("**/settings/workflows/*")


async def test_the_tickets_of_a_cr_are_a_press_away_on_a_narrow_screen_too(window: Opener) -> None:
    admin = await window("admin", viewport={"width": 390, "height": 844})
    page = await centers(admin)
    await edit(page, "1.3 Implantar sistema")
    await page.get_by_role("dialog").get_by_role("link", name="atendimentos abertos").click()
    await page.wait_for_url("**/boards/all*")
    column = page.locator(".cr", has_text="Implantar sistema").first
    await expect(column).to_be_in_viewport(ratio=0.5)
    await expect(page.locator(".pager [aria-current]")).to_contain_text("1.3")


async def test_nobody_leaves_a_form_with_something_typed_unasked(window: Opener) -> None:
    admin = await window("admin")
    page = await centers(admin)
    await edit(page, "1.5 Aguardar cliente")
    await page.keyboard.press("End")
    await page.keyboard.type(" agora")
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("Ainda não foi salvo.")).to_be_visible()
    await page.get_by_role("button", name="Continuar editando").click()
    await expect(page.get_by_role("dialog").get_by_label("Nome")).to_have_value(
        "Aguardar cliente agora"
    )
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Descartar").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator(".rows")).not_to_contain_text("agora")


async def test_two_administrators_are_told_of_each_other(window: Opener) -> None:
    first, second = await window("admin"), await window("admin")
    page, other = await centers(first), await centers(second)
    await edit(page, "1.2 Verificar infraestrutura")
    await edit(other, "1.2 Verificar infraestrutura")
    await page.keyboard.press("Control+a")
    await page.keyboard.type("Ver infra")
    await page.keyboard.press("Control+s")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await other.keyboard.press("Control+a")
    await other.keyboard.type("Checar infra")
    await other.keyboard.press("Control+s")
    refusal = other.get_by_role("dialog").locator(".refusal:visible")
    await expect(refusal).to_contain_text("Helena Prado alterou isto enquanto isso")
    await expect(refusal).to_contain_text("Ver infra")
    await expect(other.get_by_role("dialog").get_by_label("Nome")).to_have_value("Checar infra")
    await other.keyboard.press("Control+s")
    await expect(page.locator(".rows")).to_contain_text("Checar infra")


async def test_the_list_is_searched_and_says_when_nothing_fits(window: Opener) -> None:
    admin = await window("admin")
    page = await centers(admin)
    await page.get_by_role("searchbox").fill("duvid")
    await expect(page.locator(".rows > li:visible")).to_have_count(1)
    await page.get_by_role("searchbox").fill("nada assim")
    await expect(page.get_by_text("Nada aqui tem essas palavras.")).to_be_visible()


@pytest.mark.parametrize("path", ["/settings/centers", "/settings/workflows", "/settings/people"])
async def test_without_the_right_there_is_no_such_page(window: Opener, path: str) -> None:
    bruno = await window("bruno")
    bruno.forgiven = "404"
    answer = await bruno.page.goto(bruno.url + path)
    assert answer is not None
    assert answer.status == 404
    await bruno.board()
    await expect(bruno.page.get_by_role("link", name="Configuração")).to_have_count(0)


async def test_for_everybodys_eyes(window: Opener) -> None:
    admin = await window("admin")
    page = await centers(admin)
    assert await by_day_and_night(admin, widths=(1440, 390)) == []
    await page.get_by_role("button", name="Novo CR").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await by_day_and_night(admin) == []
