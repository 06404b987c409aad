"""Ticket types shaped in the settings, and what comes of it on the board."""

from __future__ import annotations

import re

from playwright.async_api import Dialog, Locator, expect

from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.serving import App
from tests.browser.window import Window


async def opened(person: Window, name: str) -> Locator:
    """The page of the type `name`, from the list."""
    await person.open("/settings/types")
    await person.page.get_by_role("link", name=name, exact=True).click()
    await expect(field(person, "Nome")).to_have_value(name)
    return person.page.locator("header.top")


def field(person: Window, label: str) -> Locator:
    """A label that has been changed also says what it was."""
    return person.page.get_by_label(re.compile(f"^{label}"))


async def saved(person: Window) -> None:
    await expect(person.page.locator("[data-unsaved]")).to_have_count(1)
    await person.press("Control+s")
    await expect(person.page.locator("header.top")).not_to_contain_text("não salva")


async def test_a_type_is_built_by_keyboard_and_a_ticket_of_it_walks_to_its_end(
    window: Opener,
) -> None:
    admin = await window("admin")
    await admin.open("/settings/types")
    await admin.tab_to(admin.page.get_by_role("button", name="Novo tipo"))
    await admin.press("Enter")
    await expect(admin.page.locator("h1")).to_have_text("Novo tipo")
    await admin.tab_to(field(admin, "Nome"))
    await admin.page.keyboard.type("Visita")
    await admin.tab_to(field(admin, "Grupo"))
    await admin.choose("2 Su")
    await expect(field(admin, "Classificação")).to_have_value("2.3")
    await admin.tab_to(admin.page.get_by_role("radio", name="Cobalto"))
    await admin.press("ArrowRight", "ArrowRight")
    await expect(admin.page.get_by_role("radio", name="Mar")).to_be_checked()
    await admin.tab_to(admin.page.get_by_role("radio", name="5", exact=True))
    await admin.press("ArrowLeft", "ArrowLeft")
    await admin.tab_to(field(admin, "Nr. dias até o próximo contato"))
    await admin.page.keyboard.type("2")
    await admin.tab_to(field(admin, "Workflow"))
    await admin.choose("Atend")
    await admin.tab_to(field(admin, "Usuários de Spy"))
    await admin.page.keyboard.type("ana")
    await admin.press("Enter")
    await expect(admin.page.locator(".person")).to_contain_text("Ana Lima")
    rules = admin.page.locator(".rules")
    await expect(rules).to_contain_text("Segue o workflow Atendimento simples e começa em 1.1")
    await expect(rules).to_contain_text("no máximo 2 dias à frente")
    await admin.press("Control+s")
    await expect(admin.page.locator("h1")).to_have_text("2.3 Visita")
    bruno = await window("bruno")
    await a_ticket_of(bruno, "visita")
    await expect(bruno.drawer).to_have_count(0)
    card = bruno.column("1.1").locator(".ticket", has_text="Trocar o roteador")
    await expect(card).to_contain_class("type-teal")
    await expect(card.locator(".prio")).to_have_text("3")
    await expect(card).to_contain_text("Visita")
    number = int(await card.get_attribute("data-n") or 0)
    await to_its_end(bruno, number)


async def to_its_end(person: Window, number: int) -> None:
    """Dropped on its way, stays where the answer says so, and closes with the other."""
    await person.lift(number)
    await person.drop_on("1.4")
    await person.write("Encaminhado.")
    await person.record()
    await expect(person.card_in("1.4", number)).to_be_visible()
    for answer, text, code in (("2", "Ainda não.", "1.4"), ("1", "Trocado.", "1.9")):
        await person.card(number).focus()
        await person.press("m")
        await expect(person.page.locator(".app[data-drag]")).to_be_visible()
        await person.press(answer)
        await person.write(text)
        await person.record()
        await expect(person.card_in(code, number)).to_be_visible()
    await expect(person.card(number)).to_contain_class("is-closed")


async def a_ticket_of(person: Window, kind: str) -> None:
    await person.board()
    await person.press("n")
    await expect(person.drawer.get_by_role("combobox", name="Cliente")).to_be_focused()
    await person.page.keyboard.type("padaria")
    await person.drawer.get_by_role("option", name="Padaria Estrela").first.click()
    await expect(person.drawer.get_by_label("Tipo", exact=True)).to_be_focused()
    await person.page.keyboard.type(kind)
    await expect(person.drawer.locator(".tree").get_by_role("option")).to_have_count(1)
    await person.press("ArrowDown", "Enter")
    await expect(person.drawer.get_by_label("Assunto")).to_be_focused()
    await person.page.keyboard.type("Trocar o roteador")
    await person.drawer.get_by_label("O que houve").fill("Pediu uma visita.")
    await person.press("Control+Enter")


