"""A draft among the workflows it would be published with."""

from __future__ import annotations

from collections import deque
from functools import cached_property

from services.configuration import Configuration
from services.findings.lines import Lines
from services.findings.summaries import Flows
from services.workflow import BrokenFlow, Graph, Library, Step, StepKind


class Draft:
    def __init__(self, configuration: Configuration, graph: Graph) -> None:
        self.configuration, self.graph = configuration, graph
        self.library = configuration.library.publishing(graph)
        self.flows = Flows(self.library, configuration.centers)
        if any(back_to(self.library, step, graph.workflow_id) for step in graph.steps):
            self.flows.take_as_unknown(graph)

    @cached_property
    def lines(self) -> Lines:
        return self.flows.lines(self.graph)

    @cached_property
    def published(self) -> list[Graph]:
        """The other workflows' published versions."""
        return [
            self.library.graph(workflow.published_version_id)
            for workflow in self.configuration.workflows.values()
            if workflow.published_version_id in self.library.by_version
            and workflow.id != self.graph.workflow_id
            and workflow.published_version_id is not None
        ]

    @cached_property
    def is_called(self) -> bool:
        """Somebody's sub-workflow."""
        return any(calls(graph, self.graph.workflow_id) for graph in self.published)

    @cached_property
    def callers(self) -> list[Graph]:
        """Every published version that comes to this workflow, however deep, and this one."""
        found = [self.graph]
        for graph in found:
            fresh = [each for each in self.published if calls(each, graph.workflow_id)]
            found += [each for each in fresh if each not in found]
        return found

    @cached_property
    def goes_on_to_close(self) -> bool:
        """Some caller, a retired one included, comes to a closing CR after this has ended."""
        return _closes_after(self.flows, self.graph, set())


def calls(graph: Graph, workflow_id: int) -> bool:
    return any(step.sub_workflow_id == workflow_id for step in graph.of_kind(StepKind.WORKFLOW))


def entered(library: Library, step: Step) -> Graph | None:
    try:
        return library.sub(step.sub_workflow_id)
    except BrokenFlow:
        return None


def _closes_after(flows: Flows, graph: Graph, seen: set[int]) -> bool:
    seen.add(graph.workflow_id)
    return any(
        _closes_behind(flows, flows.library.graph(version), graph.workflow_id, seen)
        for workflow, version in flows.library.current.items()
        if workflow not in seen and calls(flows.library.graph(version), graph.workflow_id)
    )


def _closes_behind(flows: Flows, caller: Graph, workflow_id: int, seen: set[int]) -> bool:
    lines = flows.lines(caller)
    steps = [
        at
        for at in lines.of_kind(StepKind.WORKFLOW)
        if lines.steps[at].sub_workflow_id == workflow_id
    ]
    behind = {target for at in steps for target in lines.targets[at]}
    if behind & flows.may_close(lines):
        return True
    ends = any(lines.ends(at) for at in steps) or bool(behind & flows.may_end(lines))
    return ends and _closes_after(flows, caller, seen)


def back_to(library: Library, step: Step, workflow_id: int) -> tuple[int, ...]:
    first = entered(library, step)
    waiting: deque[tuple[Graph, tuple[int, ...]]] = deque()
    if first:
        waiting.append((first, (first.workflow_id,)))
    seen: set[int] = set()
    while waiting:
        graph, through = waiting.popleft()
        if graph.workflow_id == workflow_id:
            return through
        for _, sub in library.calls(graph):
            if sub.workflow_id not in seen:
                seen.add(sub.workflow_id)
                waiting.append((sub, (*through, sub.workflow_id)))
    return ()
