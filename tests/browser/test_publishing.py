"""Publishing over thirty-seven open tickets of which two need a choice, from the editor."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from models import Ticket, WorkflowStep, WorkflowVersion
from services import drafting
from services.drafting import LineChange
from services.transaction import json_value
from services.workflow import Answer
from tests.browser.axe import by_day_and_night
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.factories import a_ticket

OPEN, WAITING = 37, 2
LISTENS = "window.socket?.connected && window.did_handshake"


@pytest.fixture(scope="module")
def filled(data: Path) -> Path:
    """So many deployments, two of them waiting, and a draft that knows no waiting."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _filled(data)).result()
    return data


async def _filled(data: Path) -> None:
    async with opened(data):
        step = await WorkflowStep.get(order=57)
        version = await WorkflowVersion.get(id=step.version_id)
        there = [path async for path in _paths(version.id)]
        waiting = sum(path[-1] == [version.id, 57] for path in there)
        for _ in range(WAITING - waiting):
            await a_ticket("1.5", type="1.1", subject="Espera o cliente")
        for _ in range(OPEN - len(there) - (WAITING - waiting)):
            await a_ticket("1.1", type="1.1")
        await without_waiting(version.id)


async def without_waiting(version_id: int) -> None:
    """A draft that has no 57, where tickets wait for their customer."""
    draft = await drafting.open_draft(version_id, by=None)
    lines = {line.step.order: line for line in (await drafting.find(draft)).lines}
    again = lines[56].step
    target = tuple(_redirected(each) for each in again.answers)
    await drafting.change(draft, [
        LineChange(lines[57].id, lines[57].step, None),
        LineChange(lines[56].id, again, replace(again, answers=target)),
    ], by=None)  # fmt: skip


def _redirected(answer: Answer) -> Answer:
    return replace(answer, target_order=50) if answer.target_order == 57 else answer


async def _paths(version: int) -> AsyncIterator[list[list[int]]]:
    async for ticket in Ticket.filter(closed_at=None, withdrawn_at=None, flow="on"):
        path = json_value(ticket.path)
        if any(frame[0] == version for frame in path):
            yield path


async def the_editor(window: Opener, **how: object) -> Page:
    admin = await window("admin", **how)
    page = await admin.open("/settings/workflows")
    await page.get_by_role("link", name="Implantação").first.click()
    await page.wait_for_function(LISTENS)
    said = "Ao publicar, 35 seguem sozinhos, 2 pedem escolha."
    await expect(page.get_by_text(said)).to_be_visible()
    return page


async def test_what_publishing_would_do_is_within_reach_of_everybody(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/workflows")
    await page.get_by_role("link", name="Implantação").first.click()
    await page.wait_for_function(LISTENS)
    await page.get_by_role("button", name="Repetir os últimos 90 dias").click()
    await expect(page.locator(".replay")).to_contain_text("pareceres")
    assert await by_day_and_night(admin, ".replay") == []
    await page.get_by_role("button", name="Publicar v2").click()
    await expect(page.locator(".dialog-form select")).to_be_visible()
    assert await by_day_and_night(admin, ".dialog-form") == []


async def test_two_tickets_need_a_choice_and_then_all_have_gone_over(window: Opener) -> None:
    page = await the_editor(window)
    await page.get_by_role("button", name="Publicar v2").click()
    dialog = page.locator(".dialog-form")
    await expect(dialog).to_contain_text("57 1.5 Aguardar cliente: 2 atendimentos")
    await expect(dialog.locator(".ticket-links a")).to_have_count(WAITING)
    publish = dialog.get_by_role("button", name="Publicar v2")
    await publish.click()
    await expect(dialog.get_by_role("alert").filter(visible=True)).to_contain_text("Escolha")
    await dialog.locator("select").select_option(label="50 1.2 Verificar infraestrutura")
    number = (await dialog.locator(".ticket-links a").first.inner_text()).lstrip("#")
    await publish.click()
    await expect(page.locator(".migration")).to_contain_text("37 atendimentos movidos")
    await expect(page.get_by_text("Publicado v2")).to_be_visible()
    await page.goto(page.url.split("/settings")[0] + f"/tickets/{number}")
    await expect(page.locator(".timeline")).to_contain_text(
        "publicou v2 de Implantação: passou de 57 para 50, 1.2 Verificar infraestrutura"
    )


RAISED = """async () => {
  const { Store } = await import("/static/board/store.js");
  const card = (n, v) => ({ n, v, f: v, c: 1, p: 1, d: null, u: null, x: null, t: 1, e: 0 });
  const store = new Store([{ id: 1, count: 2, total: 2, more: true, cards: [card(5, 1)] }]);
  const raised = [[5, 2], [5, 1], [6, 3], [6, 1]];
  const touched = raised.flatMap(([n, v]) => store.apply({ k: "raised", n, v, f: v }));
  store.append(1, { cards: [card(6, 2), card(7, 4)], more: false });
  const versions = [5, 6, 7].map((n) => store.cards.get(n).v);
  return { touched, versions, count: store.columns.get(1).count };
}"""


async def test_a_board_takes_the_versions_of_many_tickets_at_once(window: Opener) -> None:
    """Those it shows, and those that a further page brings as they were before."""
    page = await (await window("carla")).board()
    told = await page.evaluate(RAISED)
    assert told == {"touched": [1, 1], "versions": [2, 3, 4], "count": 2}
