"""Workflows by chance, and every single change of one with what it is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from services.versions import Difference
from services.versions import kinds as k
from services.workflow import Answer, Graph, Step, StepKind
from tests.services.workflow.builders import a_graph

NEW, OTHER = 9_999, 777
Mutation = tuple[Graph, Difference]


def a_sequence(seed: int, count: int = 12) -> Graph:
    """Few CRs and questions, so that many lines are alike; every link leads somewhere."""
    dice = Random(seed)
    orders = sorted(dice.sample(range(1, 10 * count), count))
    return a_graph(1, *(_line(dice, order, [*orders, None]) for order in orders))


def _line(dice: Random, order: int, targets: Sequence[int | None]) -> Step:
    kind = dice.choice([StepKind.CENTER, StepKind.CENTER, StepKind.DECISION, StepKind.WORKFLOW])
    to = dice.choice(targets)
    if kind is StepKind.CENTER:
        flags = [dice.random() < 0.3 for _ in range(3)]
        return Step(order, kind, dice.randint(1, 3), to, *flags)
    if kind is StepKind.WORKFLOW:
        return Step(order, kind, None, to, sub_workflow_id=dice.randint(1, 2))
    keys = "abcd"[: dice.randint(2, 4)]
    answers = tuple(Answer(key, key.upper(), dice.choice(targets)) for key in keys)
    question = dice.choice(["Ready?", "Signed?"])
    return Step(order, kind, None, None, question=question, answers=answers)


def numbered(graph: Graph, orders: dict[int, int]) -> Graph:
    """Lines with other orders, and every link to them with it."""

    def to(order: int | None) -> int | None:
        return orders.get(order or 0, order)

    def follow(step: Step) -> Step:
        answers = tuple(replace(a, target_order=to(a.target_order)) for a in step.answers)
        order = orders.get(step.order, step.order)
        return replace(step, order=order, next_order=to(step.next_order), answers=answers)

    return replace(graph, steps=tuple(map(follow, graph.steps)))


def mutations(graph: Graph) -> Iterator[Mutation]:
    added = Step(NEW, StepKind.CENTER, 1, None)
    yield replace(graph, steps=(*graph.steps, added)), k.StepAdded(NEW, added)
    for step in graph.steps:
        rest = tuple(each for each in graph.steps if each is not step)
        yield replace(graph, steps=rest), k.StepRemoved(step.order, step)
        yield numbered(graph, {step.order: NEW}), k.StepRenumbered(NEW, step.order)
        for changed, called in _of_step(step):
            yield replace(graph, steps=(*rest, changed)), called


def _of_step(step: Step) -> Iterator[tuple[Step, Difference]]:
    order, center, sub = step.order, step.center_id, step.sub_workflow_id
    if step.kind is StepKind.CENTER:
        yield replace(step, center_id=OTHER), k.CenterChanged(order, center, OTHER)
        other = 1 + (center or 0) % 3
        yield replace(step, center_id=other), k.CenterChanged(order, center, other)
        for flag in ("requires_contact_user", "allows_other_centers", "allows_staying"):
            turned = not getattr(step, flag)
            yield replace(step, **{flag: turned}), k.FlagChanged(order, flag, turned)  # type: ignore[arg-type]
    if step.kind is StepKind.WORKFLOW:
        yield replace(step, sub_workflow_id=OTHER), k.SubWorkflowChanged(order, sub, OTHER)
    if step.kind is StepKind.DECISION:
        yield from _of_decision(step)
        return
    yield replace(step, next_order=OTHER), k.NextChanged(order, step.next_order, OTHER)
    asked = Step(order, StepKind.DECISION, None, None, question="Ready?")
    yield asked, k.KindChanged(order, step, asked)


def _of_decision(step: Step) -> Iterator[tuple[Step, Difference]]:
    order, answers = step.order, step.answers
    yield replace(step, question="Why?"), k.QuestionChanged(order, step.question, "Why?")
    extra = Answer("z", "Z", order)
    yield replace(step, answers=(extra, *answers)), k.AnswerAdded(order, "Z", order)
    turned = answers[::-1]
    labels = tuple(each.label for each in turned)
    yield replace(step, answers=turned), k.AnswersReordered(order, labels)
    for at, answer in enumerate(answers):
        around = answers[:at], answers[at + 1 :]
        yield replace(step, answers=(*around[0], *around[1])), k.AnswerRemoved(order, answer.label)
        for changed, called in (
            (replace(answer, label="L"), k.AnswerRenamed(order, answer.label, "L")),
            (
                replace(answer, target_order=OTHER),
                k.AnswerRetargeted(order, answer.label, answer.target_order, OTHER),
            ),
        ):
            yield replace(step, answers=(*around[0], changed, *around[1])), called
