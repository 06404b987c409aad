"""What somebody may no longer see leaves their screen while they look at it."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.conftest import Opener

BRUNOS, DAVIS, HERS = 1489, 1498, 1482


async def choose(page: Page, who: str, label: str, choice: str) -> None:
    await page.get_by_role("button", name=f"Editar {who}", exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label(label, exact=True).select_option(label=choice)
    await dialog.get_by_role("button", name="Salvar").click()
    await expect(dialog).to_have_count(0)


async def narrow(page: Page) -> None:
    """The analysts see their team's tickets alone; then back to the people."""
    people = page.url
    await page.goto(f"{people}/roles")
    choice = page.get_by_label("Analista: Vê")
    await choice.select_option(label="Equipe")
    await page.get_by_role("button", name="Salvar").click()
    await expect(page.get_by_text("Salvo.")).to_be_visible()
    await page.goto(people)


async def test_a_narrower_role_and_another_team_reach_open_boards_and_tickets(
    window: Opener,
) -> None:
    admin, carla = await window("admin"), await window("carla")
    page = await admin.open("/settings/people")
    await carla.board()
    await expect(carla.card(DAVIS)).to_be_visible()
    await narrow(page)
    await expect(carla.card(DAVIS)).to_have_count(0)
    await expect(carla.card(HERS)).to_be_visible()

    await carla.board(f"/boards/all?ticket={BRUNOS}")
    await expect(carla.drawer).to_contain_text("Histórico")
    await carla.page.evaluate("window.isTheSamePage = true")
    await choose(page, "Bruno Alves", "Equipe", "Suporte")
    await expect(carla.drawer).to_have_text("Você não vê mais este atendimento.")
    await expect(carla.card(BRUNOS)).to_have_count(0)
    await expect(carla.card(HERS)).to_be_visible()
    assert await carla.page.evaluate("window.isTheSamePage")


async def test_what_is_no_longer_seen_is_not_held_in_the_air_either(window: Opener) -> None:
    admin, davi = await window("admin"), await window("davi")
    page = await admin.open("/settings/people")
    await choose(page, "Bruno Alves", "Equipe", "Suporte")
    await davi.board()
    await davi.lift(1496)
    await choose(page, "Bruno Alves", "Equipe", "Implantação")
    await expect(davi.page.locator(".app[data-drag]")).to_have_count(0)
    await expect(davi.card(1496)).to_have_count(0)
