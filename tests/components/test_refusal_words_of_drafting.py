"""What is refused in a draft has its words, in both languages."""

from __future__ import annotations

import pytest

from components.i18n import use
from components.refusals import sentence
from services.configuration import configuration
from services.drafting import refusals as r
from services.refusals import Refusal
from tests.factories import the_example

SAMPLES: list[Refusal] = [
    r.LineHasChanged(line=1, order=10, what="question", by=None),
    r.LineIsGone(line=1, order=10, by=None),
    r.OrderIsWrong(what="order", most=99_999),
    r.TooManyAnswers(most=20),
    r.HasADraft(version=1, number=2),
]


@pytest.mark.parametrize("refusal", SAMPLES, ids=lambda each: type(each).__name__)
async def test_each_has_a_sentence_of_its_own(db: None, refusal: Refusal) -> None:
    await the_example()
    await configuration()
    with use("en"):
        english = sentence(refusal)
        assert english != sentence(Refusal())
    with use("pt_BR"):
        assert sentence(refusal) != english
