"""What a worker has taken is its own while the lease lasts: kept, ended, or let go of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from services.mail.parcels import Outcome, Parcel
from services.transaction import Work, stamp

LEASE = timedelta(seconds=90)
LONGEST_ERROR = 400
RENEW = "update mail set lease_until = ? where id in ({ids}) and holder = ? and state = 'sending'"
END = """update mail set state = ?, sent_at = ?, not_before = ?, tries = tries + ?,
last_error = ?, lease_until = null, holder = ''
where id in ({ids}) and holder = ? and state = 'sending'"""
UNTRIED = """update mail set state = 'pending', lease_until = null, holder = '',
sent_with_id = case when tries = 0 then null else sent_with_id end
where id in ({ids}) and holder = ? and state = 'sending'"""
LET_GO = """update mail set state = 'pending', lease_until = null, holder = ''
where holder = ? and state = 'sending'"""
FORGOTTEN = "update mail set lease_until = ? where state = 'sending'"


async def end(work: Work, parcel: Parcel, outcome: Outcome, *, holder: str) -> None:
    """Write what became of it, unless it is somebody else's by now."""
    is_sent = outcome.state == "sent"
    for not_before, rows in groupby(parcel.rows, key=lambda row: row.not_before):
        ids = [row.id for row in rows]
        values = (
            outcome.state,
            stamp(work.now) if is_sent else None,
            stamp(outcome.again_at or not_before),
            int(outcome.state != "cancelled"),
            outcome.error[:LONGEST_ERROR],
            *ids,
            holder,
        )
        await work.rows((END.format(ids=marks(ids)), values))


async def give_back(work: Work, parcels: Sequence[Parcel], holder: str) -> None:
    """Nothing was tried: they may still be joined with others."""
    for parcel in parcels:
        await work.rows((UNTRIED.format(ids=marks(parcel.ids)), (*parcel.ids, holder)))


async def let_go(work: Work, holder: str) -> None:
    """What this holder has is anybody's again, as the mails they were."""
    await work.rows((LET_GO, (holder,)))


async def renew(work: Work, ids: Sequence[int], holder: str) -> None:
    until = stamp(work.now + LEASE)
    await work.rows((RENEW.format(ids=marks(ids)), (until, *ids, holder)))


async def forgotten(work: Work) -> None:
    """Nobody else runs: what is under way was a killed worker's."""
    await work.rows((FORGOTTEN, (stamp(work.now - LEASE),)))


def marks(ids: Sequence[int]) -> str:
    return ", ".join("?" * len(ids))
