"""Which CRs a workflow can still bring a ticket to, whatever is answered."""

from contextlib import suppress

from services.workflow.errors import BrokenFlow
from services.workflow.graph import Graph, Library, Step, StepKind
from services.workflow.path import Path
from services.workflow.standing import centers_of


def ahead(library: Library, path: Path) -> frozenset[int]:
    """By the links alone, in each workflow on the path; a broken end is an end."""
    found: set[int] = set()
    with suppress(BrokenFlow):
        for frame in path:
            graph = library.graph(frame.version_id)
            found |= _reached(library, graph, graph.step(frame.order))
    return frozenset(found)


def _reached(library: Library, graph: Graph, start: Step) -> set[int]:
    found: set[int] = set()
    waiting, met = list(_targets(start)), set()
    while waiting:
        order = waiting.pop()
        if order in met:
            continue
        met.add(order)
        with suppress(BrokenFlow):
            step = graph.step(order)
            waiting += _targets(step)
            found |= _centers(library, step)
    return found


def _targets(step: Step) -> set[int]:
    links = [step.next_order, *(answer.target_order for answer in step.answers)]
    return {order for order in links if order is not None}


def _centers(library: Library, step: Step) -> set[int]:
    if step.kind is StepKind.WORKFLOW:
        return set(centers_of(library, library.sub(step.sub_workflow_id).version_id))
    return set() if step.center_id is None else {step.center_id}
