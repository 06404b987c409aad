"""How lines and links read."""

from __future__ import annotations

from collections.abc import Sequence

from components.i18n import _
from services.configuration import Configuration
from services.drafting import Line
from services.workflow import Step, StepKind


def kind_words() -> dict[StepKind, str]:
    return {
        StepKind.DECISION: _("Decision"),
        StepKind.CENTER: _("CR"),
        StepKind.WORKFLOW: _("Workflow"),
    }


def kind_class(kind: StepKind) -> str:
    classes = {StepKind.DECISION: "is-decision", StepKind.WORKFLOW: "is-workflow"}
    return f"kind {classes.get(kind, '')}".strip()


def center_words(known: Configuration, center_id: int | None) -> str:
    center = known.centers.get(center_id or 0)
    return f"{center.code} {center.name}" if center else ""


def workflow_words(known: Configuration, workflow_id: int | None) -> str:
    workflow = known.workflows.get(workflow_id or 0)
    return workflow.name if workflow else ""


def element_words(known: Configuration, step: Step) -> str:
    """What the line is about: its question, CR or workflow; blank while none is chosen."""
    if step.kind is StepKind.DECISION:
        return step.question
    if step.kind is StepKind.CENTER:
        return center_words(known, step.center_id)
    return workflow_words(known, step.sub_workflow_id)


def line_words(known: Configuration, step: Step) -> str:
    return f"{step.order} {element_words(known, step)}".strip()


def link_words(known: Configuration, lines: Sequence[Line], order: int | None) -> str:
    """What a link leads to; the number alone where nothing has it yet."""
    found = next((line for line in lines if line.step.order == order), None)
    return line_words(known, found.step) if found else str(order or "")


def tags_of(known: Configuration, step: Step) -> list[tuple[str, str]]:
    """Icon and words of what is particular about a line."""
    center = known.centers.get(step.center_id or 0)
    is_center = step.kind is StepKind.CENTER
    found = [
        ("person", _("contact user required"), is_center and step.requires_contact_user),
        ("task_alt", _("closes"), is_center and center is not None and center.closes_ticket),
        ("arrow_forward", _("must move on"), is_center and not step.allows_staying),
        (
            "block",
            _("no other CRs"),
            step.kind is not StepKind.WORKFLOW and not step.allows_other_centers,
        ),
    ]
    return [(icon, words) for icon, words, holds in found if holds]
