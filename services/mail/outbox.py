"""The outbox: rows taken by one worker at a time, joined where they go to one person together.

Nothing is taken before its `not_before`: until then its act can be undone. A row under way is
its holder's until `lease_until`; a worker that was killed loses it then.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from services.mail.failures import BORNE
from services.mail.leases import LEASE, marks
from services.mail.parcels import COLUMNS, JOINED, Parcel, ready, row_of
from services.mail.server import Server
from services.transaction import Rows, Work, moment, stamp

BATCH, LOOKED_AT = 40, 400
CAREFUL = 4
"""So many where a worker went down: no more than it had on its lines pay for it with a try."""
AGE = timedelta(days=1)
HOUR = timedelta(hours=1)
MOST_TRIES = 10
DUE = f"""select {COLUMNS} from mail where state = 'pending' and not_before <= ?
order by not_before, id limit ?"""
LOST = f"""select {COLUMNS} from mail where state = 'sending' and lease_until < ?
order by id limit ?"""
TAKE = """update mail set state = 'sending', holder = ?, lease_until = ?, sent_with_id = ?,
tries = ? where id in ({ids})"""
GIVE_UP = """update mail set state = 'dead', tries = ?, last_error = ?, lease_until = null,
holder = '' where id in ({ids})"""
SENT_BEFORE = """select sent_at from mail where to_user_id = ? and state = 'sent'
and sent_with_id = id order by id desc limit 1 offset ?"""
PUT_OFF = "update mail set not_before = ? where id in ({ids})"
TOO_OLD = """update mail set state = 'listed' where id in (select id from mail
where state = 'pending' and not_before <= ? and created_at < ? and tries = 0 limit 500)"""
NEXT = """select min(not_before) from mail where state = 'pending'"""


async def take(
    work: Work, server: Server, *, holder: str, hold: timedelta, most: int = BATCH
) -> list[Parcel]:
    """Claim what is due in this commit; nobody else sends it while the lease lasts."""
    lock = " for update skip locked" if work.dialect == "postgres" else ""
    due, lost = await work.rows(
        (DUE + lock, (stamp(work.now + hold), LOOKED_AT)),
        (LOST + lock, (stamp(work.now), LOOKED_AT)),
    )
    again = [replace(row, tries=row.tries + 1) for row in map(row_of, lost)]
    at_once = min(most, CAREFUL) if lost else most
    found = ready([*again, *map(row_of, due)], work.now, hold)[:at_once]
    parcels = await _allowed(work, server, await _bearable(work, found))
    until = stamp(work.now + LEASE)
    for parcel in parcels:
        first = parcel.first
        values = (holder, until, first.sent_with_id or first.id, first.tries, *parcel.ids)
        await work.rows((TAKE.format(ids=marks(parcel.ids)), values))
    return parcels


async def _bearable(work: Work, parcels: list[Parcel]) -> list[Parcel]:
    """Without those under which worker after worker went down."""
    borne = [parcel for parcel in parcels if parcel.first.tries < MOST_TRIES]
    for parcel in parcels:
        if parcel.first.tries >= MOST_TRIES:
            values = (parcel.first.tries, BORNE, *parcel.ids)
            await work.rows((GIVE_UP.format(ids=marks(parcel.ids)), values))
    return borne


async def _allowed(work: Work, server: Server, parcels: list[Parcel]) -> list[Parcel]:
    """Without those to people who had their hour's worth: theirs wait, and are joined."""
    full = [await _full_until(work, server, parcel) for parcel in parcels]
    for parcel, until in zip(parcels, full, strict=True):
        if until is not None:
            await work.rows((PUT_OFF.format(ids=marks(parcel.ids)), (stamp(until), *parcel.ids)))
    return [parcel for parcel, until in zip(parcels, full, strict=True) if until is None]


async def _full_until(work: Work, server: Server, parcel: Parcel) -> datetime | None:
    first = parcel.first
    if first.why not in JOINED or first.to_user_id is None or first.tries:
        return None
    [found] = await work.rows((SENT_BEFORE, (first.to_user_id, server.per_hour - 1)))
    sent_at = moment(found[0][0]) if found else None
    return sent_at + HOUR if sent_at and sent_at + HOUR > work.now else None


async def pass_over_old(work: Work, since: datetime) -> None:
    """What was written more than a day before `since` is only listed."""
    await work.rows((TOO_OLD, (stamp(work.now), stamp(since - AGE))))


async def next_due(rows: Rows) -> datetime | None:
    [[(at,)]] = await rows.rows((NEXT, ()))
    return moment(at)
