"""What is pressed again, because the server's answer takes its time, is done once."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Opener
from tests.browser.test_typed_ahead import hastily
from tests.browser.test_workflow_editor import begun, closed, focused
from tests.browser.window import Window
from tests.browser.wire import Wire

SLOWLY = 700
"""Milliseconds: what was pressed has been done, and nobody has seen it yet."""


async def far(who: Window, path: str) -> tuple[Page, Wire]:
    wire = await Wire(is_cut=False).stands_in(who.page)
    page = await who.open(path)
    await page.wait_for_function("window.isListenedTo")
    return page, wire


async def test_a_button_pressed_twice_opens_one_dialog(window: Opener) -> None:
    page, wire = await far(await window("admin"), "/settings/workflows")
    wire.is_cut = True
    await page.get_by_role("button", name="Novo workflow").dblclick()
    await page.wait_for_timeout(SLOWLY)
    await page.get_by_role("button", name="Novo workflow").click()
    await page.wait_for_timeout(SLOWLY)
    wire.mend()
    await expect(page.get_by_role("textbox", name="Nome").first).to_be_focused()
    await expect(page.get_by_role("dialog", name="Novo workflow")).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_role("button", name="Novo workflow").click()
    await expect(page.get_by_role("dialog", name="Novo workflow")).to_have_count(1)


async def test_enter_pressed_twice_in_a_dialog_saves_once(window: Opener) -> None:
    page, wire = await far(await window("admin"), "/settings/customers/1")
    await page.get_by_role("button", name="Adicionar pessoa").click()
    name = page.get_by_role("dialog").get_by_label("Nome", exact=True)
    await name.fill("Dita Duarte")
    wire.is_cut = True
    for _ in range(2):
        await name.press("Enter")
        await page.wait_for_timeout(SLOWLY)
    wire.mend()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_role("listitem").filter(has_text="Dita Duarte")).to_have_count(1)


async def test_what_is_typed_before_its_dialog_is_there_stands_in_it(window: Opener) -> None:
    page, wire = await far(await window("admin"), "/settings/workflows")
    await page.get_by_role("button", name="Novo workflow").focus()
    await hastily(page, wire, "Enter", "Feito com pressa", "Enter")
    await page.wait_for_url("**/settings/workflows/*")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Feito com pressa")


async def twice(page: Page, wire: Wire, control: Locator) -> None:
    """The second time when the first is done, and nobody has seen it yet."""
    wire.is_cut = True
    for _ in range(2):
        await control.click()
        await page.wait_for_timeout(SLOWLY)
    wire.mend()


async def test_what_turns_at_a_press_turns_once(window: Opener) -> None:
    page, wire = await far(await window("davi"), "/tickets/1482")
    await expect(page.locator("textarea").first).to_be_focused()
    await twice(page, wire, page.locator("[data-watch]"))
    await page.wait_for_timeout(SLOWLY)
    await expect(page.locator("[data-watch]")).to_have_text("Acompanhando")
    await page.locator("[data-watch]").click()
    await expect(page.locator("[data-watch]")).to_have_text("Acompanhar")


async def test_a_channel_pressed_twice_stays_chosen_until_it_is_seen(window: Opener) -> None:
    page, wire = await far(await window("davi"), "/tickets/1498")
    await expect(page.locator("textarea").first).to_be_focused()
    channel = page.locator(".composer").get_by_role("radio", name="WhatsApp")
    await expect(channel).to_have_attribute("aria-checked", "false")
    await twice(page, wire, channel)
    await page.wait_for_timeout(SLOWLY)
    await expect(channel).to_have_attribute("aria-checked", "true")
    await channel.click()
    await expect(channel).to_have_attribute("aria-checked", "false")


async def test_a_line_pressed_twice_stays_open(window: Opener) -> None:
    admin = await window("admin")
    wire = await Wire(is_cut=False).stands_in(admin.page)
    page = await begun(admin, "Com duas batidas")
    await page.keyboard.press("c")
    await focused(page, ".is-order input")
    await closed(page)
    order = page.locator(".steps .order")
    await twice(page, wire, order)
    await page.wait_for_timeout(SLOWLY)
    await expect(page.locator(".line-form")).to_have_count(1)
    await order.click()
    await expect(page.locator(".line-form")).to_have_count(0)


async def test_a_customer_added_by_two_presses_is_added_once(window: Opener) -> None:
    who = await window("bruno")
    page, _ = await far(who, "/my-day")
    await expect(page.locator(".entry").first).to_be_visible()
    await page.keyboard.press("n")
    await expect(who.drawer.get_by_label("Cliente", exact=True)).to_be_focused()
    await page.keyboard.type("Zeladoria Dupla")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Incluir este cliente").dblclick()
    await expect(who.drawer.get_by_label("Tipo", exact=True)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(who.drawer).to_have_count(0)
    page = await (await window("admin")).open("/settings/customers")
    await page.wait_for_function("window.isListenedTo")
    await page.get_by_role("searchbox").fill("Zeladoria")
    await expect(page.get_by_role("link").filter(has_text="Padaria Estrela")).to_have_count(0)
    await expect(page.get_by_role("link").filter(has_text="Zeladoria Dupla")).to_have_count(1)
