"""How a draft comes to be, and how it goes without ever having been in force."""

from __future__ import annotations

from models import Workflow, WorkflowStep, WorkflowVersion
from services.access.permissions import demand
from services.configuration import Configuration, configuration_locked
from services.drafting.changing import PERMISSION, columns
from services.drafting.lines import OPEN, lines_of
from services.drafting.reading import draft_graph
from services.drafting.refusals import HasADraft
from services.entering import clean, line_objections, refuse
from services.merging import clashes
from services.refusals import IsTaken, NotFound, Refusal, Refused
from services.transaction import Work, unit_of_work
from services.workflow import Graph

LONGEST_NAME = 120
NUMBERS = "select coalesce(max(number), 0) from workflow_version where workflow_id = ?"


async def start(name: str, *, by: int | None) -> int:
    """A new workflow with an empty draft; the draft's version id."""
    return await _begun(name, None, by=by)


async def duplicate(version_id: int, *, name: str, by: int | None) -> int:
    """A new workflow whose draft has the lines of a version; the draft's version id."""
    return await _begun(name, version_id, by=by)


async def open_draft(version_id: int, *, by: int | None) -> int:
    """A draft with the lines of a version of the same workflow, to be shaped or restored.

    Raises Refused, HasADraft where there is one already.
    """

    async def body(work: Work) -> int:
        await _permitted(work, by)
        graph = await draft_graph(work, version_id)
        [found] = await work.rows((OPEN, (graph.workflow_id,)))
        if found:
            raise Refused(HasADraft(version=found[0][0], number=graph.number))
        return await _drafted(work, graph.workflow_id, graph)

    return await unit_of_work(body, by=by)


async def discard(version_id: int, *, by: int | None) -> None:
    """The draft goes; what was in force stays. A workflow that never was in force goes with it."""

    async def body(work: Work) -> None:
        await _permitted(work, by)
        draft = await lines_of(work, version_id)
        before = [columns(line.step) for line in draft.lines]
        await WorkflowVersion.filter(id=version_id).delete()
        told = {"number": draft.number, "before": before}
        await work.ledger(f"workflow:{draft.workflow_id}", "draft_discarded", told)
        others = WorkflowVersion.filter(workflow_id=draft.workflow_id)
        called = WorkflowStep.filter(sub_workflow_id=draft.workflow_id)
        if not await others.exists() and not await called.exists():
            await Workflow.filter(id=draft.workflow_id).delete()
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def rename(workflow_id: int, *, before: str, after: str, by: int | None) -> None:
    """Raises Refused, HasChanged where somebody else renamed it meanwhile."""
    after = clean(after)

    async def body(work: Work) -> None:
        configuration = await _permitted(work, by)
        if workflow_id not in configuration.workflows:
            raise Refused(NotFound(thing="workflow"))
        was, wanted = {"name": before}, {"name": after}
        present = {"name": configuration.workflows[workflow_id].name}
        subject = f"workflow:{workflow_id}"
        refuse(
            _against(configuration, after, own=workflow_id),
            await clashes(work, subject, before=was, after=wanted, present=present),
        )
        await Workflow.filter(id=workflow_id).update(name=after)
        await work.ledger(subject, "workflow_renamed", {"before": present, "after": wanted})
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def _begun(name: str, version_id: int | None, *, by: int | None) -> int:
    name = clean(name)

    async def body(work: Work) -> int:
        configuration = await _permitted(work, by)
        refuse(_against(configuration, name))
        graph = await draft_graph(work, version_id) if version_id is not None else None
        workflow = await Workflow.create(name=name)
        await work.ledger(f"workflow:{workflow.id}", "workflow_added", {"after": {"name": name}})
        work.configuration_changed()
        return await _drafted(work, workflow.id, graph)

    return await unit_of_work(body, by=by)


async def _drafted(work: Work, workflow_id: int, graph: Graph | None) -> int:
    [[row]] = await work.rows((NUMBERS, (workflow_id,)))
    version = await WorkflowVersion.create(
        workflow_id=workflow_id, number=row[0] + 1, state="draft"
    )
    lines = [columns(step) for step in graph.steps] if graph else []
    for line in lines:
        await WorkflowStep.create(version_id=version.id, **line)
    told = {"number": version.number, "after": lines}
    await work.ledger(f"workflow:{workflow_id}", "draft_opened", told)
    return version.id


async def _permitted(work: Work, by: int | None) -> Configuration:
    configuration = await configuration_locked(work)
    demand(configuration, by, PERMISSION)
    return configuration


def _against(configuration: Configuration, name: str, *, own: int = 0) -> list[Refusal]:
    others = configuration.workflows.values()
    is_taken = any(each.name == name and each.id != own for each in others)
    taken: list[Refusal] = [IsTaken(what="name")] if is_taken else []
    return line_objections("name", name, LONGEST_NAME) or taken
