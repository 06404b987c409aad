"""What changed between two versions, as it is said."""

from __future__ import annotations

import pytest

from components.i18n import use
from components.workflow.version_words import sentences, words
from services.configuration import configuration
from services.versions import Difference
from services.versions import kinds as k
from services.workflow import Answer, Step, StepKind
from tests.factories import the_example

pytestmark = pytest.mark.usefixtures("db")


async def said(*found: Difference) -> list[str]:
    return sentences(await configuration(), found)


async def test_an_answer_that_was_added_says_where_it_leads() -> None:
    await the_example("pt_BR")
    found = k.AnswerAdded(55, "Em parte", 56)
    assert await said(found) == ["55: answer “Em parte” added, leads to 56"]
    with use("pt_BR"):
        assert await said(found) == ["55: resposta “Em parte” incluída, leva ao 56"]


async def test_every_difference_has_its_sentence() -> None:
    cast = await the_example("pt_BR")
    center = Step(57, StepKind.CENTER, cast.center("1.5"), 55)
    answers = (Answer("a", "Sim", 60), Answer("b", "Não", None))
    asked = Step(58, StepKind.DECISION, None, None, question="Pronto?", answers=answers)
    support = cast.workflow("support")
    with use("pt_BR"):
        assert await said(
            k.StepAdded(57, center),
            k.StepAdded(58, asked),
            k.StepRemoved(58, asked),
            k.StepRenumbered(65, 60),
            k.KindChanged(57, center, asked),
            k.CenterChanged(57, cast.center("1.2"), None),
            k.SubWorkflowChanged(80, None, support),
            k.QuestionChanged(20, "Contrato?", "Contrato assinado?"),
            k.NextChanged(57, None, 55),
            k.FlagChanged(60, "requires_contact_user", True),
            k.AnswerRemoved(55, "Em parte"),
            k.AnswerRenamed(55, "Em parte", "Parcial"),
            k.AnswerRetargeted(55, "Não", 50, None),
            k.AnswersReordered(55, ("Não", "Sim")),
        ) == [
            "57: entrou CR 1.5 Aguardar cliente, leva ao 55",
            "58: entrou Decisão “Pronto?” (“Sim” → 60, “Não” → fim)",
            "58: saiu Decisão “Pronto?”",
            "60 agora é 65",
            "57: Decisão “Pronto?” em lugar de CR 1.5 Aguardar cliente",
            "57: ainda sem CR em lugar de 1.2 Verificar infraestrutura",
            "80: Suporte – Dúvidas em lugar de ainda sem workflow",
            "20: pergunta “Contrato assinado?” (antes: “Contrato?”)",
            "57: leva ao 55 (antes: fim)",
            "60: exige contato interno",
            "55: resposta “Em parte” retirada",
            "55: resposta “Em parte” agora é “Parcial”",
            "55: resposta “Não” termina o workflow (antes: 50)",
            "55: as respostas estão em outra ordem: Não · Sim",
        ]


async def test_lines_that_only_have_other_numbers_are_one_sentence() -> None:
    await the_example()
    numbered = [k.StepRenumbered(at, 10 * at) for at in (1, 2, 3)]
    assert await said(*numbered, k.NextChanged(2, 3, None)) == [
        "Renumbered: 10 → 1, 20 → 2, 30 → 3",
        "2: ends the workflow (before: 3)",
    ]


KINDS = [
    each
    for each in vars(k).values()
    if isinstance(each, type) and issubclass(each, Difference) and each is not Difference
]


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_difference_is_without_words(kind: type[Difference]) -> None:
    assert words.dispatch(kind) is not words.dispatch(Difference)
