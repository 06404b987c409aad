"""A process goes out as a file and comes in again, by a plan that is read first."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener

IMPORT = "/settings/workflows/import"


async def choose(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "text/yaml", "buffer": data}
    await page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]


async def the_file(page: Page, folder: Path) -> bytes:
    await page.goto(page.url.split("/settings")[0] + "/settings/workflows")
    async with page.expect_download() as waiting:
        await page.get_by_role("link", name="Exportar").click()
    file = folder / "process.yaml"
    await (await waiting.value).save_as(file)
    return file.read_bytes()


async def test_what_was_exported_is_changed_planned_and_applied(
    window: Opener, tmp_path: Path
) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/workflows")
    data = await the_file(page, tmp_path)
    await page.get_by_role("link", name="Importar").click()
    await page.wait_for_url(f"**{IMPORT}")
    await choose(page, "process.yaml", data)
    await expect(page.get_by_text("O processo já é como o arquivo diz.")).to_be_visible()
    changed = data.replace(b"name: Triagem", b"name: Entrada").replace(b"to: 56", b"to: 60")
    await choose(page, "mudado.yaml", changed)
    await expect(page.get_by_text("name: Triagem ⇒ Entrada")).to_be_visible()
    await expect(page.get_by_text("torna-se rascunho")).to_be_visible()
    await page.get_by_role("button", name="Aplicar 2 mudanças").click()
    await expect(page.get_by_text("Feito: 0 acrescentado, 2 alterados")).to_be_visible()
    await page.get_by_role("link", name="Aos workflows").click()
    await expect(page.get_by_text("Rascunho v2")).to_be_visible()


async def test_what_stands_against_an_export_is_said(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people/positions")
    await page.get_by_role("button", name="Nova função").click()
    await page.get_by_role("dialog").get_by_label("Nome").fill("Analista")
    await admin.press("Enter")
    added = page.get_by_role("button", name="Editar a função Analista")
    await expect(added).to_have_count(2)
    await admin.open("/settings/workflows")
    await page.get_by_role("link", name="Exportar").click()
    await expect(page.locator(".q-notification")).to_contain_text("Analista")
    await admin.open("/settings/people/positions")
    await added.first.click()
    await page.get_by_role("dialog").get_by_role("button", name="Retirar").click()
    await expect(added).to_have_count(1)


async def test_a_file_with_mistakes_shows_each_with_its_line(
    window: Opener, tmp_path: Path
) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/workflows")
    data = await the_file(page, tmp_path)
    await page.goto(admin.url + IMPORT)
    broken = data.replace(b"to: 56", b"to: nowhere").replace(b"group: true", b"group: maybe")
    await choose(page, "quebrado.yaml", broken)
    await expect(page.locator(".problems li")).to_have_count(4)
    await expect(page.locator(".problems code").first).to_contain_text("quebrado.yaml:")
    await expect(page.get_by_role("button", name="Aplicar")).to_be_hidden()


async def test_a_file_that_is_too_large_is_one_sentence(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open(IMPORT)
    await choose(page, "enorme.yaml", b"#" * (10 * 1024 * 1024))
    await expect(page.get_by_text("Um processo tem no máximo 5 MB.")).to_be_visible()
    admin.wrong.clear()  # the browser tells of the 413 itself


async def test_a_findings_sentence_stands_at_its_line_before_publishing(
    window: Opener, tmp_path: Path
) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/workflows")
    data = await the_file(page, tmp_path)
    await page.goto(admin.url + IMPORT)
    await choose(page, "p.yaml", data.replace(b"to: 57", b"to: 59"))
    await expect(page.get_by_role("button", name="Aplicar 1 mudança")).to_be_visible()
    await page.get_by_role("radio", name="Publicados").click()
    await expect(page.locator(".problems li").first).to_contain_text("W2")
    await expect(page.get_by_role("button", name="Aplicar 1 mudança")).to_be_hidden()


async def test_what_changed_meanwhile_is_told_with_the_plan_as_it_is_now(
    window: Opener, tmp_path: Path
) -> None:
    first, other = await window("admin"), await window("admin")
    page, there = await first.open("/settings/workflows"), await other.open(IMPORT)
    data = await the_file(page, tmp_path)
    await page.goto(first.url + IMPORT)
    await choose(page, "p.yaml", data.replace(b"name: Aguardar cliente", b"name: Parado"))
    await expect(page.get_by_text("name: Aguardar cliente ⇒ Parado")).to_be_visible()
    await cr_renamed(there, other.url)
    await page.get_by_role("button", name="Aplicar 1 mudança").click()
    await expect(page.get_by_text("O processo mudou depois deste plano.")).to_be_visible()
    await expect(page.get_by_text("name: Esperando ⇒ Parado")).to_be_visible()


async def cr_renamed(page: Page, url: str) -> None:
    await page.goto(url + "/settings/centers")
    await page.get_by_role("button", name="Aguardar cliente").first.click()
    await page.get_by_label("Nome").fill("Esperando")
    await page.get_by_role("button", name="Salvar").click()
    await expect(page.get_by_text("Esperando").first).to_be_visible()


async def test_plan_and_mistakes_are_readable_on_a_phone(window: Opener, tmp_path: Path) -> None:
    admin = await window("admin", viewport={"width": 390, "height": 844})
    page = await admin.open("/settings/workflows")
    data = await the_file(page, tmp_path)
    await page.goto(admin.url + IMPORT)
    for told, where in ((b"- code: '1.8'\n  name: Nova\n- code: '1.9'", ".import-plan .rows li"),
                        (b"- code: one", ".problems li")):  # fmt: skip
        await choose(page, "p.yaml", data.replace(b"- code: '1.9'", told))
        await expect(page.locator(where).first).to_be_visible()
        assert await by_day_and_night(admin) == []
