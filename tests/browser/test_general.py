"""The settings of the whole installation, and what open screens make of a change."""

from __future__ import annotations

import re

from playwright.async_api import Locator, expect

from tests.browser.conftest import Opener
from tests.browser.test_accessible import grave
from tests.browser.window import Window

CARRIER = 1470
PATH = "/settings/general"


def field(person: Window, label: str) -> Locator:
    return person.page.get_by_label(re.compile(f"^{label}"))


async def test_counting_working_days_reaches_a_composer_that_is_open(window: Opener) -> None:
    admin, bruno = await window("admin"), await window("bruno")
    await bruno.open(f"/tickets/{CARRIER}")
    await expect(bruno.page.locator("textarea")).to_be_focused()
    await bruno.page.keyboard.type("Ainda escrevo")
    await expect(bruno.page.locator(".when .req").first).to_have_text(re.compile("dias? neste"))

    await admin.open(PATH)
    assert await grave(admin) == []
    await admin.page.get_by_role("radio", name="Dias úteis").click()
    await field(admin, "Tempo para desfazer").fill("99")
    await admin.press("Control+s")
    await expect(admin.page.get_by_text("Um número inteiro de 0 a 60.")).to_be_visible()
    await expect(admin.page.get_by_role("radio", name="Dias úteis")).to_be_checked()
    await field(admin, "Tempo para desfazer").fill("15")
    await admin.press("Control+s")
    await expect(admin.page.locator("header.top")).not_to_contain_text("não salva")

    await expect(bruno.page.locator(".when .req").first).to_have_text(re.compile("úteis|útil"))
    await expect(bruno.page.locator("textarea")).to_have_value("Ainda escrevo")


async def test_states_and_holidays_follow_the_country(window: Opener) -> None:
    one, other = await window("admin"), await window("admin")
    await one.open(PATH)
    await other.open(PATH)
    holidays = one.page.locator(".ahead").first
    await expect(holidays).to_contain_text("Confraternização Universal")
    await field(one, "Feriados de").select_option(label="Portugal")
    await expect(holidays).to_contain_text("Ano Novo")
    await expect(field(one, "Estado").get_by_text("Lisboa")).to_have_count(1)
    await one.page.get_by_role("button", name="Descartar").click()
    await expect(holidays).to_contain_text("Confraternização Universal")
    await field(one, "Estado").select_option(label="São Paulo")
    await one.press("Control+s")
    await expect(other.page.get_by_label("Estado", exact=True)).to_have_value(
        await field(one, "Estado").input_value()
    )
    await expect(field(one, "Nome")).to_be_visible()


async def test_whoever_does_not_administer_finds_no_such_page(window: Opener) -> None:
    ana = await window("ana")
    ana.forgiven = "404"
    await ana.open(PATH)
    await expect(ana.page.locator("form")).to_have_count(0)


async def test_settings_say_too_that_the_connection_is_lost(window: Opener) -> None:
    admin = await window("admin")
    for path in (PATH, "/settings/types/2"):
        page = await admin.open(path)
        await page.wait_for_function("window.isListenedTo")
        await page.evaluate("window.socket.disconnect()")
        await expect(page.locator(".conn.is-lost")).to_have_text("Reconectando…")
        await page.evaluate("window.socket.connect()")
        await expect(page.locator(".conn")).to_have_count(0)
