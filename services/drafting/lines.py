"""The lines of a draft, each with an identity that outlives its order."""

from __future__ import annotations

from dataclasses import dataclass

from services.configuration.library import step_of
from services.drafting.reading import VERSION
from services.refusals import NotFound, Refused
from services.transaction import Rows, reading
from services.workflow import Graph, Step

LINES = """select id, "order", kind, center_id, next_order, requires_contact_user,
allows_other_centers, allows_staying, question, answers, sub_workflow_id
from workflow_step where version_id = ? order by "order", id"""
REVISION = "select seq from ledger_head where subject = ?"
OPEN = "select id from workflow_version where workflow_id = ? and state = 'draft'"
STATE = "select state from workflow_version where id = ?"


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    step: Step


@dataclass(frozen=True, slots=True)
class Draft:
    """`lines` in order; `revision` grows with every change of the workflow."""

    version_id: int
    workflow_id: int
    name: str
    number: int
    revision: int
    lines: tuple[Line, ...]

    @property
    def graph(self) -> Graph:
        steps = tuple(line.step for line in self.lines)
        return Graph(self.version_id, self.workflow_id, self.name, self.number, steps)

    def line(self, line_id: int | None) -> Line | None:
        return next((line for line in self.lines if line.id == line_id), None)


async def find(version_id: int) -> Draft:
    """Raises Refused where it is no draft, or no more: published or discarded."""
    return await reading(lambda rows: lines_of(rows, version_id))


async def find_open(workflow_id: int) -> int | None:
    """The version id of a workflow's draft."""
    [found] = await reading(lambda rows: rows.rows((OPEN, (workflow_id,))))
    return int(found[0][0]) if found else None


async def lines_of(rows: Rows, version_id: int) -> Draft:
    state, versions, lines = await rows.rows(
        (STATE, (version_id,)), (VERSION, (version_id,)), (LINES, (version_id,))
    )
    if not state or state[0][0] != "draft":
        raise Refused(NotFound(thing="draft"))
    version, workflow, name, number = versions[0]
    [heads] = await rows.rows((REVISION, (f"workflow:{workflow}",)))
    found = tuple(Line(line[0], step_of(*line[1:])) for line in lines)
    return Draft(version, workflow, name, number, heads[0][0] if heads else 0, found)
