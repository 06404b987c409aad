"""What a path says about the ticket that rests on it, and a workflow about its CRs."""

from services.workflow.errors import BrokenFlow
from services.workflow.graph import Graph, Library, Step, StepKind
from services.workflow.path import Path
from services.workflow.walk import Asks, resting_step, walk


def allows_other_centers(library: Library, path: Path) -> bool:
    """Neither the CR step it rests on nor the first decision after it forbids it (spec §3.8)."""
    return resting_step(library, path).allows_other_centers and _next_allows(library, path)


def _next_allows(library: Library, path: Path) -> bool:
    """A flow that is broken after this step forbids nothing: it would be a trap."""
    try:
        outcome = walk(library, path)
    except BrokenFlow:
        return True
    return not isinstance(outcome, Asks) or outcome.step.allows_other_centers


def centers_of(library: Library, version_id: int) -> frozenset[int]:
    """The CRs of a workflow version, those of its sub-workflows included."""
    graphs = {version_id: library.graph(version_id)}
    waiting = list(graphs.values())
    while waiting:
        for _, sub in library.calls(waiting.pop()):
            if sub.version_id not in graphs:
                graphs[sub.version_id] = sub
                waiting.append(sub)
    steps = (step for graph in graphs.values() for step in graph.of_kind(StepKind.CENTER))
    return frozenset(step.center_id for step in steps if step.center_id is not None)


def route(library: Library, path: Path) -> tuple[Step, ...]:
    """The main line of the outermost workflow, the step the ticket stands on included.

    From the start along the first answer of each decision that doesn't lead back. A step off
    that line stands before the first one of a higher order.
    """
    if not path:
        return ()
    graph = library.graph(path[0].version_id)
    line, here = main_line(graph), graph.step(path[0].order)
    if here in line:
        return line
    at = next((at for at, step in enumerate(line) if step.order > here.order), len(line))
    return (*line[:at], here, *line[at:])


def main_line(graph: Graph) -> tuple[Step, ...]:
    line: dict[int, Step] = {}
    step = graph.steps[0] if graph.steps else None
    while step is not None:
        line[step.order] = step
        step = _onward(graph, step, line)
    return tuple(line.values())


def _onward(graph: Graph, step: Step, line: dict[int, Step]) -> Step | None:
    """The next step of the line, None where it ends, dangles or only leads back."""
    targets = [answer.target_order for answer in step.answers] or [step.next_order]
    target = next((order for order in targets if order not in line), None)
    return next((step for step in graph.steps if step.order == target), None)
