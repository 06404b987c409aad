"""What the chart of a draft shows."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, cast

import pytest

from components.workflow.chart.model import chart_of
from services.configuration import Configuration
from services.workflow import Step
from tests.services.workflow.builders import ask, asking, call, cr
from tests.services.workflow.example import ENCERRADO, SUPORTE, TRIAGEM, implantacao


@pytest.fixture
def configuration() -> Configuration:
    centers = {
        TRIAGEM: SimpleNamespace(code="1.1", name="Triagem", closes_ticket=False),
        ENCERRADO: SimpleNamespace(code="1.9", name="Encerrado", closes_ticket=True),
    }
    workflows = {SUPORTE: SimpleNamespace(name="Suporte – Dúvidas")}
    return cast("Configuration", SimpleNamespace(centers=centers, workflows=workflows))


def shown(configuration: Configuration, *steps: Step, **how: Any) -> dict[str, Any]:
    return chart_of(configuration, list(enumerate(steps, 1)), **how)


def ends(chart: dict[str, Any], **wanted: Any) -> set[tuple[str, str]]:
    edges = [e for e in chart["edges"] if all(e[key] == value for key, value in wanted.items())]
    return {(edge["source"], edge["target"]) for edge in edges}


def test_every_line_is_a_node_and_every_link_an_edge(configuration: Configuration) -> None:
    chart = shown(configuration, *implantacao().steps)
    assert [n["order"] for n in chart["nodes"] if n["kind"] != "start"] == [
        "10", "20", "50", "55", "56", "57", "60", "70", "80", "90",
    ]  # fmt: skip
    assert len(chart["edges"]) == 1 + 5 + 9
    assert json.loads(json.dumps(chart)) == chart


def test_the_links_that_close_a_ring_turn_back(configuration: Configuration) -> None:
    chart = shown(configuration, *implantacao().steps)
    assert ends(chart, back=True) == {
        ("line-2", "line-1"), ("line-4", "line-3"), ("line-6", "line-4"), ("line-8", "line-7"),
    }  # fmt: skip


def test_a_lower_order_is_no_turning_back_where_no_ring_closes(
    configuration: Configuration,
) -> None:
    steps = (cr(10, TRIAGEM, then=30), cr(20, ENCERRADO), cr(30, TRIAGEM, then=20))
    chart = chart_of(configuration, list(enumerate(steps)))
    assert ends(chart, back=True) == set()
    assert ("line-2", "line-1") in ends(chart)


def test_nodes_say_what_stands_in_the_table(configuration: Configuration) -> None:
    steps = (cr(10, TRIAGEM, then=20), ask(20, "Ok?", Yes=30), call(30, SUPORTE, 40))
    nodes = shown(configuration, *steps, cr(40, ENCERRADO))["nodes"]
    assert [node["label"] for node in nodes] == [
        "", "1.1 Triagem", "Ok?", "Suporte – Dúvidas", "1.9 Encerrado",
    ]  # fmt: skip
    assert [node["kind"] for node in nodes] == ["start", "center", "decision", "workflow", "center"]
    assert [node.get("closes") for node in nodes] == [None, False, False, False, True]


def test_it_starts_at_the_lowest_order_however_the_lines_came(
    configuration: Configuration,
) -> None:
    chart = chart_of(configuration, [(7, cr(20, ENCERRADO)), (9, cr(10, TRIAGEM, then=20))])
    assert ("start", "line-9") in ends(chart)


def test_an_order_that_nobody_has_is_one_ghost_for_all_who_name_it(
    configuration: Configuration,
) -> None:
    chart = shown(configuration, cr(10, TRIAGEM, then=95), ask(20, Yes=95, No=10))
    assert [n["label"] for n in chart["nodes"] if n["kind"] == "ghost"] == ["95 ?"]
    assert ends(chart, loose="ghost") == {("line-1", "ghost-95"), ("line-2", "ghost-95")}


def test_a_step_without_a_next_has_no_way_out_unless_it_closes_or_leads_back_to_a_caller(
    configuration: Configuration,
) -> None:
    steps = (cr(10, TRIAGEM), cr(20, ENCERRADO))
    assert ends(shown(configuration, *steps), loose="stuck") == {("line-1", "stuck-1")}
    called = shown(configuration, *steps, is_called=True)
    assert ends(called, loose="end") == {("line-1", "end-1")}
    assert ends(called, loose="stuck") == set()


def test_answers_that_lead_to_one_step_share_a_line(configuration: Configuration) -> None:
    decision = asking(20, {"Sim": 10, "Talvez": 10, "Não": None})
    edges = shown(configuration, cr(10, TRIAGEM, then=20), decision)["edges"]
    assert [e["label"] for e in edges if e["source"] == "line-2"] == ["Sim, Talvez", "Não"]


def test_of_two_lines_with_one_order_both_are_drawn_and_the_first_is_led_to(
    configuration: Configuration,
) -> None:
    chart = shown(
        configuration, cr(10, TRIAGEM, then=20), cr(20, ENCERRADO), cr(20, TRIAGEM, then=10)
    )
    assert {"line-2", "line-3"} <= {node["id"] for node in chart["nodes"]}
    assert ("line-1", "line-2") in ends(chart)
    assert ("line-1", "line-3") not in ends(chart)


def test_a_line_with_a_finding_carries_its_mark(configuration: Configuration) -> None:
    nodes = shown(configuration, cr(10, TRIAGEM), badges={1: "error"})["nodes"]
    assert [node.get("badge") for node in nodes] == [None, "error", None]


def test_nothing_is_drawn_of_no_step(configuration: Configuration) -> None:
    assert shown(configuration) == {"name": "", "nodes": [], "edges": []}
