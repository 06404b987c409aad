"""Short words for graphs: `a_graph(1, cr(10, TRIAGE, then=20), ask(20, "Ok?", Yes=None))`."""

from collections.abc import Mapping

from services.workflow import Answer, Given, Graph, Library, Path, Step, StepKind
from services.workflow.path import Frame


def cr(order: int, center_id: int, then: int | None = None, *, others: bool = True) -> Step:
    return Step(order, StepKind.CENTER, center_id, then, allows_other_centers=others)


def ask(order: int, question: str = "?", others: bool = True, **targets: int | None) -> Step:
    return asking(order, targets, question, others)


def asking(
    order: int, targets: Mapping[str, int | None], question: str = "?", others: bool = True
) -> Step:
    """A decision whose answers have their labels as keys."""
    return Step(
        order,
        StepKind.DECISION,
        None,
        None,
        allows_other_centers=others,
        question=question,
        answers=tuple(Answer(label, label, target) for label, target in targets.items()),
    )


def call(order: int, workflow_id: int | None, then: int | None = None) -> Step:
    return Step(order, StepKind.WORKFLOW, None, then, sub_workflow_id=workflow_id)


def a_graph(version_id: int, *steps: Step, of: int | None = None, number: int = 1) -> Graph:
    """A version whose workflow has the same id, unless it is `of` another."""
    workflow_id = version_id if of is None else of
    return Graph(version_id, workflow_id, f"Workflow {workflow_id}", number, steps)


def a_library(*graphs: Graph) -> Library:
    """Of several versions of a workflow the one named last is current."""
    by_version = {graph.version_id: graph for graph in graphs}
    return Library(by_version, {graph.workflow_id: graph.version_id for graph in graphs})


def at(*frames: tuple[int, int]) -> Path:
    return tuple(Frame(*frame) for frame in frames)


def given(version_id: int, *answers: tuple[int, str]) -> tuple[Given, ...]:
    return tuple(Given(version_id, order, key) for order, key in answers)
