import pytest

from services.workflow import (
    AnswersDontFit,
    Asks,
    BrokenFlow,
    DanglingOrder,
    EndlessWalk,
    Exhausted,
    Given,
    Graph,
    Lands,
    Library,
    MissingWorkflow,
    NoSteps,
    NotAtRest,
    Outcome,
    start,
    walk,
)
from tests.services.workflow.builders import a_graph, a_library, ask, at, call, cr, given


def landed(outcome: Outcome) -> tuple[tuple[int, int], ...]:
    assert isinstance(outcome, Lands)
    return outcome.path


def test_a_workflow_starts_at_its_lowest_order_however_its_lines_were_entered() -> None:
    library = a_library(a_graph(1, cr(30, 3), cr(10, 1, then=30)))
    assert landed(start(library, 1)) == at((1, 10))


def test_a_workflow_that_starts_with_a_decision_asks_at_opening() -> None:
    library = a_library(a_graph(1, ask(10, "Urgent?", Yes=20, No=30), cr(20, 2), cr(30, 3)))
    outcome = start(library, 1)
    assert isinstance(outcome, Asks)
    assert (outcome.version_id, outcome.order, outcome.step.question) == (1, 10, "Urgent?")
    assert outcome.choices == given(1, (10, "Yes"), (10, "No"))
    assert landed(start(library, 1, given(1, (10, "No")))) == at((1, 30))


def test_a_blank_next_order_or_target_exhausts_the_outermost_workflow() -> None:
    library = a_library(a_graph(1, cr(10, 1), cr(20, 2, then=30), ask(30, Yes=None, No=10)))
    assert walk(library, at((1, 10))) == Exhausted()
    assert walk(library, at((1, 20)), given(1, (30, "Yes"))) == Exhausted()


def test_a_question_inside_a_sub_workflow_names_its_callers() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=20), call(20, 2)), a_graph(2, ask(10, Yes=None)))
    outcome = walk(library, at((1, 10)))
    assert isinstance(outcome, Asks)
    assert outcome.path == at((1, 20), (2, 10))


def test_a_sub_workflow_that_ends_ends_each_caller_that_has_no_next() -> None:
    outer = a_graph(1, call(10, 2, then=90), cr(90, 9))
    library = a_library(outer, a_graph(2, call(10, 3)), a_graph(3, cr(10, 3)))
    assert landed(walk(library, at((1, 10), (2, 10), (3, 10)))) == at((1, 90))
    assert walk(library, at((2, 10), (3, 10))) == Exhausted()


def test_a_sub_workflow_is_entered_in_its_current_version_and_left_in_the_pinned_one() -> None:
    outer = a_graph(1, cr(5, 1, then=10), call(10, 2, then=90), cr(90, 9))
    old = a_graph(21, cr(10, 3, then=20), cr(20, 4), of=2)
    new = a_graph(22, cr(10, 5), of=2, number=2)
    library = a_library(outer, old, new)
    assert landed(walk(library, at((1, 5)))) == at((1, 10), (22, 10))
    assert landed(walk(library, at((1, 10), (21, 10)))) == at((1, 10), (21, 20))


def test_a_draft_can_be_tried_as_if_it_were_published() -> None:
    library = a_library(a_graph(1, cr(5, 1, then=10), call(10, 2)), a_graph(21, cr(10, 3), of=2))
    draft = a_graph(22, cr(30, 4), of=2, number=2)
    assert landed(walk(library.publishing(draft), at((1, 5)))) == at((1, 10), (22, 30))
    assert landed(walk(library, at((1, 5)))) == at((1, 10), (21, 10))


CHAIN = a_library(
    a_graph(1, cr(10, 1, then=20), ask(20, Yes=30, No=10), ask(30, Yes=10, No=40), cr(40, 4))
)


def test_m2_an_answer_missing_is_asked_for() -> None:
    outcome = walk(CHAIN, at((1, 10)), given(1, (20, "Yes")))
    assert isinstance(outcome, Asks)
    assert outcome.order == 30


def test_m2_one_answer_too_many_is_refused_with_its_position() -> None:
    with pytest.raises(AnswersDontFit) as refused:
        walk(CHAIN, at((1, 10)), given(1, (20, "No"), (30, "Yes")))
    assert (refused.value.position, refused.value.expected) == (1, ())
    assert refused.value.given == Given(1, 30, "Yes")


@pytest.mark.parametrize("wrong", [Given(1, 20, "Maybe"), Given(1, 30, "Yes"), Given(2, 20, "Yes")])
def test_m2_another_version_order_or_key_is_refused_with_what_was_expected(wrong: Given) -> None:
    with pytest.raises(AnswersDontFit) as refused:
        walk(CHAIN, at((1, 10)), [wrong])
    assert (refused.value.position, refused.value.given) == (0, wrong)
    assert refused.value.expected == given(1, (20, "Yes"), (20, "No"))


