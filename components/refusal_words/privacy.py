"""Erasing somebody's data."""

from __future__ import annotations

from components.i18n import _, n_
from components.refusal_words.basis import name, sentence, they_can
from services import refusals as r
from services.privacy import refusals as p


@sentence.register
def _erased(_refusal: r.IsErased) -> str:
    return _("Their data were erased: nothing is left to change.")


@sentence.register
def _not_typed(refusal: p.NameIsNotTyped) -> str:
    return _("Type the name as it stands: {name}.", name=refusal.name)


@sentence.register
def _still_works(refusal: p.StillWorksHere) -> str:
    words = _("{name} still works here: deactivate them first.", name=name(refusal.user))
    return words + they_can(refusal)


@sentence.register
def _open_tickets(refusal: p.HasOpenTickets) -> str:
    return n_(
        "{n} ticket is open for this customer: close it first.",
        "{n} tickets are open for this customer: close them first.",
        refusal.count,
    )
