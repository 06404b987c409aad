"""What is typed and pressed before the server listens, or while it can't, is told in its order."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.wire import Wire

TYPED_AND_SAVED = """
    async (name) => {
        const pause = (ms) => new Promise((done) => setTimeout(done, ms));
        const field = document.querySelector(".field input[type=text]");
        for (let length = 1; length <= name.length; length++) {
            field.value = name.slice(0, length);
            field.dispatchEvent(new Event("input", { bubbles: true }));
            await pause(1);
        }
        document.querySelector("[data-saves]").click();
    }
"""


async def saved(page: Page, name: str) -> None:
    await expect(page.get_by_text("Salvo.").first).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Nome", exact=True)).to_have_value(name)


async def test_nothing_overtakes_what_was_typed_before_it(window: Opener) -> None:
    admin = await window("admin")
    page = admin.page
    wire = await Wire(is_cut=True).stands_in(page)
    for name in ("Supermercado Araucária", "Supermercado Ipê"):
        wire.is_cut = True
        await admin.open("/settings/customers/1")
        await expect(page.get_by_label("Nome", exact=True)).to_be_visible()
        await page.evaluate(TYPED_AND_SAVED, name)
        wire.mend()
        await saved(page, name)


async def test_a_button_says_that_its_press_is_not_heard_yet(window: Opener) -> None:
    admin = await window("admin")
    wire = await Wire(is_cut=False).stands_in(admin.page)
    page = await admin.open("/settings/customers/1")
    await page.wait_for_function("window.isListenedTo")
    await page.get_by_label("Nome", exact=True).fill("Supermercado Umbu")
    save = page.get_by_role("button", name="Salvar")
    await expect(save).to_be_enabled()
    wire.is_cut = True
    await save.click()
    await expect(save).to_have_attribute("aria-busy", "true")
    wire.mend()
    await expect(save).not_to_have_attribute("aria-busy", "true")
    await saved(page, "Supermercado Umbu")


async def test_what_was_typed_without_a_connection_is_told_when_it_is_back(window: Opener) -> None:
    admin = await window("admin")
    page = admin.page
    wire = await Wire(is_cut=False).stands_in(page)
    await admin.open("/settings/customers/1")
    await page.wait_for_function("window.isListenedTo")
    await wire.cut()
    await page.wait_for_function("!window.socket.connected")
    await page.evaluate(TYPED_AND_SAVED, "Supermercado Paineira")
    wire.mend()
    await saved(page, "Supermercado Paineira")
