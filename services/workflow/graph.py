"""Workflows as the engine sees them: frozen, hashable, free of the database."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum

from services.workflow.errors import DanglingOrder, MissingWorkflow, NoSteps


class StepKind(StrEnum):
    DECISION = "decision"
    CENTER = "center"
    WORKFLOW = "workflow"


@dataclass(frozen=True, slots=True)
class Answer:
    """`target_order` None: this workflow ends here."""

    key: str
    label: str
    target_order: int | None


@dataclass(frozen=True, slots=True)
class Step:
    order: int
    kind: StepKind
    center_id: int | None
    next_order: int | None
    requires_contact_user: bool = False
    allows_other_centers: bool = True
    allows_staying: bool = True
    question: str = ""
    answers: tuple[Answer, ...] = ()
    sub_workflow_id: int | None = None

    def answer(self, key: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.key == key), None)


@dataclass(frozen=True, slots=True)
class Graph:
    """One version of a workflow. Of two steps with the same order (W1) the first one counts."""

    version_id: int
    workflow_id: int
    name: str
    number: int
    steps: tuple[Step, ...]
    _by_order: dict[int, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.steps, key=lambda step: step.order))
        object.__setattr__(self, "steps", in_order)
        object.__setattr__(self, "_by_order", {step.order: step for step in reversed(in_order)})

    @property
    def start(self) -> Step:
        if not self.steps:
            raise NoSteps(self.version_id)
        return self.steps[0]

    def step(self, order: int) -> Step:
        try:
            return self._by_order[order]
        except KeyError:
            raise DanglingOrder(self.version_id, order) from None

    def of_kind(self, kind: StepKind) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.kind is kind)


@dataclass(frozen=True, slots=True)
class Library:
    """The graphs a walk can meet.

    `current`: the version a sub-workflow step enters, by workflow: the published one, or the
    last one of a retired workflow.
    """

    by_version: Mapping[int, Graph]
    current: Mapping[int, int]

    def __hash__(self) -> int:
        return hash((frozenset(self.by_version), frozenset(self.current.items())))

    def graph(self, version_id: int) -> Graph:
        try:
            return self.by_version[version_id]
        except KeyError:
            raise MissingWorkflow(version_id=version_id) from None

    def sub(self, workflow_id: int | None) -> Graph:
        if workflow_id is None or workflow_id not in self.current:
            raise MissingWorkflow(workflow_id=workflow_id)
        return self.graph(self.current[workflow_id])

    def calls(self, graph: Graph) -> Iterator[tuple[Step, Graph]]:
        """The sub-workflow steps of a graph, in order, with what each enters, if anything."""
        for step in graph.of_kind(StepKind.WORKFLOW):
            with suppress(MissingWorkflow):
                yield step, self.sub(step.sub_workflow_id)

    def publishing(self, graph: Graph) -> "Library":
        """This library as it would be with `graph` (a draft) as its workflow's current version."""
        return replace(
            self,
            by_version={**self.by_version, graph.version_id: graph},
            current={**self.current, graph.workflow_id: graph.version_id},
        )
