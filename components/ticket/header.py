"""Which ticket it is, and where it stands."""

from __future__ import annotations

from components.i18n import _
from components.markup import icon, node
from components.ticket.desk import Desk
from components.ticket.words import center_words
from services.workflow import BrokenFlow, Step, StepKind, route


def draw_identity(desk: Desk) -> None:
    kind, ticket = desk.kind, desk.ticket
    node("span", "edge").style(f"--type: var(--hue-{kind.color})")
    with node("span", "small soft", f"{kind.name} "):
        node("span", "muted", f"#{ticket.number}")
    said = _("Priority {n}", n=ticket.board_priority)
    look = "prio is-1" if ticket.board_priority == 1 else "prio"
    with node("span", look, str(ticket.board_priority), title=said):
        pass
    if ticket.flow == "off":
        node("span", "tag is-offflow", _("Off the workflow"))
    if ticket.is_closed:
        node("span", "tag", _("Closed"))


def draw_title(desk: Desk) -> None:
    node("span", text=f"{desk.ticket.customer_name} ")
    node("span", "soft what", desk.ticket.subject)


def draw_track(desk: Desk) -> None:
    """The main line of its workflow with the next question; off it, the CR alone."""
    line = _line(desk)
    if not line:
        _draw_here(center_words(desk.shaped.centers.get(desk.ticket.center_id)))
        return
    order = desk.ticket.path[0].order
    at = next(index for index, step in enumerate(line) if step.order == order)
    for index, step in enumerate(line):
        if step.kind is StepKind.DECISION and index != at + 1:
            continue
        if index:
            node("li", "gap", aria_hidden="true")
        _draw_step(desk, step, index - at)


def track_label(desk: Desk) -> str:
    path = desk.ticket.path
    graph = desk.shaped.library.by_version.get(path[0].version_id) if path else None
    return (
        _("Where it stands in {workflow}", workflow=graph.name) if graph else _("Where it stands")
    )


def _line(desk: Desk) -> tuple[Step, ...]:
    if desk.ticket.flow != "on":
        return ()
    try:
        return route(desk.shaped.library, desk.ticket.path)
    except BrokenFlow:
        return ()


def _draw_step(desk: Desk, step: Step, position: int) -> None:
    """`position` is 0 where the ticket stands, negative before it."""
    made = node(
        "li", "is-done" if position < 0 else "", aria_current="step" if not position else None
    )
    with made:
        if position < 0:
            icon("check")
        elif step.kind is not StepKind.CENTER or not position:
            node("span", _shape(step.kind), aria_hidden="true")
        node("span", text=_step_words(desk, step))


def _draw_here(words: str) -> None:
    with node("li", aria_current="step"):
        node("span", "kind", aria_hidden="true")
        node("span", text=words)


def _shape(kind: StepKind) -> str:
    return {StepKind.DECISION: "kind is-decision", StepKind.WORKFLOW: "kind is-workflow"}.get(
        kind, "kind"
    )


def _step_words(desk: Desk, step: Step) -> str:
    if step.kind is StepKind.DECISION:
        return step.question
    if step.kind is StepKind.CENTER:
        return center_words(desk.shaped.centers.get(step.center_id or 0))
    if step.order == desk.ticket.path[0].order:
        return center_words(desk.shaped.centers.get(desk.ticket.center_id))
    workflow = desk.shaped.workflows.get(step.sub_workflow_id or 0)
    return workflow.name if workflow else ""
