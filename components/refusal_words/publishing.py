"""Publishing and retiring: what stands in the way."""

from __future__ import annotations

from components.i18n import _, n_
from components.refusal_words.basis import name, sentence
from services.configuration import known
from services.publishing import Why
from services.publishing import refusals as r


@sentence.register
def _changed_draft(refusal: r.DraftHasChanged) -> str:
    return _(
        "{name} edited the draft meanwhile. Look at it again, then publish.",
        name=name(refusal.by),
    )


@sentence.register
def _not_a_draft(_refusal: r.NotADraft) -> str:
    return _("This draft was published or discarded meanwhile.")


@sentence.register
def _errors(refusal: r.DraftHasErrors) -> str:
    count = len(refusal.rules)
    return n_("{n} error stops publishing.", "{n} errors stop publishing.", count)


@sentence.register
def _missing_choice(_refusal: r.ChoiceIsMissing) -> str:
    return _("Choose where they go, or that they stay.")


@sentence.register
def _unfit_choice(refusal: r.ChoiceDoesntFit) -> str:
    return f"{refusal.to}: {why_words(refusal.why)}"


@sentence.register
def _under_way(refusal: r.MigrationIsUnderWay) -> str:
    return _(
        "The tickets of the last publication are still on their way: {done} of {total}.",
        done=refusal.done,
        total=refusal.total,
    )


@sentence.register
def _used_workflow(refusal: r.WorkflowIsInUse) -> str:
    workflows = [known().workflows[each].name for each in refusal.workflows]
    types = [known().types[each].name for each in refusal.types]
    return _("It is in use: {names}.", names=", ".join((*workflows, *types)))


@sentence.register
def _nothing_published(_refusal: r.NothingIsPublished) -> str:
    return _("No version of it is in force.")


def why_words(why: Why | None) -> str:
    """Why tickets of a step find no other by themselves."""
    match why:
        case Why.NO_CONTACT_USER:
            return _("The step asks for a contact user, and they have none.")
        case Why.UNUSABLE_CENTER:
            return _("The CR of the step takes no tickets.")
        case Why.NOT_A_PLACE:
            return _("Only a CR step that doesn't close takes them.")
        case _other:
            return _("No step of the new version has their CR.")
