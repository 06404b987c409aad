"""Where a ticket may go."""

from __future__ import annotations

from components.i18n import _
from components.refusal_words.basis import center, sentence, they_can
from services import refusals as r


@sentence.register
def _no_off_flow(refusal: r.MayNotMoveOffFlow) -> str:
    return _("Your role does not move off the workflow.") + they_can(refusal)


@sentence.register
def _kept_in_flow(_refusal: r.OffFlowIsForbidden) -> str:
    return _("This step does not let its tickets leave the workflow.")


@sentence.register
def _no_flow(_refusal: r.MoveIsMissing) -> str:
    return _("This ticket is not in a workflow. Choose a CR.")


@sentence.register
def _type_alone(_refusal: r.TypeChangeStandsAlone) -> str:
    return _("A change of type makes no other move.")


@sentence.register
def _broken_flow(_refusal: r.FlowIsBroken) -> str:
    return _("The workflow leads nowhere from here. An administrator has to mend it.")


@sentence.register
def _open_question(refusal: r.QuestionIsOpen) -> str:
    return _("Answer “{question}”.", question=refusal.question)


@sentence.register
def _wrong_answers(_refusal: r.AnswersDontFit) -> str:
    return _("The answers don't fit the workflow any more. Answer again.")


@sentence.register
def _unusable_center(refusal: r.CenterIsUnusable) -> str:
    return (
        _("Choose a CR.")
        if refusal.center is None
        else _("{center} takes no tickets.", center=center(refusal.center))
    )


@sentence.register
def _elsewhere(refusal: r.LeadsElsewhere) -> str:
    return _("This now leads to {center}.", center=center(refusal.center))


@sentence.register
def _full(refusal: r.ColumnIsFull) -> str:
    return _(
        "Over the limit of {center}: {count}/{limit}.",
        center=center(refusal.center),
        count=refusal.count,
        limit=refusal.limit,
    ) + they_can(refusal)


@sentence.register
def _must_move(refusal: r.MustMoveOn) -> str:
    return _("A follow-up in {center} has to move on.", center=center(refusal.center))
