"""The plan of the backups in the settings, one by hand, and a folder that can't be written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest_asyncio
from playwright.async_api import expect

from models import Attachment, FollowUp
from services.example.rows import inserted
from services.transaction import Work, unit_of_work
from tests.browser.conftest import Opener
from tests.browser.data import opened

PATH = "/settings/backup"
BAKERY = 1482


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """A file that is not on the disk any more."""
    async with opened(data):
        await unit_of_work(_file_without_bytes, by=None)
    return data


async def _file_without_bytes(work: Work) -> None:
    entry = await FollowUp.filter(ticket_id=BAKERY).first().values_list("id", flat=True)
    key = "ab" * 32
    await inserted(work, Attachment, [{
        "follow_up_id": entry, "name": "rack.png", "size": 9, "media_type": "image/png",
        "sha256": key, "storage_key": key,
    }])  # fmt: skip


async def test_a_plan_is_kept_with_what_one_typed_and_a_backup_is_made_at_once(
    window: Opener,
) -> None:
    admin = await window("admin")
    await admin.open(PATH)
    page = admin.page
    await expect(page.get_by_text("Ainda não há backup")).to_be_visible()
    await page.get_by_text("Fazer backup automaticamente").click()
    folder = page.get_by_label("Pasta")
    await folder.fill("/proc/nowhere")
    await admin.press("Control+s")
    await expect(
        page.get_by_text(re.compile("Não dá para gravar em /proc/nowhere"))
    ).to_be_visible()
    await expect(folder).to_have_value("/proc/nowhere")
    await folder.fill("")
    await admin.press("Control+s")
    await expect(page.locator("header.top")).not_to_contain_text("não salva")
    await page.get_by_role("button", name="Fazer backup agora").click()
    await expect(page.locator(".rows .what").first).to_contain_text(re.compile(r"atende-\d+"))
    state = page.get_by_role("status").filter(has_text="O último que deu certo")
    await expect(state).to_be_visible()
    missing = page.locator(".rows .refusal")
    await expect(missing).to_contain_text(
        "Faltam, ou não são mais o que foi anexado: #1482 rack.png"
    )


async def test_whoever_has_no_right_to_the_system_finds_no_such_page(window: Opener) -> None:
    carla = await window("carla")
    carla.forgiven = "404"
    await carla.page.goto(f"{carla.url}{PATH}")
    await expect(carla.page.locator("h1")).to_have_text("Não há nada aqui")
