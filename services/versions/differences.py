"""`differences`: what somebody did to a workflow between two versions of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from services.versions import kinds as k
from services.versions.kinds import Difference
from services.versions.matching import Pair, bare, matchings
from services.workflow import Answer, Graph, Step

FLAGS = ("requires_contact_user", "allows_staying", "allows_other_centers")
Follow = Callable[[int | None], int | None]


def differences(before: Graph, after: Graph) -> tuple[Difference, ...]:
    """In the order of the lines, as few as explain it; renumbering counts least."""
    was, now = [bare(step) for step in before.steps], [bare(step) for step in after.steps]
    found = [_explained(was, now, pairs) for pairs in matchings(was, now)]
    return min(found, key=_weight)


def _weight(found: tuple[Difference, ...]) -> tuple[int, int]:
    return sum(not isinstance(each, k.StepRenumbered) for each in found), len(found)


def _explained(
    was: Sequence[Step], now: Sequence[Step], pairs: Sequence[Pair]
) -> tuple[Difference, ...]:
    kept, come = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    moved: dict[int, int] = {}
    for one, other in sorted(pairs, key=lambda pair: pair[0].order):
        moved.setdefault(one.order, other.order)
    found: list[Difference] = [k.StepRemoved(s.order, s) for s in was if id(s) not in kept]
    found += [k.StepAdded(step.order, step) for step in now if id(step) not in come]
    for one, other in pairs:
        found += _changed(one, other, lambda order: moved.get(order or 0, order))
    return tuple(sorted(found, key=lambda each: each.order))


def _changed(was: Step, now: Step, follow: Follow) -> Iterator[Difference]:
    order = now.order
    if was.order != order:
        yield k.StepRenumbered(order, was.order)
    if was.kind is not now.kind:
        yield k.KindChanged(order, was, now)
        return
    yield from _elements(was, now)
    led = follow(was.next_order)
    if led != now.next_order:
        yield k.NextChanged(order, led, now.next_order)
    for flag in FLAGS:
        if getattr(was, flag) != getattr(now, flag):
            yield k.FlagChanged(order, flag, getattr(now, flag))
    yield from _answers(order, was.answers, now.answers, follow)


def _elements(was: Step, now: Step) -> Iterator[Difference]:
    if was.center_id != now.center_id:
        yield k.CenterChanged(now.order, was.center_id, now.center_id)
    if was.sub_workflow_id != now.sub_workflow_id:
        yield k.SubWorkflowChanged(now.order, was.sub_workflow_id, now.sub_workflow_id)
    if was.question != now.question:
        yield k.QuestionChanged(now.order, was.question, now.question)


def _answers(
    order: int, was: Sequence[Answer], now: Sequence[Answer], follow: Follow
) -> Iterator[Difference]:
    old, new = {each.key: each for each in was}, {each.key: each for each in now}
    for answer in was:
        if answer.key not in new:
            yield k.AnswerRemoved(order, answer.label)
    for answer in now:
        if answer.key in old:
            yield from _answer(order, old[answer.key], answer, follow)
        else:
            yield k.AnswerAdded(order, answer.label, answer.target_order)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield k.AnswersReordered(order, tuple(each.label for each in now))


def _answer(order: int, was: Answer, now: Answer, follow: Follow) -> Iterator[Difference]:
    if was.label != now.label:
        yield k.AnswerRenamed(order, was.label, now.label)
    led = follow(was.target_order)
    if led != now.target_order:
        yield k.AnswerRetargeted(order, now.label, led, now.target_order)
