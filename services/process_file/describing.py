"""The process in force as a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.catalog import replies
from services.configuration import Configuration
from services.drafting.reading import draft_graph
from services.process_file.catalog_entries import centers, reply_values, types
from services.process_file.document import Document, Entry, Values, numbered
from services.process_file.people_entries import positions, roles
from services.process_file.steps import values_of
from services.transaction import Rows

VERSIONS = """select workflow_id, id, state from workflow_version
where state = ? order by workflow_id, number"""


@dataclass(frozen=True)
class Present:
    """`drafts`: the open draft of a workflow, by its name, with its version."""

    document: Document
    drafts: Mapping[str, tuple[int, tuple[Values, ...]]]


async def described(rows: Rows, known: Configuration, *, with_people: bool = True) -> Present:
    """Raises Refused where two positions share a name."""
    drafts = {
        known.workflows[workflow].name: (version, await draft_graph(rows, version))
        for workflow, version, _ in (await rows.rows((VERSIONS, ("draft",))))[0]
    }
    steps = {name: (at, values_of(known, graph)) for name, (at, graph) in drafts.items()}
    people = {"roles": roles(known), "positions": positions(known)} if with_people else {}
    told = await replies.present(rows)
    values: dict[str, list[Values]] = {
        **people,
        "centers": centers(known),
        "workflows": [_workflow(known, each, steps) for each in _by_name(known)],
        "types": types(known),
        "replies": [reply_values(known, each) for each in told.values()],
    }
    return Present(Document({name: _entries(name, found) for name, found in values.items()}), steps)


def _entries(section: str, values: Iterable[Values]) -> tuple[Entry, ...]:
    return numbered(section, [(each, 0) for each in values])


def _by_name(known: Configuration) -> list[int]:
    return sorted(known.workflows, key=lambda each: known.workflows[each].name)


def _workflow(
    known: Configuration, workflow_id: int, drafts: Mapping[str, tuple[int, tuple[Values, ...]]]
) -> Values:
    workflow = known.workflows[workflow_id]
    current = known.library.current.get(workflow_id)
    state = "published" if workflow.published_version_id else "retired" if current else "draft"
    drafted = drafts.get(workflow.name, (0, ()))[1]
    steps = values_of(known, known.library.graph(current)) if current else drafted
    return {"name": workflow.name, "state": state, "steps": steps}