def test_m2_the_right_answers_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(AnswersDontFit):
        walk(CHAIN, at((1, 10)), given(1, (30, "Yes"), (20, "Yes")))


def test_m2_a_wrong_answer_further_on_is_refused_at_its_position() -> None:
    with pytest.raises(AnswersDontFit) as refused:
        walk(CHAIN, at((1, 10)), given(1, (20, "Yes"), (30, "Maybe")))
    assert refused.value.position == 1
    assert refused.value.expected == given(1, (30, "Yes"), (30, "No"))


def test_m2_answers_beyond_the_end_are_refused() -> None:
    with pytest.raises(AnswersDontFit):
        walk(CHAIN, at((1, 40)), given(1, (20, "Yes")))


def test_a_ring_of_decisions_is_endless_at_the_second_meeting() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=20), ask(20, Yes=30, No=10), ask(30, Yes=20)))
    with pytest.raises(EndlessWalk) as endless:
        walk(library, at((1, 10)), given(1, (20, "Yes"), (30, "Yes")))
    assert endless.value.path == at((1, 20))


def test_a_ring_of_sub_workflow_steps_is_endless_without_any_question() -> None:
    outer = a_graph(1, call(10, 2, then=20), call(20, 2, then=10))
    library = a_library(outer, a_graph(2, call(10, 3)), a_graph(3, ask(10, Yes=None)))
    answers = [Given(3, 10, "Yes"), Given(3, 10, "Yes")]
    with pytest.raises(EndlessWalk) as endless:
        start(library, 1, answers)
    assert endless.value.path == at((1, 10))


def test_the_same_question_from_two_callers_is_no_ring() -> None:
    outer = a_graph(1, call(10, 2, then=20), call(20, 2, then=30), cr(30, 3))
    library = a_library(outer, a_graph(2, ask(10, Yes=None)))
    assert landed(start(library, 1, [Given(2, 10, "Yes")] * 2)) == at((1, 30))


@pytest.mark.parametrize("inner_calls", [1, 2])
def test_recursion_is_endless_although_its_callers_grow(inner_calls: int) -> None:
    library = a_library(a_graph(1, call(10, 2)), a_graph(2, call(10, inner_calls)))
    with pytest.raises(EndlessWalk):
        start(library, 1)


def test_a_cr_step_ends_the_walk_so_that_the_next_one_may_pass_the_same_steps() -> None:
    library = a_library(a_graph(1, call(10, 2, then=20), ask(20, No=10)), a_graph(2, cr(10, 1)))
    inside = at((1, 10), (2, 10))
    assert landed(walk(library, inside, given(1, (20, "No")))) == inside


def test_an_order_that_no_step_has_is_an_error_with_its_version() -> None:
    library = a_library(a_graph(1, cr(10, 1, then=20)))
    with pytest.raises(DanglingOrder) as dangling:
        walk(library, at((1, 10)))
    assert (dangling.value.version_id, dangling.value.order) == (1, 20)


@pytest.mark.parametrize("workflow_id", [7, None])
def test_a_sub_workflow_without_a_version_is_an_error(workflow_id: int | None) -> None:
    library = a_library(a_graph(1, call(10, workflow_id)))
    with pytest.raises(MissingWorkflow) as missing:
        start(library, 1)
    assert missing.value.workflow_id == workflow_id


def test_a_version_that_the_library_does_not_hold_is_an_error() -> None:
    with pytest.raises(MissingWorkflow) as missing:
        start(CHAIN, 8)
    assert missing.value.version_id == 8
    with pytest.raises(MissingWorkflow):
        walk(CHAIN, at((8, 10)))
    with pytest.raises(MissingWorkflow):
        start(Library({1: a_graph(1, call(10, 2))}, {2: 8}), 1)


def test_a_workflow_without_steps_cannot_start() -> None:
    with pytest.raises(NoSteps) as empty:
        start(a_library(Graph(4, 4, "Empty", 1, ())), 4)
    assert empty.value.version_id == 4


def test_a_ticket_rests_on_a_cr_step_and_is_called_from_sub_workflow_steps() -> None:
    for path in ((), at((1, 20)), at((1, 10), (1, 40))):
        with pytest.raises(NotAtRest):
            walk(CHAIN, path)


def test_all_that_is_broken_is_told_from_answers_that_do_not_fit() -> None:
    broken = (DanglingOrder, EndlessWalk, MissingWorkflow, NoSteps, NotAtRest)
    assert all(issubclass(error, BrokenFlow) for error in broken)
    assert not issubclass(AnswersDontFit, BrokenFlow)
