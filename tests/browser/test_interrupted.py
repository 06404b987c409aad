"""The server goes away and comes back while somebody writes."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import expect

from models import Ticket
from services.configuration import configuration
from services.tickets import Wish, follow_up
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.serving import App, running

BAKERY, MOTORBIKES = 1482, 1500


async def test_what_is_written_is_kept_and_the_board_catches_up(
    window: Opener, filled: Path, app: App
) -> None:
    carla = await window("carla")
    carla.forgiven = "net::ERR_"  # Refused, reset, or nothing answered while it loads a font.
    await carla.board()
    await carla.card(BAKERY).click()
    await expect(carla.drawer.locator("textarea")).to_be_focused()
    await carla.page.keyboard.type("Metade")
    app.process.kill()
    app.process.wait()
    state = carla.page.locator(".conn").first
    await expect(state).to_have_text("Reconectando…")
    await carla.page.keyboard.type(" e o resto")
    await _moved_meanwhile(filled)
    with running(filled, port=app.port) as again:
        await expect(state).to_have_text("Ao vivo")
        await expect(carla.drawer.locator("textarea")).to_have_value("Metade e o resto")
        await expect(carla.drawer).to_contain_text("Padaria Estrela")
        await expect(carla.card_in("1.5", MOTORBIKES)).to_be_attached()
        await carla.press("Escape")
        await expect(carla.drawer).to_have_count(0)
        carla.page.remove_listener("console", carla._noticed)
        again.process.terminate()
        await expect(state).to_have_text("O Atende está reiniciando…")
        await carla.page.goto("about:blank")


async def _moved_meanwhile(data: Path) -> None:
    """Written while no app runs: nobody is told."""
    async with opened(data):
        now = await configuration()
        ana = next(each.id for each in now.users.values() if each.login == "ana")
        waiting = next(each.id for each in now.centers.values() if each.code == "1.5")
        ticket = await Ticket.get(number=MOTORBIKES)
        wish = Wish(
            text="Aguarda.", direction="other", to_center_id=waiting, expects_center_id=waiting
        )
        await follow_up(MOTORBIKES, wish, version=ticket.version, by=ana)
