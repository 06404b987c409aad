"""What would mend each finding, the one-key repair first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from services.configuration import Configuration
from services.findings import kinds as k
from services.findings.relinking import met, next_line, relink
from services.findings.repair import Repair, RepairKind, of_line
from services.findings.single import MOST, same
from services.workflow import Graph, Step, spacing_of

Mend = Callable[[Graph, Step, k.Finding], Iterator[Repair]]


def repairs(configuration: Configuration, graph: Graph, finding: k.Finding) -> tuple[Repair, ...]:
    """Of no finding that isn't of this very graph."""
    mend = MENDS.get(type(finding))
    if mend is None or finding.at is None:
        return ()
    step = graph.steps[finding.at]
    by_line_before = met(configuration, graph, step) if isinstance(finding, k.NoWalkMeets) else ()
    return (*by_line_before, *mend(graph, step, finding))


def _renumber(graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    taken = {each.order for each in graph.steps}
    spacing = spacing_of(taken)
    order = step.order // spacing * spacing + spacing
    while order in taken:
        order += spacing
    yield of_line(finding.at, replace(step, order=order), RepairKind.RENUMBER, order=order)


def _relabel(_graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    assert isinstance(finding, k.LabelIsDoubled)
    answers, at = list(step.answers), finding.answer or 0
    taken, n = {same(answer.label) for answer in answers}, 2
    while same(f"{finding.label} {n}") in taken:
        n += 1
    answers[at] = replace(answers[at], label=f"{finding.label} {n}")
    renamed = replace(step, answers=tuple(answers))
    yield of_line(finding.at, renamed, RepairKind.RENAME, label=answers[at].label)
    yield from _drop(_graph, step, finding)


def _drop(_graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    rest = tuple(a for at, a in enumerate(step.answers) if at != finding.answer)
    if len(rest) > 1:
        label = step.answers[finding.answer or 0].label
        yield of_line(finding.at, replace(step, answers=rest), RepairKind.DROP, label=label)


def _cut(_graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    cut = replace(step, answers=step.answers[:MOST])
    yield of_line(finding.at, cut, RepairKind.CUT)


def _remove(graph: Graph, step: Step, finding: k.Finding) -> Iterator[Repair]:
    """What led there, which is met as little, ends instead."""
    changed: list[tuple[int, Step | None]] = [(finding.at or 0, None)]
    for at, other in enumerate(graph.steps):
        freed = _without(other, step.order)
        if at != finding.at and freed != other:
            changed.append((at, freed))
    yield Repair(RepairKind.REMOVE, tuple(changed), order=step.order)


def _without(step: Step, order: int) -> Step:
    answers = tuple(
        replace(answer, target_order=None) if answer.target_order == order else answer
        for answer in step.answers
    )
    after = None if step.next_order == order else step.next_order
    return replace(step, answers=answers, next_order=after)


MENDS: dict[type[k.Finding], Mend] = {
    k.OrderIsTaken: _renumber,
    k.LinkDangles: relink,
    k.LabelIsMissing: _drop,
    k.LabelIsDoubled: _relabel,
    k.AnswersAreTooMany: _cut,
    k.NoWalkMeets: _remove,
    k.NeverCloses: next_line,
    k.EndsUnclosed: next_line,
    k.AnswerEnds: next_line,
}