async def test_without_a_workflow_one_is_led_to_the_cr_that_is_still_to_be_chosen(
    window: Opener,
) -> None:
    admin = await window("admin")
    await admin.open("/settings/types/new")
    await field(admin, "Nome").fill("Avulso")
    await admin.press("Control+s")
    await expect(admin.page.locator("h1")).to_contain_text("Avulso")
    bruno = await window("bruno")
    await a_ticket_of(bruno, "avulso")
    choice = bruno.drawer.get_by_label("CR", exact=True)
    await expect(choice).to_be_focused()
    await expect(bruno.drawer.get_by_role("alert").filter(visible=True)).to_be_in_viewport()
    await choice.select_option(label="1.2 Verificar infraestrutura")
    await bruno.record()
    await expect(bruno.column("1.2")).to_contain_text("Trocar o roteador")


async def test_leaving_with_unsaved_changes_asks(window: Opener) -> None:
    admin = await window("admin")
    head = await opened(admin, "Dúvida")
    asked: list[str] = []

    async def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        await dialog.dismiss()

    admin.page.on("dialog", stay)
    await field(admin, "Nome").fill("Pergunta")
    await expect(head).to_contain_text("1 alteração não salva")
    await expect(admin.page.locator(".req", has_text="era Dúvida")).to_be_visible()
    async with admin.page.expect_event("dialog"):
        await admin.page.get_by_role("link", name="Tipos de atendimento").click(no_wait_after=True)
    assert asked == ["beforeunload"]
    await expect(field(admin, "Nome")).to_have_value("Pergunta")
    await head.get_by_role("button", name="Descartar").click()
    await expect(field(admin, "Nome")).to_have_value("Dúvida")
    await admin.page.get_by_role("link", name="Tipos de atendimento").click()
    await expect(admin.page.get_by_role("button", name="Novo tipo")).to_be_visible()


async def test_two_administrators_neither_overwrites_the_other(window: Opener) -> None:
    one, other = await window("admin"), await window("admin")
    await opened(one, "Reclamação")
    await opened(other, "Reclamação")
    await one.page.get_by_role("radio", name="Rosa").first.focus()
    await field(other, "Nr. dias até o próximo contato").fill("7")
    await field(one, "Nr. dias até o próximo contato").fill("5")
    await one.page.get_by_role("radio", name="4", exact=True).click()
    await saved(one)
    await expect(other.page.get_by_role("radio", name="4", exact=True)).to_be_checked()
    await expect(field(other, "Nr. dias até o próximo contato")).to_have_value("7")
    await other.press("Control+s")
    await expect(other.page.locator(".refusal:visible")).to_contain_text("Agora está: 5")
    await saved(other)
    await expect(field(one, "Nr. dias até o próximo contato")).to_have_value("7")


async def test_an_unknown_variable_is_named_and_put_right_with_one_click(window: Opener) -> None:
    admin = await window("admin")
    head = await opened(admin, "Dúvida")
    await admin.page.get_by_role("button", name="Parecer padrão", exact=True).click()
    row = admin.page.locator(".reply-editor").last
    text = row.get_by_label("Texto", exact=True)
    await row.get_by_label("Título").fill("Sem novidade")
    await text.fill("Volto em {prox_contato}, ")
    await expect(head).to_contain_text("1 erro impede salvar")
    await row.get_by_role("button", name="cliente", exact=True).click()
    await expect(text).to_have_value("Volto em {prox_contato}, {cliente}")
    await admin.press("Control+s")
    await expect(row.locator(".refusal:visible")).to_contain_text("prox_contato não existe")
    note = admin.page.locator(".reply-notes")
    await note.get_by_role("button", name="próximo contato").click()
    await expect(text).to_have_value("Volto em {próximo contato}, {cliente}")
    await expect(note).to_be_empty()
    await saved(admin)
    await admin.page.reload()
    replies = admin.page.locator(".replies")
    await expect(replies).to_contain_text("Sem novidade")
    await expect(replies.locator(".var", has_text="próximo contato").first).to_be_visible()


