"""A closed ticket is taken up again, and others see it happen."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.window import Window

GYM, CINEMA, TAILOR, PAINTS, CAFE = 1486, 1427, 1473, 1492, 1415
"""Closed in 1.9, and in 1.4 before; the last two are questions."""
LOOKED = """() => new MutationObserver(() => {
  window.flashed ||= Boolean(document.querySelector('form[aria-label="Novo parecer"]'));
}).observe(document.body, { subtree: true, childList: true })"""


async def test_from_the_search(window: Opener) -> None:
    rui, ana = await window("rui"), await window("ana")
    await rui.board()
    await ana.board()
    await ana.press("/")
    await ana.page.keyboard.type("academia corpo")
    hit = ana.page.locator("#hits [role=option]", has_text="Academia Corpo Leve")
    await expect(hit).to_contain_text("encerrado")
    await ana.press("Enter")
    await expect(ana.drawer).to_contain_text("Encerrado")
    await rui.remember(f'[data-n="{GYM}"] .live-by')
    await ana.write("Voltou a cobrar duas vezes.")
    await ana.record()
    await expect(ana.toast).to_contain_text("reaberto")
    await expect(ana.card_in("1.4", GYM)).to_be_focused()
    await expect(rui.card_in("1.4", GYM)).to_be_visible()
    await rui.remembers("Ana reabriu")
    await expect(rui.card_in("1.9", GYM)).to_have_count(0)


async def test_the_drawer_shuts_without_turning_into_another_form_before(window: Opener) -> None:
    rui = await window("rui")
    page = await rui.board()
    await rui.card(TAILOR).press("Enter")
    await rui.drawer.get_by_label("Motivo", exact=True).fill("Voltou a parar.")
    await page.evaluate(LOOKED)
    await rui.record()
    await expect(rui.toast).to_contain_text("reaberto")
    assert not await page.evaluate("window.flashed")


async def test_from_its_page_with_what_is_missing_said_first(window: Opener) -> None:
    davi, ana = await window("davi"), await window("ana")
    await ana.board()
    page = await _page(davi, CINEMA)
    await page.locator("textarea").focus()
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".problem:visible")).to_have_count(1)
    await expect(page.locator("textarea")).to_be_focused()
    await page.keyboard.type("Vendeu em dobro outra vez.")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_role("form", name="Novo parecer")).to_be_visible()
    await expect(page.locator(".timeline li").first).to_contain_text("reabriu em 1.4")
    await expect(page.locator(".track [aria-current]")).to_contain_text("1.4")
    await expect(ana.card_in("1.4", CINEMA)).to_be_visible()


async def test_whoever_has_it_open_sees_it_open_again(window: Opener) -> None:
    davi, ana = await window("davi"), await window("ana")
    looking = await _page(davi, PAINTS)
    page = await _page(ana, PAINTS)
    await page.locator("textarea").fill("A etiqueta ainda sai torta.")
    await page.keyboard.press("Control+Enter")
    await expect(looking.get_by_role("form", name="Novo parecer")).to_be_visible()
    await expect(looking.locator(".timeline li").first).to_contain_text(
        "A etiqueta ainda sai torta."
    )


async def test_whoever_may_not_is_told_who_can(window: Opener) -> None:
    marta = await window("marta")
    page = await marta.open(f"/tickets/{CAFE}")
    told = page.locator(".composer-place")
    await expect(told).to_contain_text("Este atendimento está encerrado.")
    await expect(told).to_contain_text("Ana Lima")
    await expect(told.locator("textarea")).to_have_count(0)


async def test_into_a_cr_that_is_full_it_goes_once_that_is_said_expressly(window: Opener) -> None:
    admin, ana = await window("admin"), await window("ana")
    settings = await admin.open("/settings/centers")
    await settings.wait_for_function("window.isListenedTo")
    await settings.get_by_role("button", name="Editar 1.4 Suporte – Dúvidas").click()
    await settings.get_by_role("dialog").get_by_label("Limite de atendimentos").fill("1")
    await admin.press("Control+s")
    await expect(settings.get_by_role("dialog")).to_have_count(0)
    page = await _page(ana, CAFE)
    box = page.get_by_role("checkbox", name="assim mesmo")
    await page.locator("textarea").fill("Voltou a falhar.")
    await page.keyboard.press("Control+Enter")
    await expect(box).to_be_visible()
    await expect(page.get_by_role("form", name="Reabrir")).to_be_visible()
    await box.check()
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".timeline li").first).to_contain_text("reabriu em 1.4")
    await expect(page.locator(".timeline li").first).to_contain_text("limite")


async def _page(person: Window, number: int):  # type: ignore[no-untyped-def]
    page = await person.open(f"/tickets/{number}")
    await page.wait_for_function("window.isListenedTo")
    await expect(page.get_by_role("form", name="Reabrir")).to_be_visible()
    return page
