"""Orders change, and the links to them follow."""

from __future__ import annotations

from services.drafting import (
    Line,
    next_order,
    removed,
    renumbered,
    renumbered_all,
    spacing,
)
from services.drafting.changing import LineChange
from services.workflow import Answer, Step, StepKind


def lines(*steps: Step) -> list[Line]:
    return [Line(at, step) for at, step in enumerate(sorted(steps, key=lambda s: s.order), 1)]


def to(order: int, after: int | None = None) -> Step:
    return Step(order, StepKind.CENTER, 1, after)


def asks(order: int, *targets: int | None) -> Step:
    answers = tuple(Answer(f"k{at}", f"L{at}", each) for at, each in enumerate(targets))
    return Step(order, StepKind.DECISION, None, None, question="?", answers=answers)


def applied(before: list[Line], changes: list[LineChange]) -> list[Step]:
    steps = {line.id: line.step for line in before}
    for each in changes:
        assert each.id is not None
        assert steps[each.id] == each.before
        if each.after is None:
            del steps[each.id]
        else:
            steps[each.id] = each.after
    return sorted(steps.values(), key=lambda step: step.order)


def test_the_spacing_in_use_is_offered() -> None:
    assert (spacing([]), next_order([])) == (10, 10)
    assert next_order(lines(to(10), to(20))) == 30
    assert next_order(lines(to(5), to(10), to(15))) == 20
    assert next_order(lines(to(1), to(2), to(3))) == 4
    assert next_order(lines(to(10), to(20), to(50), to(55), to(56), to(57), to(60))) == 70


def test_a_renumbered_line_takes_the_links_to_it_along() -> None:
    before = lines(to(10, 20), asks(20, 10, 20, None), to(30, 99))
    changes = renumbered(before, 2, 25)
    assert applied(before, changes) == [to(10, 25), asks(25, 10, 25, None), to(30, 99)]


def test_of_two_with_one_order_the_links_stay_with_the_other() -> None:
    before = lines(to(10, 20), to(20), to(20, 10))
    assert applied(before, renumbered(before, 3, 30)) == [to(10, 20), to(20), to(30, 10)]


def test_all_are_renumbered_in_turn() -> None:
    before = lines(to(10, 55), asks(55, 57, 10, None), to(57, 95))
    after = applied(before, renumbered_all(before, 5))
    assert after == [to(5, 10), asks(10, 15, 5, None), to(15, 95)]


def test_a_link_to_nothing_never_comes_to_lead_somewhere() -> None:
    before = lines(to(10, 30), to(100))
    after = applied(before, renumbered_all(before, 30))
    targets = {step.next_order for step in after}
    assert targets.isdisjoint({step.order for step in after})


def test_a_removed_line_leaves_its_callers_where_they_are_told_to_go() -> None:
    before = lines(to(10, 20), asks(20, 30, 10), to(30, 20))
    assert applied(before, removed(before, 3, callers_to=10)) == [to(10, 20), asks(20, 10, 10)]
    assert applied(before, removed(before, 3, callers_to=None)) == [to(10, 20), asks(20, None, 10)]


def test_no_caller_of_a_removed_line_comes_to_lead_to_itself() -> None:
    before = lines(to(10, 30), asks(20, 30, 10), to(30, 20))
    assert applied(before, removed(before, 3, callers_to=20)) == [to(10, 20), asks(20, None, 10)]


def test_of_two_lines_with_one_order_one_may_go_and_the_links_lead_to_the_other() -> None:
    draft = lines(to(10, 20), to(20, 30), to(20, 40), to(30), to(40))
    gone = draft[1]
    after = applied(draft, removed(draft, gone.id, callers_to=None))
    assert [(step.order, step.next_order) for step in after] == [
        (10, 20), (20, 40), (30, None), (40, None),
    ]  # fmt: skip
