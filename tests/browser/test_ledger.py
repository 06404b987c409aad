"""The ledger as people read it, and a person who asks to be forgotten."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.axe import grave
from tests.browser.conftest import Opener
from tests.browser.window import Window


async def renamed(admin: Window, name: str) -> None:
    page = await admin.open("/settings/customers/1")
    field = page.get_by_label("Nome", exact=True)
    await field.fill(name)
    await page.keyboard.press("Control+s")
    await expect(page.get_by_text("Salvo.")).to_be_visible()


async def test_what_was_changed_is_read_searched_and_followed(window: Opener) -> None:
    admin = await window("admin")
    await renamed(admin, "Mercado Novo")
    history = admin.page.get_by_role("button", name="Histórico")
    await history.click()
    change = admin.page.locator(".thing-history .changes").first
    await expect(change).to_contain_text("Mercado Novo")
    assert await grave(admin) == []
    await history.click()
    await expect(change).to_have_count(0)
    page = await admin.open("/ledger")
    await expect(page.locator(".ledger-entries li").first).to_contain_text("cliente Mercado Novo")
    await page.get_by_label("Sobre").select_option("customer")
    await page.get_by_label("Número ou nome").fill("mercado")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**kind=customer&text=mercado**")
    await expect(page.locator(".ledger-entries li")).to_have_count(1)
    await page.get_by_role("link", name="cliente Mercado Novo").click()
    await page.wait_for_url("**subject=customer:1")
    await expect(page.get_by_role("link", name="Abrir")).to_have_attribute(
        "href", "/settings/customers/1"
    )
    await admin.open("/ledger?text=nobody-has-this-name")
    await expect(page.get_by_text("Nada encontrado.")).to_be_visible()


async def test_older_entries_come_with_a_press_and_not_to_everybody(window: Opener) -> None:
    admin, bruno = await window("admin"), await window("bruno")
    page = await admin.open("/ledger?person=")
    before = await page.locator(".ledger-entries li").count()
    more = page.get_by_role("button", name="Mostrar anteriores")
    if await more.is_visible():
        await more.press("Enter")
        await expect(page.locator(".ledger-entries li").nth(before)).to_be_visible()
    answer = await bruno.page.request.get(f"{bruno.url}/ledger")
    assert answer.status == 404
    await bruno.board()
    await expect(bruno.page.get_by_role("link", name="Registro")).to_have_count(0)


async def test_a_person_is_forgotten_after_the_name_was_typed(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/customers/1")
    await page.get_by_role("button", name="Editar").first.click()
    name = await page.locator(".dialog-form h2").inner_text()
    await page.get_by_role("button", name="Apagar os dados").last.click()
    dialog = page.get_by_role("dialog", name=f"Apagar os dados de {name}")
    await dialog.get_by_role("button", name="Apagar", exact=True).click()
    await expect(dialog.get_by_text(f"Digite o nome como está: {name}.")).to_be_visible()
    assert await grave(admin) == []
    await dialog.get_by_label("O nome, para confirmar").fill(name)
    await dialog.get_by_label("Motivo").fill("pedido por e-mail")
    await dialog.get_by_role("button", name="Apagar", exact=True).click()
    await expect(page.get_by_text("Os dados foram apagados.")).to_be_visible()
    await expect(page.locator(".rows li", has_text="Pessoa apagada")).to_be_visible()
    await expect(page.get_by_text(name)).to_have_count(0)


async def test_of_an_erased_customer_only_the_tickets_are_left(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/customers/19")
    await page.get_by_role("button", name="Apagar os dados").click()
    dialog = page.get_by_role("dialog", name="Apagar os dados de Bar do Zeca")
    await dialog.get_by_label("O nome, para confirmar").fill("bar do zeca")
    await dialog.get_by_label("Motivo").fill("pedido por e-mail")
    await dialog.get_by_role("button", name="Apagar", exact=True).click()
    await page.wait_for_url("**/settings/customers")
    await admin.open("/settings/customers/19")
    await expect(page.get_by_text("Os dados foram apagados a pedido.")).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Pessoa apagada")
    await expect(page.get_by_role("button", name="Salvar")).to_have_count(0)
    await expect(page.get_by_role("button", name="Histórico")).to_be_visible()
