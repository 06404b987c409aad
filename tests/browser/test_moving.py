"""The seed's own example, walked with the mouse while somebody else watches."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.window import Window

BAKERY, INN, GARAGE, PHARMACY, HOTEL = 1482, 1495, 1489, 1468, 1485
BOOKSHOP, MOTORBIKES, SCHOOL = 1498, 1500, 1496
ANSWERED = """async ([number, key]) => {
  const ways = await (await fetch(`/api/tickets/${number}/ways?board=all`)).json();
  const zones = Object.values(ways.columns).flatMap((column) => column.zones);
  const { answers, to } = zones.find((zone) => zone.keys[0] === key);
  const wish = { direction: "advance", answers, to_center: null, expects_center: to };
  const sent = { key: crypto.randomUUID(), version: ways.version, over_limit: false, ...wish };
  const answer = await fetch(`/api/tickets/${number}/follow-ups`, {
    method: "POST", headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...sent, text: "Fui mais rápida." }),
  });
  return answer.status;
}"""


async def test_a_card_dragged_in_one_window_moves_in_the_other(window: Opener) -> None:
    carla, ana = await window("carla"), await window("ana")
    await carla.board()
    await ana.board()
    await ana.remember(f'[data-n="{BAKERY}"] .live-by')
    await carla.lift(BAKERY)
    await carla.drop_on("1.3", "Sim")
    await carla.write("Tudo pronto, começo hoje.", channel="Telefone", contact_user="Carla Nunes")
    await carla.accept_the_limit()
    await carla.record()
    await expect(carla.toast).to_contain_text("1.3 Implantar sistema")
    await expect(carla.card_in("1.3", BAKERY)).to_be_visible()
    await expect(ana.card_in("1.3", BAKERY)).to_be_visible()
    await ana.remembers("Carla")
    await expect(carla.card(BAKERY).locator(".live-by")).to_have_count(0)


async def test_no_stays_on_50_and_is_recorded_all_the_same(window: Opener) -> None:
    bruno = await window("bruno")
    await bruno.board()
    count = await bruno.card(INN).locator(".n").last.inner_text()
    await bruno.lift(INN)
    await bruno.drop_on("1.2", "Não")
    await bruno.write("Falta o link.", channel="WhatsApp")
    await bruno.record()
    await expect(bruno.card_in("1.2", INN)).to_be_visible()
    await expect(bruno.card(INN).locator(".n").last).to_have_text(str(int(count) + 1))


async def test_partly_asks_on_and_leads_to_waiting(window: Opener) -> None:
    bruno = await window("bruno")
    await bruno.board()
    await bruno.lift(GARAGE)
    await bruno.drop_on("1.5", "Em parte")
    await bruno.write("Só o servidor está pronto.", channel="Telefone")
    await bruno.record()
    await expect(bruno.card_in("1.5", GARAGE)).to_be_visible()


async def test_the_sub_workflow_is_entered_left_and_closes_the_ticket(window: Opener) -> None:
    davi, rui = await window("davi"), await window("rui")
    await davi.board()
    await rui.board()
    await davi.lift(HOTEL)
    await davi.drop_on("1.4", "Sim")
    await davi.write("Implantado.", channel="Telefone")
    await davi.record()
    await expect(rui.card_in("1.4", HOTEL)).to_be_visible()
    await davi.lift(HOTEL)
    await expect(davi.column("1.9").locator(".zone")).to_contain_text("último parecer")
    await davi.drop_on("1.9", "Sim")
    await davi.write("Sem mais dúvidas.", channel="Telefone")
    await davi.record()
    await expect(davi.toast).to_contain_text("encerrado")
    await expect(rui.card_in("1.9", HOTEL)).to_be_visible()


async def test_a_closed_ticket_is_reopened_where_it_rested(window: Opener) -> None:
    rui = await window("rui")
    await rui.board()
    await rui.lift(1486)
    await rui.drop_on("1.4")
    await rui.write("Voltou a cobrar duas vezes.")
    await rui.record()
    await expect(rui.card_in("1.4", 1486)).to_be_visible()


async def test_a_drop_that_needs_nothing_is_recorded_at_once(window: Opener) -> None:
    davi, ana = await window("davi"), await window("ana")
    await davi.board()
    await ana.board()
    await davi.lift(BOOKSHOP)
    await davi.drop_on("1.4")
    await expect(davi.toast).to_contain_text(f"#{BOOKSHOP}")
    await expect(davi.drawer).to_have_count(0)
    await expect(davi.card_in("1.4", BOOKSHOP)).to_be_visible()
    await expect(ana.card_in("1.4", BOOKSHOP)).to_be_visible()


async def test_a_blocked_column_says_why_and_who_can(window: Opener) -> None:
    carla = await window("carla")
    await carla.board()
    await carla.lift(PHARMACY)
    blocked = carla.column("1.2")
    await expect(blocked).to_have_attribute("data-verdict", "blocked")
    await expect(blocked.locator(".why")).to_contain_text("Ana Lima")
    await carla.page.keyboard.press("Escape")
    await carla.page.mouse.up()
    await expect(carla.card_in("1.4", PHARMACY)).to_be_focused()
    await carla.page.wait_for_timeout(500)
    await expect(carla.drawer).to_have_count(0)


async def test_who_was_slower_is_told_and_the_card_is_where_it_belongs(window: Opener) -> None:
    davi, ana = await window("davi"), await window("ana")
    await davi.board()
    await ana.board()
    davi.forgiven = "422"
    await davi.lift(MOTORBIKES)
    await _meanwhile_answered(ana.page, MOTORBIKES, 1)
    await davi.drop_on("1.4", "Não")
    await expect(davi.toast).to_contain_text("Ana")
    await expect(davi.card_in("1.9", MOTORBIKES)).to_be_visible()


async def test_the_text_of_who_was_slower_is_kept(window: Opener) -> None:
    bruno, ana = await window("bruno"), await window("ana")
    await bruno.board()
    await ana.board()
    await bruno.card(SCHOOL).click()
    text = bruno.drawer.get_by_role("textbox").first
    await text.fill("Expliquei o cálculo dos juros.")
    await _meanwhile_answered(ana.page, SCHOOL, 2)
    await expect(bruno.drawer).to_contain_text("Ana")
    await expect(text).to_have_value("Expliquei o cálculo dos juros.")
    await _close(bruno)


async def _meanwhile_answered(page: Page, number: int, key: int) -> None:
    """A follow-up through the same door as the board's own."""
    assert await page.evaluate(ANSWERED, [number, key]) == 200


async def _close(person: Window) -> None:
    await person.page.keyboard.press("Escape")
    await expect(person.drawer).to_have_count(0)
