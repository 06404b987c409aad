"""The ticket's page: a follow-up written, refused, interrupted and recorded."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.window import Window

BAKERY, CLINIC, GARAGE, WORKS, CLOSED = 1482, 1476, 1489, 1499, 1486
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WITHOUT_LIMIT = 1500


async def ticket(who: Window, number: int) -> Page:
    page = await who.open(f"/tickets/{number}")
    await page.wait_for_function("window.isListenedTo")
    await expect(page.locator("form.composer")).to_be_visible()
    await expect(page.locator("textarea")).to_be_focused()
    return page


async def choose_channel(page: Page) -> None:
    await page.locator(".seg.is-wide button").first.click()
    await expect(page.locator(".seg.is-wide [aria-checked=true]")).to_have_count(1)


async def test_everything_refused_stands_at_its_field(window: Opener) -> None:
    page = await ticket(await window("bruno"), CLINIC)
    await page.locator("#t-title").click()
    await page.keyboard.press("1")
    await expect(page.locator(".composer > footer")).to_contain_text("1.3")
    await page.keyboard.press("Control+Enter")
    problems = page.locator(".problem:visible")
    await expect(problems).to_have_count(3)
    await expect(page.locator("textarea")).to_be_focused()
    await expect(page.locator("textarea")).to_have_attribute("aria-invalid", "true")
    await page.keyboard.type("Rede pronta")
    await expect(problems).to_have_count(2)


async def test_what_is_typed_survives_a_reload(window: Opener) -> None:
    page = await ticket(await window("rui"), GARAGE)
    await page.keyboard.type("Metade de uma frase")
    await page.wait_for_timeout(1_200)
    await page.reload()
    await expect(page.locator("textarea")).to_have_value("Metade de uma frase")


async def test_not_even_the_last_word_is_lost_when_the_page_goes(window: Opener) -> None:
    page = await ticket(await window("carla"), GARAGE)
    await page.keyboard.type("Escrito e logo")
    await page.reload()
    await expect(page.locator("textarea")).to_have_value("Escrito e logo")
    await page.wait_for_timeout(1_200)
    await page.reload()
    await expect(page.locator("textarea")).to_have_value("Escrito e logo")


async def test_nor_when_the_drawer_is_shut_at_once(window: Opener) -> None:
    who = await window("carla")
    await who.board(f"/boards/all?ticket={BAKERY}")
    await who.drawer.locator("textarea").fill("Quase nada")
    await who.press("Escape")
    await expect(who.drawer).to_have_count(0)
    await who.card(BAKERY).click()
    await expect(who.drawer.locator("textarea")).to_have_value("Quase nada")


async def test_the_reason_of_a_reopening_is_kept_too(window: Opener) -> None:
    who = await window("rui")
    page = await who.open(f"/tickets/{CLOSED}")
    await expect(page.locator("textarea")).to_be_focused()
    await page.keyboard.type("Voltou a falhar")
    await page.wait_for_timeout(1_200)
    await page.reload()
    await expect(page.locator("textarea")).to_have_value("Voltou a falhar")


async def test_on_a_phone_the_composer_is_one_touch_away(window: Opener) -> None:
    who = await window("davi", **PHONE)
    page = await who.open(f"/boards/all?ticket={CLINIC}")
    composer = who.drawer.locator("textarea")
    await expect(composer).not_to_be_in_viewport()
    await who.drawer.get_by_role("button", name="Parecer", exact=True).tap()
    await expect(composer).to_be_in_viewport()
    await expect(composer).to_be_focused()
    await expect(page.locator(".composer > footer")).to_contain_text("Infraestrutura pronta?")


async def test_a_ticket_that_is_not_there_is_said_to_be_so(window: Opener) -> None:
    who = await window("rui")
    who.forgiven = "404"
    page = await who.open("/tickets/99999")
    await expect(page.locator("body")).to_contain_text("não existe ou você não pode vê-lo")


async def test_a_word_added_by_someone_else_appears_above_the_open_composer(window: Opener) -> None:
    one = await ticket(await window("ana"), GARAGE)
    other = await ticket(await window("davi"), GARAGE)
    await other.keyboard.type("Estou escrevendo")
    await one.locator(".directions button").nth(1).click()
    await one.locator("textarea").fill("<img src=x onerror=alert(1)> https://example.com e #1482")
    await choose_channel(one)
    await one.keyboard.press("Control+Enter")
    newest = other.locator(".timeline li").first
    await expect(newest).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(newest.get_by_role("link", name="https://example.com")).to_have_attribute(
        "rel", "noopener noreferrer nofollow"
    )
    await expect(newest.get_by_role("link", name="#1482")).to_have_attribute(
        "href", "/tickets/1482"
    )
    await expect(other.locator("textarea")).to_have_value("Estou escrevendo")


async def test_whoever_records_on_its_own_page_stays_in_the_ticket(window: Opener) -> None:
    page = await ticket(await window("carla"), GARAGE)
    await page.locator(".directions button").nth(1).click()
    await page.locator("textarea").fill("Sem novidade.")
    await choose_channel(page)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".timeline li").first).to_contain_text("Sem novidade.")
    await expect(page.locator("article[data-ticket]")).to_be_focused()
    await expect(page.locator("textarea")).to_have_value("")


async def test_whoever_was_slower_keeps_the_text_and_is_told(window: Opener) -> None:
    carla = await ticket(await window("carla"), BAKERY)
    bruno = await ticket(await window("bruno"), BAKERY)
    await bruno.keyboard.type("Do lado de cá")
    await bruno.wait_for_timeout(900)
    await carla.keyboard.type("Tudo no lugar")
    await choose_channel(carla)
    await carla.locator("#t-title").click()
    await carla.keyboard.press("2")
    await expect(carla.locator(".composer > footer")).to_contain_text("1.2")
    await carla.keyboard.press("Control+Enter")
    await expect(bruno.locator(".note.is-today")).to_contain_text("Carla")
    await expect(bruno.locator("textarea")).to_have_value("Do lado de cá")


async def test_who_stands_below_sees_the_lock_and_who_can(window: Opener) -> None:
    page = await ticket(await window("bruno"), BAKERY)
    await expect(page.locator(".when .note")).to_contain_text("Carla Nunes")
    await expect(page.locator(".when .note")).to_contain_text("Ana Lima")
    await expect(page.locator(".when select")).to_be_hidden()


async def test_a_phone_shows_it_without_scrolling_sideways(window: Opener) -> None:
    who = await window("bruno", **PHONE)
    page = await who.open(f"/tickets/{BAKERY}")
    await expect(page.locator("form.composer")).to_be_attached()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    way = page.locator("[data-to-composer]")
    await expect(way).to_be_visible()
    await page.locator("form.composer footer").scroll_into_view_if_needed()
    await expect(way).to_be_hidden()
    await page.locator(".facts").scroll_into_view_if_needed()
    await expect(way).to_be_visible()
    await expect(page.get_by_role("link", name="(11)").first).to_have_attribute(
        "href", "tel:11988880000"
    )


async def test_nothing_serious_stands_in_a_readers_way(window: Opener) -> None:
    page = await ticket(bruno := await window("bruno"), CLINIC)
    await page.locator(".more > summary").click()
    assert await by_day_and_night(bruno) == []


async def test_the_priority_of_a_type_is_that_of_the_one_just_chosen(window: Opener) -> None:
    page = await ticket(await window("rui"), WORKS)
    await page.locator(".more > summary").click()
    of_type = page.get_by_label("Prioridade").locator("option").first
    for name, priority in (("Dúvida", 3), ("Reclamação", 1), ("Dúvida", 3)):
        await page.get_by_label("Tipo", exact=True).select_option(label=name)
        await expect(of_type).to_have_text(f"{priority}, a do tipo")


async def test_what_rarely_changes_says_why_it_is_locked_and_who_can(window: Opener) -> None:
    page = await ticket(await window("rui"), BAKERY)
    await page.locator(".more > summary").click()
    for label, why in (("Tipo", "não muda depois"), ("Prioridade", "Helena Prado")):
        locked = page.get_by_label(label, exact=True)
        await expect(locked).to_be_disabled()
        await expect(locked).to_have_accessible_description(re.compile(why))
    await expect(page.locator(".more").get_by_text("Ana Lima, Helena Prado podem.")).to_be_visible()
    helena = await ticket(await window("admin"), BAKERY)
    await helena.locator(".more > summary").click()
    await expect(helena.get_by_label("Prioridade")).to_be_enabled()
    await expect(helena.get_by_label("Prioridade")).to_have_accessible_description("")


async def test_a_day_is_typed_to_the_last_digit_of_its_year(window: Opener) -> None:
    page = await ticket(await window("davi"), WITHOUT_LIMIT)
    await page.get_by_label("Outro dia").focus()
    for digit in "10102027":
        await page.keyboard.press(digit)
        await page.wait_for_timeout(400)
    await expect(page.locator(".composer > footer")).to_contain_text("10/10/2027")
