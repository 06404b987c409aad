"""The board without a mouse."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.window import Window

OPTICIAN, BUILDER, BOOKSHOP, CLINIC, PETSHOP, CARRIER = 1503, 1499, 1498, 1476, 1491, 1470
INN = 1495


async def _at(person: Window, number: int) -> None:
    await person.board()
    await person.card(number).focus()


async def test_m_and_the_answers_numbers_move_a_ticket(window: Opener) -> None:
    bruno = await window("bruno")
    await _at(bruno, CLINIC)
    await bruno.press("m", "3", "2")
    await expect(bruno.drawer).to_be_visible()
    await expect(bruno.drawer.locator("textarea").first).to_be_focused()
    await bruno.page.keyboard.type("Falta a rede; esperamos.")
    await bruno.drawer.get_by_role("radio", name="Telefone").focus()
    await bruno.press("Space")
    await bruno.record()
    await expect(bruno.card_in("1.5", CLINIC)).to_be_focused()


async def test_enter_takes_the_next_step_where_nothing_is_asked(window: Opener) -> None:
    davi = await window("davi")
    await _at(davi, BOOKSHOP)
    await davi.press("m", "Enter")
    await expect(davi.card_in("1.4", BOOKSHOP)).to_be_focused()
    await expect(davi.toast).to_contain_text("1.4")


async def test_zero_offers_the_other_crs_by_name(window: Opener) -> None:
    ana = await window("ana")
    await _at(ana, CARRIER)
    await ana.press("m")
    await expect(ana.page.locator(".app[data-drag]")).to_be_visible()
    await ana.press("0")
    await ana.page.keyboard.type("aguardar")
    await ana.press("Enter")
    await expect(ana.drawer).to_contain_text("1.5 Aguardar cliente")
    await ana.press("Escape")
    await expect(ana.card_in("1.3", CARRIER)).to_be_focused()


async def test_whom_the_role_keeps_in_the_workflow_is_told_so(window: Opener) -> None:
    rui = await window("rui")
    await _at(rui, OPTICIAN)
    await rui.press("m", "0")
    await expect(rui.toast).to_be_visible()
    await rui.press("Escape")
    await expect(rui.card_in("1.1", OPTICIAN)).to_be_focused()


async def test_the_choices_are_read_out(window: Opener) -> None:
    bruno = await window("bruno")
    await _at(bruno, CARRIER)
    await bruno.press("m")
    spoken = bruno.page.locator("[aria-live=polite]").filter(has_text=str(CARRIER))
    await expect(spoken).to_contain_text("1, Sim, vai para 1.4 Suporte – Dúvidas")
    await expect(spoken).to_contain_text("2, Não, fica em 1.3 Implantar sistema")
    await bruno.press("Escape")


async def test_arrows_and_letters_go_over_the_cards(window: Opener) -> None:
    carla = await window("carla")
    await _at(carla, OPTICIAN)
    await carla.press("j")
    await expect(carla.card(1501)).to_be_focused()
    await carla.press("ArrowRight")
    await expect(carla.column("1.2").locator(".ticket:focus")).to_have_count(1)


async def test_escape_shuts_the_drawer_and_gives_the_focus_back(window: Opener) -> None:
    carla = await window("carla")
    await _at(carla, PETSHOP)
    await carla.press("Enter")
    await expect(carla.drawer).to_contain_text("Pet Shop Amigo Fiel")
    await expect(carla.page).to_have_url(re.compile(f"ticket={PETSHOP}"))
    await carla.press("Escape")
    await expect(carla.card(PETSHOP)).to_be_focused()
    await expect(carla.page).not_to_have_url(re.compile("ticket"))


async def test_d_and_u_begin_at_the_date_and_the_person(window: Opener) -> None:
    davi = await window("davi")
    await _at(davi, PETSHOP)
    for key, part in (("d", ".days, .day"), ("u", "select")):
        await davi.press(key)
        await expect(davi.drawer.locator(f":is({part}):focus, :is({part}) :focus")).to_have_count(1)
        await davi.press("Escape")
        await expect(davi.card(PETSHOP)).to_be_focused()


async def test_slash_searches_and_n_opens_a_new_ticket(window: Opener) -> None:
    carla = await window("carla")
    await carla.board()
    await carla.press("/")
    await carla.page.keyboard.type("padaria")
    await expect(carla.page.locator("#hits [role=option]")).to_contain_text("Padaria Estrela")
    await carla.press("Enter")
    await expect(carla.drawer).to_contain_text("Padaria Estrela")
    await carla.press("Escape")
    await expect(carla.drawer).to_have_count(0)
    await carla.press("n")
    await expect(carla.drawer).to_contain_text("Novo atendimento")
    await carla.press("Escape")
    await expect(carla.drawer).to_have_count(0)


async def test_enter_takes_what_was_typed_not_what_was_found_before(window: Opener) -> None:
    carla = await window("carla")
    await carla.board()
    await carla.press("/")
    await carla.page.keyboard.type("a")
    await expect(carla.page.locator("#hits [role=option]").nth(5)).to_be_visible()
    await carla.page.keyboard.type("gro santa")
    await carla.press("Enter")
    await expect(carla.drawer).to_contain_text("Agro Santa Rita")


async def test_a_link_to_a_ticket_opens_it_over_the_board(window: Opener) -> None:
    ana = await window("ana")
    await ana.board("/boards/all?ticket=1482")
    await expect(ana.drawer).to_contain_text("Padaria Estrela")
    await ana.press("Escape")
    await expect(ana.card(1482)).to_be_focused()


async def test_the_whole_way_by_keyboard_while_somebody_looks_on(window: Opener) -> None:
    bruno, ana = await window("bruno"), await window("ana")
    await ana.board()
    await _at(bruno, INN)
    entries = int(await ana.card(INN).locator(".n").last.inner_text())
    await _answer(bruno, "2", "Falta o link.")
    await expect(bruno.card_in("1.2", INN)).to_be_focused()
    await expect(ana.card(INN).locator(".n").last).to_have_text(str(entries + 1))
    await expect(ana.card_in("1.2", INN)).to_be_visible()
    await _answer(bruno, "1", "O link chegou.", names="Bruno")
    for key, words, code in (("1", "Implantado.", "1.4"), ("1", "Sem dúvidas.", "1.9")):
        await _answer(bruno, key, words)
        await expect(bruno.card_in(code, INN)).to_be_focused()
        await expect(ana.card_in(code, INN)).to_be_visible()
    await bruno.press("m", "Enter")
    reason = bruno.drawer.get_by_role("form", name="Reabrir").locator("textarea")
    await expect(reason).to_be_focused()
    await bruno.page.keyboard.type("Voltou a falhar.")
    await bruno.record()
    await expect(bruno.card_in("1.4", INN)).to_be_focused()
    await expect(ana.card_in("1.4", INN)).to_be_visible()


async def _answer(person: Window, key: str, words: str, *, names: str = "") -> None:
    """The contact user is named where the step asks for one; its CR is full, too."""
    await person.press("m", key)
    text = person.drawer.locator("textarea").first
    await expect(text).to_be_focused()
    await expect(text).to_have_value("")
    await person.page.keyboard.type(words)
    channel = person.drawer.get_by_role("radio", name="Telefone")
    if not await channel.is_checked():
        await person.tab_to(channel)
        await person.press("Space")
        await expect(channel).to_be_checked()
    if names:
        await person.tab_to(person.drawer.locator(".when select"))
        await person.choose(names)
        await person.tab_to(person.drawer.get_by_label("assim mesmo"))
        await person.press("Space")
    await person.record()


async def test_who_may_move_nothing_is_told_once_and_lifts_nothing(window: Opener) -> None:
    marta = await window("marta")
    await marta.board()
    await marta.card(1482).focus()
    await marta.press("m")
    await expect(marta.toast).to_contain_text("pode")
    await expect(marta.page.locator(".app[data-drag]")).to_have_count(0)
    await expect(marta.card(1482)).to_be_focused()
