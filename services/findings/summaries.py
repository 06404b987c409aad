"""What a sub-workflow means to the one that calls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.configuration import Center
from services.findings.lines import Lines, reached, turned
from services.workflow import BrokenFlow, Graph, Library, Step, StepKind

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """`passes`: without resting; `ends`: entered at its start; `leaves`: from any CR of it."""

    closes: bool = True
    passes: bool = False
    ends: bool = True
    leaves: bool = True


UNKNOWN = Summary()
"""What is not there yet, or calls itself, is judged where that is said, not here."""


class Flows:
    """The lines and summaries of the current versions, each looked at once."""

    def __init__(self, library: Library, centers: Mapping[int, Center]) -> None:
        self.library, self.centers = library, centers
        self._lines: dict[int, Lines] = {}
        self._summaries: dict[int, Summary] = {}

    def lines(self, graph: Graph) -> Lines:
        if graph.version_id not in self._lines:
            self._lines[graph.version_id] = Lines(graph)
        return self._lines[graph.version_id]

    def take_as_unknown(self, graph: Graph) -> None:
        """What it would mean to itself says nothing."""
        self._summaries[graph.version_id] = UNKNOWN

    def of(self, step: Step) -> Summary:
        """Of what a sub-workflow step enters."""
        try:
            graph = self.library.sub(step.sub_workflow_id)
        except BrokenFlow:
            return UNKNOWN
        if graph.version_id not in self._summaries:
            self._summaries[graph.version_id] = UNKNOWN
            self._summaries[graph.version_id] = self._summary(graph)
        return self._summaries[graph.version_id]

    def _summary(self, graph: Graph) -> Summary:
        if not graph.steps:
            return UNKNOWN
        lines = self.lines(graph)
        walked = reached([0], self.onward(lines, stops=True))
        anyhow = reached([0, *lines.of_kind(StepKind.CENTER)], self.onward(lines))
        asked = reached([0], self.unrested(lines))
        return Summary(
            closes=any(self.closes_at(lines, at) for at in walked),
            passes=any(self.lets_pass(lines, at) for at in asked),
            ends=any(self.ends_at(lines, at) and not self.closes(lines, at) for at in walked),
            leaves=any(self.ends_at(lines, at, anyhow=True) for at in anyhow),
        )

    def onward(self, lines: Lines, *, stops: bool = False) -> list[list[int]]:
        """Where each line leads; with `stops` not on from a CR that closes, else by any CR."""
        return [
            targets if self._goes_on(lines, at, stops) else []
            for at, targets in enumerate(lines.targets)
        ]

    def unrested(self, lines: Lines) -> list[list[int]]:
        """Where each line leads in one walk: never on from a CR."""
        return [
            [target for target in targets if lines.is_first(target)]
            if self._unrested(lines.steps[at])
            else []
            for at, targets in enumerate(lines.targets)
        ]

    def ends_at(self, lines: Lines, at: int, *, anyhow: bool = False) -> bool:
        return lines.ends(at) and self._goes_on(lines, at, stops=not anyhow)

    def lets_pass(self, lines: Lines, at: int) -> bool:
        return lines.ends(at) and self._unrested(lines.steps[at])

    def closes(self, lines: Lines, at: int) -> bool:
        center = self.centers.get(lines.steps[at].center_id or 0)
        is_center = lines.steps[at].kind is StepKind.CENTER
        return is_center and center is not None and center.closes_ticket

    def closes_at(self, lines: Lines, at: int) -> bool:
        """It closes, or may do so once it is finished."""
        step = lines.steps[at]
        if lines.dangles(at):
            return True
        if step.kind is StepKind.CENTER:
            return step.center_id not in self.centers or self.closes(lines, at)
        if step.kind is StepKind.WORKFLOW:
            return self.of(step).closes
        return len(step.answers) < FEWEST

    def may_close(self, lines: Lines) -> set[int]:
        closing = [at for at in range(len(lines.steps)) if self.closes_at(lines, at)]
        return reached(closing, turned(self.onward(lines, stops=True)))

    def may_end(self, lines: Lines) -> set[int]:
        ending = [at for at in range(len(lines.steps)) if self.ends_at(lines, at)]
        return reached(ending, turned(self.onward(lines, stops=True)))

    def _goes_on(self, lines: Lines, at: int, stops: bool) -> bool:
        step = lines.steps[at]
        if step.kind is StepKind.WORKFLOW:
            return self.of(step).ends if stops else self.of(step).leaves
        return not (stops and self.closes(lines, at))

    def _unrested(self, step: Step) -> bool:
        if step.kind is StepKind.WORKFLOW:
            return self.of(step).passes
        return step.kind is StepKind.DECISION
