"""What publishing does to one path (spec §3.12). Pure.

Only the frames of the published workflow are judged, from the outside in. A ticket off its flow
rests on no step (§3.14), but its path is where it will be taken up again: its frames follow
where they find a step by themselves or were given one, nothing is asked for it, and F6 and M3
have nothing to say. One that is exhausted is never walked nor placed again: its path is history.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from services.publishing.target import Target, is_place
from services.workflow import Frame, Graph, Path, Step, StepKind

Choices = Mapping[Frame, int | None]
"""By old step: the order of the CR step its tickets come to, None: they stay in their version."""


class Way(StrEnum):
    CARRIES_ON = "carries_on"
    PLACED = "placed"
    CHOSEN = "chosen"
    NEEDS_CHOICE = "needs_choice"
    STAYS = "stays"


class Why(StrEnum):
    NO_STEP = "no_step"
    NO_CONTACT_USER = "no_contact_user"
    """F6"""
    UNUSABLE_CENTER = "unusable_center"
    """M3"""
    NOT_A_PLACE = "not_a_place"
    """What was chosen is no CR step, or one that closes."""


@dataclass(frozen=True, slots=True)
class Fate:
    """`at` is the old frame that decides, `to` the order it comes to; `path` is where it ends."""

    way: Way
    at: Frame
    path: Path
    to: int | None = None
    why: Why | None = None


def fate(target: Target, path: Path, *, flow: str, holds: bool, choices: Choices) -> Fate | None:
    """None where no frame is of an older version. `holds`: its contact user can hold it (F6)."""
    if not any(map(target.is_old, path)):
        return None
    led = _led(target, path, choices)
    if flow == "off":
        return replace(led, way=Way.STAYS) if led.way is Way.NEEDS_CHOICE else led
    why = _objection(target, led, holds=holds)
    if why is None:
        return led
    if led.way is Way.CHOSEN:
        return replace(led, way=Way.NEEDS_CHOICE, why=why)
    given = _chosen(target, led.path[:-1], path[-1], choices, why)
    again = _objection(target, given, holds=holds)
    return given if again is None else replace(given, way=Way.NEEDS_CHOICE, why=again)


def _led(target: Target, path: Path, choices: Choices) -> Fate:
    """By orders and what they stand for alone."""
    led = path
    decisive: Fate | None = None
    for depth, frame in enumerate(path):
        if not target.is_old(frame):
            continue
        step = match(target.graph, target.old_step(frame))
        if step is None:
            return _chosen(target, led[:depth], frame, choices, Why.NO_STEP)
        led = (*led[:depth], Frame(target.graph.version_id, step.order), *led[depth + 1 :])
        if decisive is None or decisive.way is Way.CARRIES_ON:
            way = Way.CARRIES_ON if step.order == frame.order else Way.PLACED
            decisive = Fate(way, frame, led, step.order)
    assert decisive is not None
    return replace(decisive, path=led)


def match(graph: Graph, old: Step | None) -> Step | None:
    """Same order, same CR or sub-workflow; else the nearest later of the same, else the lowest."""
    if old is None or old.kind is StepKind.DECISION:
        return None
    alike = (step for step in graph.of_kind(old.kind) if _stands_for(step) == _stands_for(old))
    return min(alike, key=lambda step: (step.order < old.order, step.order), default=None)


def _stands_for(step: Step) -> tuple[int | None, int | None]:
    return step.center_id, step.sub_workflow_id


def _chosen(target: Target, callers: Path, at: Frame, choices: Choices, why: Why) -> Fate:
    """By what the administrator gave for that step; what was inside a caller is dropped."""
    to = choices.get(at)
    if to is None:
        way = Way.STAYS if at in choices else Way.NEEDS_CHOICE
        return Fate(way, at, (*callers, at), why=why)
    path = (*callers, Frame(target.graph.version_id, to))
    if not is_place(target, to):
        return Fate(Way.NEEDS_CHOICE, at, path, to, Why.NOT_A_PLACE)
    return Fate(Way.CHOSEN, at, path, to)


def _objection(target: Target, led: Fate, *, holds: bool) -> Why | None:
    """F6 and M3, where it comes to rest on a step of the published version."""
    if led.way in (Way.STAYS, Way.NEEDS_CHOICE) or led.path[-1].version_id != target.version_id:
        return None
    step = target.step(led.path[-1].order)
    assert step is not None
    center = target.centers.get(step.center_id or 0)
    if center is None or not center.is_usable:
        return Why.UNUSABLE_CENTER
    return Why.NO_CONTACT_USER if step.requires_contact_user and not holds else None
