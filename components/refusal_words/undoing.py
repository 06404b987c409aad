"""Why an act can't be taken back."""

from __future__ import annotations

from components.i18n import _, n_
from components.refusal_words.basis import name, sentence
from services import refusals as r


@sentence.register
def _too_late(refusal: r.TooLateToUndo) -> str:
    if refusal.by is None:
        return _("Too late to undo: somebody has acted since.")
    who = name(refusal.by)
    said = {
        "followed_up": _("Too late to undo: {name} has already added a follow-up."),
        "moved": _("Too late to undo: {name} has already moved the ticket."),
        "closed": _("Too late to undo: {name} has already closed the ticket."),
        "reopened": _("Too late to undo: {name} has already reopened the ticket."),
        "delegated": _("Too late to undo: {name} has already delegated the ticket."),
        "handed_over": _("Too late to undo: {name} has already delegated the ticket."),
        "migrated": _("Too late to undo: {name} has published the workflow since."),
    }
    changed = _("Too late to undo: {name} has changed the ticket since.")
    return said.get(refusal.happened, changed).format(name=who)


@sentence.register
def _not_yours(refusal: r.NotYours) -> str:
    return _("Only {name} can undo this.", name=name(refusal.by))


@sentence.register
def _is_over(refusal: r.WindowIsOver) -> str:
    if not refusal.seconds:
        return _("Undoing is turned off here.")
    return n_(
        "Too late to undo: there was {n} second for it.",
        "Too late to undo: there were {n} seconds for it.",
        refusal.seconds,
    )


@sentence.register
def _is_undone(_refusal: r.IsUndone) -> str:
    return _("This is undone already.")


@sentence.register
def _for_somebody(refusal: r.WrittenForSomebody) -> str:
    if refusal.kind == "migrated":
        return _("What came with a published workflow is not undone.")
    return _("A hand-over is taken back where it was made.")
