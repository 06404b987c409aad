"""What is different between two versions of a workflow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.versions import differences
from services.versions import kinds as k
from services.versions.matching import bare
from services.workflow import Answer, Graph, StepKind
from tests.services.versions.mutations import a_sequence, mutations, numbered
from tests.services.workflow.builders import a_graph, ask, call, cr
from tests.services.workflow.example import implantacao

SEEDS = st.integers(0, 10_000)
unhurried = settings(deadline=None, max_examples=50)


def changed(graph: Graph, order: int, **fields: object) -> Graph:
    step = replace(graph.step(order), **fields)  # type: ignore[arg-type]
    return replace(graph, steps=tuple(step if s.order == order else s for s in graph.steps))


def test_an_answer_that_is_new() -> None:
    before = implantacao()
    yes, no, partly = before.step(55).answers
    earlier = changed(before, 55, answers=(yes, no))
    assert differences(earlier, before) == (k.AnswerAdded(55, partly.label, 56),)
    assert differences(before, earlier) == (k.AnswerRemoved(55, partly.label),)


@unhurried
@given(SEEDS)
def test_equal_versions_differ_in_nothing(seed: int) -> None:
    graph = a_sequence(seed)
    assert differences(graph, replace(graph, version_id=2, number=2)) == ()


@unhurried
@given(SEEDS)
def test_every_single_change_is_called_by_its_name_and_nothing_else(seed: int) -> None:
    graph = a_sequence(seed)
    for after, called in mutations(graph):
        assert differences(graph, after) == (called,)


@unhurried
@given(SEEDS, st.sampled_from([1, 5, 10]))
def test_numbering_all_anew_is_nothing_but_that(seed: int, by: int) -> None:
    graph = a_sequence(seed)
    orders = {step.order: at * by for at, step in enumerate(graph.steps, 1)}
    found = differences(graph, numbered(graph, orders))
    assert all(isinstance(each, k.StepRenumbered) for each in found)


@unhurried
@given(SEEDS, SEEDS)
def test_where_nothing_is_said_nothing_is_different(one: int, other: int) -> None:
    before, after = a_sequence(one, 3), a_sequence(other, 3)
    same = list(map(bare, before.steps)) == list(map(bare, after.steps))
    assert (differences(before, after) == ()) == same


def test_a_link_is_compared_in_the_numbers_of_now() -> None:
    before = a_graph(1, cr(10, 1, 20), cr(20, 2, 30), cr(30, 3))
    after = a_graph(1, cr(10, 1, 25), cr(25, 2, 10), cr(30, 3))
    assert differences(before, after) == (k.StepRenumbered(25, 20), k.NextChanged(25, 30, 10))


def test_a_line_that_was_reworded_and_renumbered_is_still_the_same_line() -> None:
    before = a_graph(1, cr(10, 1, 20), ask(20, "Ok?", yes=10, no=None))
    after = a_graph(1, cr(10, 1, 15), ask(15, "Really?", yes=10, no=None))
    found = (k.StepRenumbered(15, 20), k.QuestionChanged(15, "Ok?", "Really?"))
    assert differences(before, after) == found


def test_a_line_that_was_numbered_anew_and_has_another_flag_is_still_the_same_line() -> None:
    before = a_graph(1, cr(10, 1, 20), cr(20, 2))
    after = a_graph(1, cr(10, 1, 15), cr(15, 2, others=False))
    found = (k.StepRenumbered(15, 20), k.FlagChanged(15, "allows_other_centers", False))
    assert differences(before, after) == found


def test_a_line_that_became_another_kind_is_said_once() -> None:
    before = a_graph(1, cr(10, 1, 20), cr(20, 2))
    after = a_graph(1, cr(10, 1, 20), call(20, 7, 10))
    [found] = differences(before, after)
    assert isinstance(found, k.KindChanged)
    assert (found.before.kind, found.after.kind) == (StepKind.CENTER, StepKind.WORKFLOW)


def test_what_a_kind_makes_no_use_of_makes_no_difference() -> None:
    before = a_graph(1, cr(10, 1, 10))
    stale = changed(before, 10, question="Left over?", answers=(Answer("a", "A", 10),))
    assert differences(before, stale) == ()


def test_two_lines_of_one_order_are_two_lines() -> None:
    before = a_graph(1, cr(10, 1, 10))
    doubled = a_graph(1, cr(10, 1, 10), cr(10, 2, 10))
    assert differences(before, doubled) == (k.StepAdded(10, cr(10, 2, 10)),)


@pytest.mark.parametrize("by", [1, 5])
def test_the_example_numbered_anew_names_every_line_that_moved(by: int) -> None:
    orders = {step.order: at * by for at, step in enumerate(implantacao().steps, 1)}
    found = differences(implantacao(), numbered(implantacao(), orders))
    moved = sorted((old, new) for old, new in orders.items() if old != new)
    assert found == tuple(k.StepRenumbered(new, old) for old, new in moved)
