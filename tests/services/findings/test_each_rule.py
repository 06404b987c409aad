"""Each error and each warning, put into a sound workflow one at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.findings_words import label_of, sentence_of
from services.findings import findings, repaired, repairs
from services.findings.kinds import DecisionsGoRound, WorkflowReachesItself
from services.workflow import Graph, Step, StepKind
from tests.services.findings.world import GONE, GROUP, a_configuration, of, rules
from tests.services.workflow.builders import a_graph, a_library, ask, asking, call, cr
from tests.services.workflow.example import (
    ENCERRADO,
    TRIAGEM,
    implantacao,
    simples,
    suporte,
    the_example,
)

WORLD = a_configuration(the_example(), 9)
SOUND = implantacao()


def but(graph: Graph, *steps: Step) -> Graph:
    """With these steps in place of those of their orders."""
    orders = {step.order for step in steps}
    return replace(graph, steps=(*(s for s in graph.steps if s.order not in orders), *steps))


def and_also(graph: Graph, *steps: Step) -> Graph:
    return replace(graph, steps=(*graph.steps, *steps))


WRONG = [
    ("W1", 50, and_also(SOUND, cr(50, 30, then=55))),
    ("W2", 57, but(SOUND, cr(57, 15, then=99))),
    ("W2", 70, but(SOUND, ask(70, Sim=80, Não=60, Cancelada=95))),
    ("W3", 70, but(SOUND, ask(70, " ", Sim=80, Não=60))),
    ("W3", 70, but(SOUND, ask(70, Sim=80))),
    ("W3", 70, but(SOUND, asking(70, {str(n): 80 for n in range(10)}))),
    ("W3", 70, but(SOUND, asking(70, {"Sim": 80, " sim ": 60}))),
    ("W3", 70, but(SOUND, asking(70, {"Sim": 80, "": 60}))),
    ("W4", 65, and_also(SOUND, ask(65, Sim=60, Não=50))),
    ("W4", 65, and_also(SOUND, call(65, 2, then=90))),
    ("W5", 55, but(SOUND, ask(56, Sim=60, Não=57, Volta=55))),
    ("W6", 80, but(SOUND, call(80, 1, then=90))),
    ("W7", 57, but(SOUND, cr(57, GROUP, then=55))),
    ("W7", 57, but(SOUND, cr(57, GONE, then=55))),
    ("W7", 57, but(SOUND, Step(57, StepKind.CENTER, None, 55))),
    ("W8", 80, but(SOUND, call(80, 9, then=90))),
    ("W8", 80, but(SOUND, call(80, None, then=90))),
    ("W9", None, replace(SOUND, steps=())),
    ("W20", 57, but(SOUND, cr(57, 15))),
    ("W23", 57, but(SOUND, cr(57, TRIAGEM, then=55))),
    ("W26", 20, but(SOUND, ask(20, Sim=50, Não=10, Nunca=None))),
    ("W27", 65, and_also(SOUND, cr(65, 30, then=60))),
]


@pytest.mark.parametrize("graph", [implantacao(), suporte(), simples()], ids=lambda g: g.name)
def test_the_example_is_sound(graph: Graph) -> None:
    assert rules(WORLD, graph) == []


@pytest.mark.parametrize(("rule", "order", "graph"), WRONG)
def test_what_is_wrong_is_found_alone_and_at_its_step(
    rule: str, order: int | None, graph: Graph
) -> None:
    assert rules(WORLD, graph) == [(rule, order)]
    [found] = findings(WORLD, graph)
    assert found.at is None or graph.steps[found.at].order == order
    assert sentence_of(found, WORLD)


@pytest.mark.parametrize(("rule", "order", "graph"), WRONG)
def test_a_repair_mends_its_finding_and_breaks_nothing(
    rule: str, order: int | None, graph: Graph
) -> None:
    [found] = findings(WORLD, graph)
    for repair in repairs(WORLD, graph, found):
        left = findings(WORLD, repaired(graph, repair))
        assert label_of(repair)
        assert not any(each.is_error or each.rule == rule for each in left)


def test_what_no_walk_meets_is_met_from_the_cr_before_it_that_leads_nowhere_yet() -> None:
    draft = a_graph(7, cr(10, TRIAGEM), ask(20, Sim=90, Não=10), cr(90, ENCERRADO))
    [found] = of(WORLD, draft, "W4")
    first, second = repairs(WORLD, draft, found)
    assert [label_of(each) for each in (first, second)] == ["Lead from 10 to it", "Remove step 20"]
    assert of(WORLD, repaired(draft, first), "W4") == []
    closed = but(draft, cr(10, ENCERRADO))
    [found] = of(WORLD, closed, "W4")
    assert [label_of(each) for each in repairs(WORLD, closed, found)] == ["Remove step 20"]


def test_a_missing_target_is_said_with_its_answer() -> None:
    [found] = findings(WORLD, but(SOUND, ask(70, Sim=80, Não=60, Cancelada=95)))
    assert sentence_of(found, WORLD) == "“Cancelada” leads to order 95, which does not exist."


def test_nobody_to_choose_and_no_reply_are_warned_of() -> None:
    alone = replace(WORLD, users={}, replies=())
    assert ("W21", 60) in rules(alone, SOUND)
    assert [order for rule, order in rules(alone, SOUND) if rule == "W22"] == [10, 50, 57, 60, 80]
    assert [order for rule, order in rules(alone, suporte()) if rule == "W22"] == [10]


def test_recursion_through_three_workflows_is_found_whichever_is_published() -> None:
    one, two = (
        a_graph(1, cr(10, 30, then=20), call(20, 2)),
        a_graph(2, cr(10, 31, then=20), call(20, 3)),
    )
    three = a_graph(3, cr(10, ENCERRADO))
    world = a_configuration(a_library(one, two, three))
    back = a_graph(33, cr(10, ENCERRADO, then=20), call(20, 1), of=3)
    [found] = of(world, back, "W6")
    assert isinstance(found, WorkflowReachesItself)
    assert (found.order, found.through) == (20, (1, 2, 3))


def test_a_ring_that_a_sub_workflow_would_close_in_its_caller_names_the_caller() -> None:
    caller = a_graph(1, ask(10, A=20, B=30), call(20, 2, then=10), cr(30, ENCERRADO))
    world = a_configuration(a_library(caller, a_graph(2, cr(10, 31))))
    passing = a_graph(22, ask(10, A=None, B=20), cr(20, 31), of=2)
    [found] = of(world, passing, "W5")
    assert isinstance(found, DecisionsGoRound)
    assert (found.at, found.workflow_id, found.orders) == (None, 1, (10, 20))


def test_a_sub_workflow_that_only_a_retired_one_goes_on_from_ends_unclosed() -> None:
    sub = a_graph(2, cr(10, 30))
    caller = a_graph(1, call(10, 2, then=20), cr(20, ENCERRADO))
    world = a_configuration(a_library(caller, sub))
    assert rules(world, sub) == []
    retired = replace(world.workflows[1], published_version_id=None)
    world = replace(world, workflows={**world.workflows, 1: retired})
    assert rules(world, sub) == [("W25", 10)]


def test_a_sub_workflow_whose_callers_never_close_is_told_so() -> None:
    sub = a_graph(2, cr(10, 30))
    world = a_configuration(a_library(a_graph(1, call(10, 2, then=20), cr(20, 31)), sub))
    assert rules(world, sub) == [("W20", 10)]
