"""Customers, products and channels in the settings: by keyboard, and by two at once."""

from __future__ import annotations

from playwright.async_api import Dialog, expect

from tests.browser.conftest import Opener

CNPJ, WRITTEN = "12abc34501de35", "12.ABC.345/01DE-35"


async def test_a_customer_is_made_and_edited_by_keyboard_alone(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/customers")
    asked: list[str] = []

    async def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        await dialog.accept()

    page.on("dialog", leave)
    await admin.tab_to(page.get_by_role("button", name="Novo cliente"))
    await admin.press("Enter")
    await expect(page.get_by_role("dialog").get_by_label("Nome")).to_be_focused()
    await page.keyboard.type("Ótica Íris")
    await admin.press("Tab")
    await page.keyboard.type(CNPJ)
    await expect(page.get_by_label("CPF ou CNPJ", exact=True)).to_have_value(WRITTEN)
    await admin.press("Enter")
    await page.wait_for_url("**/settings/customers/*")
    assert asked == []
    await admin.tab_to(page.get_by_role("button", name="Adicionar pessoa"))
    await admin.press("Enter")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("Nome")).to_be_focused()
    await page.keyboard.type("Lia Prado")
    await admin.tab_to(dialog.get_by_label("Endereço"))
    await page.keyboard.type("(11) 97777-1234")
    await admin.press("Control+s")
    await expect(page.get_by_text("Telefone (11) 97777-1234")).to_be_visible()
    await admin.open("/settings/customers")
    await page.get_by_role("searchbox").fill("97777 1234")
    await expect(page.get_by_role("link", name="Ótica Íris")).to_be_visible()
    await expect(page.locator(".rows > li")).to_have_count(1)
    await page.get_by_role("searchbox").fill("ninguém assim")
    await expect(page.get_by_text("Nada encontrado para “ninguém assim”.")).to_be_visible()


async def test_two_administrators_change_one_customer_and_neither_is_overwritten(
    window: Opener,
) -> None:
    first, second = await window("admin"), await window("ana")
    for each in (first, second):
        await each.open("/settings/customers/1")
    await first.page.get_by_label("Nome", exact=True).fill("Supermercado Aurora")
    await first.press("Control+s")
    await expect(first.page.get_by_text("Salvo.")).to_be_visible()
    await second.page.get_by_label("Nome", exact=True).fill("Supermercado Sol")
    await second.page.get_by_label("CPF ou CNPJ", exact=True).fill("11.111.111-11")
    await second.press("Control+s")
    await expect(second.page.get_by_text("Agora está: Supermercado Aurora.")).to_be_visible()
    await expect(second.page.get_by_text("Isto não é um CPF nem um CNPJ.")).to_be_visible()
    await second.page.get_by_label("CPF ou CNPJ", exact=True).fill("")
    await second.press("Control+s")
    await expect(second.page.get_by_text("Salvo.")).to_be_visible()


async def test_leaving_with_unsaved_changes_asks(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/customers/2")
    await page.get_by_label("Nome", exact=True).fill("Outro nome")
    await expect(page.get_by_text("1 alteração não salva")).to_be_visible()
    asked: list[str] = []

    async def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        await dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    async with page.expect_event("dialog"):
        await page.locator(".crumb a").click(no_wait_after=True)
    assert asked == ["beforeunload"]
    await expect(page.get_by_label("Nome", exact=True)).to_have_value("Outro nome")


async def test_a_channel_is_moved_by_keyboard_and_the_focus_stays(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/products")
    down = page.get_by_role("button", name="Mover Telefone para baixo")
    await admin.tab_to(down)
    await admin.press("Enter")
    names = page.locator("section", has_text="Canais de contato").locator(".what > :first-child")
    await expect(names).to_have_text(["WhatsApp", "Telefone", "E-mail", "Remoto"])
    await expect(page.get_by_role("button", name="Mover Telefone para baixo")).to_be_focused()
    await admin.press("Enter")
    await expect(names).to_have_text(["WhatsApp", "E-mail", "Telefone", "Remoto"])


async def test_a_product_of_the_same_name_is_refused_at_its_field(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/products")
    await page.get_by_role("button", name="Novo produto").click()
    await page.get_by_role("dialog").get_by_label("Nome").fill("pdv")
    await admin.press("Enter")
    await expect(
        page.get_by_role("dialog").get_by_text("Já existe um com este nome.")
    ).to_be_visible()


async def test_who_keeps_no_catalogue_finds_neither_page(window: Opener) -> None:
    carla = await window("carla")
    carla.forgiven = "404"
    for path in ("/settings/customers", "/settings/customers/1", "/settings/products"):
        answer = await carla.page.goto(carla.url + path)
        assert answer is not None
        assert answer.status == 404
