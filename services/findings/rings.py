"""Decisions that go round (W5) and workflows that reach themselves (W6), in the callers too."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from services.findings import kinds as k
from services.findings.draft import Draft, back_to
from services.findings.lines import Edges, Lines
from services.findings.summaries import Flows
from services.workflow import StepKind

Ring = tuple[int, ...]


def rings(draft: Draft) -> Iterator[k.Finding]:
    workflow = draft.graph.workflow_id
    for ring in _rings(draft.flows, draft.lines):
        orders = tuple(draft.graph.steps[at].order for at in ring)
        yield k.DecisionsGoRound(at=ring[0], order=orders[0], orders=orders, workflow_id=workflow)
    yield from _of_callers(draft)


def _of_callers(draft: Draft) -> Iterator[k.Finding]:
    before = Flows(draft.configuration.library, draft.configuration.centers)
    for graph in draft.callers[1:]:
        known = set(_rings(before, before.lines(graph)))
        for ring in _rings(draft.flows, draft.flows.lines(graph)):
            if ring not in known:
                orders = tuple(graph.steps[at].order for at in ring)
                yield k.DecisionsGoRound(orders=orders, workflow_id=graph.workflow_id)


def _rings(flows: Flows, lines: Lines) -> Iterator[Ring]:
    """A shortest ring through each line that is on one, unless one before it goes there."""
    edges = flows.unrested(lines)
    covered: set[int] = set()
    for at in sorted(_knotted(edges)):
        ring = () if at in covered else shortest(edges, at)
        if ring:
            covered.update(ring)
            lowest = ring.index(min(ring))
            yield (*ring[lowest:], *ring[:lowest])


def _knotted(edges: Edges) -> set[int]:
    """What is left when lines that nothing leads to fall away: no ring, nothing left."""
    leading = [0] * len(edges)
    for onward in edges:
        for target in onward:
            leading[target] += 1
    free = deque(at for at, count in enumerate(leading) if not count)
    left = set(range(len(edges)))
    while free:
        at = free.popleft()
        left.discard(at)
        for target in edges[at]:
            leading[target] -= 1
            if not leading[target]:
                free.append(target)
    return left


def shortest(edges: Edges, start: int) -> Ring:
    """From a line back to it; empty where there is no way."""
    came: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for target in edges[at]:
            if target == start:
                return _retraced(came, start, at)
            if target not in came:
                came[target] = at
                waiting.append(target)
    return ()


def _retraced(came: dict[int, int], start: int, at: int) -> Ring:
    ring = [at]
    while ring[-1] != start:
        ring.append(came[ring[-1]])
    return tuple(reversed(ring))


def recursion(draft: Draft) -> Iterator[k.Finding]:
    for at in draft.lines.of_kind(StepKind.WORKFLOW):
        step = draft.graph.steps[at]
        through = back_to(draft.library, step, draft.graph.workflow_id)
        if through:
            yield k.WorkflowReachesItself(at=at, order=step.order, through=through)
