"""The steps of a workflow as the file says them."""

from __future__ import annotations

from services.configuration import Configuration
from services.process_file.document import Entry, Values
from services.process_file.ids import Ids
from services.workflow import Answer, Graph, Step, StepKind


def graph_of(ids: Ids, entry: Entry) -> Graph:
    at = ids.of("workflows", entry.name) or 0
    steps = tuple(step_of(ids, each) for each in entry.values["steps"])
    return Graph(at, at, entry.name, 1, steps)


def step_of(ids: Ids, values: Values) -> Step:
    kind = StepKind.CENTER if "center" in values else StepKind.WORKFLOW
    if "question" in values:
        kind = StepKind.DECISION
    return Step(
        order=values["order"],
        kind=kind,
        center_id=ids.of("centers", values.get("center")),
        next_order=values.get("next"),
        requires_contact_user=values.get("requires_contact_user", False),
        allows_other_centers=values.get("allows_other_centers", True),
        allows_staying=values.get("allows_staying", True),
        question=values.get("question") or "",
        answers=tuple(
            Answer(each["key"], each["answer"], each["to"]) for each in values.get("answers", ())
        ),
        sub_workflow_id=ids.of("workflows", values.get("workflow")),
    )


def values_of(known: Configuration, graph: Graph) -> tuple[Values, ...]:
    return tuple(_step(known, step) for step in graph.steps)


def _step(known: Configuration, step: Step) -> Values:
    if step.kind is StepKind.DECISION:
        return _decision(step)
    if step.kind is StepKind.WORKFLOW:
        sub = known.workflows.get(step.sub_workflow_id or 0)
        return {"order": step.order, "workflow": sub and sub.name, "next": step.next_order}
    center = known.centers.get(step.center_id or 0)
    return {
        "order": step.order,
        "center": center and center.code,
        "next": step.next_order,
        "requires_contact_user": step.requires_contact_user,
        "allows_staying": step.allows_staying,
        "allows_other_centers": step.allows_other_centers,
    }


def _decision(step: Step) -> Values:
    answers = tuple(
        {"answer": each.label, "to": each.target_order, "key": each.key} for each in step.answers
    )
    return {
        "order": step.order,
        "question": step.question or None,
        "answers": answers,
        "allows_other_centers": step.allows_other_centers,
    }
