"""People of different scopes before the same tickets: what one may not see is nowhere (P1)."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from models import Role, User
from services.transaction import Work, unit_of_work
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.window import Window

OPTICIAN, FARM, BOOKSHOP, GARAGE = 1503, 1487, 1498, 1489
"""Rui's, Rui's, Davi's, Bruno's. Rui and Davi are one team, Bruno is of the other."""
MINE = 1
"""The place of the saved view *mine*."""
SCOPES = {"rui": "own", "davi": "team"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """Rui sees his own, Davi his team's, everybody else all."""

    async def body(work: Work) -> None:
        work.configuration_changed()
        for who, scope in SCOPES.items():
            user = await User.get(login=who).prefetch_related("role")
            may = user.role.permissions
            role = await Role.create(name=f"Só {scope}", permissions=may, scope=scope)
            await User.filter(id=user.id).update(role_id=role.id)

    async with opened(data):
        await unit_of_work(body, by=None)
    return data


async def test_each_sees_what_their_scope_lets_through(window: Opener) -> None:
    seen = {OPTICIAN: ("rui", "davi", "ana"), BOOKSHOP: ("davi", "ana"), GARAGE: ("ana",)}
    for who in ("rui", "davi", "ana"):
        person = await window(who)
        await person.board()
        for number, people in seen.items():
            await expect(person.card(number)).to_have_count(1 if who in people else 0)


async def test_what_leaves_ones_sight_leaves_the_board_and_is_nowhere_any_more(
    window: Opener,
) -> None:
    rui, davi, ana = [await window(who) for who in ("rui", "davi", "ana")]
    for person in (rui, davi):
        await person.board()
        await expect(person.card(FARM)).to_be_visible()
    counted = int(await rui.column("1.3").locator(".count b").inner_text())
    await _hand_over(ana, FARM, to="Davi Teixeira")
    await expect(rui.card(FARM)).to_have_count(0)
    await expect(rui.column("1.3").locator(".count b")).to_have_text(str(counted - 1))
    await expect(davi.card(FARM)).to_be_visible()
    await _hand_over(ana, FARM, to="Bruno Alves")
    await expect(davi.card(FARM)).to_have_count(0)
    for person in (rui, davi):
        assert await _found(person, "Agro Santa Rita") == 0
        await _is_nowhere(person, FARM)
    await _hand_over(ana, FARM, to="Rui Prado")
    await rui.board()
    await expect(rui.card(FARM)).to_be_visible()


@pytest.mark.parametrize("path", [f"/tickets/{FARM}", f"/boards/all?ticket={FARM}"])
async def test_who_gives_a_ticket_away_is_told_so_and_may_take_it_back(
    window: Opener, path: str
) -> None:
    rui = await window("rui")
    page = await rui.open(path)
    await page.wait_for_function("window.isListenedTo")
    await page.locator(".directions button").nth(1).click()
    people = page.locator(".when select")
    name = await people.locator("option", has_text="Bruno Alves").first.inner_text()
    await people.select_option(label=name)
    await page.locator("textarea").fill("Fica com o Bruno.")
    await _channel(page)
    await page.keyboard.press("Control+Enter")
    await expect(rui.toast).to_contain_text("parecer registrado")
    await expect(page.locator("textarea")).to_have_count(0)
    await page.keyboard.press("z")
    await expect(rui.toast).to_contain_text("desfeito")


async def test_an_open_ticket_that_leaves_ones_sight_says_so(window: Opener) -> None:
    rui, ana = await window("rui"), await window("ana")
    await rui.board()
    await rui.card(FARM).click()
    await expect(rui.drawer).to_contain_text("Agro Santa Rita")
    await _hand_over(ana, FARM, to="Bruno Alves")
    await expect(rui.drawer).not_to_contain_text("Agro Santa Rita")
    await expect(rui.drawer).to_contain_text("não vê mais")
    await rui.press("Escape")
    await expect(rui.drawer).to_have_count(0)
    await expect(rui.card(FARM)).to_have_count(0)


async def test_what_one_never_saw_is_not_found(window: Opener) -> None:
    rui = await window("rui")
    await rui.board()
    assert await _found(rui, str(GARAGE)) == 0
    await _is_nowhere(rui, GARAGE)
    nothing = await rui.page.locator("main, body").first.inner_text()
    await rui.open("/tickets/999999")
    assert await rui.page.locator("main, body").first.inner_text() == nothing


