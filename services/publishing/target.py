"""What is published, and what it is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.configuration import Center
from services.workflow import BrokenFlow, Frame, Graph, Library, Step, StepKind


@dataclass(frozen=True)
class Target:
    graph: Graph
    library: Library
    centers: Mapping[int, Center]

    @property
    def version_id(self) -> int:
        return self.graph.version_id

    def is_old(self, frame: Frame) -> bool:
        """Of this workflow, in another version than the one being published."""
        graph = self.library.by_version.get(frame.version_id)
        is_ours = graph is not None and graph.workflow_id == self.graph.workflow_id
        return is_ours and frame.version_id != self.version_id

    def old_step(self, frame: Frame) -> Step | None:
        try:
            return self.library.graph(frame.version_id).step(frame.order)
        except BrokenFlow:
            return None

    def step(self, order: int | None) -> Step | None:
        return next((step for step in self.graph.steps if step.order == order), None)


def is_place(target: Target, order: int) -> bool:
    """Whether tickets can be brought there: a CR step that doesn't close."""
    step = target.step(order)
    if step is None or step.kind is not StepKind.CENTER:
        return False
    center = target.centers.get(step.center_id or 0)
    return center is not None and not center.closes_ticket
