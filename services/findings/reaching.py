"""What is met from where (W4, W27), and where everything ends (W20, W25, W26)."""

from __future__ import annotations

from collections.abc import Iterator

from services.findings import kinds as k
from services.findings.draft import Draft
from services.findings.lines import reached
from services.workflow import StepKind


def unmet(draft: Draft) -> Iterator[k.Finding]:
    if not draft.graph.steps:
        return
    doubled = [at for at in range(len(draft.graph.steps)) if not draft.lines.is_first(at)]
    roots = [0, *draft.lines.of_kind(StepKind.CENTER), *doubled]
    met = reached(roots, draft.flows.onward(draft.lines))
    for at, step in enumerate(draft.graph.steps):
        if at not in met:
            yield k.NoWalkMeets(at=at, order=step.order)


def off_flow(draft: Draft) -> Iterator[k.Finding]:
    if not draft.graph.steps:
        return
    start = draft.lines.at[draft.graph.start.order]
    met = reached(start, draft.flows.onward(draft.lines, stops=True))
    for at in draft.lines.of_kind(StepKind.CENTER):
        if at not in met and draft.lines.is_first(at):
            yield k.OnlyOffFlow(at=at, order=draft.graph.steps[at].order)


def endings(draft: Draft) -> Iterator[k.Finding]:
    lines, flows = draft.lines, draft.flows
    close = flows.may_close(lines)
    if draft.goes_on_to_close:
        close |= flows.may_end(lines)
    for at, step in enumerate(lines.steps):
        if at not in close:
            yield k.NeverCloses(at=at, order=step.order)
        elif _stops(draft, at):
            yield k.EndsUnclosed(at=at, order=step.order)
        if not draft.is_called:
            yield from _blanks(draft, at)


def _stops(draft: Draft, at: int) -> bool:
    step = draft.lines.steps[at]
    center = draft.configuration.centers.get(step.center_id or 0)
    rests = step.kind is StepKind.CENTER and center is not None and not center.closes_ticket
    return rests and step.next_order is None and not draft.is_called


def _blanks(draft: Draft, at: int) -> Iterator[k.Finding]:
    step = draft.lines.steps[at]
    if step.kind is StepKind.DECISION:
        for position, answer in enumerate(step.answers):
            if answer.target_order is None:
                yield k.AnswerEnds(at=at, order=step.order, answer=position, label=answer.label)
