"""A version as it lies in the database: drafts are not in the configuration's library."""

from __future__ import annotations

from services.configuration.library import step_of
from services.refusals import NotFound, Refused
from services.transaction import Rows
from services.workflow import Graph

VERSION = """select v.id, v.workflow_id, w.name, v.number from workflow_version v
join workflow w on w.id = v.workflow_id where v.id = ?"""
STEPS = """select "order", kind, center_id, next_order, requires_contact_user,
allows_other_centers, allows_staying, question, answers, sub_workflow_id
from workflow_step where version_id = ? order by id"""


async def draft_graph(rows: Rows, version_id: int) -> Graph:
    """Raises Refused where there is no such version."""
    versions, steps = await rows.rows((VERSION, (version_id,)), (STEPS, (version_id,)))
    if not versions:
        raise Refused(NotFound(thing="version"))
    version, workflow, name, number = versions[0]
    return Graph(version, workflow, name, number, tuple(step_of(*step) for step in steps))
