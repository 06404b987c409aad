"""Why a column doesn't take a ticket, in words. Who can is said beside them."""

from __future__ import annotations

from dataclasses import replace

from components.i18n import _
from components.refusal_words import center, sentence
from services.board.verdicts import Why
from services.refusals import (
    ColumnIsFull,
    ContactIsLocked,
    MayNotMoveOffFlow,
    NotPermitted,
    OffFlowIsForbidden,
    TicketIsClosed,
)

OFF_FLOW = (MayNotMoveOffFlow, OffFlowIsForbidden)


def title(why: Why) -> str:
    """Two or three words over the reason."""
    match why.refusals[0]:
        case MayNotMoveOffFlow() | OffFlowIsForbidden():
            return _("Not yet") if why.through else _("Off the workflow")
        case ColumnIsFull():
            return _("Full")
        case ContactIsLocked():
            return _("Locked")
        case TicketIsClosed():
            return _("Closed")
        case NotPermitted():
            return _("Not your role")
        case _:
            return _("Not here")


def reason(why: Why) -> str:
    first = why.refusals[0]
    if why.through is not None and isinstance(first, OFF_FLOW):
        return _("The workflow goes through {center} first.", center=center(why.through))
    if isinstance(first, TicketIsClosed):
        return _("Reopening leads elsewhere.")
    return sentence(replace(first, who=()))
