"""The seed's own example, told as it tells it."""

from services.workflow import (
    Asks,
    Exhausted,
    Given,
    Lands,
    Path,
    allows_other_centers,
    centers_of,
    place,
    place_in,
    resting_step,
    route,
    start,
    walk,
    ways,
)
from tests.services.workflow.builders import at, given
from tests.services.workflow.example import (
    AGUARDAR,
    DUVIDAS,
    ENCERRADO,
    IMPLANTACAO,
    IMPLANTAR,
    INFRAESTRUTURA,
    SIMPLES,
    SUPORTE,
    TRIAGEM,
    the_example,
)

LIBRARY = the_example()
ON_TRIAGEM = at((IMPLANTACAO, 10))
ON_50 = at((IMPLANTACAO, 50))
ON_57 = at((IMPLANTACAO, 57))
ON_60 = at((IMPLANTACAO, 60))
IN_SUPORTE = at((IMPLANTACAO, 80), (SUPORTE, 10))
CLOSED = at((IMPLANTACAO, 90))


def answering(path: Path, *answers: tuple[int, str]) -> Path:
    return landing(path, given(IMPLANTACAO, *answers))


def landing(path: Path, answers: tuple[Given, ...]) -> Path:
    outcome = walk(LIBRARY, path, answers)
    assert isinstance(outcome, Lands)
    assert resting_step(LIBRARY, outcome.path) == outcome.step
    return outcome.path


def question_after(path: Path, *answers: tuple[int, str]) -> str:
    outcome = walk(LIBRARY, path, given(IMPLANTACAO, *answers))
    assert isinstance(outcome, Asks)
    return outcome.step.question


def test_an_implantacao_starts_in_triagem_unasked() -> None:
    outcome = start(LIBRARY, IMPLANTACAO)
    assert isinstance(outcome, Lands)
    assert outcome.path == ON_TRIAGEM
    assert outcome.step.center_id == TRIAGEM


def test_without_a_signed_contract_it_stays_in_triagem() -> None:
    assert question_after(ON_TRIAGEM) == "Contrato assinado?"
    assert answering(ON_TRIAGEM, (20, "Não")) == ON_TRIAGEM
    assert answering(ON_TRIAGEM, (20, "Sim")) == ON_50


def test_infraestrutura_pronta_sim_goes_to_60_implantar_sistema() -> None:
    assert question_after(ON_50) == "Infraestrutura pronta?"
    assert answering(ON_50, (55, "Sim")) == ON_60
    assert resting_step(LIBRARY, ON_60).center_id == IMPLANTAR


def test_infraestrutura_pronta_nao_permanece_no_50() -> None:
    assert answering(ON_50, (55, "Não")) == ON_50


def test_em_parte_asks_once_more_in_the_same_follow_up() -> None:
    assert question_after(ON_50, (55, "Em parte")) == "Começar com o que há?"
    assert answering(ON_50, (55, "Em parte"), (56, "Sim")) == ON_60
    assert answering(ON_50, (55, "Em parte"), (56, "Não")) == ON_57


def test_from_aguardar_cliente_the_infrastructure_is_asked_again() -> None:
    assert resting_step(LIBRARY, ON_57).center_id == AGUARDAR
    assert question_after(ON_57) == "Infraestrutura pronta?"
    assert answering(ON_57, (55, "Em parte"), (56, "Não")) == ON_57


def test_implantar_sistema_wants_somebody_to_delegate_to() -> None:
    assert resting_step(LIBRARY, ON_60).requires_contact_user
    assert not resting_step(LIBRARY, ON_50).requires_contact_user


def test_implantacao_realizada_sim_opens_suporte_duvidas_and_remembers_the_caller() -> None:
    assert answering(ON_60, (70, "Não")) == ON_60
    assert answering(ON_60, (70, "Sim")) == IN_SUPORTE
    assert resting_step(LIBRARY, IN_SUPORTE).center_id == DUVIDAS


def test_an_open_doubt_stays_inside_suporte_duvidas() -> None:
    assert landing(IN_SUPORTE, given(SUPORTE, (20, "Não"))) == IN_SUPORTE


def test_a_resolved_doubt_returns_to_90_encerrado() -> None:
    assert landing(IN_SUPORTE, given(SUPORTE, (20, "Sim"))) == CLOSED
    assert resting_step(LIBRARY, CLOSED).center_id == ENCERRADO


def test_after_encerrado_nothing_follows() -> None:
    assert walk(LIBRARY, CLOSED) == Exhausted()


def test_suporte_duvidas_on_its_own_ends_where_inside_another_it_returns() -> None:
    alone = at((SUPORTE, 10))
    assert walk(LIBRARY, alone, given(SUPORTE, (20, "Sim"))) == Exhausted()


def test_atendimento_simples_goes_through_the_same_sub_workflow() -> None:
    inside = landing(at((SIMPLES, 10)), ())
    assert inside == at((SIMPLES, 20), (SUPORTE, 10))
    assert landing(inside, given(SUPORTE, (20, "Sim"))) == at((SIMPLES, 90))


def test_the_ways_on_from_50_come_shortest_first_then_as_the_answers_stand() -> None:
    found = ways(LIBRARY, ON_50)
    keys = [tuple(answer.key for answer in way.answers) for way in found.ways]
    assert keys == [("Sim",), ("Não",), ("Em parte", "Sim"), ("Em parte", "Não")]
    ends = [way.outcome.path for way in found.ways if isinstance(way.outcome, Lands)]
    assert ends == [ON_60, ON_50, ON_60, ON_57]
    assert not found.more


def test_a_drop_on_another_cr_of_the_flow_finds_its_step() -> None:
    assert place(LIBRARY, ON_50, TRIAGEM) == ON_TRIAGEM
    assert place(LIBRARY, ON_50, DUVIDAS) == IN_SUPORTE
    assert place(LIBRARY, IN_SUPORTE, INFRAESTRUTURA) == ON_50
    assert place_in(LIBRARY, SIMPLES, IMPLANTAR) is None


def test_every_cr_of_the_flow_is_a_column_of_its_board() -> None:
    everything = {TRIAGEM, INFRAESTRUTURA, IMPLANTAR, DUVIDAS, AGUARDAR, ENCERRADO}
    assert centers_of(LIBRARY, IMPLANTACAO) == everything
    assert centers_of(LIBRARY, SUPORTE) == {DUVIDAS}


def test_the_track_shows_the_main_line_and_where_the_ticket_stands() -> None:
    main = [10, 20, 50, 55, 60, 70, 80, 90]
    assert [step.order for step in route(LIBRARY, ON_50)] == main
    assert [step.order for step in route(LIBRARY, IN_SUPORTE)] == main
    assert [step.order for step in route(LIBRARY, ON_57)] == [10, 20, 50, 55, 57, 60, 70, 80, 90]


def test_other_crs_are_allowed_where_nothing_says_otherwise() -> None:
    assert all(allows_other_centers(LIBRARY, path) for path in (ON_50, IN_SUPORTE, CLOSED))
