"""A person's morning as it lies in the outbox, and as it is read.

The row: `why` = 'digest', `to_user_id` the person, no ticket, and the body

    {"day": "2026-11-25", "unkept": 3, "today": 1, "escalated": 40,
     "tickets": [[1503, "unkept", 4], [1498, "today", 0], [1377, "escalated", 6]]}

The three numbers count all there are; `tickets` lists the first of each kind (number, kind, and
how many working days it has waited). `escalated` are other people's, of those below. Read it
with `digest_of`, which leaves out what its reader no longer sees and what was kept meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.access.sight import visible_where
from services.configuration import Configuration
from services.promises.shares import ESCALATED, TODAY, UNKEPT, Item
from services.transaction import Rows, day, day_value

KINDS = (UNKEPT, TODAY, ESCALATED)
LATE, MY_DAY = "/boards/all?due=overdue", "/my-day"
LISTED = 20
"""Of each kind."""
TICKETS = """select t.number, t.subject, c.name, t.type_id, t.contact_user_id, t.next_contact_on
from ticket t join customer c on c.id = t.customer_id where t.number in ({marks})
and t.closed_at is null and t.withdrawn_at is null and t.next_contact_on <= ? and {visible}"""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    kind: str
    waited: int
    subject: str
    customer: str
    type_id: int
    contact_user_id: int | None
    next_contact_on: date


@dataclass(frozen=True, slots=True)
class Digest:
    """`lines` in the order of `KINDS`; `counts` by kind, of all there are."""

    day: date
    counts: Mapping[str, int]
    lines: tuple[Line, ...]

    def of(self, kind: str) -> tuple[Line, ...]:
        return tuple(each for each in self.lines if each.kind == kind)

    def more(self, kind: str) -> int:
        """How many there are beyond the lines."""
        return self.counts[kind] - len(self.of(kind))


def place_of(counts: Mapping[str, Any]) -> str:
    """Where it goes on: one's own stand in one's day, those of others on the board."""
    return MY_DAY if counts.get(UNKEPT) or counts.get(TODAY) else LATE


def body_of(today: date, items: Sequence[Item]) -> dict[str, Any]:
    counts = Counter(item.kind for item in items)
    listed = [
        [item.number, item.kind, item.waited]
        for kind in KINDS
        for item in [each for each in items if each.kind == kind][:LISTED]
    ]
    return {"day": today.isoformat(), **{kind: counts[kind] for kind in KINDS}, "tickets": listed}


async def digest_of(
    rows: Rows, shaped: Configuration, user_id: int, body: Mapping[str, Any]
) -> Digest | None:
    """As it holds now; None where nothing is left of it."""
    told, on = body["tickets"], date.fromisoformat(body["day"])
    there = await _tickets(rows, shaped, user_id, [number for number, *_ in told], on)
    lines = tuple(
        Line(number, kind, waited, *there[number])
        for number, kind, waited in told
        if number in there and (kind == TODAY) == (there[number][-1] == on)
    )
    if not lines:
        return None
    gone = Counter(kind for _number, kind, _waited in told)
    gone.subtract(line.kind for line in lines)
    return Digest(on, {kind: body[kind] - gone[kind] for kind in KINDS}, lines)


async def _tickets(
    rows: Rows, shaped: Configuration, user_id: int, numbers: Sequence[int], until: date
) -> dict[int, tuple[Any, ...]]:
    visible, values = visible_where(shaped, user_id)
    marks = ", ".join("?" * len(numbers)) or "0"
    sql = TICKETS.format(marks=marks, visible=visible)
    [found] = await rows.rows((sql, [*numbers, day_value(until), *values]))
    return {number: (*rest, day(due)) for number, *rest, due in found}
