"""Where a CR is used: by whom it is missed if it goes (C1)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from services.configuration import Configuration
from services.transaction import Rows, json_value
from services.workflow import Graph, StepKind, path_from_json

STANDING = "select id, open_count from responsibility_center"
PATHS = """select distinct cast(path as text) from ticket
where closed_at is null and withdrawn_at is null and flow = 'on'"""


@dataclass(slots=True)
class Uses:
    """`workflows`: those with a version in force that names it, by id, with the step orders."""

    tickets: int = 0
    workflows: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


async def versions_in_force(rows: Rows, configuration: Configuration) -> frozenset[int]:
    """The published versions, and those on the path of an open ticket."""
    [found] = await rows.rows((PATHS, ()))
    on_paths = {frame.version_id for [path] in found for frame in path_from_json(json_value(path))}
    published = (each.published_version_id for each in configuration.workflows.values())
    return frozenset(on_paths | {each for each in published if each is not None})


async def uses_of_centers(rows: Rows, configuration: Configuration) -> dict[int, Uses]:
    """By CR; those that nobody uses too."""
    uses = {center: Uses() for center in configuration.centers}
    [standing] = await rows.rows((STANDING, ()))
    for center, count in standing:
        uses[center].tickets = count
    for version in await versions_in_force(rows, configuration):
        graph = configuration.library.graph(version)
        for center, order in _named(graph):
            uses[center].workflows[graph.workflow_id].add(order)
    return uses


def _named(graph: Graph) -> list[tuple[int, int]]:
    steps = graph.of_kind(StepKind.CENTER)
    return [(step.center_id, step.order) for step in steps if step.center_id is not None]
