"""Repairs of where a line leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from services.configuration import Configuration
from services.findings import kinds as k
from services.findings.lines import Lines
from services.findings.repair import Repair, RepairKind, of_line
from services.workflow import Graph, Step, StepKind


def relink(graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    assert isinstance(finding, k.LinkDangles)
    yield of_line(finding.at, _linked(step, finding.answer, None), RepairKind.END_HERE)
    others = {each.order for each in graph.steps} - {step.order}
    target = finding.target
    near = min(others, key=lambda order: (abs(order - target), order), default=None)
    if near is not None:
        yield from _link(graph, step, finding, near)


def _link(graph: Graph, step: Step, finding: k.Finding, order: int) -> Iterator[Repair]:
    """Unless decisions would go round by it."""
    mended = _linked(step, finding.answer, order)
    if not _goes_round(graph, step, order):
        yield of_line(finding.at, mended, RepairKind.LINK, order=order)


def _goes_round(graph: Graph, step: Step, order: int) -> bool:
    """Sub-workflows taken as if none rested: rather offered too seldom."""
    if step.kind is StepKind.CENTER:
        return False
    lines, seen, waiting = Lines(graph), set(), [order]
    while waiting:
        for at in lines.at.get(waiting.pop(), ()):
            if at in seen or lines.steps[at].kind is StepKind.CENTER:
                continue
            seen.add(at)
            waiting += [link for link in lines.links[at] if link is not None]
    return any(lines.steps[at].order == step.order for at in seen)


def next_line(graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    after = next((each.order for each in graph.steps if each.order > step.order), None)
    blank = finding.answer is not None or step.next_order is None
    asks = step.kind is StepKind.DECISION and finding.answer is None
    if after is not None and blank and not asks:
        yield from _link(graph, step, finding, after)


def met(configuration: Configuration, graph: Graph, step: Step) -> Iterator[Repair]:
    """By the line before, where that is a CR from which nothing leads on yet."""
    before = [at for at, each in enumerate(graph.steps) if each.order < step.order]
    at = max(before, key=lambda each: graph.steps[each].order, default=0)
    open_ = graph.steps[at]
    center = configuration.centers.get(open_.center_id or 0)
    if before and open_.next_order is None and center is not None and not center.closes_ticket:
        linked = replace(open_, next_order=step.order)
        yield Repair(RepairKind.FOLLOW, ((at, linked),), order=open_.order)


def _linked(step: Step, answer: int | None, order: int | None) -> Step:
    if answer is None:
        return replace(step, next_order=order)
    answers = list(step.answers)
    answers[answer] = replace(answers[answer], target_order=order)
    return replace(step, answers=tuple(answers))
