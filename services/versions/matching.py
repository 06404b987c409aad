"""Which line of one version is which of another: nothing but its content and order tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from services.workflow import Step, StepKind

Pair = tuple[Step, Step]
Likeness = Callable[[Step], Hashable]


def bare(step: Step) -> Step:
    """Without what a line of its kind makes no use of."""
    if step.kind is StepKind.CENTER:
        return replace(step, question="", answers=(), sub_workflow_id=None)
    step = replace(step, center_id=None, requires_contact_user=False, allows_staying=True)
    if step.kind is StepKind.DECISION:
        return replace(step, next_order=None, sub_workflow_id=None)
    return replace(step, question="", answers=(), allows_other_centers=True)


def matchings(before: Sequence[Step], after: Sequence[Step]) -> Iterator[list[Pair]]:
    """Two ways to see it: what is alike kept its order, or all alike were numbered in turn."""
    yield _matched(before, after, keeping_orders=True)
    yield _matched(before, after, keeping_orders=False)


def _matched(before: Sequence[Step], after: Sequence[Step], *, keeping_orders: bool) -> list[Pair]:
    found: list[Pair] = []
    left, right = list(before), list(after)
    for likeness in LIKENESSES:
        there = _grouped(right, likeness)
        for alike, steps in _grouped(left, likeness).items():
            found += _paired(steps, there[alike], keeping_orders)
        left = _rest(left, [one for one, _ in found])
        right = _rest(right, [other for _, other in found])
    return found


def _grouped(steps: Sequence[Step], likeness: Likeness) -> defaultdict[Hashable, list[Step]]:
    groups: defaultdict[Hashable, list[Step]] = defaultdict(list)
    for step in steps:
        if (alike := likeness(step)) is not None:
            groups[alike].append(step)
    return groups


def _paired(left: list[Step], right: list[Step], keeping_orders: bool) -> list[Pair]:
    kept: list[Pair] = []
    if keeping_orders:
        by_order = {step.order: step for step in reversed(right)}
        kept = [(step, by_order.pop(step.order)) for step in left if step.order in by_order]
    rest = _rest(left, [one for one, _ in kept]), _rest(right, [other for _, other in kept])
    return [*kept, *zip(*rest, strict=False)]


def _rest(steps: Sequence[Step], without: Sequence[Step]) -> list[Step]:
    """By identity: of two equal lines one may be left."""
    gone = {id(step) for step in without}
    return [step for step in steps if id(step) not in gone]


def _content(step: Step) -> Hashable:
    """All but the order and the links."""
    answers = tuple(replace(answer, target_order=None) for answer in step.answers)
    return replace(step, order=0, next_order=None, answers=answers)


def _element(step: Step) -> Hashable:
    return step.kind, step.center_id, step.sub_workflow_id, step.question


def _keys(step: Step) -> Hashable:
    return tuple(answer.key for answer in step.answers) or None


def _order(step: Step) -> Hashable:
    return step.order


LIKENESSES: tuple[Likeness, ...] = (_content, _element, _keys, _order)
"""From the surest on: the same but for links, the same thing, the same answers, the same place."""
