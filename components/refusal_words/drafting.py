"""The sentences of what is refused while a workflow is shaped."""

from __future__ import annotations

from components.i18n import _
from components.refusal_words.basis import name, sentence
from services.drafting import refusals as r


@sentence.register
def _changed(refusal: r.LineHasChanged) -> str:
    return _(
        "{name} changed line {order} meanwhile. It shows what is there now.",
        name=name(refusal.by), order=refusal.order,
    )  # fmt: skip


@sentence.register
def _gone(refusal: r.LineIsGone) -> str:
    return _("{name} removed line {order} meanwhile.", name=name(refusal.by), order=refusal.order)


@sentence.register
def _wrong_order(refusal: r.OrderIsWrong) -> str:
    return _("An order is a whole number from 1 to {most}.", most=refusal.most)


@sentence.register
def _too_many(refusal: r.TooManyAnswers) -> str:
    return _("At most {most} answers.", most=refusal.most)


@sentence.register
def _has_a_draft(_refusal: r.HasADraft) -> str:
    return _("This workflow has a draft already. Open it, or discard it first.")
