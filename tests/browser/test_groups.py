"""A board of CRs in several groups."""

from __future__ import annotations

from pathlib import Path

import pytest_asyncio
from playwright.async_api import Locator, expect

from models import ResponsibilityCenter
from services.transaction import Work, unit_of_work
from tests.browser.acting import moved
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.serving import App
from tests.browser.window import Window

MOTORBIKES, OPTICIAN = 1500, 1503


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """Two more CRs, in a group of their own."""

    async def body(work: Work) -> None:
        work.configuration_changed()
        names = {"2": "Financeiro", "2.1": "Cobrança", "2.2": "Estorno"}
        for code, name in names.items():
            await ResponsibilityCenter.create(code=code, name=name, is_group=code == "2")

    async with opened(data):
        await unit_of_work(body, by=None)
    return data


def head(person: Window, name: str) -> Locator:
    return person.page.locator(".group-head", has_text=name)


async def test_columns_stand_under_the_heads_of_their_groups(window: Opener) -> None:
    ana = await window("ana")
    await ana.board()
    groups = ana.page.locator(".cr-group")
    await expect(groups).to_have_count(2)
    await expect(groups.nth(0).locator(".code")).to_have_text(
        ["1.1", "1.2", "1.3", "1.4", "1.5", "1.9"]
    )
    await expect(groups.nth(1).locator(".code")).to_have_text(["2.1", "2.2"])
    await expect(head(ana, "Financeiro")).to_have_attribute("aria-expanded", "true")


async def test_a_folded_group_keeps_name_and_count_and_is_remembered(
    window: Opener, app: App
) -> None:
    davi = await window("davi")
    await davi.board()
    async with davi.page.expect_response("**/api/me/folded"):
        await head(davi, "Financeiro").click()
    await expect(davi.column("2.1")).to_have_count(0)
    await expect(head(davi, "Financeiro")).to_contain_text("0")
    moved(app, "ana", MOTORBIKES, "2.1")
    await expect(head(davi, "Financeiro")).to_contain_text("1")
    await davi.board()
    await expect(head(davi, "Financeiro")).to_have_attribute("aria-expanded", "false")
    await expect(davi.column("1.1")).to_be_visible()
    await expect(davi.card(MOTORBIKES)).to_have_count(0)
    await head(davi, "Financeiro").click()
    await expect(davi.card_in("2.1", MOTORBIKES)).to_be_visible()


async def test_what_one_folds_others_still_see(window: Opener) -> None:
    ana, rui = await window("ana"), await window("rui")
    await rui.board()
    async with rui.page.expect_response("**/api/me/folded"):
        await head(rui, "Atendimento").click()
    await ana.board()
    await expect(ana.card(OPTICIAN)).to_be_visible()
    await expect(head(ana, "Atendimento")).to_have_attribute("aria-expanded", "true")


async def test_a_card_is_carried_into_another_group(window: Opener) -> None:
    ana = await window("ana")
    await ana.board()
    await ana.lift(OPTICIAN)
    await ana.drop_on("2.2")
    await ana.write("O caso é de estorno.")
    await ana.record()
    await expect(ana.card_in("2.2", OPTICIAN).locator(".is-offflow")).to_be_visible()
