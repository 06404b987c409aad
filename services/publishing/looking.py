"""What somebody sees before they publish: the plan, and the revision it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from services.access.permissions import demand
from services.configuration import configuration
from services.drafting.reading import draft_graph
from services.ledger import HEAD
from services.publishing.fates import Choices
from services.publishing.plan import Plan, plan
from services.transaction import Rows, reading
from services.workflow import Graph


@dataclass(frozen=True, slots=True)
class Look:
    graph: Graph
    plan: Plan
    revision: int


async def look(version_id: int, *, by: int | None, choices: Choices | None = None) -> Look:
    """One consistent read. Raises Refused."""
    known = await configuration()
    demand(known, by, "settings.process")

    async def read(rows: Rows) -> Look:
        graph = await draft_graph(rows, version_id)
        [heads] = await rows.rows((HEAD, (f"workflow:{graph.workflow_id}",)))
        found = await plan(known, rows, graph, by=by, choices=choices)
        return Look(graph, found, heads[0][0] if heads else 0)

    return await reading(read)
