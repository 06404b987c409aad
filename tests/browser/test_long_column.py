"""A card is carried out of a column of thousands."""

from __future__ import annotations

from pathlib import Path

import pytest_asyncio
from playwright.async_api import Locator, expect

from models import ResponsibilityCenter
from services.example.crowd import crowd
from services.transaction import Work, unit_of_work
from tests.browser.acting import moved
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.serving import App
from tests.browser.window import Window

MOST_LOOKS = 50
PAGE = 40
MOST_IN_PAGE = 60
NUMBERS = "(list) => [...list.querySelectorAll('[data-n]')].map((card) => +card.dataset.n)"
MIDDLE = """async (list) => {
  list.scrollTop = list.scrollHeight / 2;
  const within = (card) => {
    const [{ top, bottom }, box] = [list.getBoundingClientRect(), card.getBoundingClientRect()];
    return box.top > top + 150 && box.bottom < bottom;
  };
  const seen = () => [...list.querySelectorAll('[data-n]')].find(within)?.dataset.n;
  let [found, still] = [seen(), 0];
  while (!found || still < 10) {
    await new Promise(requestAnimationFrame);
    still = seen() === found ? still + 1 : 0;
    found = seen();
  }
  return +found;
}"""
"""Once it is drawn there and stands still."""
ONE_MORE = """async (list) => {
  const [high, end] = [list.scrollHeight, performance.now() + 60_000];
  while (list.scrollHeight < high + 2000) {
    if (performance.now() > end) throw new Error("no further page");
    list.scrollTop = list.scrollHeight;
    await new Promise(requestAnimationFrame);
  }
}"""
"""Scrolled to its end, until a page more is drawn below it."""
EDGE = """(board) => board.scrollLeft + board.clientWidth >= board.scrollWidth - 1"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """Five thousand open tickets, and no limit where the card goes."""

    async def body(work: Work) -> None:
        work.configuration_changed()
        await ResponsibilityCenter.filter(code="1.4").update(wip_limit=None)

    async with opened(data):
        await crowd(5_000, all_open=True)
        await unit_of_work(body, by=None)
    return data


async def test_arrivals_wait_while_a_card_is_in_the_air_and_it_lands_where_it_belongs(
    window: Opener, app: App
) -> None:
    davi = await window("davi")
    await davi.board(f"/boards/all?type={_question(app)}")
    number = await _scrolled_to(davi, "1.1", pages=2)
    await _scrolled_to(davi, "1.4", pages=3)
    await davi.lift(number)
    before = await _numbers(davi, "1.1")
    others = [each for each in before if each != number][:3]
    for each in others:
        moved(app, "ana", each, "1.4")
    await davi.page.wait_for_timeout(500)
    assert await _numbers(davi, "1.1") == before
    await davi.drop_on("1.4")
    await expect(davi.toast).to_contain_text(f"#{number}")
    await expect(davi.card_in("1.4", number)).to_be_focused()
    await expect(davi.card_in("1.4", number)).to_be_in_viewport()
    for each in others:
        await expect(davi.card_in("1.1", each)).to_have_count(0)
    for _ in range(MOST_LOOKS):
        here = await _numbers(davi, "1.4")
        if here == (truly := _truly(app, "1.4", after=here[0], like=here)):
            break
    assert here == truly


async def test_a_column_off_the_screen_comes_nearer_to_the_card_at_the_edge(
    window: Opener,
) -> None:
    davi = await window("davi", viewport={"width": 900, "height": 700})
    await davi.board()
    number = await _scrolled_to(davi, "1.1", pages=3)
    await expect(davi.column("1.4")).not_to_be_in_viewport(ratio=0.9)
    await davi.lift(number)
    for step in range(2_000):
        await davi.page.mouse.move(890 - step % 2, 400, steps=2)
        if await davi.page.locator(".board").evaluate(EDGE):
            break
    await expect(davi.column("1.4")).to_be_in_viewport(ratio=0.9)
    await davi.drop_on("1.4")
    await expect(davi.drawer).to_contain_text("1.4")
    await davi.press("Escape")
    await expect(davi.drawer).to_have_count(0)
    await expect(davi.card_in("1.1", number)).to_be_in_viewport()


async def test_a_long_column_keeps_few_cards_in_the_page(window: Opener) -> None:
    ana = await window("ana")
    await ana.board()
    for pages in (1, 4):
        await _scrolled_to(ana, "1.4", pages=pages)
        assert len(await _numbers(ana, "1.4")) < MOST_IN_PAGE


def _list(person: Window, code: str) -> Locator:
    return person.column(code).locator(".cr-list")


async def _numbers(person: Window, code: str) -> list[int]:
    numbers: list[int] = await _list(person, code).evaluate(NUMBERS)
    return numbers


async def _scrolled_to(person: Window, code: str, *, pages: int) -> int:
    """A card in the middle of the list, after as many pages have been fetched."""
    shown = _list(person, code)
    for _ in range(pages):
        await shown.evaluate(ONE_MORE)
    number: int = await shown.evaluate(MIDDLE)
    return number


def _question(app: App) -> int:
    """The type whose tickets are moved without another word."""
    with app.http("davi") as http:
        types = http.get("/api/boards/all/snapshot").json()["types"]
    return next(int(key) for key, kind in types.items() if kind["code"] == "2.2")


def _truly(app: App, code: str, *, after: int, like: list[int]) -> list[int]:
    """The server's own order from `after` on, as long as `like`."""
    only = f"type={_question(app)}"
    with app.http("davi") as http:
        columns = http.get("/api/boards/all/snapshot").json()["columns"]
        center = next(column["id"] for column in columns if column["code"] == code)
        order = [after]
        while len(order) < len(like):
            page = http.get(f"/api/boards/all/columns/{center}?after={order[-1]}&{only}").json()
            order += [card["n"] for card in page["cards"]]
    return order[: len(like)]
