"""A graph as lines that lead to lines, by index: drafts have orders twice, and links to nowhere."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from services.workflow import Graph, Step, StepKind

Edges = Sequence[Iterable[int]]


class Lines:
    """`links[at]`: the orders it leads to, None where the workflow ends."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.steps = graph.steps
        self.at: dict[int, list[int]] = defaultdict(list)
        for index, step in enumerate(graph.steps):
            self.at[step.order].append(index)
        self.links = [links_of(step) for step in graph.steps]
        self.targets = [self._targets(links) for links in self.links]

    def dangles(self, at: int) -> bool:
        return any(order is not None and order not in self.at for order in self.links[at])

    def ends(self, at: int) -> bool:
        return None in self.links[at]

    def is_first(self, at: int) -> bool:
        return self.at[self.steps[at].order][0] == at

    def of_kind(self, kind: StepKind) -> list[int]:
        return [at for at, step in enumerate(self.steps) if step.kind is kind]

    def _targets(self, links: tuple[int | None, ...]) -> list[int]:
        """A link to an order that is there twice may mean either."""
        orders = [order for order in links if order is not None]
        return [at for order in orders for at in self.at.get(order, ())]


def links_of(step: Step) -> tuple[int | None, ...]:
    if step.kind is StepKind.DECISION:
        return tuple(answer.target_order for answer in step.answers)
    return (step.next_order,)


def reached(starts: Iterable[int], edges: Edges) -> set[int]:
    found = set(starts)
    waiting = deque(found)
    while waiting:
        fresh = set(edges[waiting.popleft()]) - found
        found |= fresh
        waiting.extend(fresh)
    return found


def turned(edges: Edges) -> list[list[int]]:
    back: list[list[int]] = [[] for _ in edges]
    for at, onward in enumerate(edges):
        for target in onward:
            back[target].append(at)
    return back
