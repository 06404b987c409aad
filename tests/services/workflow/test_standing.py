import pytest

from services.workflow import (
    MissingWorkflow,
    NotAtRest,
    allows_other_centers,
    centers_of,
    resting_step,
    route,
)
from tests.services.workflow.builders import a_graph, a_library, ask, at, call, cr


def orders(library_of: tuple[object, ...]) -> list[int]:
    return [getattr(step, "order", 0) for step in library_of]


def test_other_crs_are_forbidden_by_the_cr_step_itself() -> None:
    library = a_library(a_graph(1, cr(10, 1, others=False), cr(20, 2)))
    assert not allows_other_centers(library, at((1, 10)))
    assert allows_other_centers(library, at((1, 20)))


def test_other_crs_are_forbidden_by_the_first_decision_after_it_only() -> None:
    strict = ask(30, others=False, Yes=10, No=10)
    library = a_library(a_graph(1, cr(10, 1, then=20), ask(20, Yes=30), strict, cr(40, 4, then=30)))
    assert allows_other_centers(library, at((1, 10)))
    assert not allows_other_centers(library, at((1, 40)))


def test_that_decision_may_be_asked_in_a_sub_workflow_or_after_it() -> None:
    outer = a_graph(1, cr(10, 1, then=20), call(20, 2, then=30), ask(30, others=False, Yes=10))
    library = a_library(outer, a_graph(2, cr(10, 2)))
    assert allows_other_centers(library, at((1, 10)))
    assert not allows_other_centers(library, at((1, 20), (2, 10)))


def test_a_flow_that_is_broken_after_the_step_is_no_trap() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=99)))
    assert allows_other_centers(library, at((1, 10)))


def test_only_a_cr_step_is_rested_on() -> None:
    library = a_library(a_graph(1, cr(10, 1), ask(20, Yes=10), call(30, 1)))
    assert resting_step(library, at((1, 10))).center_id == 1
    for path in ((), at((1, 20)), at((1, 30))):
        with pytest.raises(NotAtRest):
            resting_step(library, path)


def test_the_crs_of_a_workflow_include_those_of_its_sub_workflows_once() -> None:
    outer = a_graph(1, cr(10, 1), call(20, 2), call(30, 9))
    library = a_library(outer, a_graph(2, cr(10, 2), call(20, 3)), a_graph(3, cr(5, 3), call(9, 1)))
    assert centers_of(library, 1) == {1, 2, 3}
    with pytest.raises(MissingWorkflow):
        centers_of(library, 8)


def test_the_route_takes_the_first_answer_that_does_not_lead_back() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=20), ask(20, No=10, Yes=30), cr(30, 3, then=10)))
    assert orders(route(library, at((1, 30)))) == [10, 20, 30]


def test_the_route_ends_where_the_workflow_ends_or_dangles() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=20), ask(20, End=None, On=30), cr(30, 3)))
    assert orders(route(library, at((1, 10)))) == [10, 20]
    assert orders(route(library, at((1, 30)))) == [10, 20, 30]
    broken = a_library(a_graph(1, cr(10, 1, then=99)))
    assert orders(route(broken, at((1, 10)))) == [10]


def test_a_step_off_the_line_stands_before_the_next_higher_order() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=30), cr(20, 2), cr(30, 3)))
    assert orders(route(library, at((1, 20)))) == [10, 20, 30]


def test_inside_a_sub_workflow_the_route_shows_its_caller() -> None:
    library = a_library(a_graph(1, call(10, 2, then=20), cr(20, 1)), a_graph(2, cr(10, 2)))
    assert orders(route(library, at((1, 10), (2, 10)))) == [10, 20]


def test_without_a_path_there_is_no_route() -> None:
    assert route(a_library(a_graph(1, cr(10, 1))), ()) == ()
