"""The day turns in the installation's time zone while people look on."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import Opener
from tests.browser.serving import App, running
from tests.browser.window import Window

CLINIC, CARRIER = 1476, 1470
"""Due on the eve of the day on which the example was made, and on that day."""
SOON = "const chance = Math.random; Math.random = () => chance() / 1000"
"""A new snapshot is taken at a moment of the next minute: here at its beginning."""


@pytest.fixture(scope="module")
def app(filled: Path) -> Iterator[App]:
    zone, day = (filled / "day").read_text().split()
    with running(filled, "tests/browser/evening.py", zone, day) as started:
        yield started


async def test_board_my_day_and_strip_turn_with_the_day_and_no_word_is_lost(
    window: Opener, app: App
) -> None:
    board, mine, writing = [await window("bruno") for _ in range(3)]
    await board.page.add_init_script(SOON)
    await board.board()
    await mine.open("/my-day")
    await _writes(writing)
    await expect(_due(board, CLINIC)).to_have_text("Hoje")
    await expect(_due(board, CARRIER)).to_have_text("Amanhã")
    await expect(_section(mine, "Hoje")).to_have_attribute("data-number", str(CLINIC))
    before = await _days(writing).first.text_content() or ""
    late = int(await _overdue(board).inner_text())

    app.process.send_signal(signal.SIGUSR1)

    await expect(_due(board, CLINIC)).to_have_text("Atrasado 1 d")
    await expect(_due(board, CARRIER)).to_have_text("Hoje")
    await expect(_overdue(board)).not_to_have_text(str(late))
    await expect(_section(mine, "Hoje")).to_have_attribute("data-number", str(CARRIER))
    await expect(_days(writing).first).not_to_have_text(before)
    await expect(writing.page.locator("textarea")).to_have_value("Ainda escrevo")


async def _writes(person: Window) -> None:
    await person.open(f"/tickets/{CARRIER}")
    await expect(person.page.locator("textarea")).to_be_focused()
    await person.page.keyboard.type("Ainda escrevo")


def _due(person: Window, number: int) -> Locator:
    return person.card(number).locator(".due")


def _overdue(person: Window) -> Locator:
    return person.page.get_by_role("button", name="Atrasados").locator(".n")


def _section(person: Window, name: str) -> Locator:
    return person.page.get_by_role("region", name=name, exact=True).locator(".entry").first


def _days(person: Window) -> Locator:
    return person.page.locator(".when .day")
