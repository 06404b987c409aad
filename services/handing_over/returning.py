"""`take_back`: on their return, what is still open and still with whoever took it over."""

from __future__ import annotations

from models import HandOver
from services import jobs
from services.configuration import configuration_in
from services.entering import clean, line_objections, refuse
from services.handing_over import rights, writing
from services.handing_over.beginning import LONGEST_REASON, is_under_way
from services.handing_over.refusals import IsReturned, IsUnderWay, SuccessorIsWrong
from services.refusals import NotFound, Refused
from services.transaction import Work, unit_of_work


async def take_back(hand_over_id: int, *, reason: str = "", by: int | None) -> int:
    """To the last ticket; how many were given. Without a reason theirs stands."""
    job_id, count = await begin_back(hand_over_id, reason=reason, by=by)
    await jobs.run(job_id)
    return count


async def begin_back(hand_over_id: int, *, reason: str = "", by: int | None) -> tuple[int, int]:
    """Its first commit: the job that does the rest, and how many tickets were given."""
    return await unit_of_work(
        lambda work: _begun_back(work, hand_over_id, reason=reason, by=by), by=by
    )


async def _begun_back(
    work: Work, hand_over_id: int, *, reason: str, by: int | None
) -> tuple[int, int]:
    kept = await HandOver.select_for_update().get_or_none(id=hand_over_id)
    if kept is None:
        raise Refused(NotFound(thing="hand-over"))
    reason = clean(reason)
    owner, configuration = kept.from_user_id, await configuration_in(work)
    rights.demand_right(configuration, owner, by)
    refuse(
        [IsReturned()] if kept.returned_at else [],
        [] if configuration.can_hold(owner) else [SuccessorIsWrong(user=owner)],
        [IsUnderWay()] if await is_under_way(work, owner) else [],
        line_objections("reason", reason or kept.reason, LONGEST_REASON),
    )
    await HandOver.filter(id=kept.id).update(returned_at=work.now)
    author, total = by or owner, len(kept.tickets)
    job = await writing.begin(
        work, kept.id, by=author, total=total, reason=reason or kept.reason, is_back=True
    )
    await work.ledger(f"user:{owner}", "tickets_taken_back", {"hand_over": kept.id})
    return job.id, total
