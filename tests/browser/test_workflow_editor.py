"""The seed's own workflow, built from nothing: once by keyboard alone, once with the mouse."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.serving import PATIENCE
from tests.browser.window import Window
from tests.browser.wire import Wire

LINES = [
    ("c", "10", "1.1"),
    ("d", "20", "Contrato assinado?"),
    ("c", "50", "1.2"),
    ("d", "55", "Infraestrutura pronta?"),
    ("d", "56", "Começar com o que há?"),
    ("c", "57", "Aguardar"),
    ("c", "60", "1.3"),
    ("d", "70", "Implantação realizada?"),
    ("w", "80", "Suporte"),
    ("c", "90", "1.9"),
]
NEXT = {"10": "20", "50": "55", "57": "55", "60": "70", "80": "90"}
ANSWERS = {
    "20": [("Sim", "50"), ("Não", "10")],
    "55": [("Sim", "60"), ("Não", "50"), ("Em parte", "56")],
    "56": [("Sim", "60"), ("Não", "57")],
    "70": [("Sim", "80"), ("Não", "60")],
}
AS_READ = [
    "10 1.1 Triagem 20",
    "20 Contrato assinado? Sim 50 · Não 10",
    "50 1.2 Verificar infraestrutura 55",
    "55 Infraestrutura pronta? Sim 60 · Não 50 · Em parte 56",
    "56 Começar com o que há? Sim 60 · Não 57",
    "57 1.5 Aguardar cliente 55",
    "60 1.3 Implantar sistema exige contato interno 70",
    "70 Implantação realizada? Sim 80 · Não 60",
    "80 Suporte – Dúvidas 90",
    "90 1.9 Encerrado encerra fim",
]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FAR = 600
"""Milliseconds."""
LISTENS = "window.socket?.connected && window.did_handshake"
STACKED = """() => {
  const nodes = [...document.querySelectorAll(".chart .node")];
  const boxes = ["1.1 Triagem", "Contrato"].map((words) =>
    nodes.find((node) => node.textContent.includes(words))?.getBoundingClientRect());
  return boxes.every(Boolean) && boxes[0].bottom < boxes[1].top;
}"""
AT_ONCE = """(field, text) => {
  field.focus();
  field.setRangeText(text, 0, field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.blur();
}"""
BUTTON = {"c": "CR", "d": "Decisão", "w": "Workflow"}


async def begun(window: Window, name: str) -> Page:
    page = await window.open("/settings/workflows")
    await page.wait_for_function(LISTENS)
    await page.get_by_role("button", name="Novo workflow").click()
    await page.get_by_role("textbox", name="Nome").fill(name)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/settings/workflows/*")
    await page.wait_for_function(LISTENS)
    return page


async def focused(page: Page, selector: str) -> None:
    await page.wait_for_function(f"document.activeElement?.matches('{selector}')")


async def reads(page: Page, lines: list[str]) -> None:
    """Once what was typed last is recorded."""
    exactly = [re.compile(rf"^\s*{re.escape(line)}\s*$".replace(r"\ ", r"\s+")) for line in lines]
    await expect(page.locator(".steps tbody > tr:first-child")).to_have_text(
        exactly, use_inner_text=True
    )


async def typed(page: Page, text: str) -> None:
    await page.keyboard.press("Control+a")
    await page.keyboard.type(text)


async def on_line(page: Page, order: str) -> None:
    """From wherever the focus is among the orders, by arrows."""
    for _ in range(20):
        here = await page.evaluate("document.activeElement.textContent.trim()")
        if here == order:
            return
        await page.keyboard.press("ArrowDown" if int(here) < int(order) else "ArrowUp")
    pytest.fail(f"no way to {order}")


async def opened(page: Page, order: str) -> None:
    await on_line(page, order)
    await page.keyboard.press("Enter")
    await focused(page, ".is-element input")


async def closed(page: Page) -> None:
    await page.keyboard.press("Enter")
    await focused(page, ".order")


async def test_by_keyboard_alone(window: Opener) -> None:
    admin = await window("admin")
    page = await begun(admin, "Implantação do teclado")
    for key, order, text in LINES:
        await page.keyboard.press(key)
        await focused(page, ".is-order input")
        await typed(page, order)
        await page.keyboard.press("Tab")
        await typed(page, text)
        await closed(page)
    for order, target in NEXT.items():
        await opened(page, order)
        await page.keyboard.press("Tab")
        await typed(page, target)
        await closed(page)
    for order, answers in ANSWERS.items():
        await opened(page, order)
        await _answered(page, answers)
        await closed(page)
    await opened(page, "60")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await page.keyboard.press("Escape")
    await focused(page, ".order")
    await expect(page.locator(".steps")).to_contain_text("exige contato interno")
    await reads(page, AS_READ)
    await page.reload()
    await expect(page.locator(".steps tbody")).to_have_count(10)
    await reads(page, AS_READ)


async def _answered(page: Page, answers: list[tuple[str, str]]) -> None:
    """From the question on; what is more than two is added first."""
    for index, each in enumerate(answers):
        await page.keyboard.press("Tab")
        if index > 1:
            await page.keyboard.press("Enter")
            await page.wait_for_function("document.activeElement?.dataset.answer")
        for text in each:
            await typed(page, text)
            if text == each[0]:
                await page.keyboard.press("Tab")


async def test_with_the_mouse(window: Opener) -> None:
    admin = await window("admin")
    page = await begun(admin, "Implantação do mouse")
    for key, order, text in LINES:
        await page.get_by_role("button", name=BUTTON[key], exact=True).click()
        await focused(page, ".is-order input")
        await page.locator(".is-order input").fill(order)
        await page.locator(".is-element input").fill(text)
        await page.locator(".steps tr.is-open").click()
        await expect(page.locator(".line-form")).to_have_count(0)
    for order, target in NEXT.items():
        await _clicked(page, order)
        await page.locator(".is-next input").fill(target)
        await page.locator(".is-next input").blur()
        await _clicked(page, order)
    for order, answers in ANSWERS.items():
        await _clicked(page, order)
        await _filled(page, answers)
        await _clicked(page, order)
    await _clicked(page, "60")
    await page.get_by_label("Deverá ser informado usuário").check()
    await _clicked(page, "60")
    await expect(page.locator(".line-form")).to_have_count(0)
    await reads(page, AS_READ)


async def _filled(page: Page, answers: list[tuple[str, str]]) -> None:
    for number, (label, target) in enumerate(answers, 1):
        if number > 2:
            await page.get_by_role("button", name="Resposta", exact=True).click()
        await page.get_by_label(f"Resposta {number}", exact=True).fill(label)
        await page.get_by_label(f"A resposta {number} leva a").fill(target)
        await page.get_by_label(f"A resposta {number} leva a").blur()


async def _clicked(page: Page, order: str) -> None:
    was_open = await page.locator(".line-form").count()
    await page.locator(".steps .order", has_text=order).first.click()
    await expect(page.locator(".line-form")).to_have_count(1 - was_open)


async def test_what_was_done_is_undone_and_done_again(window: Opener) -> None:
    admin = await window("admin")
    page = await begun(admin, "Para desfazer")
    for key, order, text in LINES[:2]:
        await page.keyboard.press(key)
        await focused(page, ".is-order input")
        await typed(page, order)
        await page.keyboard.press("Tab")
        await typed(page, text)
        await closed(page)
    before = ["10 1.1 Triagem fim", "20 Contrato assinado? Sim fim · Não fim"]
    await reads(page, before)
    await on_line(page, "10")
    await page.keyboard.press("Delete")
    await expect(page.locator(".steps tbody")).to_have_count(1)
    await page.get_by_role("button", name="Desfazer").click()
    await expect(page.locator(".steps tbody")).to_have_count(2)
    await reads(page, before)
    await page.get_by_role("button", name="Refazer").click()
    await expect(page.locator(".steps tbody")).to_have_count(1)


async def test_delete_removes_a_closed_line_however_long_its_server_takes(window: Opener) -> None:
    admin = await window("admin")
    wire = await Wire(is_cut=False).stands_in(admin.page)
    page = await begun(admin, "De longe")
    await page.keyboard.press("c")
    await focused(page, ".is-order input")
    await closed(page)
    wire.is_cut = True
    await page.keyboard.press("Delete")
    await page.wait_for_timeout(FAR)
    wire.mend()
    await expect(page.locator(".steps tbody")).to_have_count(0)


async def test_a_text_typed_anew_as_it_was_is_whole_though_its_line_closes_at_once(
    window: Opener,
) -> None:
    page = await begun(await window("admin"), "Digitado de novo")
    await page.keyboard.press("d")
    await focused(page, ".is-order input")
    await page.keyboard.press("Tab")
    await typed(page, "Pronto?")
    for _ in range(3):
        await page.keyboard.press("Tab")
    await expect(page.get_by_label("Resposta 2", exact=True)).to_be_focused()
    await page.keyboard.insert_text("N")
    await reads(page, ["10 Pronto? Sim fim · N fim"])
    await page.keyboard.insert_text("ão")
    await closed(page)
    await reads(page, ["10 Pronto? Sim fim · Não fim"])


async def test_what_is_not_understood_stays_with_its_sentence_until_it_is_typed_anew(
    window: Opener,
) -> None:
    page = await begun(await window("admin"), "Com enganos")
    for key, order, text in LINES[:2]:
        await page.keyboard.press(key)
        await focused(page, ".is-order input")
        await typed(page, order)
        await page.keyboard.press("Tab")
        await typed(page, text)
        await closed(page)
    await page.wait_for_function(STACKED)  # as in the table, though nothing links them yet
    await opened(page, "20")
    await page.get_by_label("A resposta 1 leva a").fill("nada assim")
    await page.get_by_label("Resposta 2", exact=True).fill("Ainda não")
    await page.locator(".is-order input").fill("10")
    await page.locator(".is-order input").blur()
    refusal = page.locator(".line-form > .refusal")
    await expect(refusal).to_contain_text("A linha 10 1.1 Triagem já tem esta ordem")
    await expect(refusal).to_contain_text("nada assim")
    await reads(page, ["10 1.1 Triagem fim", "20 Contrato assinado? Sim fim · Ainda não fim"])
    await expect(page.get_by_label("A resposta 1 leva a")).to_have_value("nada assim")
    await page.get_by_label("A resposta 1 leva a").fill("10")
    await page.locator(".is-order input").fill("30")
    await page.locator(".is-order input").blur()
    await reads(page, ["10 1.1 Triagem fim", "30 Contrato assinado? Sim 10 · Ainda não fim"])
    await expect(refusal).to_be_hidden()


async def test_two_in_one_draft_see_each_other_and_overwrite_nothing(window: Opener) -> None:
    first, second = await window("admin"), await window("admin")
    page = await begun(first, "A quatro mãos")
    other = await second.open(page.url.removeprefix(second.url))
    await other.wait_for_function(LISTENS)
    await page.keyboard.press("c")
    await focused(page, ".is-order input")
    await expect(other.locator(".steps tbody")).to_have_count(1)
    await other.locator(".steps .order").click()
    await other.locator(".is-element input").fill("1.2")
    await other.locator(".is-element input").blur()
    await expect(page.locator(".is-element input")).to_have_value("1.2 Verificar infraestrutura")
    await page.keyboard.press("Tab")
    await typed(page, "nenhum assim")
    await page.keyboard.press("Tab")
    await expect(page.locator(".refusal:visible")).to_contain_text("nenhum assim")
    await expect(page.locator(".is-element input")).to_have_value("nenhum assim")


async def test_of_two_who_type_the_same_question_at_once_both_see_whichs_it_is(
    window: Opener,
) -> None:
    first, second = await window("admin"), await window("admin")
    page = await begun(first, "Na mesma pergunta")
    await page.keyboard.press("d")
    await focused(page, ".is-order input")
    other = await second.open(page.url.removeprefix(second.url))
    await other.wait_for_function(LISTENS)
    await other.locator(".steps .order").click()
    mine, theirs = page.locator(".is-element input"), other.locator(".is-element input")
    await mine.fill("Pronto?")
    await expect(theirs).to_have_value("Pronto?")
    await asyncio.gather(theirs.evaluate(AT_ONCE, "Feito?"), mine.evaluate(AT_ONCE, "Certo?"))
    async with asyncio.timeout(PATIENCE):
        while (stands := await mine.input_value()) != await theirs.input_value():
            await page.wait_for_timeout(50)
    await page.wait_for_timeout(600)  # what is told after a pause has been told
    for window_of, field in ((page, mine), (other, theirs)):
        await reads(window_of, [f"10 {stands} Sim fim · Não fim"])
        await expect(field).to_have_value(stands)
    await mine.fill("Pois bem?")
    await reads(other, ["10 Pois bem? Sim fim · Não fim"])


async def test_for_everybodys_eyes(window: Opener) -> None:
    admin = await window("admin")
    page = await begun(admin, "Para ver")
    assert await by_day_and_night(admin) == []
    await page.get_by_role("button", name="Decisão", exact=True).click()
    await focused(page, ".is-order input")
    assert await by_day_and_night(admin, widths=(1440, 390)) == []


async def test_a_finding_leads_to_its_line_and_is_repaired_with_one_key(window: Opener) -> None:
    admin = await window("admin")
    page = await begun(admin, "Com achados")
    await page.keyboard.press("c")
    await focused(page, ".is-order input")
    await page.keyboard.press("Tab")
    await typed(page, "1.9")
    await page.keyboard.press("Tab")
    await typed(page, "95")
    await closed(page)
    finding = page.locator(".findings li[data-rule=W2]")
    await expect(finding).to_contain_text("95")
    publish = page.get_by_role("button", name="Publicar v1")
    await expect(publish).to_have_attribute("aria-disabled", "true")
    await finding.get_by_role("button", name="Ir para 10").click()
    await expect(page.locator(".line-form")).to_be_visible()
    await finding.get_by_role("button").first.focus()
    await page.keyboard.press("Enter")
    await expect(finding).to_have_count(0)
    await expect(publish).not_to_have_attribute("aria-disabled", "true")


async def test_enter_leaves_no_line_that_is_not_understood_and_escape_does(window: Opener) -> None:
    admin = await window("admin")
    page = await begun(admin, "Mal entendido")
    await page.keyboard.press("c")
    await focused(page, ".is-order input")
    await page.keyboard.press("Tab")
    await typed(page, "Nenhum assim")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("Nenhum assim")
    await focused(page, ".is-element input")
    await expect(page.locator(".is-element input")).to_have_value("Nenhum assim")
    await page.keyboard.press("Escape")
    await expect(page.locator(".line-form")).to_have_count(0)
    await focused(page, ".order")


async def test_who_has_a_discarded_draft_open_is_told(window: Opener) -> None:
    first, second = await window("admin"), await window("admin")
    page = await begun(first, "Logo descartado")
    other = await second.open(page.url.removeprefix(first.url))
    await other.wait_for_function(LISTENS)
    await page.get_by_role("button", name="Descartar rascunho").click()
    await page.wait_for_url("**/settings/workflows")
    await expect(other.get_by_text("Este rascunho foi publicado ou descartado.")).to_be_visible()


async def test_a_renamed_cr_reads_so_in_an_open_draft(window: Opener) -> None:
    first, second = await window("admin"), await window("admin")
    page = await begun(first, "Com nome novo")
    await page.keyboard.press("c")
    await focused(page, ".is-order input")
    await page.keyboard.press("Tab")
    await typed(page, "1.4")
    await closed(page)
    other = await second.open("/settings/centers")
    await other.wait_for_function(LISTENS)
    await other.get_by_role("button", name="Editar 1.4 Suporte – Dúvidas").click()
    await other.get_by_role("dialog").get_by_label("Nome").fill("Perguntas")
    await other.keyboard.press("Control+s")
    await expect(page.locator(".steps")).to_contain_text("Perguntas")


async def test_a_line_becomes_of_another_kind_and_is_taken_back(window: Opener) -> None:
    admin = await window("admin")
    page = await begun(admin, "De outro padrão")
    await page.keyboard.press("c")
    await focused(page, ".is-order input")
    await page.keyboard.press("Tab")
    await typed(page, "1.1")
    await page.keyboard.press("Tab")
    await expect(page.locator(".steps")).to_contain_text("Triagem")
    await page.get_by_role("combobox", name="Padrão").select_option("Decisão")
    await expect(page.get_by_label("Resposta 2", exact=True)).to_have_value("Não")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Desfazer").click()
    await reads(page, ["10 1.1 Triagem fim"])


async def test_on_a_phone_the_chart_unfolds_and_a_finger_scrolls_past_it(window: Opener) -> None:
    admin = await window("admin", **PHONE)
    page = await admin.open("/settings/workflows")
    await page.get_by_role("link", name="Implantação", exact=True).first.tap()
    await page.wait_for_function(LISTENS)
    shown = page.locator(".chart .node", has_text="Triagem")
    await expect(shown).to_be_hidden()
    await page.get_by_role("button", name="Mostrar o fluxograma").tap()
    await shown.scroll_into_view_if_needed()
    await expect(shown).to_be_in_viewport(ratio=0.9)
    view = page.locator(".chart .vue-flow__transformationpane")
    begins, before = await view.get_attribute("style") or "", await scrolled(page)
    await swiped_down(page)
    assert await scrolled(page) < before - 50
    await expect(view).to_have_attribute("style", begins)
    await page.locator(".chart").tap(position={"x": 20, "y": 300})
    await expect(page.locator(".chart-hint")).to_have_count(0)
    before = await scrolled(page)
    await swiped_down(page)
    await expect(view).not_to_have_attribute("style", begins)
    assert await scrolled(page) == before


RESTS = """async (box) => {
  let [top, still] = [box.scrollTop, 0];
  while (still < 20) {
    await new Promise(requestAnimationFrame);
    still = box.scrollTop === top ? still + 1 : 0;
    top = box.scrollTop;
  }
  return top;
}"""


async def scrolled(page: Page) -> float:
    """Once it rests: a finger's swing goes on after it."""
    top: float = await page.locator(".wf-editor").evaluate(RESTS)
    return top


async def swiped_down(page: Page) -> None:
    box = await page.locator(".chart").bounding_box()
    assert box is not None
    finger = await page.context.new_cdp_session(page)
    for step in range(11):
        at = {"x": box["x"] + 40, "y": box["y"] + 100 + 15 * step}
        kind = "touchMove" if step else "touchStart"
        await finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
    await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
