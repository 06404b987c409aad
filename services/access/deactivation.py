"""Deactivating a person: out in the first commit, their open tickets handed over after it."""

from __future__ import annotations

from collections.abc import Sequence

from services import handing_over, jobs
from services.access.people import shut_out
from services.access.refusals import SuccessorIsRequired
from services.configuration import configuration_locked
from services.entering import clean, line_objections, refuse
from services.handing_over.beginning import LONGEST_REASON, against, open_tickets, planned
from services.transaction import Work, unit_of_work


async def open_tickets_of(user_id: int) -> int:
    """Open tickets whose contact user they are."""
    return (await handing_over.theirs([user_id]))[user_id]


async def deactivate(
    user_id: int, *, by: int | None, successors: Sequence[int] = (), reason: str = ""
) -> None:
    """End a person's access, and hand their open tickets over to the successors.

    Run again for somebody already out, it carries on with tickets still to be handed over.
    Raises SuccessorIsRequired, SuccessorIsWrong, LastAdministrator, NotPermitted, and what is
    wrong with the reason.
    """
    job_id = await begin(user_id, successors=successors, reason=reason, by=by)
    if job_id is not None:
        await jobs.run(job_id)


async def begin(
    user_id: int, *, by: int | None, successors: Sequence[int] = (), reason: str = ""
) -> int | None:
    """Its first commit; the job that hands their tickets over, where there are any."""
    return await unit_of_work(
        lambda work: _shut_out(work, user_id, successors, reason=reason, by=by), by=by
    )


async def _shut_out(
    work: Work, user_id: int, successors: Sequence[int], *, reason: str, by: int | None
) -> int | None:
    known = await configuration_locked(work)
    numbers = await open_tickets(work, user_id)
    if not numbers:
        await shut_out(work, user_id, by=by)
        return None
    reason, count = clean(reason), len(numbers)
    refuse(
        against(known, user_id, successors) if successors else [SuccessorIsRequired(count=count)],
        line_objections("reason", reason, LONGEST_REASON),
    )
    await shut_out(work, user_id, by=by)
    begun = await planned(work, user_id, successors, numbers, reason=reason, by=by)
    return begun.job_id
