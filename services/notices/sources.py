"""What a person gets, and why: each source with what they chose of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services.access.sight import visible_where
from services.configuration import Configuration, configuration
from services.transaction import reading

MOST = 100
CUSTOMERS = """select c.id, c.name from customer_spy s join customer c on c.id = s.customer_id
where s.user_id = ? order by c.name, c.id"""
TICKETS = """select t.number, c.name, t.subject, w.events, w.listed_by_id, t.closed_at
from watcher w join ticket t on t.number = w.ticket_id join customer c on c.id = t.customer_id
where w.user_id = ? and t.withdrawn_at is null and {theirs} and {readers}
order by case when t.closed_at is null then 0 else 1 end, t.number desc limit ?"""


@dataclass(frozen=True, slots=True)
class Source:
    """`source` as it is chosen by; `events` what is chosen now."""

    source: str
    events: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    number: int
    customer: str
    subject: str
    events: str
    listed_by_id: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """`tickets`: those they see, open ones first, a hundred at most."""

    own: tuple[Source, ...]
    types: tuple[Source, ...]
    customers: tuple[Source, ...]
    tickets: tuple[Watched, ...]


async def sources(user_id: int, *, by: int) -> Sources:
    """As `by` may read it: no ticket out of their own sight."""
    shaped = await configuration()
    (theirs, values), (readers, more) = (visible_where(shaped, each) for each in (user_id, by))
    asked = (
        (CUSTOMERS, [user_id]),
        (TICKETS.format(theirs=theirs, readers=readers), [user_id, *values, *more, MOST]),
    )
    customers, tickets = await reading(lambda rows: rows.rows(*asked))
    return Sources(
        own=tuple(_source(shaped, user_id, each) for each in ("delegated", "promise", "digest")),
        types=tuple(
            _source(shaped, user_id, f"type:{kind.id}", f"{kind.code} {kind.name}")
            for kind in shaped.types.values()
            if user_id in kind.spies
        ),
        customers=tuple(
            _source(shaped, user_id, f"customer:{key}", name) for key, name in customers
        ),
        tickets=tuple(_watched(*row) for row in tickets),
    )


def _source(shaped: Configuration, user_id: int, source: str, name: str = "") -> Source:
    return Source(source, shaped.told_of(user_id, source), name)


def _watched(number: int, customer: str, subject: str, *rest: Any) -> Watched:
    events, listed_by_id, closed_at = rest
    return Watched(number, customer, subject, events, listed_by_id, closed_at is None)
