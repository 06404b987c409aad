"""A draft is tried in the editor before it is published."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.conftest import Opener


async def editor(window: Opener, **how: object) -> Page:
    """A draft of Implantação, as it is published."""
    page = await (await window("admin", **how)).open("/settings/workflows")
    await page.get_by_role("link", name="Implantação", exact=True).first.click()
    begin = page.get_by_role("button", name="Editar em rascunho")
    await expect(begin.or_(page.locator(".sim")).first).to_be_visible()
    if await begin.is_visible():
        await begin.click()
    await expect(page.locator(".sim .answer").first).to_be_visible()
    await expect(page.locator(".chart .edge-line").first).to_be_attached()
    return page


async def test_the_draft_is_walked_by_the_numbers_of_the_answers(window: Opener) -> None:
    page = await editor(window)
    await expect(page.locator(".sim-asks")).to_contain_text("1.1 Triagem")
    await expect(page.locator(".sim-demands")).to_contain_text("Pede o produto.")
    await page.locator(".sim-asks .answer").click()
    await expect(page.locator(".sim-asks")).to_contain_text("Contrato assinado?")
    await page.locator(".sim-head .h3").click()
    await page.keyboard.press("1")
    await expect(page.locator(".sim-asks")).to_contain_text("1.2 Verificar infraestrutura")
    await expect(page.locator(".sim .route .step")).to_have_text(["10", "20? Sim", "50"])
    lit = page.locator(".chart .node.is-walked .o")
    await expect(lit).to_have_text(["10", "20", "50"])
    await page.get_by_role("button", name="Voltar um passo").click()
    await expect(lit).to_have_text(["10", "20"])
    await page.get_by_role("button", name="Reiniciar").click()
    await expect(lit).to_have_count(0)


async def test_all_ways_to_the_end_are_listed_with_their_length(window: Opener) -> None:
    page = await editor(window)
    await page.get_by_role("button", name="Todos os caminhos até o fim").click()
    ways = page.locator(".sim-ways li")
    await expect(ways.first).to_contain_text("5 pareceres, 4 respostas, encerra")
    await expect(ways).to_have_count(4)


async def test_as_a_viewer_nothing_could_be_opened_and_who_can_is_said(window: Opener) -> None:
    page = await editor(window)
    marta = page.locator(".sim-head select").nth(1)
    label = await marta.locator("option", has_text="Marta").inner_text()
    await marta.select_option(label=label)
    await expect(page.locator(".sim-demands .finding")).to_contain_text("Não pode abrir.")
