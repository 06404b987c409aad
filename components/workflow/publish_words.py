"""What publishing does to open tickets, in words."""

from __future__ import annotations

from collections.abc import Sequence

from components.i18n import _, n_
from services.configuration import Configuration
from services.publishing import Group, Plan, Progress, Way
from services.versions import differences
from services.workflow import Graph, Step


def summary(plan: Plan) -> str:
    """In one sentence."""
    alone = plan.count(Way.CARRIES_ON, Way.PLACED)
    needing, staying = plan.count(Way.NEEDS_CHOICE), plan.count(Way.STAYS)
    said = [
        n_("{n} carries on by itself", "{n} carry on by themselves", alone) if alone else "",
        n_("{n} needs a choice", "{n} need a choice", needing) if needing else "",
        n_("{n} stays in its version", "{n} stay in their version", staying) if staying else "",
    ]
    parts = ", ".join(filter(None, said))
    if not parts:
        return _("No open ticket stands in an earlier version.")
    return _("On publishing, {parts}.", parts=parts)


def sameness(known: Configuration, draft: Graph) -> str:
    """That it is as what is in force, where it is."""
    current = known.library.current.get(draft.workflow_id)
    if current is None:
        return ""
    published = known.library.graph(current)
    is_same = not differences(published, draft)
    return _("The same as v{n}.", n=published.number) if is_same else ""


def step_words(known: Configuration, step: Step | None, order: int) -> str:
    """`57 1.5 Awaiting customer`."""
    if step is None:
        return str(order)
    center = known.centers.get(step.center_id or 0)
    workflow = known.workflows.get(step.sub_workflow_id or 0)
    what = f"{center.code} {center.name}" if center else workflow.name if workflow else ""
    return f"{order} {what}".strip()


def leaving_words(known: Configuration, group: Group) -> str:
    """The old step, with the version it is of."""
    said = step_words(known, group.step, group.at.order)
    return f"v{group.number} · {said}"


def arriving_words(known: Configuration, graph: Graph, group: Group) -> str:
    """Where they come to by themselves, and why there."""
    step = next((each for each in graph.steps if each.order == group.to), None)
    if group.way is Way.CARRIES_ON:
        return _("same step")
    said = step_words(known, step, group.to or 0)
    if (group.to or 0) > group.at.order:
        return _("to {step}, the next one like it", step=said)
    return _("to {step}, the first one like it", step=said)


def place_options(
    known: Configuration, group: Group, targets: Sequence[Step]
) -> dict[int | None, str]:
    """What may be chosen for an old step; nothing yet comes first."""
    places: dict[int | None, str] = {
        step.order: step_words(known, step, step.order) for step in targets
    }
    stay = _("They stay in version {number}", number=group.number)
    return {UNCHOSEN: _("Choose…"), **places, None: stay}


UNCHOSEN = 0
"""No step has this order."""


def moved_words(done: int, total: int) -> str:
    return _("{done} of {total} tickets moved", done=done, total=total)


def report_words(job: Progress) -> str:
    """What became of them, at the end."""
    said = [
        n_("{n} ticket moved", "{n} tickets moved", job.done),
        n_("{n} stayed in its version", "{n} stayed in their version", job.stayed)
        if job.stayed
        else "",
        n_("{n} had gone on before", "{n} had gone on before", job.skipped) if job.skipped else "",
    ]
    return ", ".join(filter(None, said)) + "."
