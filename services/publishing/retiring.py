"""`retire`: a workflow goes out of force; its tickets end in the version they are in."""

from __future__ import annotations

from services.access.permissions import demand
from services.configuration import Configuration, configuration_locked
from services.publishing.publication import ACTIVATE, RETIRE
from services.publishing.refusals import NothingIsPublished, WorkflowIsInUse
from services.refusals import Refused
from services.transaction import Work, unit_of_work


async def retire(workflow_id: int, *, by: int | None) -> None:
    """Raises Refused where a published workflow calls it or an active type uses it (spec §3.13)."""
    await unit_of_work(lambda work: _retired(work, workflow_id), by=by, only_rows=True)


async def _retired(work: Work, workflow_id: int) -> None:
    known = await configuration_locked(work)
    demand(known, work.by, "settings.process")
    workflow = known.workflows.get(workflow_id)
    if workflow is None or workflow.published_version_id is None:
        raise Refused(NothingIsPublished(workflow=workflow_id))
    if (used := uses(known, workflow_id)) is not None:
        raise Refused(used)
    await work.rows((RETIRE, (workflow_id,)), (ACTIVATE, (False, workflow_id)))
    told = {"version": [workflow.published_version_id, None]}
    await work.ledger(f"workflow:{workflow_id}", "retired", told)
    work.configuration_changed()


def uses(known: Configuration, workflow_id: int) -> WorkflowIsInUse | None:
    """What keeps it in force."""
    workflows = tuple(
        other.id
        for other in known.workflows.values()
        if other.id != workflow_id and _calls(known, other.published_version_id, workflow_id)
    )
    types = tuple(
        kind.id
        for kind in known.types.values()
        if kind.is_active and kind.workflow_id == workflow_id
    )
    if not (workflows or types):
        return None
    return WorkflowIsInUse(workflow=workflow_id, workflows=workflows, types=types)


def _calls(known: Configuration, version_id: int | None, workflow_id: int) -> bool:
    steps = known.library.graph(version_id).steps if version_id is not None else ()
    return any(step.sub_workflow_id == workflow_id for step in steps)
