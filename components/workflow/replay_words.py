"""What a replay found, in words."""

from __future__ import annotations

from components.i18n import _, n_
from components.workflow.publish_words import step_words
from services.configuration import Configuration
from services.replay import Differs, NotComparable, Reason, Result, Where
from services.workflow import BrokenFlow, Path


def summary(found: Result) -> str:
    if not found.total:
        return _("Nobody has moved a ticket by this workflow in the last 90 days.")
    said = [
        n_("{n} follow-up", "{n} follow-ups", found.total),
        n_("{n} ends the same", "{n} end the same", found.same),
        n_("{n} differs", "{n} differ", found.differ) if found.differ else _("none differs"),
        n_("{n} can't be compared", "{n} can't be compared", found.unmapped)
        if found.unmapped
        else "",
    ]
    return ", ".join(filter(None, said)) + "."


def where_words(known: Configuration, where: Where) -> str:
    if not where.path:
        return _("the end of the workflow")
    center = known.centers.get(where.center_id or 0)
    order = where.path[-1].order
    return f"{order} {center.code} {center.name}" if center else str(order)


def from_words(known: Configuration, path: Path) -> str:
    """Where they stood, in the published version."""
    if not path:
        return _("Opened")
    try:
        step = known.library.graph(path[-1].version_id).step(path[-1].order)
    except BrokenFlow:
        return str(path[-1].order)
    return step_words(known, step, step.order)


def difference(known: Configuration, found: Differs) -> tuple[str, str]:
    """Where from and by which answers; where to, and where to until now."""
    answers = " · ".join(f"“{label}”" for label in found.answers)
    leads = _("to {now}, until now to {before}",
              now=where_words(known, found.draft),
              before=where_words(known, found.published))  # fmt: skip
    return " ".join(filter(None, (from_words(known, found.path), answers))), leads


def reason(found: NotComparable) -> str:
    order, text = found.why.at.order if found.why.at else 0, found.why.words
    sentences = {
        Reason.STEP_IS_GONE: _("The step {order} they stood on is gone", order=order),
        Reason.VERSION_IS_UNKNOWN: _("They stood in a version that is unknown"),
        Reason.QUESTION_IS_GONE: _("“{text}” isn't asked there", text=text),
        Reason.ANSWER_IS_GONE: _("The answer “{text}” of {order} is gone", text=text, order=order),
        Reason.QUESTION_IS_NEW: _("“{text}” was never answered", text=text),
        Reason.FLOW_IS_BROKEN: _("A link leads nowhere"),
    }
    side = _("in the draft") if found.on_draft else _("in the published version")
    return f"{sentences[found.why.reason]} ({side})"
