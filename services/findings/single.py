"""What a line shows by itself (W1–W3, W7–W9, W21, W23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from services.findings import kinds as k
from services.findings.draft import Draft
from services.findings.lines import links_of
from services.workflow import StepKind

FEWEST, MOST = 2, 9


def orders(draft: Draft) -> Iterator[k.Finding]:
    if not draft.graph.steps:
        yield k.NothingIsThere()
    for at, step in enumerate(draft.graph.steps):
        first = draft.lines.at[step.order][0]
        if first != at:
            yield k.OrderIsTaken(at=at, order=step.order, first=first)


def links(draft: Draft) -> Iterator[k.Finding]:
    for at, step in enumerate(draft.graph.steps):
        for position, target in enumerate(links_of(step)):
            if target is None or target in draft.lines.at:
                continue
            asks = step.kind is StepKind.DECISION
            yield k.LinkDangles(
                at=at,
                order=step.order,
                answer=position if asks else None,
                target=target,
                label=step.answers[position].label if asks else "",
            )


def questions(draft: Draft) -> Iterator[k.Finding]:
    for at in draft.lines.of_kind(StepKind.DECISION):
        step = draft.graph.steps[at]
        count = len(step.answers)
        if not step.question.strip():
            yield k.QuestionIsMissing(at=at, order=step.order)
        if count < FEWEST:
            yield k.AnswersAreTooFew(at=at, order=step.order, count=count)
        if count > MOST:
            yield k.AnswersAreTooMany(at=at, order=step.order, count=count, most=MOST)
        yield from _labels(draft, at)


def _labels(draft: Draft, at: int) -> Iterator[k.Finding]:
    step, seen = draft.graph.steps[at], set()
    for position, answer in enumerate(step.answers):
        label = same(answer.label)
        if not label:
            yield k.LabelIsMissing(at=at, order=step.order, answer=position)
        elif label in seen:
            yield k.LabelIsDoubled(
                at=at, order=step.order, answer=position, label=answer.label.strip()
            )
        seen.add(label)


def same(label: str) -> str:
    return " ".join(label.casefold().split())


def centers(draft: Draft) -> Iterator[k.Finding]:
    for at in draft.lines.of_kind(StepKind.CENTER):
        step = draft.graph.steps[at]
        center = draft.configuration.centers.get(step.center_id or 0)
        if center is None:
            yield k.CenterIsMissing(at=at, order=step.order)
        elif not center.is_usable:
            yield k.CenterTakesNone(at=at, order=step.order, center_id=center.id)


def sub_workflows(draft: Draft) -> Iterator[k.Finding]:
    for at in draft.lines.of_kind(StepKind.WORKFLOW):
        step = draft.graph.steps[at]
        workflow = draft.configuration.workflows.get(step.sub_workflow_id or 0)
        if step.sub_workflow_id == draft.graph.workflow_id:
            continue
        if workflow is None:
            yield k.SubWorkflowIsMissing(at=at, order=step.order)
        elif workflow.published_version_id is None:
            yield k.SubWorkflowIsUnpublished(at=at, order=step.order, workflow_id=workflow.id)


def holders(draft: Draft) -> Iterator[k.Finding]:
    if any(map(draft.configuration.can_hold, draft.configuration.users)):
        return
    for at in draft.lines.of_kind(StepKind.CENTER):
        if draft.graph.steps[at].requires_contact_user:
            yield k.NobodyCanHold(at=at, order=draft.graph.steps[at].order)


def doubled(draft: Draft) -> Iterator[k.Finding]:
    earlier: dict[int, list[int]] = defaultdict(list)
    for at in draft.lines.of_kind(StepKind.CENTER):
        step = draft.graph.steps[at]
        if step.center_id is None:
            continue
        before = earlier[step.center_id]
        if before:
            yield k.CenterIsTwice(
                at=at, order=step.order, center_id=step.center_id, orders=tuple(before)
            )
        before.append(step.order)
