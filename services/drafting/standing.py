"""Who uses a workflow: types, other workflows, open tickets; and what of it is in force."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from services.configuration import Configuration
from services.transaction import Rows, json_value
from services.workflow import StepKind, path_from_json

DRAFTS = "select id, workflow_id, number from workflow_version where state = 'draft'"
PATHS = """select cast(path as text), count(*) from ticket
where closed_at is null and withdrawn_at is null and flow in ('on', 'off') group by 1"""


@dataclass(frozen=True, slots=True)
class Standing:
    """`published` and `draft` are numbers of versions; `callers` are workflows."""

    workflow_id: int
    published: int | None
    draft: int | None
    draft_id: int | None
    types: tuple[int, ...]
    callers: tuple[int, ...]
    tickets: int

    def users(self, known: Configuration) -> list[str]:
        types = [f"{known.types[each].code} {known.types[each].name}" for each in self.types]
        return [*types, *(known.workflows[each].name for each in self.callers)]


async def standings(rows: Rows, known: Configuration) -> dict[int, Standing]:
    """Of every workflow. A ticket counts for each workflow on its path, callers included."""
    drafts, paths = await rows.rows((DRAFTS, ()), (PATHS, ()))
    draft_of = {workflow: (number, version) for version, workflow, number in drafts}
    counts: Counter[int] = Counter()
    for path, count in paths:
        versions = {frame.version_id for frame in path_from_json(json_value(path))}
        workflows = {known.library.graph(version).workflow_id for version in versions}
        counts.update(dict.fromkeys(workflows, count))
    callers = _callers(known)
    found = {}
    for workflow in known.workflows:
        number, version = draft_of.get(workflow, (None, None))
        found[workflow] = Standing(
            workflow_id=workflow,
            published=_published(known, workflow),
            draft=number,
            draft_id=version,
            types=_types(known, workflow),
            callers=callers.get(workflow, ()),
            tickets=counts[workflow],
        )
    return found


def _published(known: Configuration, workflow_id: int) -> int | None:
    version = known.workflows[workflow_id].published_version_id
    return None if version is None else known.library.graph(version).number


def _types(known: Configuration, workflow_id: int) -> tuple[int, ...]:
    return tuple(each.id for each in known.types.values() if each.workflow_id == workflow_id)


def _callers(known: Configuration) -> dict[int, tuple[int, ...]]:
    """By workflow, those whose published version calls it."""
    found: dict[int, tuple[int, ...]] = {}
    for workflow in known.workflows.values():
        if workflow.published_version_id is not None:
            graph = known.library.graph(workflow.published_version_id)
            for called in {step.sub_workflow_id for step in graph.of_kind(StepKind.WORKFLOW)}:
                if called is not None:
                    found[called] = (*found.get(called, ()), workflow.id)
    return found
