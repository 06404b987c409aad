"""The ticket as a whole: seen, open or closed, changed meanwhile."""

from __future__ import annotations

from components.i18n import _
from components.refusal_words.basis import center, name, sentence, they_can
from services import refusals as r


@sentence.register
def _not_there(refusal: r.NotFound) -> str:
    if refusal.thing == "ticket":
        return _("There is no such ticket, or you may not see it.")
    if refusal.thing == "withdrawn":
        return _("This ticket was withdrawn.")
    return _("It is no longer there. Reload the page.")


@sentence.register
def _no_right(refusal: r.NotPermitted) -> str:
    return _("Your role does not allow this.") + they_can(refusal)


@sentence.register
def _used_key(_refusal: r.KeyWasUsed) -> str:
    return _("This was already recorded with another content. Reload the page.")


@sentence.register
def _closed(refusal: r.TicketIsClosed) -> str:
    return _("#{number} is closed. Reopen it first.", number=refusal.number) + they_can(refusal)


@sentence.register
def _is_open(refusal: r.TicketIsOpen) -> str:
    return _("#{number} is open already.", number=refusal.number)


@sentence.register
def _changed(refusal: r.TicketHasChanged) -> str:
    return (
        _(
            "{name} changed this ticket meanwhile. It is now in {center}.",
            name=name(refusal.by),
            center=center(refusal.center),
        )
        if refusal.by
        else _("This ticket has changed meanwhile.")
    )