async def test_what_a_change_does_to_open_tickets_is_said_with_links(window: Opener) -> None:
    admin = await window("admin")
    await opened(admin, "Implantação")
    await field(admin, "Nr. dias até o próximo contato").fill("0")
    await expect(admin.page.locator(".rules .is-lit")).to_contain_text("o mesmo dia")
    note = admin.page.locator(".effects")
    await expect(note).to_contain_text("Eles mantêm a data até alguém mudá-la")
    await note.get_by_role("link").first.click()


async def test_on_a_phone_too_it_is_in_sight_of_the_field(window: Opener) -> None:
    admin = await window("admin", viewport={"width": 390, "height": 844})
    await opened(admin, "Implantação")
    await field(admin, "Nr. dias até o próximo contato").fill("0")
    said = admin.page.locator(".effects").get_by_text("Eles mantêm a data até alguém mudá-la")
    await expect(said).to_be_in_viewport()
    assert await by_day_and_night(admin, ".effects", widths=(390,)) == []


async def test_every_refusal_is_at_its_field_and_what_was_typed_stays(window: Opener) -> None:
    admin = await window("admin")
    head = await opened(admin, "Dúvida")
    await field(admin, "Nome").fill("")
    await field(admin, "Classificação").fill("2.1")
    await field(admin, "Nr. dias até o próximo contato").fill("abc")
    await admin.press("Control+s")
    await expect(admin.page.locator(".refusal:visible")).to_have_count(3)
    await expect(head).to_contain_text("3 erros impedem salvar")
    await expect(field(admin, "Nome")).to_be_focused()
    await expect(field(admin, "Nr. dias até o próximo contato")).to_have_value("abc")
    await field(admin, "Nome").fill("Dúvida")
    await expect(head).to_contain_text("2 erros impedem salvar")


async def test_who_may_not_shape_the_process_finds_no_types(app: App) -> None:
    with app.http("bruno") as http:
        for path in ("/settings/types", "/settings/types/new", "/settings/types/2"):
            assert http.get(path).status_code == 404
    with app.http("admin") as http:
        for path in ("/settings/types/999", "/settings/types/x"):
            assert http.get(path).status_code == 404


async def test_nobody_is_kept_out_of_the_types(window: Opener) -> None:
    admin = await window("admin")
    await opened(admin, "Implantação")
    await admin.page.locator(".reply-title").first.click()
    await expect(admin.page.locator(".reply-editor").first).to_be_visible()
    await field(admin, "Nr. dias até o próximo contato").fill("1")
    await expect(admin.page.locator(".effects .note")).to_be_visible()
    assert await by_day_and_night(admin, widths=(1440, 390)) == []
    await admin.page.get_by_role("button", name="Descartar").click()
    await admin.open("/settings/types")
    await expect(admin.page.get_by_role("link", name="Implantação", exact=True)).to_be_visible()
    assert await by_day_and_night(admin, widths=(390, 1440)) == []


async def test_replies_for_any_type_are_shaped_and_put_in_order_by_themselves(
    window: Opener,
) -> None:
    admin = await window("admin")
    await admin.open("/settings/types")
    await admin.page.get_by_role("link", name="Pareceres padrão sem tipo").click()
    await expect(admin.page.locator(".reply-title")).to_have_count(1)
    for count, title in enumerate(("Recebido", "Agendado"), 2):
        await admin.page.get_by_role("button", name="Parecer padrão", exact=True).click()
        await expect(admin.page.locator(".reply-title")).to_have_count(count)
        row = admin.page.locator(".reply-editor").last
        await row.get_by_label("Título").fill(title)
        await row.get_by_label("Texto", exact=True).fill("Olá, {pessoa de contato}.")
        await expect(row.locator(".filled")).not_to_contain_text("{pessoa de contato}")
    await admin.page.get_by_role("button", name="Mover Agendado para cima").click()
    await saved(admin)
    await admin.page.reload()
    titles = admin.page.locator(".reply-title")
    await expect(titles).to_have_text(["Dúvida resolvida", "Agendado", "Recebido"])
    await admin.page.get_by_role("button", name="Tirar Recebido").click()
    await saved(admin)
    await admin.page.reload()
    await expect(admin.page.locator("tr.is-out")).to_contain_text("desativado")
    assert await by_day_and_night(admin) == []
