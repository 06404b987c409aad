"""The outbox: rows taken by one worker at a time, joined where they go to one person together.

Nothing is taken before its `not_before`: until then its act can be undone. A row under way is
its holder's until `lease_until`; a worker that was killed loses it then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from services.mail.failures import BORNE
from services.mail.server import Server
from services.transaction import Rows, Work, moment, stamp

LEASE = timedelta(seconds=90)
BATCH, LOOKED_AT = 40, 400
CAREFUL = 4
"""So many where a worker went down: no more than it had on its lines pay for it with a try."""
AGE = timedelta(days=1)
HOUR = timedelta(hours=1)
MOST_TRIES = 10
LONGEST_ERROR = 400
JOINED = frozenset({"spy", "customer_spy", "watch", "delegated", "promise"})
COLUMNS = """id, to_user_id, to_person_id, address, why, ticket_id, follow_up_id, body,
created_at, not_before, tries, sent_with_id,
(select named.created_at from mail named where named.id = mail.sent_with_id)"""
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


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    to_user_id: int | None
    to_person_id: int | None
    address: str
    why: str
    ticket: int | None
    follow_up_id: int | None
    body: Any
    created_at: datetime
    not_before: datetime
    tries: int
    sent_with_id: int | None
    named_at: datetime | None = None
    """When the row was written that names the mail it was in; that one may be withheld by now."""

    @property
    def group(self) -> tuple[str, int]:
        """Rows of the same one go in one mail; once tried, the group stays as it is, since a
        mail that comes twice must be the same one."""
        if self.sent_with_id is not None:
            return "sent with", self.sent_with_id
        if self.why in JOINED and self.to_user_id is not None:
            return "to", self.to_user_id
        return "alone", self.id


@dataclass(frozen=True, slots=True)
class Parcel:
    """The rows of one mail, the first of which names it."""

    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.rows)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of rows; `again_at` where they are tried again."""

    state: str
    error: str = ""
    again_at: datetime | None = None


def ready(rows: Iterable[Row], now: datetime, hold: timedelta) -> list[Parcel]:
    """What leaves now, the longest due first. Who gets more within the hold gets it together."""
    grouped: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.group].append(row)
    parcels = [Parcel(tuple(sorted(due, key=lambda row: row.id)))
               for some in grouped.values() if (due := _leaving(some, now, hold))]  # fmt: skip
    return sorted(parcels, key=lambda parcel: min(row.not_before for row in parcel.rows))


def _leaving(rows: Sequence[Row], now: datetime, hold: timedelta) -> list[Row]:
    first = min(row.not_before for row in rows)
    is_waited_for = any(now < row.not_before <= first + hold for row in rows)
    return [] if is_waited_for else [row for row in rows if row.not_before <= now]


async def take(
    work: Work, server: Server, *, holder: str, hold: timedelta, most: int = BATCH
) -> list[Parcel]:
    """Claim what is due in this commit; nobody else sends it while the lease lasts."""
    lock = " for update skip locked" if work.dialect == "postgres" else ""
    due, lost = await work.rows(
        (DUE + lock, (stamp(work.now + hold), LOOKED_AT)),
        (LOST + lock, (stamp(work.now), LOOKED_AT)),
    )
    again = [replace(row, tries=row.tries + 1) for row in map(_row, lost)]
    at_once = min(most, CAREFUL) if lost else most
    found = ready([*again, *map(_row, due)], work.now, hold)[:at_once]
    parcels = await _allowed(work, server, await _bearable(work, found))
    until = stamp(work.now + LEASE)
    for parcel in parcels:
        first = parcel.first
        values = (holder, until, first.sent_with_id or first.id, first.tries, *parcel.ids)
        await work.rows((TAKE.format(ids=_marks(parcel.ids)), values))
    return parcels


async def _bearable(work: Work, parcels: list[Parcel]) -> list[Parcel]:
    """Without those under which worker after worker went down."""
    borne = [parcel for parcel in parcels if parcel.first.tries < MOST_TRIES]
    for parcel in parcels:
        if parcel.first.tries >= MOST_TRIES:
            values = (parcel.first.tries, BORNE, *parcel.ids)
            await work.rows((GIVE_UP.format(ids=_marks(parcel.ids)), values))
    return borne


async def _allowed(work: Work, server: Server, parcels: list[Parcel]) -> list[Parcel]:
    """Without those to people who had their hour's worth: theirs wait, and are joined."""
    full = [await _full_until(work, server, parcel) for parcel in parcels]
    for parcel, until in zip(parcels, full, strict=True):
        if until is not None:
            await work.rows((PUT_OFF.format(ids=_marks(parcel.ids)), (stamp(until), *parcel.ids)))
    return [parcel for parcel, until in zip(parcels, full, strict=True) if until is None]


async def _full_until(work: Work, server: Server, parcel: Parcel) -> datetime | None:
    first = parcel.first
    if first.why not in JOINED or first.to_user_id is None or first.tries:
        return None
    [found] = await work.rows((SENT_BEFORE, (first.to_user_id, server.per_hour - 1)))
    sent_at = moment(found[0][0]) if found else None
    return sent_at + HOUR if sent_at and sent_at + HOUR > work.now else None


def _row(values: Sequence[Any]) -> Row:
    *plain, created_at, not_before, tries, sent_with_id, named_at = values
    times = moment(created_at), moment(not_before)
    return Row(*[*plain, *times, tries, sent_with_id, moment(named_at)])


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
        await work.rows((END.format(ids=_marks(ids)), values))


async def give_back(work: Work, parcels: Sequence[Parcel], holder: str) -> None:
    """Nothing was tried: they may still be joined with others."""
    for parcel in parcels:
        await work.rows((UNTRIED.format(ids=_marks(parcel.ids)), (*parcel.ids, holder)))


async def let_go(work: Work, holder: str) -> None:
    """What this holder has is anybody's again, as the mails they were."""
    await work.rows((LET_GO, (holder,)))


async def renew(work: Work, ids: Sequence[int], holder: str) -> None:
    until = stamp(work.now + LEASE)
    await work.rows((RENEW.format(ids=_marks(ids)), (until, *ids, holder)))


async def forgotten(work: Work) -> None:
    """Nobody else runs: what is under way was a killed worker's."""
    await work.rows((FORGOTTEN, (stamp(work.now - LEASE),)))


async def pass_over_old(work: Work, since: datetime) -> None:
    """What was written more than a day before `since` is only listed."""
    await work.rows((TOO_OLD, (stamp(work.now), stamp(since - AGE))))


async def next_due(rows: Rows) -> datetime | None:
    [[(at,)]] = await rows.rows((NEXT, ()))
    return moment(at)


def _marks(ids: Sequence[int]) -> str:
    return ", ".join("?" * len(ids))
