"""The seed's own example, walked with the mouse while somebody else watches."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import Opener

BAKERY = 1482


async def test_a_card_dragged_in_one_window_moves_in_the_other(window: Opener) -> None:
    carla, ana = await window("carla"), await window("ana")
    await carla.board()
    await ana.board()
    await carla.lift(BAKERY)
    await carla.drop_on("1.3", "Sim")
    await expect(carla.drawer).to_be_visible()
