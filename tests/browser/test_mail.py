"""Mail that leaves: how it is set up, what failed, and what customers get."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.mailing import (
    arrived,
    enters_an_implantacao,
    filled,
    office,
    says_to_valdir,
)
from tests.browser.test_accessible import grave
from tests.services.mail.post_office import PostOffice

__all__ = ["filled", "office"]
GYM = 1486
"""Closed; who called last has an address."""
PROOF: Any = {"name": "comprovante.txt", "mimeType": "text/plain", "buffer": b"12/11 e 13/11"}


@pytest.fixture(scope="module")
def hold() -> int:
    """Seconds: nobody takes anything back here."""
    return 1


async def test_the_server_is_tried_before_it_is_saved(window: Opener, office: PostOffice) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/mail")
    await page.get_by_label("Porta").fill("9")
    await tried(page)
    await expect(
        page.get_by_role("status").filter(has_text="na porta 9 de 127.0.0.1")
    ).to_be_visible()
    await expect(page.get_by_text("erro impede salvar")).to_be_hidden()
    await expect(page.get_by_role("button", name="Salvar e-mail")).to_be_enabled()
    assert await grave(admin) == []
    await page.get_by_label("Porta").fill(str(office.port))
    await tried(page)
    said = page.get_by_role("status").filter(has_text="Enviado para helena@example.com.")
    await expect(said).to_be_visible()
    await page.get_by_label("Nome", exact=True).fill("Padaria")
    await page.keyboard.press("Control+s")
    await expect(page.get_by_text("Salvo.")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Nome", exact=True)).to_have_value("Padaria")
    assert office.subjects().count("Os e-mails do Atende chegam") == 1


async def tried(page: Page) -> None:
    await page.get_by_role("button", name="Enviar um teste").click()


async def test_what_failed_is_listed_with_its_reason_and_tried_again(
    window: Opener, office: PostOffice
) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/mail")
    row = page.locator(".rows li", has_text="550 no such person")
    await expect(row).to_contain_text("Valdir Souza")
    await expect(row).to_contain_text("valdir.souza@example.com · #1482")
    await expect(row).to_contain_text("10 tentativas")
    assert await grave(admin) == []
    again = row.get_by_role("button", name="Tentar de novo")
    await again.focus()
    await page.keyboard.press("Enter")
    await expect(row).to_have_count(0)
    await expect(page.get_by_text("Nenhum e-mail falhou de vez.")).to_be_visible()
    await expect(page.get_by_role("searchbox", name="Pessoa, motivo")).to_be_focused()
    assert await arrived(office, "Servidor novo ligado na matriz.")
    await expect(page.get_by_text("e-mail espera")).to_have_count(0)


async def test_whoever_forgot_their_password_gets_a_link(
    window: Opener, office: PostOffice
) -> None:
    anybody = await window(None, color_scheme="dark")
    page = await anybody.open("/sign-in")
    await page.get_by_role("link", name="Esqueci minha senha").click()
    assert await grave(anybody) == []
    await page.get_by_label("Usuário ou e-mail").fill("rui")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading")).to_have_text("Veja seu e-mail")
    assert "/reset/" in await arrived(office, "Escolher uma senha nova")


async def test_the_box_is_for_the_person_that_was_named_when_it_was_ticked(
    window: Opener, office: PostOffice
) -> None:
    page = await says_to_valdir(await window("carla"), "Isto fica entre nós.")
    await page.get_by_label("Pessoa de contato").select_option(label="Rita Souza")
    box = page.get_by_label("Enviar este texto a Rita Souza")
    await expect(box).not_to_be_checked()
    await page.get_by_label("Pessoa de contato").select_option(label="Ninguém em especial")
    await expect(box).to_have_count(0)
    await page.get_by_label("Pessoa de contato").select_option(label="Rita Souza")
    await expect(box).not_to_be_checked()
    await page.keyboard.press("Control+Enter")
    newest = page.locator(".timeline > li").first
    await expect(newest).to_contain_text("Isto fica entre nós.")
    await expect(newest).not_to_contain_text("e-mail")


async def test_an_opening_and_a_reopening_go_to_the_customer_where_that_is_ticked(
    window: Opener, office: PostOffice
) -> None:
    rui = await window("rui")
    await enters_an_implantacao(rui, "Quarta filial", "Rita Souza")
    await rui.drawer.get_by_label("Enviar este texto a Rita Souza").check()
    assert await grave(rui) == []
    await rui.record()
    await expect(rui.toast).to_contain_text("aberto")
    assert (await arrived(office, "Quarta filial – #")).startswith("rita@example.com\n")
    page = await rui.open(f"/tickets/{GYM}")
    box = page.get_by_label("Enviar este texto a Bia Torres")
    await expect(box).not_to_be_checked()
    await box.check()
    await page.set_input_files("input[type=file]", [PROOF])
    await expect(page.locator('.file[data-state="there"]')).to_have_count(1)
    assert await grave(rui) == []
    await page.get_by_label("Motivo", exact=True).fill("Voltou a cobrar duas vezes.")
    await page.keyboard.press("Control+Enter")
    newest = page.locator(".timeline > li").first
    await expect(newest).to_contain_text("reabriu")
    await expect(newest.locator(".entry-files a")).to_contain_text(["comprovante.txt"])
    text = await arrived(office, "Voltou a cobrar duas vezes.")
    assert text.startswith("bia.torres@example.com\n")


async def test_what_the_page_says_of_the_mail_follows_what_others_do(
    window: Opener, office: PostOffice
) -> None:
    looking, page = [await (await window("admin")).open("/settings/mail") for _ in range(2)]
    said, sender = looking.locator(".mail-state"), page.get_by_label("Endereço", exact=True)
    await saved(page, {"Servidor": ""})
    await expect(said).to_contain_text("Nenhum e-mail sai.")
    await expect(sender).to_have_value("")
    port = str(office.port)
    server = {"Servidor": "127.0.0.1", "Porta": port, "Endereço": "atende@example.com"}
    await page.get_by_label("Criptografia").select_option(
        label="nenhuma: só dentro da própria rede"
    )
    await saved(page, server)
    await expect(said).not_to_contain_text("Nenhum e-mail sai.")


async def saved(page: Page, values: dict[str, str]) -> None:
    for label, value in values.items():
        await page.get_by_label(label, exact=True).fill(value)
    await page.keyboard.press("Control+s")
    await expect(page.get_by_text("alteração não salva")).to_have_count(0)
    await expect(page.get_by_text("alterações não salvas")).to_have_count(0)
