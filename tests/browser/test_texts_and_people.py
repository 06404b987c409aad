"""What people wrote, and whom one reaches how."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.window import Window

BAKERY, OPTICIAN, MOTORBIKES, SCHOOL = 1482, 1503, 1500, 1496
ADDRESS = "https://example.com/nota?n=12"


async def test_phone_and_mail_of_whom_to_call_are_there_to_tap(window: Opener) -> None:
    page = await _page(await window("carla"), BAKERY)
    facts = page.locator(".facts")
    phone = facts.get_by_role("link", name="(11) 98888-0000")
    await expect(phone).to_have_attribute("href", "tel:11988880000")
    mail = facts.get_by_role("link", name="valdir.souza@example.com")
    await expect(mail).to_have_attribute("href", "mailto:valdir.souza@example.com")


async def test_lines_addresses_and_mentions_stay_what_they_are(window: Opener) -> None:
    ana = await window("ana")
    page = await _page(ana, MOTORBIKES)
    said = f"Igual ao #{OPTICIAN}.\nVer {ADDRESS}, por favor;\njavascript:alert(1) e nº#12."
    await _records(page, said)
    body = page.locator(".timeline li").first.locator(".body")
    assert await body.inner_text() == said
    links = body.get_by_role("link")
    await expect(links).to_have_text([f"#{OPTICIAN}", ADDRESS])
    await expect(links.nth(1)).to_have_attribute("href", ADDRESS)
    await expect(links.nth(1)).to_have_attribute("target", "_blank")
    await links.first.click()
    await expect(page.locator("#t-title")).to_contain_text("Ótica Central")
    mentions = page.locator("ul.mentions li")
    await expect(mentions).to_have_count(1)
    await expect(mentions).to_contain_text("Moto Center Leste")
    await mentions.get_by_role("link", name=f"#{MOTORBIKES}").click()
    await expect(page.locator("#t-title")).to_contain_text("Moto Center Leste")


async def test_somebody_new_at_the_customers_is_made_in_place_and_reached(window: Opener) -> None:
    page = await _page(await window("bruno"), SCHOOL)
    people = page.get_by_label("Pessoa de contato").and_(page.locator("select"))
    await people.select_option(label="Nova pessoa…")
    fresh = page.locator(".in-place:visible")
    await fresh.get_by_label("Nome").fill("Íris Tavares")
    await fresh.get_by_label("Telefone").fill("(11) 95555-4321")
    await fresh.get_by_role("button", name="Incluir esta pessoa").click()
    await expect(people.locator("option:checked")).to_contain_text("Íris Tavares")
    new_one = page.locator(".addresses").get_by_role("link", name="(11) 95555-4321")
    await expect(new_one).to_have_attribute("href", "tel:11955554321")
    await page.get_by_role("radio", name="Telefone").click()
    await _records(page, "Falei com a nova tesoureira.")
    await expect(page.locator(".timeline li").first).to_contain_text("Telefone, Íris Tavares")


async def _page(person: Window, number: int) -> Page:
    page = await person.open(f"/tickets/{number}")
    await page.wait_for_function("window.isListenedTo")
    await expect(page.get_by_role("form", name="Novo parecer")).to_be_visible()
    return page


async def _records(page: Page, words: str) -> None:
    """As a follow-up that stays where it is."""
    await page.locator(".directions button").nth(1).click()
    await page.locator("textarea").fill(words)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".timeline li").first).to_contain_text(words.splitlines()[0])
