"""A draft is walked act by act."""

from __future__ import annotations

from dataclasses import replace

from services.simulation import Trial, begin
from services.workflow import Asks, DanglingOrder, Exhausted, Lands
from tests.services.workflow.builders import a_graph, a_library, cr
from tests.services.workflow.example import IMPLANTACAO, SUPORTE, implantacao, the_example


def said(*sayings: str, version: int = IMPLANTACAO) -> Trial:
    trial = begin(the_example(), version)
    for each in sayings:
        trial = trial.say(each)
    return trial


def test_it_begins_where_a_ticket_would_be_opened() -> None:
    trial = said()
    assert isinstance(trial.present.at, Lands)
    assert trial.orders == (10,)
    assert (trial.present.acts, trial.has_begun) == (1, False)


def test_going_on_asks_what_the_next_follow_up_would_be_asked() -> None:
    at = said("").present.at
    assert isinstance(at, Asks)
    assert at.step.question == "Contrato assinado?"


def test_the_way_so_far_is_what_the_chart_lights() -> None:
    trial = said("", "Sim", "", "Em parte")
    assert trial.orders == (10, 20, 50, 55, 56)
    assert trial.present.acts == 3


def test_a_sub_workflow_is_one_step_of_the_draft() -> None:
    trial = said("", "Sim", "", "Sim", "", "Sim")
    assert trial.orders[-1] == 80
    assert trial.present.path[-1].version_id == SUPORTE
    assert said("", "Sim", "", "Sim", "", "Sim", "", "Sim").orders[-2:] == (80, 90)


def test_an_answer_that_leads_back_is_walked_too() -> None:
    assert said("", "Não").orders == (10, 20, 10)


def test_what_nobody_asked_is_not_said() -> None:
    trial = said("")
    assert trial.say("Talvez") is trial
    assert trial.say("") is trial


def test_an_end_is_an_end() -> None:
    trial = said("", "Sim", version=SUPORTE)
    assert isinstance(trial.present.at, Exhausted)
    assert trial.present.is_over
    assert trial.say("") is trial


def test_back_takes_one_step_and_stops_at_the_opening() -> None:
    assert said("", "Sim").back().orders == (10, 20)
    assert said().back().orders == (10,)
    assert said("", "Sim", "").restart().points == said().points


def test_a_link_that_dangles_is_where_the_trial_stops() -> None:
    trial = begin(a_library(a_graph(1, cr(10, 1, then=95))), 1).say("")
    assert isinstance(trial.present.at, DanglingOrder)
    assert trial.present.is_over
    assert trial.back().orders == (10,)


def test_another_state_of_the_draft_keeps_as_much_of_the_walk_as_still_fits() -> None:
    trial = said("", "Sim", "", "Em parte")
    renumbered = [replace(s, order=21) if s.order == 20 else s for s in implantacao().steps]
    renumbered[0] = replace(renumbered[0], next_order=21)
    graph = replace(implantacao(), steps=tuple(renumbered))
    assert trial.within(the_example().publishing(graph)).orders == (10, 21, 50, 55, 56)
    fewer = [replace(s, answers=s.answers[:2]) if s.order == 55 else s for s in implantacao().steps]
    graph = replace(implantacao(), steps=tuple(fewer))
    assert trial.within(the_example().publishing(graph)).orders == (10, 20, 50, 55)