async def _hand_over(by: Window, number: int, *, to: str) -> None:
    page = await by.open(f"/tickets/{number}")
    await page.wait_for_function("window.isListenedTo")
    await page.locator(".directions button").nth(1).click()
    people = page.locator(".when select")
    name = await people.locator("option", has_text=to).first.inner_text()
    await people.select_option(label=name)
    await page.locator("textarea").fill(f"Fica com {to}.")
    await _channel(page)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".timeline li").first).to_contain_text(f"Fica com {to}.")


async def _channel(page: Page) -> None:
    phone = page.get_by_role("radio", name="Telefone")
    if not await phone.is_checked():
        await phone.click()
    await expect(phone).to_be_checked()


async def _found(person: Window, words: str) -> int:
    """How many tickets the search finds."""
    await person.press("/")
    await person.page.keyboard.type(words)
    await expect(person.page.locator("#hits")).to_have_attribute("aria-busy", "false")
    found = await person.page.locator("#hits [role=option]").count()
    await person.press("Escape")
    return found


async def _is_nowhere(person: Window, number: int) -> None:
    person.forgiven = "404"
    answer = await person.page.goto(f"{person.url}/tickets/{number}")
    assert answer is not None
    assert answer.status == 404
    await expect(person.page.locator("body")).to_contain_text("Não há nada aqui")
    await expect(person.page.locator("body")).not_to_contain_text(str(number))


async def test_what_is_ones_own_and_ones_teams_counts_once_and_stays_while_either_holds(
    window: Opener,
) -> None:
    davi, ana = await window("davi"), await window("ana")
    await davi.board()
    for who in ("Rui Prado", "Davi Teixeira", "Rui Prado", "Davi Teixeira"):
        before = await _figures(davi)
        await _hand_over(ana, BOOKSHOP, to=who)
        mine = before[MINE] + (1 if who == "Davi Teixeira" else -1)
        wanted = [str(each) for each in (*before[:MINE], mine, *before[MINE + 1 :])]
        await expect(_shown(davi)).to_have_text(wanted)
        await expect(davi.card(BOOKSHOP)).to_be_visible()
    await davi.board()
    await expect(_shown(davi)).to_have_text(wanted)


TOLD_BY_TWO = """async () => {
  const { Store } = await import("/static/board/store.js");
  const card = (v, c) => ({ n: 5, v, f: v, c, p: 1, d: null, u: null, x: null, t: 1, e: 0 });
  const column = (id, cards) => ({ id, count: cards.length, total: 9, more: false, cards });
  const kind = (now) => (now ? "put" : "gone");
  const told = (was, now, v) => ({ k: kind(now), n: 5, v, f: v, was, card: now, heads: {} });
  const seen = (deltas) => {
    const store = new Store([column(1, [card(1, 1)]), column(2, [])]);
    const touched = deltas.map(([delta, room]) => store.apply(delta, room).length > 0);
    const counts = [1, 2].map((id) => store.columns.get(id).count);
    return { counts, shown: store.cards.get(5)?.v, touched: touched.every(Boolean) };
  };
  const out = [told(card(1, 1), null, 2), "user:1"];
  const came = [told(null, card(2, 2), 2), "team:1"];
  const left = [told(card(2, 2), null, 2), "team:1"];
  const back = [told(card(2, 2), card(3, 1), 3), "team:1"];
  return {
    over: seen([out, came]), overInTheOtherOrder: seen([came, out]),
    goneAsItWas: seen([out, came, left]), late: seen([came, back, out]),
  };
}"""


async def test_a_board_puts_together_what_two_rooms_tell_in_any_order(window: Opener) -> None:
    page = await (await window("davi")).board()
    there = {"counts": [0, 1], "shown": 2, "touched": True}
    assert await page.evaluate(TOLD_BY_TWO) == {
        "over": there,
        "overInTheOtherOrder": there,
        "goneAsItWas": {"counts": [0, 0], "shown": None, "touched": True},
        "late": {"counts": [1, 0], "shown": 3, "touched": True},
    }


def _shown(person: Window) -> Locator:
    """The figures of the saved views, then of the columns."""
    return person.page.locator(".views .view .n, .cr .count b")


async def _figures(person: Window) -> list[int]:
    await expect(_shown(person).first).not_to_be_empty()
    return [int(each) for each in await _shown(person).all_inner_texts()]
