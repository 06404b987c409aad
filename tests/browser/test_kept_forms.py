"""What is typed into the settings and not saved: over a reload, and while the server is away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.async_api import Dialog, Locator, Page, expect

from tests.browser.conftest import Opener
from tests.browser.serving import App, running
from tests.browser.window import Window


async def test_a_reload_brings_back_what_was_typed_and_saving_takes_it(window: Opener) -> None:
    admin = await window("admin")
    page = await the_type(admin, "Dúvida")
    await field(page, "Nome").fill("Pergunta")
    await page.get_by_role("radio", name="Mar").click()
    await page.get_by_label("Até", exact=True).fill("2031-12-31")
    await page.get_by_label("Obrigar a informação do produto").check()
    await page.get_by_placeholder("Adicionar").fill("Carla Nunes")
    await page.get_by_role("button", name="Parecer padrão").click()
    await page.get_by_label("Título").fill("Volto já")
    await expect(head(page)).to_contain_text("6 alterações não salvas")
    await reloaded(page)
    await expect(head(page)).to_contain_text("6 alterações não salvas")
    await expect(field(page, "Nome")).to_have_value("Pergunta")
    await expect(page.get_by_role("radio", name="Mar")).to_be_checked()
    await expect(page.locator(".person")).to_contain_text("Carla Nunes")
    await expect(page.locator(".replies")).to_contain_text("Volto já")
    await head(page).get_by_role("button", name="Descartar").click()
    await expect(field(page, "Nome")).to_have_value("Dúvida")
    await reloaded(page)
    await expect(field(page, "Nome")).to_have_value("Dúvida")
    await expect(head(page)).not_to_contain_text("não salva")


async def test_what_another_saved_meanwhile_is_said_after_the_reload_too(window: Opener) -> None:
    admin, other = await window("admin"), await window("admin")
    page = await the_type(admin, "Reclamação")
    await field(page, "Nome").fill("Queixa")
    await expect(head(page)).to_contain_text("1 alteração não salva")
    theirs = await the_type(other, "Reclamação")
    await field(theirs, "Nome").fill("Protesto")
    await expect(head(theirs)).to_contain_text("1 alteração não salva")
    await other.press("Control+s")
    await expect(theirs.locator("h1")).to_contain_text("Protesto")
    await reloaded(page)
    await expect(field(page, "Nome")).to_have_value("Queixa")
    await admin.press("Control+s")
    await expect(page.locator(".refusal:visible")).to_contain_text("Protesto")
    await admin.press("Control+s")
    await expect(page.locator("h1")).to_contain_text("Queixa")


async def test_a_dialog_opens_again_with_what_was_typed_in_it(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/centers")
    await page.get_by_role("button", name="Editar 1.5 Aguardar cliente").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Nome").fill("Aguardar resposta")
    await dialog.get_by_label("Limite").fill("7")
    await expect(page.locator("form[data-unsaved*='wip_limit']")).to_be_visible()
    await reloaded(page)
    await expect(dialog.get_by_label("Nome")).to_have_value("Aguardar resposta")
    await admin.press("Control+s")
    await expect(dialog).to_have_count(0)
    await expect(page.locator(".rows")).to_contain_text("Aguardar resposta")
    await expect(page.locator(".rows")).to_contain_text("limite 7")


async def test_what_is_typed_into_a_draft_while_nobody_hears_it_stands_in_its_line(
    window: Opener,
) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/workflows")
    await page.get_by_role("link", name="Atendimento simples").click()
    await page.get_by_role("button", name="Editar em rascunho").click()
    finding = page.locator(".findings li[data-rule=W22]").first
    type_link = finding.get_by_role("link", name="Abrir o tipo")
    await expect(type_link).to_have_attribute("href", re.compile(r"^/settings/types/\d+$"))
    await page.keyboard.press("d")
    await expect(page.locator(".is-order input")).to_be_focused()
    question = page.get_by_role("textbox", name="Pergunta")
    await question.fill("Pronto?")
    await expect(page.locator(".el").last).to_have_text("Pronto?")
    await page.evaluate("window.socket.disconnect()")
    await question.press_sequentially(" Tudo?")
    await reloaded(page)
    await expect(question).to_have_value("Pronto? Tudo?")
    await expect(page.locator(".el").last).to_have_text("Pronto? Tudo?")


async def test_a_reload_in_the_middle_of_a_field_of_a_draft_leaves_what_was_typed(
    window: Opener,
) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/workflows")
    await page.get_by_role("link", name="Suporte – Dúvidas").click()
    await page.get_by_role("button", name="Editar em rascunho").click()
    await expect(page.get_by_role("button", name="Renumerar")).to_be_visible()
    await page.wait_for_function("window.isListenedTo")
    await page.keyboard.press("c")
    await expect(page.locator(".is-order input")).to_be_focused()
    element = page.locator(".is-element input")
    await element.fill("1.1")
    await reloaded(page)
    await expect(element).to_have_value("1.1 Triagem")
    await expect(page.locator(".el").last).to_contain_text("Triagem")


async def test_what_is_typed_while_the_server_is_away_is_there_when_it_is_back(
    window: Opener, app: App
) -> None:
    admin = await window("admin")
    admin.forgiven = "net::ERR_"
    page = await the_type(admin, "Implantação")
    asked = []

    async def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        await dialog.accept()

    page.on("dialog", leave)
    await field(page, "Nome").fill("Implantação assistida")
    await page.locator(".reply-title").first.click()
    await expect(page.locator(".reply-editor textarea")).to_be_visible()
    await expect(head(page)).to_contain_text("1 alteração não salva")
    with away(app):
        await field(page, "Nr. dias").fill("2")
        await page.locator(".reply-editor textarea").fill("Olá, {usuário} escreve.")
    with running(app.folder, port=app.port):
        await expect(page.locator(".replies")).to_contain_text("escreve.")
        await expect(field(page, "Nome")).to_have_value("Implantação assistida")
        await expect(field(page, "Nr. dias")).to_have_value("2")
        await expect(head(page)).to_contain_text("3 alterações não salvas")
        assert asked == []
        await page.goto("about:blank")


def field(page: Page, label: str) -> Locator:
    """A label that has been changed also says what it was."""
    return page.get_by_label(re.compile(f"^{label}"))


def head(page: Page) -> Locator:
    return page.locator("header.top")


async def the_type(person: Window, name: str) -> Page:
    page = await person.open("/settings/types")
    await page.get_by_role("link", name=name, exact=True).click()
    await expect(field(page, "Nome")).to_have_value(name)
    return page


async def reloaded(page: Page) -> None:
    async def go(dialog: Dialog) -> None:
        await dialog.accept()

    page.once("dialog", go)
    await page.reload()
    await page.wait_for_function("window.did_handshake")


@contextmanager
def away(app: App) -> Iterator[None]:
    app.process.kill()
    app.process.wait()
    yield
