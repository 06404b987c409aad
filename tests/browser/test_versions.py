"""The versions of a workflow: read, compared, one of them restored as a draft."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.window import Window

LISTENS = "window.socket?.connected && window.did_handshake"


async def opened(person: Window, name: str) -> Page:
    """The page of the workflow `name`, from the list."""
    page = await person.open("/settings/workflows")
    await page.get_by_role("link", name=name, exact=True).click()
    await page.wait_for_function(LISTENS)
    return page


async def test_a_version_is_restored_changed_and_compared(window: Opener) -> None:
    admin = await window("admin")
    page = await opened(admin, "Implantação")
    await admin.tab_to(page.get_by_role("link", name="Versões"))
    await admin.press("Enter")
    await page.wait_for_url("**/versions")
    await page.wait_for_function(LISTENS)
    first = page.locator(".versions > li")
    await expect(first).to_have_count(1)
    await expect(first).to_contain_text("Publicado v1")
    await expect(first).to_contain_text("A primeira versão, com 10 linhas.")
    await admin.tab_to(page.get_by_role("button", name="Restaurar v1 como rascunho"))
    await admin.press("Enter")
    await page.wait_for_url(lambda url: not url.endswith("/versions"))
    await page.wait_for_function(LISTENS)
    await page.locator(".steps .order", has_text="57").first.click()
    await page.locator(".is-next input").fill("50")
    await page.locator(".is-next input").blur()
    line = page.locator(".steps tbody", has=page.locator(".order", has_text="57"))
    await expect(line.locator(".to")).to_have_text("50")
    await page.get_by_role("link", name="Comparar").click()
    draft = page.locator(".versions > li").first
    await expect(draft).to_contain_text("Rascunho v2")
    await expect(draft).to_contain_text("editado por Helena Prado")
    await expect(draft.locator(".changes li")).to_have_text(["57: leva ao 50 (antes: 55)"])


async def test_what_is_edited_meanwhile_is_compared_as_it_is_recorded(window: Opener) -> None:
    editor, reader = await window("admin"), await window("admin")
    page = await opened(editor, "Implantação")
    other = await reader.open(page.url.removeprefix(editor.url) + "/versions")
    await other.wait_for_function(LISTENS)
    line = page.locator(".steps tbody", has=page.locator(".order", has_text="60"))
    await line.locator(".order").click()
    await page.get_by_label("Deverá ser informado usuário").uncheck()
    await expect(other.locator(".changes").first).to_contain_text("60: não exige mais contato")


async def test_one_draft_stands_in_the_way_of_another_and_is_shown(window: Opener) -> None:
    admin = await window("admin")
    page = await opened(admin, "Suporte – Dúvidas")
    await page.get_by_role("button", name="Editar em rascunho").click()
    await expect(page.locator(".banner")).to_contain_text("Rascunho v2")
    await page.get_by_role("link", name="Versões").click()
    await page.wait_for_function(LISTENS)
    await expect(page.locator(".versions > li").first).to_contain_text("Igual a v1.")
    await page.get_by_role("button", name="Restaurar v1 como rascunho").click()
    refused = page.get_by_role("alert")
    await expect(refused).to_contain_text("já tem um rascunho")
    await expect(refused.get_by_role("link", name="Abrir o rascunho")).to_be_focused()
    await admin.press("Enter")
    await expect(page.locator(".banner")).to_contain_text("Rascunho v2")


async def test_a_workflow_in_use_is_not_retired_and_says_by_whom(window: Opener) -> None:
    admin = await window("admin")
    page = await opened(admin, "Atendimento simples")
    await page.get_by_role("button", name="Retirar").click()
    used = page.locator(".dialog-card")
    await expect(used).to_contain_text("Está em uso")
    await used.get_by_role("link", name="2.2 Dúvida").click()
    await expect(page.locator("h1")).to_contain_text("Dúvida")


@pytest.mark.parametrize("who", ["bruno", "ana"])
async def test_whoever_shapes_no_process_finds_no_versions(window: Opener, who: str) -> None:
    person = await window(who)
    person.forgiven = "404"
    await person.open("/settings/workflows/1/versions")
    await expect(person.page.locator(".versions")).to_have_count(0)


async def test_it_keeps_nobody_out(window: Opener) -> None:
    admin = await window("admin")
    await admin.open("/settings/workflows/1/versions")
    await expect(admin.page.locator(".versions > li").first).to_be_visible()
    assert await by_day_and_night(admin, widths=(1440, 390)) == []
