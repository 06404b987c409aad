"""Whose tickets somebody may hand over, and what is handed over now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import jobs
from services.configuration import Configuration, configuration
from services.handing_over import writing
from services.handing_over.rights import KEEPS_PEOPLE, may_hand_over
from services.transaction import Rows, json_value, moment, reading

KEPT = """select id, from_user_id, by_id, reason, started_at, tickets from hand_over
where returned_at is null or id in ({running}) order by id desc limit 200"""
HELD = """select number, contact_user_id from ticket
where closed_at is null and withdrawn_at is null and number in ({numbers})"""
COUNTS = """select contact_user_id, count(*) from ticket where contact_user_id is not null
and closed_at is null and withdrawn_at is null group by contact_user_id"""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """`shares`: how many are still open and still with each. `done` of `total` while it runs."""

    id: int
    from_user_id: int
    by_id: int
    reason: str
    started_at: datetime
    shares: dict[int, int]
    done: int | None = None
    total: int = 0


async def theirs(user_ids: Sequence[int]) -> dict[int, int]:
    """How many open tickets each of these people is the contact user of."""
    [found] = await reading(lambda rows: rows.rows((COUNTS, ())))
    counts = {user: count for user, count in found}
    return {user: counts.get(user, 0) for user in user_ids}


async def under_way(*, by: int) -> tuple[UnderWay, ...]:
    """Those that `by` may take back, with what there is to take; and those that still run."""
    known = await configuration()
    return await reading(lambda rows: _under_way(rows, known, by))


async def _under_way(rows: Rows, known: Configuration, by: int) -> tuple[UnderWay, ...]:
    running = {job.body["hand_over"]: job for job in await jobs.unfinished(rows, writing.KIND)}
    marks = ", ".join("?" * len(running)) or "0"
    [kept] = await rows.rows((KEPT.format(running=marks), list(running)))
    found = [
        await _one(rows, row, running)
        for row in kept
        if _concerns(known, row[1], by, runs=row[0] in running)
    ]
    return tuple(each for each in found if each.shares or each.done is not None)


def _concerns(known: Configuration, owner: int, by: int, *, runs: bool) -> bool:
    """While it runs, whoever keeps the people sees how far it is."""
    may = may_hand_over(known, owner, by)
    return (may and known.can_hold(owner)) or (runs and (may or known.may(by, KEEPS_PEOPLE)))


async def _one(rows: Rows, row: Sequence[Any], running: dict[int, jobs.Job]) -> UnderWay:
    hand_over, from_user, by_id, reason, started_at, tickets = row
    pairs = dict(map(tuple, json_value(tickets)))
    marks = ", ".join("?" * len(pairs)) or "0"
    [held] = await rows.rows((HELD.format(numbers=marks), list(pairs)))
    job = running.get(hand_over)
    started = moment(started_at)
    assert started is not None
    return UnderWay(
        hand_over, from_user, by_id, reason, started,
        dict(Counter(holder for number, holder in held if pairs[number] == holder)),
        done=job.done if job else None,
        total=job.total if job else 0,
    )  # fmt: skip
