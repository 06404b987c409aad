"""CRs for which a type has no standard reply (W22)."""

from __future__ import annotations

from collections.abc import Iterator

from services.configuration import Type
from services.findings import kinds as k
from services.findings.draft import Draft, entered
from services.workflow import Step, StepKind, centers_of


def replies(draft: Draft) -> Iterator[k.Finding]:
    """On a CR that closes nothing is written: there it takes none."""
    types = _using(draft)
    told: set[int] = set()
    for at, step in enumerate(draft.graph.steps):
        for center in sorted(_written_on(draft, step) - told):
            told.add(center)
            for type_ in types:
                if not _fits(draft, type_, center):
                    yield k.NoReplyFits(at=at, order=step.order, type_id=type_.id, center_id=center)


def _using(draft: Draft) -> list[Type]:
    """The types in use whose tickets come through this workflow."""
    workflows = {graph.workflow_id for graph in draft.callers}
    return [
        type_
        for type_ in draft.configuration.types.values()
        if type_.workflow_id in workflows and type_.is_active and not type_.is_group
    ]


def _written_on(draft: Draft, step: Step) -> set[int]:
    ids = {step.center_id} if step.kind is StepKind.CENTER else set()
    sub = entered(draft.library, step) if step.kind is StepKind.WORKFLOW else None
    if sub is not None:
        ids |= centers_of(draft.library, sub.version_id)
    centers = (draft.configuration.centers.get(each or 0) for each in ids)
    return {each.id for each in centers if each and each.is_usable and not each.closes_ticket}


def _fits(draft: Draft, type_: Type, center_id: int) -> bool:
    return any(
        (not reply.types or type_.id in reply.types)
        and (not reply.centers or center_id in reply.centers)
        for reply in draft.configuration.replies
    )
