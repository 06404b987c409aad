"""The people who work here, and the end of the example."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.installing import PASSWORD
from tests.browser.window import Window

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


async def invite(admin: Window, name: str, email: str) -> None:
    page = await admin.open("/settings/people")
    await page.get_by_role("button", name="Convidar alguém").click()
    await page.get_by_label("Nome").fill(name)
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_role("button", name="Criar o convite").click()
    await expect(page.locator("code")).to_contain_text("/invite/")
    await page.get_by_role("button", name="Fechar").click()


async def test_one_press_copies_a_link_with_which_somebody_comes_in(window: Opener) -> None:
    admin = await window("admin", permissions=["clipboard-read", "clipboard-write"])
    await invite(admin, "Vera Lopes", "vera@example.com")
    await admin.page.get_by_role("button", name="Copiar um link de entrada para Vera").click()
    await expect(admin.page.get_by_text("Copiado: o link de entrada de Vera")).to_be_visible()
    link = await admin.page.evaluate("navigator.clipboard.readText()")
    again = admin.page.get_by_role("button", name="Copiar um link de entrada para Carla")
    await expect(again).to_be_visible()
    vera = await window(None)
    await vera.open(link.removeprefix(vera.url))
    await vera.page.get_by_label("Senha", exact=True).fill(PASSWORD)
    await vera.page.keyboard.press("Enter")
    await vera.page.wait_for_url("**/boards/all")


async def test_where_nothing_can_be_copied_the_link_is_shown_selected(window: Opener) -> None:
    admin = await window("admin")
    await admin.page.add_init_script(NO_CLIPBOARD + "; document.execCommand = () => false")
    await invite(admin, "Igor Matos", "igor@example.com")
    await admin.page.get_by_role("button", name="Copiar um link de entrada para Igor").click()
    await admin.page.get_by_role("button", name="Copiar o link").click()
    await expect(admin.page.get_by_text("O link está selecionado")).to_be_visible()
    selected = await admin.page.evaluate("getSelection().toString()")
    assert selected == await admin.page.locator("code").inner_text()


async def test_over_plain_http_it_is_copied_all_the_same(window: Opener) -> None:
    admin = await window("admin")
    await admin.page.add_init_script(NO_CLIPBOARD)
    await invite(admin, "Nina Couto", "nina@example.com")
    await admin.page.get_by_role("button", name="Copiar um link de entrada para Nina").click()
    await expect(admin.page.get_by_text("Copiado: o link de entrada de Nina")).to_be_visible()


async def test_what_is_typed_is_not_lost_to_another_act_of_its_dialog(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people")
    await page.get_by_role("button", name="Editar Marta Reis").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Nome").fill("Marta Reis Lima")
    await dialog.get_by_role("button", name="Desativar").click()
    await expect(dialog.get_by_text("Ainda não foi salvo.")).to_be_visible()
    await expect(dialog.get_by_label("Nome")).to_have_value("Marta Reis Lima")
    await admin.press("Control+s")
    await page.get_by_role("button", name="Editar Marta Reis Lima").click()
    await dialog.get_by_role("button", name="Desativar").click()
    await (
        page.get_by_role("dialog", name="Desativar Marta Reis Lima")
        .get_by_role("button", name="Desativar")
        .click()
    )
    row = page.locator(".rows li", has_text="Marta Reis Lima")
    await expect(row).to_contain_text("desativado")
    await row.get_by_role("button", name="Editar").click()
    await dialog.get_by_label("Nome").fill("Marta Reis")
    await admin.press("Control+s")
    await expect(dialog).to_have_count(0)
    await expect(page.locator(".rows li.is-out")).to_contain_text("Marta Reis")
    await expect(page.get_by_role("button", name="Editar Marta Reis", exact=True)).to_be_visible()


async def test_who_gets_a_ticket_while_one_deactivates_them_is_asked_for_a_successor(
    window: Opener,
) -> None:
    admin, ana = await window("admin"), await window("ana")
    page = await admin.open("/settings/people")
    await page.get_by_role("button", name="Editar Ana Lima").click()
    await page.get_by_role("dialog").get_by_role("button", name="Desativar").click()
    dialog = page.get_by_role("dialog", name="Desativar Ana Lima")
    await expect(dialog).not_to_contain_text("Quem assume")
    account = await ana.open("/account")
    await account.get_by_role("button", name="Passar os atendimentos de Rui Prado").click()
    handing = account.get_by_role("dialog")
    await handing.get_by_placeholder("Adicionar").fill("Ana Lima")
    await ana.press("Enter")
    await expect(handing.get_by_placeholder("Adicionar")).to_have_value("")
    await ana.press("Enter")  # In an empty box it takes nobody away.
    await handing.get_by_label("Motivo").fill("Férias")
    await handing.get_by_role("button", name="Passar").click()
    await expect(account.get_by_text("Rui Prado → Ana Lima")).to_be_visible()
    await dialog.get_by_role("button", name="Desativar").click()
    await expect(dialog.locator(".field .refusal:visible").first).to_contain_text("Indique quem")
    await dialog.get_by_placeholder("Adicionar").fill("Carla Nunes")
    await admin.press("Enter")
    await dialog.get_by_label("Motivo").fill("Saiu")
    await dialog.get_by_role("button", name="Desativar").click()
    await expect(dialog).to_have_count(0)
    await expect(page.locator(".rows li.is-out", has_text="Ana Lima")).to_be_visible()


async def test_the_example_goes_from_every_open_board(window: Opener) -> None:
    admin, other = await window("admin"), await window("admin")
    await other.board()
    page = await admin.open("/settings/people")
    await page.get_by_role("button", name="Remover os dados de exemplo").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Sai: 44\xa0atendimentos")
    await dialog.get_by_role("radio", name="Tudo").check()
    await expect(dialog).to_contain_text("7\xa0CRs")
    await dialog.get_by_role("radio", name="Atendimentos, clientes e pessoas").check()
    await dialog.get_by_role("button", name="Remover").click()
    await expect(page.get_by_text("Os dados de exemplo saíram.")).to_be_visible()
    await expect(page.get_by_role("button", name="Remover os dados de exemplo")).to_have_count(0)
    await expect(page.get_by_text("Carla Nunes")).to_have_count(0)
    await expect(other.page.locator(".ticket")).to_have_count(0)
    await other.page.get_by_role("button", name="Trocar de quadro").click()
    await expect(other.page.get_by_role("link", name="Atendimento simples")).to_be_visible()


async def test_what_was_retired_is_read_still_and_brought_back(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people/roles")
    await page.get_by_role("button", name="Tirar de uso o perfil Atendente").click()
    back = page.get_by_role("button", name="Trazer Atendente de volta")
    await back.click()
    await expect(page.get_by_label("Nome do perfil Atendente")).to_be_visible()
    await admin.open("/settings/people/teams")
    await page.get_by_role("button", name="Nova equipe").click()
    await page.get_by_role("dialog").get_by_label("Nome").fill("Vendas")
    await admin.press("Enter")
    await page.get_by_role("button", name="Editar a equipe Vendas").click()
    await page.get_by_role("dialog").get_by_role("button", name="Retirar").click()
    row = page.locator(".rows li", has_text="Vendas")
    await expect(row).to_contain_text("desativado")
    await page.get_by_role("button", name="Trazer Vendas de volta").click()
    await expect(page.get_by_role("button", name="Editar a equipe Vendas")).to_be_visible()
