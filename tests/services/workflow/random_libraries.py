"""Libraries as no administrator would draw them, the same for the same seed."""

from random import Random
from typing import NamedTuple

from services.workflow import Answer, Frame, Given, Graph, Library, Path, Step, StepKind

CENTERS = range(1, 7)
ORDERS = range(10, 90, 10)
NOWHERE = 999


class Temper(NamedTuple):
    """What a library is like: `tidy` has no recursion and nothing missing."""

    tidy: bool
    decisions: int
    answers: tuple[int, ...]


SEDATE = ((1, (2, 2, 3)), (2, (2, 2, 3)), (4, (2, 3)))
TALKATIVE = (9, (3, 4))


def a_random_library(dice: Random) -> Library:
    """One to four workflows with nesting, rings, recursion, blank and dangling ends."""
    many, answers = TALKATIVE if dice.random() < 0.1 else dice.choice(SEDATE)
    temper = Temper(dice.random() < 0.6, many, answers)
    workflows = dice.randint(1, 4)
    graphs: dict[int, Graph] = {}
    current: dict[int, int] = {}
    for workflow_id in range(1, workflows + 1):
        for number in range(1, dice.choice((2, 2, 3))):
            version_id = workflow_id * 10 + number
            steps = some_steps(dice, workflow_id if temper.tidy else 0, workflows, temper)
            name = f"Workflow {workflow_id}"
            graphs[version_id] = Graph(version_id, workflow_id, name, number, steps)
            current[workflow_id] = dice.choice((version_id, workflow_id * 10 + 1))
    return Library(graphs, current)


def some_steps(dice: Random, above: int, workflows: int, temper: Temper) -> tuple[Step, ...]:
    """Sub-workflows are those `above` an id: where that is the own one, there is no recursion."""
    if not temper.tidy and dice.random() < 0.05:
        return ()
    orders = sorted(dice.sample(ORDERS, dice.randint(1, len(ORDERS))))
    subs = [*range(above + 1, workflows + 1)]
    if not temper.tidy and dice.random() < 0.3:
        subs.append(NOWHERE)
    return tuple(a_step(dice, order, orders, subs, temper) for order in orders)


def a_step(dice: Random, order: int, orders: list[int], subs: list[int], temper: Temper) -> Step:
    kinds = [StepKind.CENTER, *[StepKind.DECISION] * temper.decisions]
    kind = dice.choice([*kinds, StepKind.WORKFLOW] if subs else kinds)
    others = dice.random() < 0.7
    to = an_order(dice, orders, temper.tidy)
    if kind is StepKind.CENTER:
        return Step(order, kind, dice.choice(CENTERS), to, allows_other_centers=others)
    if kind is StepKind.WORKFLOW:
        return Step(order, kind, None, to, sub_workflow_id=dice.choice(subs))
    keys = "abcd"[: dice.choice(temper.answers)]
    answers = tuple(Answer(key, key, an_order(dice, orders, temper.tidy)) for key in keys)
    return Step(order, kind, None, None, allows_other_centers=others, answers=answers)


def an_order(dice: Random, orders: list[int], tidy: bool) -> int | None:
    chance = dice.random()
    if chance < 0.15:
        return None
    return NOWHERE if chance < 0.2 and not tidy else dice.choice(orders)


def a_random_path(dice: Random, library: Library) -> Path:
    """Frames of any kind of step, now and then of none."""
    if dice.random() < 0.02:
        return ()
    everywhere = [Frame(v, step.order) for v, g in library.by_version.items() for step in g.steps]
    resting = [f for f in everywhere if kind_at(library, f) is StepKind.CENTER]
    calling = [f for f in everywhere if kind_at(library, f) is StepKind.WORKFLOW]
    last = dice.choice(resting if resting and dice.random() < 0.95 else everywhere or [Frame(0, 0)])
    callers = [dice.choice(calling) for _ in range(dice.choice((0, 0, 1, 2))) if calling]
    if dice.random() < 0.02:
        callers.append(last)
    return (*callers, last)


def kind_at(library: Library, frame: Frame) -> StepKind:
    return library.by_version[frame.version_id].step(frame.order).kind


def spoiled(dice: Random, answers: tuple[Given, ...], strange: Given) -> tuple[Given, ...]:
    """One too few, one too many, or one exchanged."""
    at = dice.randrange(len(answers) + 1)
    return dice.choice((answers[:-1], (*answers, strange), (*answers[:at], strange)))
