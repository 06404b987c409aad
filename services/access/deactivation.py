"""Deactivating a person: out in the first commit, their open tickets handed over after it."""

from __future__ import annotations

from models import Ticket
from services import tickets
from services.access.people import shut_out
from services.access.refusals import IsUnknown, SuccessorIsRequired
from services.configuration import configuration_in
from services.refusals import Refused
from services.transaction import Work, unit_of_work


async def open_tickets_of(user_id: int) -> int:
    """Open tickets whose contact user they are."""
    return await Ticket.filter(contact_user_id=user_id, closed_at=None, withdrawn_at=None).count()


async def deactivate(
    user_id: int, *, by: int | None, successor_id: int | None = None, reason: str = ""
) -> None:
    """End a person's access, and hand their open tickets over to the successor.

    Run again for somebody already out, it carries on with tickets still to be handed over.
    Raises SuccessorIsRequired, LastAdministrator, NotPermitted.
    """

    async def body(work: Work) -> int:
        left = await open_tickets_of(user_id)
        if left:
            await _check_successor(work, user_id, successor_id, left)
        await shut_out(work, user_id, by=by)
        return left

    if await unit_of_work(body, by=by) and successor_id is not None:
        await tickets.hand_over(user_id, successor_id, reason=reason, by=by or successor_id)


async def _check_successor(work: Work, user_id: int, successor_id: int | None, left: int) -> None:
    if successor_id is None:
        raise Refused(SuccessorIsRequired(count=left))
    configuration = await configuration_in(work)
    if successor_id == user_id or not configuration.may(successor_id, "ticket.follow_up"):
        raise Refused(IsUnknown(what="successor"))
