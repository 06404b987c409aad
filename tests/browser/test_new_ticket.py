"""A new ticket from the board, without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from models import ResponsibilityCenter, TicketType, Workflow, WorkflowStep, WorkflowVersion
from services.catalog.customers import NewPerson, create_customer
from services.configuration import configuration
from services.transaction import Work, unit_of_work
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.serving import App, until_recorded
from tests.browser.window import MOST_TABS, Window

CNPJ = "11.222.333/0001-81"
DRAFTED = """select 1 from draft where cast(body as text) like '%Esqueceu.%'
and replace(cast(body as text), ' ', '') like '%"advances":true%'"""
TYPED_ON = "(field, text) => ((field.value = text), field.dispatchEvent(new Event('input')))"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """A customer with a CNPJ, and a type whose workflow begins with a question."""
    async with opened(data):
        people = (await configuration()).users.values()
        ana = next(each.id for each in people if each.login == "ana")
        await create_customer("Cartório Central", document=CNPJ, person=NewPerson("Eva"), by=ana)
        await unit_of_work(_sales, by=None)
    return data


async def _sales(work: Work) -> None:
    work.configuration_changed()
    sales = await Workflow.create(name="Venda")
    version = await WorkflowVersion.create(workflow=sales, number=1, state="published")
    centers = dict(await ResponsibilityCenter.all().values_list("code", "id"))
    answers = [("yes", "Sim", 20), ("no", "Não", 30)]
    told = [{"key": key, "label": label, "target_order": to} for key, label, to in answers]
    asked = {"kind": "decision", "question": "Cliente novo?", "answers": told}
    await WorkflowStep.create(version=version, order=10, **asked)
    for order, code, onward in ((20, "1.1", 40), (30, "1.4", 40), (40, "1.9", None)):
        stands = {"kind": "center", "center_id": centers[code], "next_order": onward}
        await WorkflowStep.create(version=version, order=order, **stands)
    await TicketType.create(code="2.3", name="Venda", priority=4, workflow=sales)


async def test_who_is_among_what_was_found_stays_there_when_it_is_drawn_anew(
    window: Opener,
) -> None:
    carla = await _new(window, "carla")
    sought = field(carla, "Cliente")
    await carla.page.keyboard.type("padaria")
    found = carla.drawer.get_by_role("option", name="Padaria Estrela")
    await found.focus()
    drawn = await found.get_attribute("id")
    for text in ("padaria e", "estrela"):
        await sought.evaluate(TYPED_ON, text)
        await expect(carla.drawer.get_by_role("option", name=f"“{text}”")).to_be_visible()
        await expect(found).to_be_focused()
        await expect(found).to_have_attribute("id", str(drawn))
    await sought.evaluate(TYPED_ON, "nobody")
    await expect(found).to_have_count(0)
    await expect(sought).to_be_focused()


@pytest.mark.parametrize(
    ("who", "sought"),
    [("ana", "estrela padaria"), ("rui", "98888-0000"), ("davi", "valdir.souza@example.com")],
)
async def test_a_customer_is_found_by_name_phone_and_mail_and_their_tickets_are_shown(
    window: Opener, who: str, sought: str
) -> None:
    person = await _new(window, who)
    await pick(person, sought, "Padaria Estrela")
    await expect(person.drawer.locator(".open-tickets")).to_contain_text("#1482")
    await expect(field(person, "Tipo")).to_be_focused()
    await person.drawer.get_by_role("button", name="Cancelar").click()
    await expect(person.drawer).to_have_count(0)


async def test_a_customer_is_found_by_cnpj(window: Opener) -> None:
    admin = await _new(window, "admin")
    await pick(admin, CNPJ, "Cartório Central")
    await expect(field(admin, "Cliente")).to_have_value("Cartório Central")


async def test_enter_takes_the_first_customer_and_the_first_type_that_hold_the_words(
    window: Opener,
) -> None:
    davi = await _new(window, "davi")
    await field(davi, "Cliente").fill("padaria")
    await davi.press("Enter")
    await expect(field(davi, "Tipo")).to_be_focused()
    await expect(davi.drawer.locator(".found")).to_be_hidden()
    await davi.press("Enter")
    await expect(field(davi, "Tipo")).to_be_focused()
    await davi.page.keyboard.type("nenhum assim")
    await davi.press("Enter")
    await expect(davi.drawer.get_by_text("Nada encontrado para “nenhum assim”.")).to_be_visible()
    await field(davi, "Tipo").fill("dúv")
    await davi.press("Enter")
    await expect(field(davi, "Assunto")).to_be_focused()
    await expect(davi.drawer).to_contain_text("Dúvida")
    await field(davi, "Cliente").fill("Oficina Velha")
    await davi.press("Enter")
    await expect(field(davi, "Nome")).to_have_value("Oficina Velha")


async def test_who_is_not_there_is_made_in_place(window: Opener) -> None:
    bruno = await _new(window)
    await pick(bruno, "Oficina Nova", "Novo cliente “Oficina Nova”")
    await expect(field(bruno, "Nome")).to_be_focused()
    await fill(bruno, "CPF ou CNPJ", "11.222.333/0001-80")
    await fill(bruno, "Pessoa de contato", "Olga Pires")
    await fill(bruno, "Telefone", "(11) 97777-1234")
    await fill(bruno, "E-mail", "olga@example.com")
    add = bruno.drawer.get_by_role("button", name="Incluir este cliente")
    await bruno.tab_to(add)
    await bruno.press("Enter")
    await expect(bruno.drawer.get_by_role("alert").filter(visible=True)).to_contain_text("CNPJ")
    await expect(field(bruno, "Nome")).to_have_value("Oficina Nova")
    await field(bruno, "CPF ou CNPJ").focus()
    await bruno.press("Control+a", "Delete")
    await bruno.tab_to(add)
    await bruno.press("Enter")
    await expect(field(bruno, "Tipo")).to_be_focused()
    await chosen_type(bruno, "recl", "Reclamação")
    await bruno.page.keyboard.type("Balança parada")
    await fill(bruno, "O que houve", "Ligou agora há pouco.")
    await expect(bruno.drawer.get_by_role("link", name="(11) 97777-1234")).to_be_visible()
    await bruno.record()
    await expect(bruno.column("1.1")).to_contain_text("Oficina Nova")


async def test_opened_and_advanced_in_one_act_after_all_that_was_refused_is_put_right(
    window: Opener,
) -> None:
    bruno = await _new(window)
    await pick(bruno, "padaria", "Padaria Estrela")
    await chosen_type(bruno, "impl", "Implantação")
    await expect(field(bruno, "Assunto")).to_be_focused()
    await bruno.page.keyboard.type("Terceira filial")
    await fill(bruno, "O que houve", "Abre em março.\nQuer começar já.")
    await bruno.press("Control+Enter")
    await expect(_problems(bruno)).to_have_count(2)
    await expect(field(bruno, "Produto")).to_be_focused()
    await expect(field(bruno, "O que houve")).to_have_value("Abre em março.\nQuer começar já.")
    await bruno.choose("ERP V")
    await bruno.tab_to(bruno.drawer.get_by_role("radio", name="Telefone"))
    await bruno.press("ArrowRight")
    await expect(bruno.drawer.get_by_role("radio", name="WhatsApp")).to_be_checked()
    await bruno.tab_to(bruno.drawer.locator(".days"))
    await bruno.press("ArrowRight")
    user = field(bruno, "Contato interno")
    await expect(user.locator("option", has_text="Carla Nunes")).to_contain_text("abertos")
    await bruno.tab_to(user)
    await bruno.choose("Carla")
    await bruno.tab_to(bruno.drawer.get_by_label("Avançar agora"))
    await bruno.press("Space")
    await bruno.tab_to(bruno.drawer.get_by_role("radio", name="Sim"))
    await bruno.press("Space")
    await expect(bruno.drawer.locator(".route")).to_contain_text("1.2")
    await bruno.press("Control+Enter")
    await expect(_problems(bruno)).to_have_count(1)
    await bruno.tab_to(bruno.drawer.get_by_label("assim mesmo"))
    await bruno.press("Space")
    await bruno.record()
    made = bruno.column("1.2").locator(".ticket", has_text="Terceira filial")
    await expect(made).to_be_focused()
    await expect(made.locator(".avatar")).to_have_text("CN")
    await expect(bruno.toast).to_contain_text("aberto")


async def test_the_starts_question_decides_where_it_begins(window: Opener) -> None:
    bruno = await _new(window)
    await pick(bruno, "padaria", "Padaria Estrela")
    await chosen_type(bruno, "venda", "Venda")
    await bruno.page.keyboard.type("Licença extra")
    await fill(bruno, "O que houve", "Pediu preço.")
    await bruno.press("Control+Enter")
    await expect(_problems(bruno)).to_have_count(1)
    await bruno.tab_to(bruno.drawer.get_by_role("radio", name="Sim"))
    await bruno.press("ArrowRight")
    await expect(bruno.drawer).to_contain_text("1.4 Suporte")
    await bruno.record()
    await expect(bruno.column("1.4").locator(".ticket", has_text="Licença extra")).to_be_focused()


async def test_what_was_said_so_far_survives_a_reload(window: Opener, app: App) -> None:
    carla = await _new(window, "carla")
    await pick(carla, "hotel", "Hotel Mar Azul")
    await chosen_type(carla, "dúv", "Dúvida")
    await carla.page.keyboard.type("Senha do cofre")
    await fill(carla, "O que houve", "Esqueceu.\nDe novo.")
    await carla.tab_to(carla.drawer.get_by_label("Avançar agora"))
    await carla.press("Space")
    await expect(carla.drawer.locator(".route")).to_contain_text("1.4")
    await until_recorded(app, DRAFTED)
    await carla.board()
    await carla.press("n")
    await expect(field(carla, "Cliente")).to_have_value("Hotel Mar Azul")
    await expect(field(carla, "Assunto")).to_have_value("Senha do cofre")
    await expect(field(carla, "O que houve")).to_have_value("Esqueceu.\nDe novo.")
    await expect(carla.drawer).to_contain_text("Dúvida")
    await expect(carla.drawer.get_by_label("Avançar agora")).to_be_checked()
    await expect(carla.drawer.locator(".route")).to_contain_text("1.4")


async def _new(window: Opener, who: str = "bruno") -> Window:
    person = await window(who)
    await begun(person)
    return person


async def begun(person: Window) -> None:
    await person.board()
    await person.press("n")
    await expect(field(person, "Cliente")).to_be_focused()


async def pick(person: Window, sought: str, wanted: str) -> None:
    await person.page.keyboard.type(sought)
    option = person.drawer.get_by_role("option", name=wanted)
    await expect(option).to_be_visible()
    for _ in range(MOST_TABS):
        await person.press("ArrowDown")
        if await option.evaluate("(option) => option === document.activeElement"):
            break
    await person.press("Enter")


async def chosen_type(person: Window, sought: str, wanted: str) -> None:
    await expect(field(person, "Tipo")).to_be_focused()
    await person.page.keyboard.type(sought)
    await expect(person.drawer.locator(".tree").get_by_role("option")).to_have_text([wanted])
    await person.press("ArrowDown", "Enter")
    await expect(field(person, "Assunto")).to_be_focused()


async def fill(person: Window, label: str, words: str) -> None:
    await person.tab_to(field(person, label))
    await person.page.keyboard.insert_text(words)


def field(person: Window, label: str) -> Locator:
    fields = person.drawer.locator(":is(input, textarea, select):visible")
    return fields.and_(person.page.get_by_label(label))


def _problems(person: Window) -> Locator:
    return person.drawer.locator(".problem:visible")
