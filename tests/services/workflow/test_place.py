import pytest

from services.workflow import MissingWorkflow, place, place_in
from tests.services.workflow.builders import a_graph, a_library, at, call, cr

HERE, THERE = 1, 2


def test_the_next_step_of_the_cr_after_the_present_order_is_taken() -> None:
    library = a_library(a_graph(1, cr(10, THERE), cr(20, HERE), cr(30, THERE), cr(40, THERE)))
    assert place(library, at((1, 20)), THERE) == at((1, 30))


def test_else_the_lowest_of_all_its_steps() -> None:
    library = a_library(a_graph(1, cr(10, THERE), cr(20, THERE), cr(30, HERE)))
    assert place(library, at((1, 30)), THERE) == at((1, 10))


def test_the_present_cr_is_looked_for_like_any_other() -> None:
    library = a_library(a_graph(1, cr(10, HERE), cr(20, HERE)))
    assert place(library, at((1, 10)), HERE) == at((1, 20))
    assert place(library, at((1, 20)), HERE) == at((1, 10))


def test_an_earlier_step_here_goes_before_one_in_a_sub_workflow() -> None:
    library = a_library(
        a_graph(1, cr(10, THERE), cr(20, HERE), call(30, 2)), a_graph(2, cr(10, THERE))
    )
    assert place(library, at((1, 20)), THERE) == at((1, 10))


def test_a_sub_workflow_is_entered_with_its_caller_and_the_first_one_wins() -> None:
    outer = a_graph(1, cr(20, HERE), call(10, 3), call(30, 2))
    library = a_library(outer, a_graph(2, cr(10, THERE)), a_graph(3, cr(10, THERE)))
    assert place(library, at((1, 20)), THERE) == at((1, 10), (3, 10))


def test_sub_workflows_are_looked_through_depth_first() -> None:
    outer = a_graph(1, cr(10, HERE), call(20, 2), call(30, 4))
    deep = [a_graph(2, call(10, 3)), a_graph(3, cr(10, THERE)), a_graph(4, cr(10, THERE))]
    assert place(a_library(outer, *deep), at((1, 10)), THERE) == at((1, 20), (2, 10), (3, 10))


def test_the_innermost_version_goes_before_its_callers() -> None:
    outer = a_graph(1, call(10, 2), cr(20, THERE))
    inner = a_graph(2, cr(10, HERE), call(20, 3))
    library = a_library(outer, inner, a_graph(3, cr(10, THERE)))
    assert place(library, at((1, 10), (2, 10)), THERE) == at((1, 10), (2, 20), (3, 10))


def test_in_a_caller_the_steps_after_the_calling_one_go_first() -> None:
    outer = a_graph(1, cr(10, THERE), call(20, 2), cr(30, THERE))
    library = a_library(outer, a_graph(2, cr(10, HERE)))
    assert place(library, at((1, 20), (2, 10)), THERE) == at((1, 30))


def test_a_pinned_version_is_looked_through_before_the_current_one() -> None:
    outer = a_graph(1, call(20, 2))
    old = a_graph(21, cr(10, HERE), of=2)
    new = a_graph(22, cr(10, HERE), cr(20, THERE), of=2, number=2)
    library = a_library(outer, old, new)
    assert place(library, at((1, 20), (21, 10)), THERE) == at((1, 20), (22, 20))
    assert place(library, at((1, 20), (21, 10)), HERE) == at((1, 20), (21, 10))


def test_a_cr_that_the_flow_does_not_have_is_not_found() -> None:
    library = a_library(a_graph(1, cr(10, HERE), call(20, 2)), a_graph(2, cr(10, HERE)))
    assert place(library, at((1, 20), (2, 10)), THERE) is None
    assert place_in(library, 1, THERE) is None


def test_recursion_and_missing_sub_workflows_hide_nothing() -> None:
    outer = a_graph(1, cr(10, HERE), call(20, 2), call(30, 9), call(40, 3))
    library = a_library(outer, a_graph(2, call(10, 1)), a_graph(3, cr(10, THERE)))
    assert place_in(library, 3, HERE) is None
    assert place(library, at((1, 10)), THERE) is not None


def test_in_a_workflow_as_a_whole_the_lowest_step_is_taken() -> None:
    library = a_library(a_graph(1, cr(30, THERE), cr(20, THERE), cr(10, HERE)))
    assert place_in(library, 1, THERE) == at((1, 20))


def test_without_a_path_there_is_nowhere_to_look() -> None:
    assert place(a_library(a_graph(1, cr(10, THERE))), (), THERE) is None


def test_a_version_that_is_not_there_is_an_error() -> None:
    library = a_library(a_graph(1, cr(10, THERE)))
    with pytest.raises(MissingWorkflow):
        place_in(library, 8, THERE)
    with pytest.raises(MissingWorkflow):
        place(library, at((8, 10)), THERE)
