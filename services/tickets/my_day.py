"""A person's own open tickets, by the day of their next contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from services.access.sight import visible_where
from services.configuration import configuration
from services.transaction import Rows, day, day_value, moment, reading

SECTIONS = ("overdue", "due_today", "tomorrow", "later")
MOST = 200
"""Overdue ones, and as many of the others."""
MINE = """select t.number, t.version, t.type_id, t.board_priority, c.name, t.subject, t.center_id,
    t.next_contact_on, f.author_id, f.at, f.text, f.kind
    from ticket t join customer c on c.id = t.customer_id
    left join follow_up f on f.id = (select max(id) from follow_up where ticket_id = t.number
        and undone_at is null)
    where t.contact_user_id = ? and t.closed_at is null and t.withdrawn_at is null and {visible}
    and {when}
    order by coalesce(t.next_contact_on, '9999-12-31'), t.board_priority, t.number limit ?"""

OVERDUE = """select count(*) from ticket t where t.contact_user_id = ? and t.closed_at is null
    and t.withdrawn_at is null and t.next_contact_on < ? and {visible}"""


LATE = "t.next_contact_on < ?"
IN_TIME = "(t.next_contact_on is null or t.next_contact_on >= ?)"
COUNTS = """select sum(case when t.next_contact_on < ? then 1 else 0 end),
    sum(case when t.next_contact_on = ? then 1 else 0 end),
    sum(case when t.next_contact_on = ? then 1 else 0 end), count(*)
    from ticket t where t.contact_user_id = ? and t.closed_at is null
    and t.withdrawn_at is null and {visible}"""


@dataclass(frozen=True, slots=True)
class Last:
    author_id: int
    at: datetime
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mine:
    number: int
    version: int
    type_id: int
    priority: int
    customer: str
    subject: str
    center_id: int
    next_contact_on: date | None
    last: Last | None


@dataclass(frozen=True, slots=True)
class MyDay:
    """Without a date comes with `later`. `counts` are of all there are."""

    today: date
    overdue: tuple[Mine, ...] = ()
    due_today: tuple[Mine, ...] = ()
    tomorrow: tuple[Mine, ...] = ()
    later: tuple[Mine, ...] = ()
    in_order: tuple[Mine, ...] = field(default=())
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def more(self) -> int:
        """How many there are that are not listed."""
        return sum(self.counts.values()) - len(self.in_order)


async def my_day(user_id: int, *, now: datetime | None = None) -> MyDay:
    shaped = await configuration()
    visible, values = visible_where(shaped, user_id)
    today = shaped.today(now or datetime.now(UTC))
    on, after = day_value(today), day_value(today + timedelta(days=1))
    asked = [
        (MINE.format(visible=visible, when=when), [user_id, *values, on, MOST])
        for when in (LATE, IN_TIME)
    ]
    counted = (COUNTS.format(visible=visible), [on, on, after, user_id, *values])

    async def read(rows: Rows) -> list[list[Any]]:
        return await rows.rows(*asked, counted)

    late, in_time, [counts] = await reading(read)
    found = arranged(tuple(map(_mine, (*late, *in_time))), today)
    return replace(found, counts=_counts(*counts))


def _counts(late: int | None, due: int | None, next_day: int | None, all_: int) -> dict[str, int]:
    """The sum of none is null."""
    near = [count or 0 for count in (late, due, next_day)]
    return dict(zip(SECTIONS, (*near, all_ - sum(near)), strict=True))


async def overdue(user_id: int) -> int:
    """How many of a person's promises are unkept (F4)."""
    shaped = await configuration()
    visible, values = visible_where(shaped, user_id)
    today = day_value(shaped.today(datetime.now(UTC)))
    question = (OVERDUE.format(visible=visible), [user_id, today, *values])
    [[[count]]] = await reading(lambda rows: rows.rows(question))
    return int(count)


def arranged(mine: tuple[Mine, ...], today: date) -> MyDay:
    def on(first: date, last: date) -> tuple[Mine, ...]:
        return tuple(m for m in mine if m.next_contact_on and first <= m.next_contact_on <= last)

    tomorrow = today + timedelta(days=1)
    overdue = on(date.min, today - timedelta(days=1))
    near = on(date.min, tomorrow)
    later = tuple(m for m in mine if m not in near)
    return MyDay(today, overdue, on(today, today), on(tomorrow, tomorrow), later, (*near, *later))


def _mine(row: Any) -> Mine:
    *ticket, due, author, at, text, kind = row
    at = moment(at)
    last = Last(author, at, text, kind) if at is not None else None
    values: Any = (*ticket, day(due), last)
    return Mine(*values)
