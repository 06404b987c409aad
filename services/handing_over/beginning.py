"""`hand_over`: one reason, one or several successors, each with a share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from models import HandOver
from services import jobs, ledger
from services.configuration import Configuration, configuration_in
from services.entering import clean, line_objections, refuse
from services.handing_over import rights, writing
from services.handing_over.refusals import IsUnderWay, NothingToHandOver, SuccessorIsWrong
from services.refusals import IsMissing, Refusal
from services.transaction import Rows, Work, unit_of_work

LONGEST_REASON = 500
THEIRS = """select number from ticket where contact_user_id = ? and closed_at is null
and withdrawn_at is null order by case when next_contact_on is null then 1 else 0 end,
next_contact_on, number"""


@dataclass(frozen=True, slots=True)
class Begun:
    hand_over_id: int
    job_id: int
    count: int


async def hand_over(
    from_user: int, successors: Sequence[int], *, reason: str, by: int | None
) -> int:
    """To the last ticket; how many there were. Raises Refused, with all that stands against it."""
    first = await begin(from_user, successors, reason=reason, by=by)
    await jobs.run(first.job_id)
    return first.count


async def begin(from_user: int, successors: Sequence[int], *, reason: str, by: int | None) -> Begun:
    """Its first commit; the rest goes on behind. The same refusals."""
    return await unit_of_work(
        lambda work: begun(work, from_user, successors, reason=reason, by=by), by=by
    )


async def begun(
    work: Work, from_user: int, successors: Sequence[int], *, reason: str, by: int | None
) -> Begun:
    """Of two at once the second one sees the first's job."""
    configuration = await configuration_in(work)
    await ledger.head_of(work, f"user:{from_user}")
    rights.demand_right(configuration, from_user, by)
    numbers = await open_tickets(work, from_user)
    reason = clean(reason)
    refuse(
        line_objections("reason", reason, LONGEST_REASON),
        against(configuration, from_user, successors),
        [] if numbers else [NothingToHandOver(user=from_user)],
        [IsUnderWay()] if await is_under_way(work, from_user) else [],
    )
    return await planned(work, from_user, successors, numbers, reason=reason, by=by)


def against(
    configuration: Configuration, from_user: int, successors: Sequence[int]
) -> list[Refusal]:
    if not successors:
        return [IsMissing(what="successors")]
    return [
        SuccessorIsWrong(user=each)
        for each in dict.fromkeys(successors)
        if each == from_user or not configuration.can_hold(each)
    ]


async def planned(
    work: Work,
    from_user: int,
    successors: Sequence[int],
    numbers: Sequence[int],
    *,
    reason: str,
    by: int | None,
) -> Begun:
    heirs = list(dict.fromkeys(successors))
    author = by or heirs[0]
    pairs = [[number, heir] for number, heir in zip(numbers, cycle(heirs), strict=False)]
    kept = await HandOver.create(
        from_user_id=from_user, by_id=author, reason=reason, started_at=work.now, tickets=pairs
    )
    job = await writing.begin(work, kept.id, by=author, total=len(pairs), reason=reason)
    told = {"reason": reason, "to": {str(heir): n for heir, n in _counted(pairs).items()}}
    await work.ledger(f"user:{from_user}", "tickets_handed_over", told)
    return Begun(kept.id, job.id, len(pairs))


def _counted(pairs: Sequence[Sequence[int]]) -> Counter[int]:
    return Counter(heir for _number, heir in pairs)


def shares_of(count: int, successors: Sequence[int]) -> dict[int, int]:
    """How many each gets: in turn, in the order of next contact, so evenly by urgency."""
    heirs = list(dict.fromkeys(successors))
    return {heir: len(range(place, count, len(heirs))) for place, heir in enumerate(heirs)}


async def open_tickets(rows: Rows, user_id: int) -> list[int]:
    """Numbers of those they are the contact user of, the most urgent promise first."""
    [found] = await rows.rows((THEIRS, (user_id,)))
    return [number for (number,) in found]


async def is_under_way(work: Work, user_id: int) -> bool:
    unfinished = await jobs.unfinished(work, writing.KIND)
    ids = [each.body["hand_over"] for each in unfinished]
    return bool(ids) and await HandOver.filter(id__in=ids, from_user_id=user_id).exists()
