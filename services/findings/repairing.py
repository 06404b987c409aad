"""What would mend a finding: lines by index with what they become, the one-key repair first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from services.configuration import Configuration
from services.findings import kinds as k
from services.findings.lines import Lines
from services.findings.single import MOST, same
from services.workflow import Graph, Step, StepKind, spacing_of


class RepairKind(StrEnum):
    RENUMBER = "renumber"
    END_HERE = "end here"
    LINK = "link"
    RENAME = "rename"
    DROP = "drop"
    CUT = "cut"
    REMOVE = "remove"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True)
class Repair:
    """`order` and `label` are for its words. A step that becomes None is removed."""

    kind: RepairKind
    steps: tuple[tuple[int, Step | None], ...]
    order: int | None = None
    label: str = ""


Mend = Callable[[Graph, Step, k.Finding], Iterator[Repair]]


def repairs(configuration: Configuration, graph: Graph, finding: k.Finding) -> tuple[Repair, ...]:
    """Of no finding that isn't of this very graph."""
    mend = MENDS.get(type(finding))
    if mend is None or finding.at is None:
        return ()
    step = graph.steps[finding.at]
    met = _met(configuration, graph, step) if isinstance(finding, k.NoWalkMeets) else ()
    return (*met, *mend(graph, step, finding))


def repaired(graph: Graph, repair: Repair) -> Graph:
    becomes = dict(repair.steps)
    steps = (becomes.get(at, step) for at, step in enumerate(graph.steps))
    return replace(graph, steps=tuple(step for step in steps if step is not None))


def _one(at: int | None, step: Step | None, kind: RepairKind, **words: int | str) -> Repair:
    return Repair(kind, ((at or 0, step),), **words)  # type: ignore[arg-type]


def _linked(step: Step, answer: int | None, order: int | None) -> Step:
    if answer is None:
        return replace(step, next_order=order)
    answers = list(step.answers)
    answers[answer] = replace(answers[answer], target_order=order)
    return replace(step, answers=tuple(answers))


def _renumber(graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    taken = {each.order for each in graph.steps}
    spacing = spacing_of(taken)
    order = step.order // spacing * spacing + spacing
    while order in taken:
        order += spacing
    yield _one(finding.at, replace(step, order=order), RepairKind.RENUMBER, order=order)


def _relink(graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    assert isinstance(finding, k.LinkDangles)
    yield _one(finding.at, _linked(step, finding.answer, None), RepairKind.END_HERE)
    others = {each.order for each in graph.steps} - {step.order}
    target = finding.target
    near = min(others, key=lambda order: (abs(order - target), order), default=None)
    if near is not None:
        yield from _link(graph, step, finding, near)


def _link(graph: Graph, step: Step, finding: k.Finding, order: int) -> Iterator[Repair]:
    """Unless decisions would go round by it."""
    mended = _linked(step, finding.answer, order)
    if not _goes_round(graph, step, order):
        yield _one(finding.at, mended, RepairKind.LINK, order=order)


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


def _next_line(graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    after = next((each.order for each in graph.steps if each.order > step.order), None)
    blank = finding.answer is not None or step.next_order is None
    asks = step.kind is StepKind.DECISION and finding.answer is None
    if after is not None and blank and not asks:
        yield from _link(graph, step, finding, after)


def _relabel(_graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    assert isinstance(finding, k.LabelIsDoubled)
    answers, at = list(step.answers), finding.answer or 0
    taken, n = {same(answer.label) for answer in answers}, 2
    while same(f"{finding.label} {n}") in taken:
        n += 1
    answers[at] = replace(answers[at], label=f"{finding.label} {n}")
    renamed = replace(step, answers=tuple(answers))
    yield _one(finding.at, renamed, RepairKind.RENAME, label=answers[at].label)
    yield from _drop(_graph, step, finding)


def _drop(_graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    rest = tuple(a for at, a in enumerate(step.answers) if at != finding.answer)
    if len(rest) > 1:
        label = step.answers[finding.answer or 0].label
        yield _one(finding.at, replace(step, answers=rest), RepairKind.DROP, label=label)


def _cut(_graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    cut = replace(step, answers=step.answers[:MOST])
    yield _one(finding.at, cut, RepairKind.CUT)


def _remove(graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    """What led there, which is met as little, ends instead."""
    changed: list[tuple[int, Step | None]] = [(finding.at or 0, None)]
    for at, other in enumerate(graph.steps):
        freed = _without(other, step.order)
        if at != finding.at and freed != other:
            changed.append((at, freed))
    yield Repair(RepairKind.REMOVE, tuple(changed), order=step.order)


def _met(configuration: Configuration, graph: Graph, step: Step) -> Iterator[Repair]:
    """By the line before, where that is a CR from which nothing leads on yet."""
    before = [at for at, each in enumerate(graph.steps) if each.order < step.order]
    at = max(before, key=lambda each: graph.steps[each].order, default=0)
    open_ = graph.steps[at]
    center = configuration.centers.get(open_.center_id or 0)
    if before and open_.next_order is None and center is not None and not center.closes_ticket:
        linked = replace(open_, next_order=step.order)
        yield Repair(RepairKind.FOLLOW, ((at, linked),), order=open_.order)


def _without(step: Step, order: int) -> Step:
    answers = tuple(
        replace(answer, target_order=None) if answer.target_order == order else answer
        for answer in step.answers
    )
    after = None if step.next_order == order else step.next_order
    return replace(step, answers=answers, next_order=after)


MENDS: dict[type[k.Finding], Mend] = {
    k.OrderIsTaken: _renumber,
    k.LinkDangles: _relink,
    k.LabelIsMissing: _drop,
    k.LabelIsDoubled: _relabel,
    k.AnswersAreTooMany: _cut,
    k.NoWalkMeets: _remove,
    k.NeverCloses: _next_line,
    k.EndsUnclosed: _next_line,
    k.AnswerEnds: _next_line,
}
