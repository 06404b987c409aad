"""A sentence for each finding and a label for each repair, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.i18n import _
from services.configuration import Configuration, known
from services.findings import Finding, Repair, RepairKind
from services.findings import kinds as k


def sentence_of(finding: Finding, configuration: Configuration | None = None) -> str:
    """By the configuration the findings are of, else the one in force."""
    return SENTENCES[type(finding)](finding, configuration or known())


def label_of(repair: Repair) -> str:
    return LABELS[repair.kind](repair)


def _listed(orders: tuple[int, ...]) -> str:
    return ", ".join(map(str, orders))


def _dangles(f: Any, _c: Configuration) -> str:
    if f.answer is None:
        return _("Leads to order {order}, which does not exist.", order=f.target)
    label = f.label.strip() or f.answer + 1
    return _("“{label}” leads to order {order}, which does not exist.", label=label, order=f.target)


def _round(f: Any, c: Configuration) -> str:
    ring = " → ".join(map(str, (*f.orders, f.orders[0])))
    if f.at is not None:
        return _("{ring} goes round without coming to a CR.", ring=ring)
    name = _workflow(c, f.workflow_id)
    return _(
        "In {workflow}, {ring} would go round without coming to a CR.", workflow=name, ring=ring
    )


def _itself(f: Any, c: Configuration) -> str:
    names = " → ".join(_workflow(c, each) for each in f.through)
    return _("The workflow reaches itself: {workflows}.", workflows=names)


def _takes_none(f: Any, c: Configuration) -> str:
    center = c.centers[f.center_id]
    if center.is_group:
        return _("{center} is a group. Choose one of its CRs.", center=_center(c, f.center_id))
    return _("{center} is no longer active.", center=_center(c, f.center_id))


def _no_reply(f: Any, c: Configuration) -> str:
    type_ = c.types[f.type_id]
    return _(
        "No standard reply fits {code} in type {type}.",
        code=c.centers[f.center_id].code,
        type=f"{type_.code} {type_.name}",
    )


def _center(c: Configuration, center_id: int) -> str:
    center = c.centers.get(center_id)
    return f"{center.code} {center.name}" if center else _("another CR")


def _workflow(c: Configuration, workflow_id: int) -> str:
    found = c.workflows.get(workflow_id)
    return found.name if found else _("another workflow")


SENTENCES: dict[type[Finding], Callable[[Any, Configuration], str]] = {
    k.OrderIsTaken: lambda f, _c: _("Order {order} is there twice.", order=f.order),
    k.LinkDangles: _dangles,
    k.QuestionIsMissing: lambda _f, _c: _("Write the question."),
    k.AnswersAreTooFew: lambda _f, _c: _("A decision has at least two answers."),
    k.AnswersAreTooMany: lambda f, _c: _("A decision has at most {n} answers.", n=f.most),
    k.LabelIsMissing: lambda f, _c: _("Answer {n} says nothing.", n=f.answer + 1),
    k.LabelIsDoubled: lambda f, _c: _("“{label}” is there twice.", label=f.label),
    k.NoWalkMeets: lambda _f, _c: _("No path comes here."),
    k.DecisionsGoRound: _round,
    k.WorkflowReachesItself: _itself,
    k.CenterIsMissing: lambda _f, _c: _("Choose the CR."),
    k.CenterTakesNone: _takes_none,
    k.SubWorkflowIsMissing: lambda _f, _c: _("Choose the workflow."),
    k.SubWorkflowIsUnpublished: lambda f, c: _(
        "{workflow} has no published version.", workflow=_workflow(c, f.workflow_id)
    ),
    k.NothingIsThere: lambda _f, _c: _("The workflow has no step yet."),
    k.NeverCloses: lambda _f, _c: _("From here no path comes to a CR that closes."),
    k.NobodyCanHold: lambda _f, _c: _("Nobody can be chosen as contact user."),
    k.NoReplyFits: _no_reply,
    k.CenterIsTwice: lambda f, c: _(
        "{center} stands at {orders} too.",
        center=_center(c, f.center_id),
        orders=_listed(f.orders),
    ),
    k.EndsUnclosed: lambda _f, _c: _("The workflow ends here and the ticket stays open."),
    k.AnswerEnds: lambda f, _c: _("“{label}” ends the workflow.", label=f.label),
    k.OnlyOffFlow: lambda _f, _c: _("No path from the start comes here, only off the workflow."),
}

LABELS: dict[RepairKind, Callable[[Repair], str]] = {
    RepairKind.RENUMBER: lambda r: _("Make it {order}", order=r.order),
    RepairKind.END_HERE: lambda _r: _("End here"),
    RepairKind.LINK: lambda r: _("Lead to {order}", order=r.order),
    RepairKind.RENAME: lambda r: _("Call it “{label}”", label=r.label),
    RepairKind.DROP: lambda r: _("Remove “{label}”", label=r.label) if r.label else _("Remove it"),
    RepairKind.CUT: lambda _r: _("Keep the first nine"),
    RepairKind.FOLLOW: lambda r: _("Lead from {order} to it", order=r.order),
    RepairKind.REMOVE: lambda r: _("Remove step {order}", order=r.order),
}
