"""Where a CR stands in the flow (spec §3.8)."""

from services.workflow.graph import Graph, Library, StepKind
from services.workflow.path import Frame, Path


def place(library: Library, path: Path, center_id: int) -> Path | None:
    """The nearest step of a CR: in the innermost version on the path, then in each caller."""
    looked: set[int] = set()
    for depth in reversed(range(len(path))):
        version_id, order = path[depth]
        graph = library.graph(version_id)
        found = _find(library, path[:depth], graph, center_id, looked, after=order)
        if found:
            return found
    return None


def place_in(library: Library, version_id: int, center_id: int) -> Path | None:
    """The first step of a CR in a workflow version, entered from nowhere."""
    return _find(library, (), library.graph(version_id), center_id, set())


def _find(
    library: Library,
    callers: Path,
    graph: Graph,
    center_id: int,
    looked: set[int],
    *,
    after: int = 0,
) -> Path | None:
    """CR steps later than `after`, then all, then sub-workflows, depth first, each once."""
    if graph.version_id in looked:
        return None
    looked.add(graph.version_id)
    order = _nearest(graph, center_id, after)
    if order is not None:
        return (*callers, Frame(graph.version_id, order))
    for step, sub in library.calls(graph):
        through = (*callers, Frame(graph.version_id, step.order))
        found = _find(library, through, sub, center_id, looked)
        if found:
            return found
    return None


def _nearest(graph: Graph, center_id: int, after: int) -> int | None:
    orders = [s.order for s in graph.of_kind(StepKind.CENTER) if s.center_id == center_id]
    return min(orders, key=lambda order: (order <= after, order), default=None)
