from services.workflow import ahead
from tests.services.workflow.builders import a_graph, a_library, ask, at, call, cr


def test_what_lies_behind_is_not_ahead_unless_an_answer_leads_back() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=20), cr(20, 2, then=30), cr(30, 3)))
    assert ahead(library, at((1, 20))) == {3}
    looped = a_graph(1, cr(10, 1, then=20), cr(20, 2, then=30), ask(30, Yes=None, No=10))
    assert ahead(a_library(looped), at((1, 20))) == {1, 2}


def test_a_sub_workflow_and_what_comes_after_it_are_ahead() -> None:
    outer = a_graph(1, cr(10, 1, then=20), call(20, 2, then=30), cr(30, 3))
    library = a_library(outer, a_graph(2, cr(10, 4, then=20), cr(20, 5)))
    assert ahead(library, at((1, 10))) == {3, 4, 5}
    assert ahead(library, at((1, 20), (2, 10))) == {3, 5}


def test_a_dangling_end_is_an_end() -> None:
    assert ahead(a_library(a_graph(1, cr(10, 1, then=99))), at((1, 10))) == set()
