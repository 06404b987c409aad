import json
import pickle

import pytest

from services.workflow import (
    AnswersDontFit,
    BrokenFlow,
    DanglingOrder,
    EndlessWalk,
    Given,
    MissingWorkflow,
    NoSteps,
    NotAtRest,
    answers_from_json,
    answers_to_json,
    path_from_json,
    path_to_json,
    start,
    walk,
    ways,
)
from tests.services.workflow.builders import a_graph, ask, at, cr, given
from tests.services.workflow.example import IMPLANTACAO, SUPORTE, implantacao, the_example

INSIDE = at((IMPLANTACAO, 80), (SUPORTE, 10))
RESOLVED = given(SUPORTE, (20, "Sim"))


def test_paths_and_answers_survive_json() -> None:
    assert path_from_json(json.loads(json.dumps(path_to_json(INSIDE)))) == INSIDE
    assert answers_from_json(json.loads(json.dumps(answers_to_json(RESOLVED)))) == RESOLVED
    assert path_to_json(INSIDE) == [[IMPLANTACAO, 80], [SUPORTE, 10]]
    assert path_from_json([]) == ()


def test_what_comes_back_from_json_has_its_names() -> None:
    assert path_from_json([[1, 80]])[0].order == 80
    assert answers_from_json([[2, 20, "Sim"]])[0].key == "Sim"


def test_graphs_libraries_and_outcomes_are_hashable_and_survive_pickling() -> None:
    library = the_example()
    asked = walk(library, at((IMPLANTACAO, 50)))
    for value in (implantacao(), library, asked, ways(library, INSIDE), start(library, SUPORTE)):
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert hash(again) == hash(value)
    assert walk(pickle.loads(pickle.dumps(library)), at((IMPLANTACAO, 50))) == asked


@pytest.mark.parametrize(
    "error",
    [
        AnswersDontFit(1, Given(1, 2, "a"), ()),
        DanglingOrder(1, 99),
        EndlessWalk(INSIDE),
        MissingWorkflow(workflow_id=7),
        NoSteps(4),
        NotAtRest(()),
    ],
)
def test_errors_keep_their_data_when_pickled(error: BrokenFlow | AnswersDontFit) -> None:
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)


def test_of_two_steps_with_the_same_order_the_first_one_counts() -> None:
    assert a_graph(1, cr(10, 1), cr(10, 2)).step(10).center_id == 1


def test_an_answer_is_found_by_its_key() -> None:
    step = ask(10, Yes=20, No=None)
    assert step.answer("No") == step.answers[1]
    assert step.answer("Maybe") is None
