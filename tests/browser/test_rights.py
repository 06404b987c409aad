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


async def test_a_narrower_role_and_another_team_reach_open_boards_and_tickets(
    window: Opener,
) -> None:
    admin, carla = await window("admin"), await window("carla")
    page = await admin.open("/people")
    await carla.board()
    await expect(carla.card(DAVIS)).to_be_visible()
    await choose(page, "o perfil Analista", "Vê", "Os da equipe e os próprios")
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
    page = await admin.open("/people")
    await choose(page, "o perfil Analista", "Vê", "Os da equipe e os próprios")
    await choose(page, "Bruno Alves", "Equipe", "Suporte")
    await davi.board()
    await davi.lift(1496)
    await choose(page, "Bruno Alves", "Equipe", "Implantação")
    await expect(davi.page.locator(".app[data-drag]")).to_have_count(0)
    await expect(davi.card(1496)).to_have_count(0)
