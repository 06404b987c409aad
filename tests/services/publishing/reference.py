"""Spec §3.12 read aloud, slowly: what becomes of one path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from services.workflow import Frame, Graph, Library, Path, Step, StepKind


class Told(NamedTuple):
    """`way`: carries_on, placed, chosen, needs_choice, stays; `path` where it is rewritten."""

    way: str
    path: Path | None


class World(NamedTuple):
    library: Library
    draft: Graph
    closing: frozenset[int]
    unusable: frozenset[int]


def the_fate(
    world: World, path: Path, flow: str, holds: bool, choices: Mapping[Frame, int | None]
) -> Told | None:
    old = [frame for frame in path if is_of_the_workflow(world, frame)]
    if not old:
        return None
    result, way = list(path), "carries_on"
    ours = [position for position, frame in enumerate(path) if frame in old]
    for position in ours:
        frame = path[position]
        order = by_itself(world, frame)
        if order is None:
            return asked(world, result[:position], frame, flow, holds, choices)
        result[position] = Frame(world.draft.version_id, order)
        if order != frame.order:
            way = "placed"
    rests_anew = flow == "on" and path[-1] in old
    if rests_anew and is_broken(world, result[-1].order, holds):
        return asked(world, result[:-1], path[-1], flow, holds, choices)
    return Told(way, tuple(result))


def is_of_the_workflow(world: World, frame: Frame) -> bool:
    graph = world.library.by_version.get(frame.version_id)
    return graph is not None and graph.workflow_id == world.draft.workflow_id


def by_itself(world: World, frame: Frame) -> int | None:
    """Carries on, else the nearest later step, else the lowest."""
    old = steps(world.library.by_version[frame.version_id], lambda s: s.order == frame.order)
    if not old or old[0].kind is StepKind.DECISION:
        return None
    same = steps(world.draft, lambda s: stands_for(s) == stands_for(old[0]))
    orders = [step.order for step in same]
    if frame.order in orders:
        return frame.order
    later = [order for order in orders if order > frame.order]
    return min(later) if later else min(orders) if orders else None


def stands_for(step: Step) -> tuple[str, int | None]:
    if step.kind is StepKind.WORKFLOW:
        return ("workflow", step.sub_workflow_id)
    return ("center", step.center_id)


def asked(
    world: World,
    callers: list[Frame],
    frame: Frame,
    flow: str,
    holds: bool,
    choices: Mapping[Frame, int | None],
) -> Told:
    """A CR step that doesn't close, or it stays; off the flow nothing is asked."""
    unanswered = Told("stays" if flow == "off" else "needs_choice", None)
    if frame not in choices:
        return unanswered
    order = choices[frame]
    if order is None:
        return Told("stays", None)
    there = steps(world.draft, lambda s: s.order == order and s.kind is StepKind.CENTER)
    if not there or there[0].center_id in world.closing:
        return unanswered
    if flow == "on" and is_broken(world, order, holds):
        return unanswered
    return Told("chosen", (*callers, Frame(world.draft.version_id, order)))


def is_broken(world: World, order: int, holds: bool) -> bool:
    """F6 and M3."""
    [step] = steps(world.draft, lambda s: s.order == order)
    return step.center_id in (None, *world.unusable) or (step.requires_contact_user and not holds)


def steps(graph: Graph, those: Callable[[Step], bool]) -> list[Step]:
    return [step for step in graph.steps if those(step)]
