"""The chart of a workflow, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Opener
from tests.browser.serving import App, running

LAID_OUT = 120_000
"""200 steps take a second of an idle machine."""
ORDERS = ["10", "20", "50", "55", "56", "57", "60", "70", "80", "90"]
BOXES = """() => [...document.querySelectorAll('.chart .vue-flow__node .node')].map((node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return [x, y, x + width, y + height];
})"""
LABELS = BOXES.replace(".vue-flow__node .node", ".lbl")
BOTH = f"() => [({LABELS})(), ({BOXES})()]"
"""Of one moment: what is in sight may still be on its way."""


@pytest.fixture(scope="module")
def app(filled: Path) -> Iterator[App]:
    with running(filled, "-m", "tests.browser.charting") as started:
        yield started


async def chart(window: Opener, path: str = "/chart", **how: object) -> Page:
    page = await (await window("admin", **how)).open(path)
    await expect(page.locator('.chart[data-state="drawn"] .edge-line').first).to_be_attached()
    return page


def drawn(page: Page, label: str) -> Locator:
    return page.locator(".chart .node", has_text=label)


async def test_every_step_of_the_seed_is_drawn_in_its_shape(window: Opener) -> None:
    page = await chart(window)
    await expect(page.locator(".chart .node")).to_have_count(len(ORDERS) + 1)
    orders = await page.locator(".chart .node .o").all_text_contents()
    assert sorted(orders) == ORDERS
    await expect(page.locator(".chart .decision > polygon")).to_have_count(4)
    await expect(page.locator(".chart .sub > path")).to_have_count(1)
    await expect(page.locator(".chart .center > rect[rx='22']")).to_have_count(1)
    await expect(page.locator(".chart .edge-line")).to_have_count(15)


async def test_no_label_lies_on_a_node(window: Opener) -> None:
    page = await chart(window)
    await expect(page.locator(".chart .lbl")).to_have_count(9)
    labels, nodes = await page.evaluate(BOTH)
    assert len(labels) == 9
    for left, top, right, bottom in labels:
        assert not [
            n for n in nodes if n[0] < right and n[2] > left and n[1] < bottom and n[3] > top
        ]


async def test_a_click_on_a_node_selects_its_row_and_nothing_can_be_dragged_out_of_place(
    window: Opener,
) -> None:
    page = await chart(window)
    infra = page.locator('.vue-flow__node[data-id="line-102"]')
    before = await infra.get_attribute("style")
    await infra.click()
    await expect(page.locator(".said")).to_have_text("102")
    await infra.hover()
    await page.mouse.down()
    await page.mouse.move(400, 500, steps=3)
    await page.mouse.up()
    assert await infra.get_attribute("style") == before


async def test_the_chart_follows_the_table_and_keeps_what_is_in_sight(window: Opener) -> None:
    page = await chart(window)
    await page.get_by_role("button", name="Aumentar").click()
    await expect(page.locator(".zoom output")).to_have_text("119%")
    pane = page.locator(".vue-flow__transformationpane")
    await page.get_by_role("button", name="relabel").click()
    await expect(drawn(page, "Contrato?")).to_be_visible()
    before = await pane.get_attribute("style")
    await page.get_by_role("button", name="dangle").click()
    await expect(page.locator(".chart .ghost")).to_have_text("95 ?")
    await expect(drawn(page, "sem saída")).to_be_attached()
    await expect(page.locator(".chart .bang.is-error")).to_have_count(1)
    assert await pane.get_attribute("style") == before


async def test_the_way_that_was_walked_is_lit_with_its_walker(window: Opener) -> None:
    page = await chart(window)
    await page.get_by_role("button", name="light").click()
    await expect(page.locator(".chart .node.is-walked .o")).to_have_text(["10", "20", "50", "55"])
    await expect(page.locator(".chart .edge-line.is-walked")).to_have_count(4)
    await expect(drawn(page, "Infraestrutura pronta?").locator(".token")).to_have_text("BA")


async def test_a_selected_row_is_brought_into_sight(window: Opener) -> None:
    page = await chart(window, viewport={"width": 1100, "height": 500})
    goal = drawn(page, "Implantação realizada?")
    await expect(goal).not_to_be_in_viewport()
    await page.get_by_role("button", name="select").click()
    await expect(goal.locator(".halo")).to_be_in_viewport(ratio=0.9)


async def test_where_a_walk_stands_is_brought_into_sight(window: Opener) -> None:
    page = await chart(window, viewport={"width": 1100, "height": 500})
    goal = drawn(page, "Infraestrutura pronta?")
    await page.get_by_role("button", name="select").click()
    await expect(goal).not_to_be_in_viewport(ratio=0.9)
    await page.get_by_role("button", name="light").click()
    await expect(goal).to_be_in_viewport(ratio=0.9)


async def test_without_a_step_it_says_what_will_be_there(window: Opener) -> None:
    page = await chart(window)
    await page.get_by_role("button", name="empty").click()
    await expect(page.locator(".chart-state")).to_contain_text("Ainda sem linhas")
    await page.get_by_role("button", name="dangle").click()
    await expect(page.locator(".chart .ghost")).to_be_attached()


async def test_where_it_cannot_be_laid_out_it_says_so_and_can_be_tried_again(
    window: Opener,
) -> None:
    admin = await window("admin")
    admin.forgiven = "worker.js"
    await admin.page.route("**/static/chart/worker.js", lambda route: route.abort())
    page = await admin.open("/chart")
    await expect(page.locator(".chart-state")).to_contain_text("A tabela diz o mesmo")
    await page.unroute("**/static/chart/worker.js")
    await page.get_by_role("button", name="Tentar de novo").click()
    await expect(page.locator(".chart .node")).to_have_count(len(ORDERS) + 1)


async def test_200_steps_are_laid_out_and_fit_the_place(window: Opener) -> None:
    page = await (await window("admin")).open("/chart?steps=200")
    await expect(page.locator(".chart .node")).to_have_count(202, timeout=LAID_OUT)
    await page.get_by_role("button", name="Ajustar").click()
    await expect(drawn(page, "Question 200?")).to_be_in_viewport()


async def test_a_published_workflow_is_read_as_a_table_and_a_chart(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/workflows/3")
    chart = page.locator(".chart[data-state='drawn']")
    await chart.locator(".vue-flow__node", has_text="Infraestrutura pronta?").click()
    shown = page.locator(".steps tr.is-shown")
    await expect(shown).to_have_count(1)
    await expect(shown).to_contain_text("Infraestrutura pronta?")
