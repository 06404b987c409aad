"""Sound drafts by construction: every line leads on, back only to CRs; and ways to spoil them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from services.configuration import Configuration, WorkflowInfo
from services.workflow import Answer, Graph, Step, StepKind
from tests.services.findings.world import GONE, a_configuration
from tests.services.workflow.builders import a_graph, a_library, asking, call, cr
from tests.services.workflow.example import ENCERRADO

MAIN, SUB, INNER, RETIRED, UNPUBLISHED = 1, 2, 3, 8, 9
UNSPOKEN = 969


def a_line(
    dice: Random, order: int, orders: list[int], resting: list[int], sub: int | None
) -> Step:
    """Its center is told by its order; answers go on, ahead, or back to a CR."""
    onward = orders[orders.index(order) + 1]
    chance = dice.random()
    if chance < 0.15 and sub is not None:
        return call(order, sub, onward)
    if chance < 0.5 and resting:
        ahead = dice.choice(orders[orders.index(onward) :])
        targets = {"On": onward, "Back": dice.choice(resting), "Ahead": ahead}
        return asking(order, targets, f"Question {order}?")
    resting.append(order)
    return cr(order, 100 + order // 10, onward)


def some_lines(dice: Random, count: int, sub: int | None) -> list[Step]:
    orders = [10 * n for n in range(1, count + 1)]
    resting: list[int] = []
    return [a_line(dice, order, orders, resting, sub) for order in orders[:-1]]


def a_world(seed: int, count: int = 20) -> tuple[Configuration, Graph, Graph]:
    """The configuration, its main workflow and a sub-workflow of it, which calls another."""
    dice = Random(seed)
    inner = a_graph(INNER, cr(10, 900, 20), asking(20, {"Yes": None, "No": 10}))
    lines = some_lines(dice, max(count // 2, 8), INNER)
    end = lines[-1].order + 10
    sub = a_graph(SUB, *lines, asking(end, {"Done": None, "Again": lines[0].order}))
    main = [cr(5, 950, 10), *some_lines(dice, count, SUB), cr(count * 10, ENCERRADO)]
    main = [*main[:-1], call(count * 10 - 5, SUB, count * 10), main[-1]]
    main[-3] = _led(main[-3], count * 10 - 5)
    graph = a_graph(MAIN, *main)
    return a_configuration(a_library(inner, sub, graph), UNPUBLISHED), graph, sub


def _led(step: Step, order: int) -> Step:
    if step.kind is not StepKind.DECISION:
        return replace(step, next_order=order)
    first = replace(step.answers[0], target_order=order)
    return replace(step, answers=(first, *step.answers[1:]))


SPOILS: dict[str, tuple[int, tuple[Step, ...]]] = {
    "W2": (2001, (cr(2001, 961, 9999),)),
    "W3": (2002, (asking(2002, {"A": 10, "a ": 10}, "Equal?"), cr(2003, 962, 2002))),
    "W4": (2004, (asking(2004, {"A": 10, "B": 10}, "Unmet?"),)),
    "W5": (2005, (asking(2005, {"A": 2006, "B": 10}), asking(2006, {"A": 2005, "B": 10}))),
    "W6": (2007, (call(2007, 0, 10),)),
    "W7": (2008, (cr(2008, GONE, 10),)),
    "W8": (2009, (call(2009, UNPUBLISHED, 10),)),
    "W20": (2010, (cr(2010, 963, 2010),)),
    "W23": (2012, (cr(2011, 964, 10), cr(2012, 964, 10))),
    "W26": (2013, (Step(2013, StepKind.DECISION, None, None, question="Ends?",
                        answers=(Answer("A", "A", None), Answer("B", "B", 10))),)),
    "W27": (2014, (cr(2014, 965, 10),)),
    "W1": (2016, (cr(2016, 966, 10), cr(2016, 967, 10))),
    "W21": (2017, (replace(cr(2017, 968, 10), requires_contact_user=True),)),
    "W22": (2000, (cr(2000, UNSPOKEN, 10),)),
    "W25": (2019, (cr(2019, 970),)),
}  # fmt: skip
OF_OUTERMOST = {"W22", "W25", "W26"}
"""Of a workflow that a type uses, or nobody calls."""


def nobody_to_name(world: Configuration) -> Configuration:
    return replace(world, users={})


def no_reply_there(world: Configuration) -> Configuration:
    spoken = frozenset(world.centers) - {UNSPOKEN}
    return replace(world, replies=tuple(replace(each, centers=spoken) for each in world.replies))


def once_called(world: Configuration) -> Configuration:
    """By a workflow that is retired: tickets in it still come to an end there."""
    caller = a_graph(RETIRED, call(10, MAIN, then=20), cr(20, ENCERRADO))
    library = a_library(*world.library.by_version.values(), caller)
    retired = WorkflowInfo(RETIRED, "Retired", True, None)
    return replace(world, library=library, workflows={**world.workflows, RETIRED: retired})


WORLDS = {"W21": nobody_to_name, "W22": no_reply_there, "W25": once_called}


def a_world_for(world: Configuration, *names: str) -> Configuration:
    """What the rules besides need to be true around the draft."""
    for name in names:
        world = WORLDS[name](world) if name in WORLDS else world
    return world


def spoiled(graph: Graph, *names: str) -> Graph:
    extra = [step for name in names for step in SPOILS[name][1]]
    own = [
        replace(s, sub_workflow_id=graph.workflow_id) if s.sub_workflow_id == 0 else s
        for s in extra
    ]
    return replace(graph, steps=(*graph.steps, *own))
