"""Notices: live in every window, read in one and so in all; and a ticket that is watched."""

from __future__ import annotations

from pathlib import Path

import pytest_asyncio
from playwright.async_api import Page, expect

from models import Mail, User
from services.transaction import Work, unit_of_work
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.serving import App, until_recorded
from tests.browser.window import Window

WATCHED = 1482


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """Ana was told of what is overdue below her; nothing of it is her own."""

    async def body(work: Work) -> None:
        ana = await User.get(login="ana")
        await Mail.create(
            to_user_id=ana.id, why="digest", state="sent", created_at=work.now, not_before=work.now,
            body={"day": "2026-11-25", "unkept": 0, "today": 0, "escalated": 2, "tickets": []},
        )  # fmt: skip

    async with opened(data):
        await unit_of_work(body, by=None)
    return data


async def notices(who: Window) -> Page:
    page = await who.open("/notices")
    await page.wait_for_function("window.isListenedTo")
    await expect(page.locator("h1")).to_have_text("Avisos")
    return page


async def follow_up(who: Window, number: int, text: str) -> None:
    await who.open(f"/tickets/{number}")
    await who.page.wait_for_function("window.isListenedTo")
    await who.page.locator("textarea").first.fill(text)
    await who.page.get_by_role("radio", name="Ficar em 1.2").click()
    await who.page.keyboard.press("Control+Enter")
    await expect(who.page.locator(".timeline")).to_contain_text(text)


async def test_a_notice_comes_to_every_window_and_is_read_in_all(window: Opener) -> None:
    marta, phone, ana = await window("marta"), await window("marta"), await window("ana")
    page = await notices(marta)
    await expect(page.locator(".nothing")).to_have_text("Nenhum aviso.")
    await phone.open("/my-day")
    badge = phone.page.locator(".dot.is-unread")
    await expect(badge).to_be_hidden()
    await marta.open(f"/tickets/{WATCHED}")
    await page.wait_for_function("window.isListenedTo")
    await page.get_by_role("button", name="Acompanhar").click()
    await expect(page.get_by_role("button", name="Acompanhando")).to_be_visible()
    await notices(marta)
    await follow_up(ana, WATCHED, "O técnico vai amanhã às nove.")
    first = page.locator(".entry.notice").first
    await expect(first).to_contain_text(f"Ana Lima registrou um parecer em #{WATCHED}")
    await expect(first).to_contain_text("O técnico vai amanhã às nove.")
    await expect(first).to_contain_text("Você acompanha este atendimento")
    await expect(badge).to_contain_text("1")
    await follow_up(ana, WATCHED, "Remarcado para as dez.")
    await expect(badge).to_contain_text("2")
    await expect(first).to_contain_text("Remarcado para as dez.")
    present = page.locator(".entry[aria-current]")
    await expect(present).to_contain_text("O técnico vai amanhã às nove.")

    await page.keyboard.press("k")
    await expect(present).to_contain_text("Remarcado para as dez.")
    await page.keyboard.press("Enter")
    await expect(marta.drawer).to_contain_text(f"#{WATCHED}")
    await expect(badge).to_contain_text("1")
    await page.keyboard.press("Escape")
    await expect(page.locator(".entry.notice.is-unread")).to_have_count(1)
    await page.get_by_role("button", name="Marcar tudo como lido").click()
    await expect(badge).to_be_hidden()
    await expect(page.locator(".entry.notice.is-unread")).to_have_count(0)
    await notices(ana)
    await expect(ana.page.locator(".entry.notice", has_text=f"#{WATCHED}")).to_have_count(0)


async def test_on_a_phone_a_notice_says_why_it_came_and_leads_to_what_is_chosen(
    window: Opener,
) -> None:
    carla, ana = await window("carla", viewport={"width": 390, "height": 844}), await window("ana")
    await carla.open(f"/tickets/{WATCHED}")
    await carla.page.wait_for_function("window.did_handshake === true")
    await carla.page.get_by_role("button", name="Acompanhar").click()
    await expect(carla.page.get_by_role("button", name="Acompanhando")).to_be_visible()
    await follow_up(ana, WATCHED, "Chega amanhã.")
    page = await notices(carla)
    came = page.locator(".entry.notice").filter(has_text=f"#{WATCHED}").first
    await expect(came.get_by_text("Você acompanha este atendimento")).to_be_visible()
    await page.get_by_role("link", name="O que recebo").click()
    await expect(page.locator("h1")).to_have_text("O que recebo")


async def test_what_is_overdue_below_one_leads_to_the_board(window: Opener) -> None:
    ana = await window("ana")
    page = await notices(ana)
    await page.locator(".entry.notice", has_text="2 atrasados abaixo de você").click()
    await page.wait_for_url("**/boards/all?due=overdue")
    await expect(page.locator('.cr-list [data-n="1461"]')).to_be_visible()


async def recorded(app: App, source: str, events: str) -> None:
    asked = f"select 1 from notice_choice where source = '{source}' and events = '{events}'"
    await until_recorded(app, asked)


async def test_what_one_gets_is_chosen_at_once_and_read_by_whoever_keeps_the_people(
    window: Opener, app: App
) -> None:
    rui, admin = await window("rui"), await window("admin")
    await rui.open(f"/tickets/{WATCHED}")
    await rui.page.wait_for_function("window.isListenedTo")
    await rui.page.get_by_role("button", name="Acompanhar").click()
    await rui.page.get_by_label("Avisar de").select_option("closed")
    closed = f"select 1 from watcher where ticket_id = {WATCHED} and events = 'closed'"
    await until_recorded(app, closed)
    await rui.open("/account/notices")
    await rui.page.wait_for_function("window.isListenedTo")
    promise = rui.page.get_by_label("Outra pessoa muda o próximo contato")
    await promise.focus()
    await promise.select_option("none")
    await recorded(app, "promise", "none")
    await admin.open("/settings/people/5/notices")
    await expect(admin.page.locator("h1")).to_have_text("O que Rui Prado recebe")
    row = admin.page.locator("li", has_text="Outra pessoa muda o próximo contato")
    await expect(row).to_contain_text("Nada")
    watched = admin.page.locator("li", has_text=f"#{WATCHED}")
    await expect(watched).to_contain_text("Só o encerramento")
    assert await admin.page.locator("select").count() == 0
    await expect(promise).to_be_focused()
    await rui.page.get_by_role("button", name=f"Parar de acompanhar #{WATCHED}").click()
    await expect(watched).to_have_count(0)
