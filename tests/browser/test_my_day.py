"""My day by keyboard, and a new ticket opened from it."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.serving import App, until_recorded
from tests.browser.window import Window


async def my_day(who: Window) -> Page:
    page = await who.open("/my-day")
    await page.wait_for_function("window.isListenedTo")
    await expect(page.locator(".entry").first).to_be_visible()
    return page


async def test_keys_go_through_the_list_and_open_a_follow_up(window: Opener) -> None:
    who = await window("bruno")
    page = await my_day(who)
    second = await page.locator(".entry").nth(1).get_attribute("data-number") or ""
    await page.keyboard.press("j")
    await expect(page.locator(".entry[aria-current]")).to_have_attribute("data-number", second)
    await page.keyboard.press("r")
    await expect(who.drawer).to_contain_text(f"#{second}")
    await expect(who.drawer.locator("textarea")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(who.drawer).to_be_hidden()
    await expect(page.locator(f'.entry[data-number="{second}"]')).to_be_focused()


async def test_after_recording_it_goes_on_to_the_next(window: Opener) -> None:
    who = await window("bruno")
    page = await my_day(who)
    first, second = [
        await page.locator(".entry").nth(n).get_attribute("data-number") for n in (0, 1)
    ]
    await page.keyboard.press("d")
    await expect(who.drawer).to_contain_text(f"#{first}")
    await who.drawer.locator("textarea").fill("Ligo amanhã")
    await who.drawer.locator(".seg.is-wide button").first.click()
    await expect(who.drawer.locator(".seg.is-wide [aria-checked=true]")).to_have_count(1)
    await page.keyboard.press("Control+Enter")
    await expect(who.drawer).to_be_hidden()
    await expect(page.locator(f'.entry[data-number="{second}"]')).to_be_focused()


async def test_search_and_help_are_there_too(window: Opener) -> None:
    who = await window("bruno")
    page = await my_day(who)
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Teclado")).to_contain_text("buscar")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Teclado")).to_have_count(0)
    await page.keyboard.press("/")
    await page.keyboard.type("padaria")
    await expect(page.locator("#hits [role=option]")).to_contain_text("Padaria Estrela")
    await page.keyboard.press("Enter")
    await expect(who.drawer).to_contain_text("#1482")
    await page.keyboard.press("Escape")
    await expect(who.drawer).to_be_hidden()


@pytest.mark.parametrize("key", ["r", "n"])
async def test_escape_before_the_drawer_is_there_is_not_lost(window: Opener, key: str) -> None:
    who = await window("bruno")
    page = await my_day(who)
    await page.keyboard.press(key)
    await page.keyboard.press("Escape")
    await page.wait_for_timeout(1_500)
    await expect(who.drawer).to_have_count(0)


async def test_whoever_turned_letters_off_is_left_alone_by_them(window: Opener, app: App) -> None:
    who = await window("rui")
    page = await who.open("/account")
    await page.wait_for_function("window.isListenedTo")
    await page.get_by_label("Atalhos de uma letra").uncheck()
    await until_recorded(app, "select 1 from user_account where login = 'rui' and not single_keys")
    page = await my_day(who)
    await expect(page.locator("body[data-single-keys=off]")).to_be_visible()
    for key in ("n", "/", "r", "?"):
        await page.keyboard.press(key)
    await page.wait_for_timeout(400)
    await expect(who.drawer).to_have_count(0)
    await expect(page.locator("#hits, [role=dialog]:not([hidden])")).to_have_count(0)
    await page.keyboard.press("ArrowDown")
    await expect(page.locator(".entry").nth(1)).to_be_focused()


async def test_the_way_to_my_day_counts_what_is_overdue(window: Opener) -> None:
    page = await my_day(await window("bruno"))
    overdue = await page.locator("section:has(> .is-overdue) .entry").count()
    way = page.get_by_role("link", name="Meu dia")
    await expect(way.locator(".dot")).to_contain_text(str(overdue))


async def test_a_ticket_of_mine_appears_by_itself(window: Opener) -> None:
    page = await my_day(await window("davi"))
    before = await page.locator(".entry").count()
    other = await window("ana")
    await other.open("/tickets/new")
    await open_one(other.page, "Senha nova", to="Davi")
    await other.page.wait_for_url("**/tickets/1*")
    await expect(page.locator(".entry")).to_have_count(before + 1)
    await expect(page.locator(".list")).to_contain_text("Senha nova")


async def test_a_new_ticket_begins_with_the_customer_and_asks_what_its_type_asks(
    window: Opener,
) -> None:
    page = await my_day(await window("bruno"))
    await page.keyboard.press("n")
    await expect(page.locator(".new-ticket input[type=search]").first).to_be_focused()
    await open_one(page, "Como troco a senha", advances=True)
    await page.wait_for_url("**/tickets/1*")
    await expect(page.locator("#t-title")).to_contain_text("Como troco a senha")
    await expect(page.locator(".timeline li")).to_have_count(2)
    await expect(page.locator(".track [aria-current]")).to_contain_text("1.4")


async def open_one(page: Page, subject: str, *, to: str = "", advances: bool = False) -> None:
    form = page.locator(".new-ticket")
    await form.locator("input[type=search]").first.fill("padaria")
    await form.locator("[role=option]", has_text="Padaria Estrela").first.click()
    await expect(form.locator(".open-tickets")).to_contain_text("#1482")
    await form.locator(".tree button", has_text="Dúvida").click()
    await form.locator("input[maxlength='200']").fill(subject)
    await form.locator("textarea").fill("Ligou agora")
    if to:
        choices = form.locator(".when select")
        wanted = await choices.locator("option", has_text=to).first.inner_text()
        await choices.select_option(label=wanted)
    if advances:
        await form.locator(".check input").first.check()
        await expect(form.locator(".route")).to_contain_text("1.4")
    await page.keyboard.press("Control+Enter")
