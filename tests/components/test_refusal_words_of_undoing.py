"""Why an act can't be taken back is said in words, in both languages."""

from __future__ import annotations

from components.i18n import use
from components.refusals import sentence
from services.configuration import configuration
from services.refusals import (
    IsUndone,
    NotFound,
    NotYours,
    Refusal,
    TooLateToUndo,
    WindowIsOver,
    WrittenForSomebody,
)
from tests.factories import the_example

HAPPENED = (
    "followed_up", "moved", "closed", "reopened", "delegated", "handed_over", "migrated", "else",
)  # fmt: skip
SAMPLES: list[Refusal] = [
    *(TooLateToUndo(by=1, happened=each) for each in HAPPENED),
    TooLateToUndo(by=None, happened="moved"),
    NotYours(by=1),
    WindowIsOver(seconds=0),
    WindowIsOver(seconds=1),
    WindowIsOver(seconds=10),
    IsUndone(by=1),
    WrittenForSomebody(kind="migrated"),
    WrittenForSomebody(kind="handed_over"),
    NotFound(thing="withdrawn"),
]


async def test_each_has_a_sentence_of_its_own_that_names_who_was_faster(db: None) -> None:
    await the_example()
    await configuration()
    for refusal in SAMPLES:
        with use("en"):
            english = sentence(refusal)
            assert english != sentence(Refusal())
        with use("pt_BR"):
            assert sentence(refusal) != english


async def test_the_sentence_of_the_design(db: None) -> None:
    cast = await the_example()
    await configuration()
    too_late = TooLateToUndo(by=cast.rui, happened="followed_up")
    with use("pt_BR"):
        words = sentence(too_late)
    assert words.startswith("Não dá mais para desfazer: Rui")
    assert words.endswith("já registrou um parecer.")
