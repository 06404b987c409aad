"""What is typed after a key, before the server has brought what the key opens, waits for it."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.test_my_day import my_day
from tests.browser.test_workflow_editor import begun, focused, reads
from tests.browser.window import Window
from tests.browser.wire import Wire

TEXT = "Ligou mudando o dia"
"""With the letters of most keys in it."""


async def hastily(page: Page, wire: Wire, *keys: str) -> None:
    """Keys and texts, all before the server's answer to the first of them comes."""
    wire.is_cut = True
    for each in keys:
        is_key = each in ("Enter", "Tab", "Control+Enter", "Alt+Enter") or len(each) == 1
        await (page.keyboard.press(each) if is_key else page.keyboard.type(each))
    await page.wait_for_timeout(300)
    wire.mend()


async def at(who: Window, place: str) -> Wire:
    wire = await Wire(is_cut=False).stands_in(who.page)
    if place == "my day":
        await my_day(who)
        return wire
    await who.board()
    await who.page.wait_for_function("window.isListenedTo")
    await who.page.keyboard.press("ArrowDown")
    await focused(who.page, ".cr-list > [data-n]")
    return wire


async def dropped(who: Window) -> None:
    """No draft of it stays."""
    await who.drawer.get_by_role("button", name="Cancelar").click()
    await expect(who.drawer).to_have_count(0)


@pytest.mark.parametrize("place", ["board", "my day"])
@pytest.mark.parametrize("key", ["r", "Enter"])
async def test_a_follow_up_typed_before_its_drawer_is_there(
    window: Opener, place: str, key: str
) -> None:
    who = await window("bruno")
    wire = await at(who, place)
    await hastily(who.page, wire, key, TEXT)
    text = who.drawer.locator("textarea").first
    await expect(text).to_have_value(TEXT)
    await expect(text).to_be_focused()
    await expect(who.page.locator(".app[data-drag]")).to_have_count(0)
    await who.page.keyboard.type(".")
    await expect(text).to_have_value(TEXT + ".")
    await dropped(who)


@pytest.mark.parametrize("place", ["board", "my day"])
async def test_a_new_ticket_whose_customer_is_typed_at_once(window: Opener, place: str) -> None:
    who = await window("bruno")
    wire = await at(who, place)
    await hastily(who.page, wire, "n", "Padaria murada")
    await expect(who.drawer.get_by_label("Cliente", exact=True)).to_have_value("Padaria murada")
    await expect(who.drawer).to_have_count(1)
    await dropped(who)


@pytest.mark.parametrize("key", ["r", "Enter"])
async def test_pressed_again_because_nothing_came_is_pressed_once(window: Opener, key: str) -> None:
    who = await window("bruno")
    wire = await at(who, "my day")
    await hastily(who.page, wire, key, key, key)
    await expect(who.drawer.locator("textarea").first).to_be_focused()
    await expect(who.drawer.locator("textarea").first).to_have_value("")
    await dropped(who)


async def test_a_follow_up_typed_and_sent_before_its_drawer_is_there(window: Opener) -> None:
    who = await window("carla")
    wire = await at(who, "my day")
    await who.press("j")
    await hastily(who.page, wire, "r", TEXT, "Control+Enter")
    await expect(who.drawer).to_contain_text("Responda “Dúvida resolvida?”.")
    await expect(who.drawer.locator("textarea").first).to_have_value(TEXT)
    await dropped(who)


async def test_customer_and_type_taken_by_enter_and_the_subject_typed_at_once(
    window: Opener,
) -> None:
    who = await window("bruno")
    wire = await at(who, "my day")
    await hastily(who.page, wire, "n", "padaria", "Enter", "recl", "Enter", "Forno parado")
    subject = who.drawer.get_by_label("Assunto", exact=True)
    await expect(subject).to_have_value("Forno parado")
    await expect(subject).to_be_focused()
    customer = who.drawer.get_by_label("Cliente", exact=True)
    await expect(customer).to_have_value("Padaria Estrela")
    await dropped(who)


async def test_what_is_typed_after_an_enter_that_finds_nothing_stays(window: Opener) -> None:
    who = await window("bruno")
    wire = await at(who, "my day")
    await hastily(who.page, wire, "n", "padaria", "Enter", "nada", "Enter", "mais")
    kind = who.drawer.get_by_label("Tipo", exact=True)
    await expect(kind).to_have_value("nadamais")
    await expect(kind).to_be_focused()
    await dropped(who)


async def test_a_reply_taken_while_one_types_stands_on_its_own_line_and_once(
    window: Opener,
) -> None:
    who = await window("carla")
    wire = await Wire(is_cut=False).stands_in(who.page)
    page = await who.open("/tickets/1482")
    await page.wait_for_function("window.isListenedTo")
    text = page.locator("textarea").first
    await expect(text).to_be_focused()
    await expect(page.locator("[data-act=use-reply]")).to_be_visible()
    await hastily(page, wire, "Liguei.", "Alt+Enter", "Alt+Enter")
    await expect(text).not_to_have_value("Liguei.")
    await page.wait_for_timeout(700)  # what is told after a pause has been told
    lines = (await text.input_value()).split("\n")
    assert (lines[0], len(lines)) == ("Liguei.", 2)
    await page.get_by_role("button", name="Cancelar").click()


async def test_lines_of_a_workflow_typed_before_their_forms_are_there(window: Opener) -> None:
    admin = await window("admin")
    wire = await Wire(is_cut=False).stands_in(admin.page)
    page = await begun(admin, "Às pressas")
    first = ("c", "10", "Tab", "1.1", "Enter")
    await hastily(page, wire, *first, "d", "20", "Tab", "Decidido?", "Tab", "Claro", "Tab", "10")
    await expect(page.get_by_label("A resposta 1 leva a")).to_be_focused()
    await page.keyboard.press("Enter")
    await reads(page, ["10 1.1 Triagem fim", "20 Decidido? Claro 10 · Não fim"])


async def test_what_is_typed_elsewhere_meanwhile_stays_there(window: Opener) -> None:
    who = await window("bruno")
    wire = await at(who, "board")
    wire.is_cut = True
    await who.press("r")
    await who.page.get_by_role("combobox", name="Buscar").click()
    await who.page.keyboard.type("mudo")
    await expect(who.page.get_by_role("combobox", name="Buscar")).to_have_value("mudo")
    wire.mend()
    await expect(who.drawer.locator("textarea").first).to_have_value("")


async def test_whoever_went_to_another_field_meanwhile_is_left_there(window: Opener) -> None:
    admin = await window("admin")
    wire = await Wire(is_cut=False).stands_in(admin.page)
    page = await admin.open("/settings/types")
    await page.get_by_role("link", name="Implantação", exact=True).click()
    await page.wait_for_function("window.isListenedTo")
    wire.is_cut = True
    await page.locator(".reply-title").first.click()
    days = page.get_by_label("Nr. dias")
    await days.click()
    await page.keyboard.press("Control+a")
    await page.keyboard.type("1")
    wire.mend()
    await expect(page.locator(".reply-editor").first).to_be_visible()
    await page.keyboard.type("2")
    await expect(days).to_have_value("12")
    await expect(days).to_be_focused()
