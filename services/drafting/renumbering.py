"""Orders and the links to them: pure functions that give the changes to make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from services.drafting.changing import LineChange
from services.drafting.lines import Line
from services.workflow import Step, spacing_of

Relink = Callable[[int], int | None]


def spacing(lines: Sequence[Line]) -> int:
    """The one in use."""
    return spacing_of([line.step.order for line in lines])


def next_order(lines: Sequence[Line]) -> int:
    """The next one after the last, in the spacing in use."""
    step = spacing(lines)
    last = lines[-1].step.order if lines else 0
    return (last // step + 1) * step


def renumbered(lines: Sequence[Line], line_id: int, order: int) -> list[LineChange]:
    """One line takes another order, and the links to it follow, its own too."""
    line = next(each for each in lines if each.id == line_id)
    old = line.step.order
    is_doubled = sum(each.step.order == old for each in lines) > 1
    follow = _identity if is_doubled else (lambda to: order if to == old else to)
    changes = _relinked(lines, follow)
    step = replace(changes.pop(line_id, line.step), order=order)
    return _changes(lines, {line_id: step, **changes})


def renumbered_all(lines: Sequence[Line], by: int) -> list[LineChange]:
    """Every line in turn by 1, 5 or 10. A link to nothing keeps leading to nothing."""
    orders = {line.id: (at + 1) * by for at, line in enumerate(lines)}
    taken = set(orders.values())
    moved: dict[int, int] = {}
    for line in lines:
        moved.setdefault(line.step.order, orders[line.id])
    beyond = (len(lines) + 1) * by

    def follow(to: int) -> int:
        return moved[to] if to in moved else to if to not in taken else to + beyond

    linked = _relinked(lines, follow)
    steps = {
        line.id: replace(linked.get(line.id, line.step), order=orders[line.id]) for line in lines
    }
    return _changes(lines, steps)


def removed(lines: Sequence[Line], line_id: int, *, callers_to: int | None) -> list[LineChange]:
    """A line goes; what led to it leads to `callers_to` from now on, or ends (None)."""
    line = next(each for each in lines if each.id == line_id)
    rest = [each for each in lines if each.id != line_id]
    still_there = any(each.step.order == line.step.order for each in rest)
    steps = {} if still_there else redirected(rest, line.step.order, callers_to)
    return [LineChange(line_id, line.step, None), *_changes(lines, steps)]


def redirected(lines: Sequence[Line], order: int, to: int | None) -> dict[int, Step]:
    """The lines that led to `order`, leading to `to`; there it ends, none leads to itself."""
    there = [line for line in lines if line.step.order == to]
    others = [line for line in lines if line not in there]
    return _relinked(others, lambda each: to if each == order else each) | _relinked(
        there, lambda each: None if each == order else each
    )


def callers(lines: Sequence[Line], order: int) -> list[Line]:
    """The lines that lead to `order`."""
    return [line for line in lines if order in _links(line.step)]


def _relinked(lines: Sequence[Line], follow: Relink) -> dict[int, Step]:
    """The lines of which a link changes."""
    found = {line.id: _with_links(line.step, follow) for line in lines}
    return {line.id: found[line.id] for line in lines if found[line.id] != line.step}


def _with_links(step: Step, follow: Relink) -> Step:
    after = None if step.next_order is None else follow(step.next_order)
    answers = tuple(
        each if each.target_order is None else replace(each, target_order=follow(each.target_order))
        for each in step.answers
    )
    return replace(step, next_order=after, answers=answers)


def _changes(lines: Sequence[Line], steps: dict[int, Step]) -> list[LineChange]:
    found = {line.id: line.step for line in lines}
    return [
        LineChange(each, found[each], step) for each, step in steps.items() if step != found[each]
    ]


def _links(step: Step) -> set[int | None]:
    return {step.next_order, *(answer.target_order for answer in step.answers)}


def _identity(order: int) -> int:
    return order
