"""The app with a page that shows nothing but a chart, and buttons that change what it shows."""

from __future__ import annotations

from dataclasses import replace

from components.frame import frame
from components.markup import button, node
from components.workflow.chart import Chart, chart_of
from pages import start
from pages.addresses import page_at
from pages.guard import signed_in_page
from services.configuration import configuration
from services.workflow import Answer, Step, StepKind

Lines = list[tuple[int, Step]]


@page_at("/chart")
async def show(steps: str = "") -> None:
    user = await signed_in_page()
    configured = await configuration()
    graphs = configured.library.by_version.values()
    seeds = next(graph for graph in graphs if graph.name == "Implantação")
    lines = [(100 + place, step) for place, step in enumerate(seeds.steps)]
    if steps:
        lines = _long(int(steps), lines[0][1].center_id)

    def drawn(lines: Lines, **how: dict[int, str]) -> None:
        chart.show(chart_of(configured, lines, name="Implantação", badges=how.get("badges")))

    with frame(user, title="Chart", current=""):
        with node("div", "line"):
            said = node("p", "said", "-")
            button("relabel", lambda: drawn(_renamed(lines)))
            button("dangle", lambda: drawn(_dangling(lines), badges={107: "error", 106: "warning"}))
            button("empty", lambda: drawn([]))
            button("light", lambda: chart.light([100, 101, 102, 103], "BA"))
            button("select", lambda: chart.select(107))
        with node("section", "", style="display: flex; flex: 1; min-block-size: 0"):
            chart = Chart(
                chart_of(configured, lines, name="Implantação"),
                on_select=lambda line: said.set_text(str(line)),  # type: ignore[attr-defined]
            )


def _renamed(lines: Lines) -> Lines:
    return [(i, replace(s, question="Contrato?") if s.order == 20 else s) for i, s in lines]


def _dangling(lines: Lines) -> Lines:
    more = Answer("x", "Cancelada", 95)
    changed = [
        (i, replace(s, answers=(*s.answers, more)) if s.order == 70 else s) for i, s in lines
    ]
    return [(i, replace(s, next_order=None) if s.order == 57 else s) for i, s in changed]


def _long(count: int, center: int | None) -> Lines:
    found: Lines = []
    for order in range(1, count + 1):
        here = Step(order, StepKind.CENTER, center, order + 1)
        if order % 2 == 0:
            answers = tuple(
                Answer(str(n), f"Answer {n}", target)
                for n, target in enumerate((order + 1, max(1, order - 3), min(count, order + 5)))
            )
            here = Step(
                order, StepKind.DECISION, None, None, question=f"Question {order}?", answers=answers
            )
        found.append((order, here))
    return found


if __name__ in {"__main__", "__mp_main__"}:
    start.serve()
