"""Mails that were given up, and trying them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.access.permissions import demand
from services.configuration import configuration, configuration_in
from services.mail.events import MailChanged
from services.mail.shaping import PERMISSION
from services.transaction import Rows, Work, moment, reading, stamp, unit_of_work

DEAD = """select m.id, coalesce(u.name, p.name, m.address), m.why, m.ticket_id, m.created_at,
m.tries, m.last_error, coalesce(nullif(m.address, ''), u.email, (
    select a.value from contact_address a join contact_channel k on k.id = a.channel_id
    where a.person_id = p.id and k.kind = 'mail' order by a.id limit 1))
from mail m left join user_account u on u.id = m.to_user_id
left join contact_person p on p.id = m.to_person_id
where m.state = 'dead' and {holds} order by m.id desc limit ?"""
HOLDS = """(lower(coalesce(u.name, p.name, m.address)) like ? or lower(m.last_error) like ?
or cast(m.ticket_id as varchar(12)) = ?)"""
COUNTS = """select state, count(*), min(not_before) from mail
where state in ('pending', 'sending', 'dead') group by state"""
AGAIN = """update mail set state = 'pending', tries = 1, not_before = ?, sent_with_id = null,
last_error = '' where state = 'dead' and {which}"""


@dataclass(frozen=True, slots=True)
class Dead:
    id: int
    to: str
    why: str
    ticket: int | None
    created_at: datetime
    tries: int
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How many wait, and since when; how many were given up."""

    waiting: int = 0
    oldest: datetime | None = None
    dead: int = 0


async def dead_ones(words: str, most: int, *, by: int) -> list[Dead]:
    """Those that hold `words`, the newest first; one beyond `most` where there are more."""
    demand(await configuration(), by, PERMISSION)
    like = f"%{words.lower()}%"
    holds, values = (HOLDS, (like, like, words.lstrip("#"))) if words else ("1 = 1", ())

    async def read(rows: Rows) -> list[Any]:
        [found] = await rows.rows((DEAD.format(holds=holds), (*values, most + 1)))
        return found

    return [_dead(row) for row in await reading(read)]


def _dead(row: Sequence[Any]) -> Dead:
    number, to, why, ticket, at, tries, reason, address = row
    return Dead(number, to or "", why, ticket, moment(at) or at, tries, reason, address or "")


async def standing() -> Standing:
    async def read(rows: Rows) -> list[Any]:
        [found] = await rows.rows((COUNTS, ()))
        return found

    by_state = {state: (count, moment(oldest)) for state, count, oldest in await reading(read)}
    under_way = [by_state[state] for state in ("pending", "sending") if state in by_state]
    oldest = min((at for _, at in under_way if at), default=None)
    dead = by_state.get("dead", (0, None))[0]
    return Standing(sum(count for count, _ in under_way), oldest, dead)


async def try_again(*ids: int, by: int | None) -> None:
    """Those of `ids`; without any, all. Their tries start anew."""
    which = f"id in ({', '.join('?' * len(ids))})" if ids else "1 = 1"

    async def body(work: Work) -> None:
        demand(await configuration_in(work), by, PERMISSION)
        await work.rows((AGAIN.format(which=which), (stamp(work.now), *ids)))
        await work.ledger("mail_server", "dead_mails_tried_again", {"mails": list(ids) or "all"})
        work.record(MailChanged())

    await unit_of_work(body, by=by)
